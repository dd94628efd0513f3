"""Sources give values for one thing that cannot be compared with each other.

Why it matters
--------------
50,000 a year and 50,000 say different things, and so do 15 an hour and 30,000
a year: nobody can tell whether they agree. The same goes for a time of day
without a zone and one with a zone. Such values are not compared, and two
values that were never compared look like two that agree. Times are still
compared by their days, with a day to spare. Amounts in different currencies
are not reported: that they are not compared is plain to see.

Fires
-----
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: keeper, name: the harbour master}]
attributes: [{id: pay, type: money}]
claims:
  - source: morning
    subject: keeper
    attribute: pay
    value: 50,000 EUR/year
    quote: earns 50,000 euros a year
  - source: evening
    subject: keeper
    attribute: pay
    value: 50,000 EUR
    quote: was paid 50,000 euros
```

Stays silent
------------
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: keeper, name: the harbour master}]
attributes: [{id: pay, type: money}]
claims:
  - source: morning
    subject: keeper
    attribute: pay
    value: 48,000 EUR/year
    quote: earns 48,000 euros a year
  - source: evening
    subject: keeper
    attribute: pay
    value: 4,000 EUR/month
    quote: earns 4,000 euros a month
```

When to accept it
-----------------
If the values mean different things, it is better to give each its own
attribute. If a source leaves out the period, it is better to enter it where
the article makes it clear. Of times, it is better to give the attribute its
`zone`.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Check
from checks.rules.attributed import opposed
from checks.rules.sides import cite, in_words
from claim_tables.kept_slots import KeptSlots
from schema.finding import Finding, Severity
from schema.values import TIMES, VALUE_TYPES
from schema.values.date import with_its_zone
from store.cited_readings import plain_readings
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.definition import Context
    from store.cited_readings import CitedReading

_STATED = tuple(t.name for t in VALUE_TYPES.values() if t.unit == "stated")
_HAS_ZONE = "regexp_matches(s.value, ':[0-9]{2}(:[0-9.]+)?(Z|[+-][0-9]{2})')"
# What may be unlike others of its slot: sums and rates of one currency, or times of day. Only rates
# and times make a slot one to look at.
_KINDS = f"""
WITH kinds AS (
  SELECT s.subject, s.attribute, s.moment, s.type, s.claim,
         CASE WHEN s.type IN ({listed(_STATED)}) THEN split_part(s.axis, '/', 1) ELSE '' END
           AS family,
         CASE WHEN s.type IN ({listed(_STATED)}) THEN s.axis
              WHEN {_HAS_ZONE} THEN 'with' ELSE 'without' END AS kind,
         s.type IN ({listed(TIMES)}) OR contains(s.axis, '/') AS telling
  FROM stated s JOIN attributes a ON a.id = s.attribute
  WHERE s.type IN ({listed(_STATED)})
     OR (s.type IN ({listed(TIMES)}) AND contains(s.value, ':') AND a.zone IS NULL)
)
"""
_UNLIKE = f"""
{_KINDS},
slots AS (
  SELECT subject, attribute, moment, family FROM kinds
  GROUP BY subject, attribute, moment, family HAVING count(DISTINCT kind) > 1
)
SELECT k.subject, k.attribute, k.moment, k.family, k.type, k.kind, list(k.claim ORDER BY k.claim)
         AS claims, n.name AS subject_name, a.label AS attribute_label
FROM kinds k
JOIN slots s ON s.subject = k.subject AND s.attribute = k.attribute AND s.moment = k.moment
            AND s.family = k.family
JOIN subjects n ON n.id = k.subject JOIN attributes a ON a.id = k.attribute
GROUP BY k.subject, k.attribute, k.moment, k.family, k.type, k.kind, n.name, a.label
ORDER BY k.subject, k.attribute, k.moment, k.family, k.kind
"""
_TELLING = f"""
SELECT count(*) FROM stated
WHERE (type IN ({listed(_STATED)}) AND contains(axis, '/'))
   OR (type IN ({listed(TIMES)}) AND contains(value, ':'))
"""
_SEVERAL = f"""
{_KINDS}
SELECT count(*) FROM (
  SELECT 1 FROM kinds GROUP BY subject, attribute, moment, family
  HAVING count(*) > 1 AND bool_or(telling) LIMIT 1
)
"""


class _Unlike(NamedTuple):
    """Claims of one kind (an axis of money, times with or without a zone) in a slot of several."""

    subject: str
    attribute: str
    moment: str
    family: str
    type: str
    kind: str
    claims: list[int]
    subject_name: str
    attribute_label: str


def _findings(check: Check[_Unlike], context: Context, rows: list[_Unlike]) -> Iterator[Finding]:
    """Give one finding for each slot, currency and time."""
    readings = plain_readings(context.readings, (claim for row in rows for claim in row.claims))
    for _, found in groupby(rows, key=lambda r: (r.subject, r.attribute, r.moment, r.family)):
        kinds = list(found)
        first = kinds[0]
        members = [[readings[claim] for claim in kind.claims] for kind in kinds]
        sides = tuple(cite(_said(same), same) for same in members)
        words = opposed((first.subject_name, first.attribute_label), sides)
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject=first.subject,
            attribute=first.attribute,
            scope=" ".join(part for part in (first.family, first.moment) if part),
            message=f"{words}, which cannot be compared: {_why(first)}",
            sides=sides,
        )


def _said(readings: list[CitedReading]) -> str:
    """Word what claims of one kind say; times with a zone with it."""
    if any(reading.is_compared_by_day for reading in readings):
        return " or ".join(dict.fromkeys(with_its_zone(reading.value) for reading in readings))
    return in_words(readings)


def _why(unlike: _Unlike) -> str:
    if unlike.type in TIMES:
        return "some times have a zone, others have none, and the attribute gives none"
    return "the periods differ, or one is for no period"


CHECK = Check(
    code="CR109",
    name="values-not-comparable",
    severity=Severity.TENSION,
    doc=__doc__,
    query=_UNLIKE,
    row=_Unlike,
    findings_from=_findings,
    finding_key=("subject", "attribute", "moment", "family"),
    looks_at=("comparable claims",),
    about=_TELLING,
    needs=_SEVERAL,
    without="no two rates, or times of day, about one thing",
    touches="slot",
    merge="by subject",
    keeps=(KeptSlots.UNLIKE,),
    marks=(),
    pictured=False,
)
