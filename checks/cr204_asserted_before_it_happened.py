"""A source states as done what is dated after the source appeared.

Why it matters
--------------
An article of March cannot report what happened in May. Either the date is
wrong, or the article's own date is, or the words were a plan and the claim has
lost that. The limit is the last day on which the source can have appeared, and
one day more, because it is tomorrow already at the other end of the world.

The same goes for a claim "as of" a day after its source appeared, whatever its
value. What is set in advance, such as a deadline or a summit, is marked
`scheduled` on the attribute: a source may well assert that before its time.

Fires
-----
```yaml
sources: [{id: morning, published: 2019-07-01}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: opened, type: date}]
claims:
  - source: morning
    subject: bridge
    attribute: opened
    value: 2019-08-02
    quote: the bridge opened on 2 August 2019
```

Stays silent
------------
```yaml
sources: [{id: morning, published: 2019-07-01}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes:
  - {id: opened, type: date}
  - {id: toll-free-until, type: date, scheduled: true}
claims:
  - source: morning
    subject: bridge
    attribute: opened
    value: 2019
    quote: the bridge opened this year
  - source: morning
    subject: bridge
    attribute: opened
    value: 2019-08-02
    quote: will open on 2 August
    modality: planned
  - source: morning
    subject: bridge
    attribute: toll-free-until
    value: 2020-01-01
    quote: crossing it is free until January
```

When to accept it
-----------------
If the words only announce something, it is better to set the claim's modality
to planned or predicted. If all values of the attribute are set in advance, it
is better to mark it `scheduled`. If the page was changed after it appeared, it
is better to enter its publication as an interval.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Check
from checks.rules.attributed import Mentions, head
from checks.rules.sides import cite, in_words
from claim_tables.kept_slots import KeptSlots
from schema.finding import Finding, Severity, Side
from schema.values import TIMES
from schema.values.date import worded
from store.cited_readings import plain_readings
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checks.definition import Context
    from schema.finding import Citation
    from store.cited_readings import CitedReading

# A page of the evening of the 4th in America may report the 5th in Asia.
_LEEWAY = 1

_AHEAD = f"""
SELECT subject, attribute, source, published, as_of, as_of_lo, claim, subject_name,
       attribute_label, value_ahead, as_of_ahead
FROM (
  SELECT s.subject, s.attribute, s.source, c.published, c.as_of, c.as_of_lo, s.claim,
         n.name AS subject_name, a.label AS attribute_label,
         s.type IN ({listed(TIMES)}) AND coalesce(floor(s.lo) > c.published_hi + $leeway, FALSE)
           AS value_ahead,
         coalesce(c.as_of_lo > c.published_hi + $leeway, FALSE) AS as_of_ahead
  FROM stated s
  JOIN spoken c ON c.claim = s.claim
  JOIN attributes a ON a.id = s.attribute AND NOT a.scheduled
  JOIN subjects n ON n.id = s.subject
) dated
WHERE value_ahead OR as_of_ahead
ORDER BY subject, attribute, source, claim
"""
_DATED = f"""
SELECT count(*) FROM stated s JOIN spoken c ON c.claim = s.claim
JOIN attributes a ON a.id = s.attribute AND NOT a.scheduled
WHERE c.published_hi IS NOT NULL AND (s.type IN ({listed(TIMES)}) OR c.as_of IS NOT NULL)
"""


class _Ahead(NamedTuple):
    """A claim that is, in its value or in its date, ahead of its source."""

    subject: str
    attribute: str
    source: str
    published: str
    as_of: str | None
    as_of_lo: int | None
    claim: int
    subject_name: str
    attribute_label: str
    value_ahead: bool
    as_of_ahead: bool


def _findings(check: Check[_Ahead], context: Context, rows: list[_Ahead]) -> Iterator[Finding]:
    """Give one finding for each source and slot."""
    readings = plain_readings(context.readings, (row.claim for row in rows))
    for _, found in groupby(rows, key=lambda row: (row.subject, row.attribute, row.source)):
        claims = list(found)
        row, sides = claims[0], tuple(_sides(claims, readings))
        ahead = " and ".join(side.says for side in sides)
        source = Mentions().source(sides[0].citations[0])
        when = "that date" if len(claims) == 1 else "then"
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject=row.subject,
            attribute=row.attribute,
            scope=row.source,
            message=head(row.subject_name, row.attribute_label)
            + f"{ahead} in {source}, which appeared before {when}",
            sides=sides,
        )


def _sides(claims: list[_Ahead], readings: Mapping[int, CitedReading]) -> Iterator[Side]:
    """Give what is dated ahead, and what is not but is stated as of a day ahead."""
    values = [readings[claim.claim] for claim in claims if claim.value_ahead]
    if values:
        yield cite(f"{in_words(values)} stated as done", values)
    others = sorted(
        (claim for claim in claims if not claim.value_ahead), key=lambda claim: claim.as_of_lo or 0
    )
    if others:
        days = dict.fromkeys(worded(claim.as_of or "") for claim in others)
        yield Side(
            says=f"stated as of {' and '.join(days)}",
            citations=tuple(_as_of(readings[claim.claim]) for claim in others),
        )


def _as_of(reading: CitedReading) -> Citation:
    """Cite a claim for the day of which it speaks: that is what makes the finding."""
    return reading.cited_as(canonical=f"as of {worded(reading.as_of or '')}")


CHECK = Check(
    code="CR204",
    name="asserted-before-it-happened",
    severity=Severity.CONTRADICTION,
    doc=__doc__,
    query=_AHEAD,
    params={"leeway": _LEEWAY},
    row=_Ahead,
    findings_from=_findings,
    finding_key=("subject", "attribute", "source"),
    looks_at=("single claims",),
    about="SELECT count(*) FROM sources WHERE published_hi IS NOT NULL",
    needs=_DATED,
    without="no dates, other than `scheduled` ones, in sources that have one",
    touches="slot",
    merge="by subject",
    keeps=(KeptSlots.AHEAD_OF_SOURCE,),
    marks=(),
    pictured=True,
)
