"""Two families of sources mean two things by one attribute.

Why it matters
--------------
Some sources give the departure from the gate and others the take-off, or some
the day of a signing and others that of the delivery. Then thousands of values
contradict each other and none is wrong. It is one question, to be asked once:
give the two things two attributes. The finding counts the contradictions that
this explains; they are not reported one by one.

The check looks at dates, amounts and counts that four sources or more give of
eight subjects or more. It compares each source with the one that has most in
common with the others. The families must differ by a steady offset, which is
more than the differences within one family. They must also differ in more than
half of the subjects that both cover.

Fires
-----
```yaml
sources: [{id: a}, {id: b}, {id: c}, {id: d}]
subjects:
  - {id: f1}
  - {id: f2}
  - {id: f3}
  - {id: f4}
  - {id: f5}
  - {id: f6}
  - {id: f7}
  - {id: f8}
attributes: [{id: bought, type: date}]
claims:
  - {source: a, subject: f1, attribute: bought, value: 2019-01-02, quote: q}
  - {source: b, subject: f1, attribute: bought, value: 2019-01-02, quote: q}
  - {source: c, subject: f1, attribute: bought, value: 2019-03-06, quote: q}
  - {source: d, subject: f1, attribute: bought, value: 2019-03-06, quote: q}
  - {source: a, subject: f2, attribute: bought, value: 2019-01-03, quote: q}
  - {source: b, subject: f2, attribute: bought, value: 2019-01-03, quote: q}
  - {source: c, subject: f2, attribute: bought, value: 2019-03-07, quote: q}
  - {source: d, subject: f2, attribute: bought, value: 2019-03-07, quote: q}
  - {source: a, subject: f3, attribute: bought, value: 2019-01-04, quote: q}
  - {source: b, subject: f3, attribute: bought, value: 2019-01-04, quote: q}
  - {source: c, subject: f3, attribute: bought, value: 2019-03-08, quote: q}
  - {source: d, subject: f3, attribute: bought, value: 2019-03-08, quote: q}
  - {source: a, subject: f4, attribute: bought, value: 2019-01-05, quote: q}
  - {source: b, subject: f4, attribute: bought, value: 2019-01-05, quote: q}
  - {source: c, subject: f4, attribute: bought, value: 2019-03-09, quote: q}
  - {source: d, subject: f4, attribute: bought, value: 2019-03-09, quote: q}
  - {source: a, subject: f5, attribute: bought, value: 2019-01-06, quote: q}
  - {source: b, subject: f5, attribute: bought, value: 2019-01-06, quote: q}
  - {source: c, subject: f5, attribute: bought, value: 2019-03-10, quote: q}
  - {source: d, subject: f5, attribute: bought, value: 2019-03-10, quote: q}
  - {source: a, subject: f6, attribute: bought, value: 2019-01-07, quote: q}
  - {source: b, subject: f6, attribute: bought, value: 2019-01-07, quote: q}
  - {source: c, subject: f6, attribute: bought, value: 2019-03-11, quote: q}
  - {source: d, subject: f6, attribute: bought, value: 2019-03-11, quote: q}
  - {source: a, subject: f7, attribute: bought, value: 2019-01-08, quote: q}
  - {source: b, subject: f7, attribute: bought, value: 2019-01-08, quote: q}
  - {source: c, subject: f7, attribute: bought, value: 2019-03-12, quote: q}
  - {source: d, subject: f7, attribute: bought, value: 2019-03-12, quote: q}
  - {source: a, subject: f8, attribute: bought, value: 2019-01-09, quote: q}
  - {source: b, subject: f8, attribute: bought, value: 2019-01-09, quote: q}
  - {source: c, subject: f8, attribute: bought, value: 2019-03-13, quote: q}
  - {source: d, subject: f8, attribute: bought, value: 2019-03-13, quote: q}
```

Stays silent
------------
```yaml
sources: [{id: a}, {id: b}, {id: c}, {id: d}]
subjects:
  - {id: f1}
  - {id: f2}
  - {id: f3}
  - {id: f4}
  - {id: f5}
  - {id: f6}
  - {id: f7}
  - {id: f8}
attributes: [{id: bought, type: date}]
claims:
  - {source: a, subject: f1, attribute: bought, value: 2019-01-02, quote: q}
  - {source: b, subject: f1, attribute: bought, value: 2019-01-02, quote: q}
  - {source: c, subject: f1, attribute: bought, value: 2019-02-11, quote: q}
  - {source: d, subject: f1, attribute: bought, value: 2019-02-11, quote: q}
  - {source: a, subject: f2, attribute: bought, value: 2019-01-03, quote: q}
  - {source: b, subject: f2, attribute: bought, value: 2019-01-03, quote: q}
  - {source: c, subject: f2, attribute: bought, value: 2019-03-21, quote: q}
  - {source: d, subject: f2, attribute: bought, value: 2019-03-21, quote: q}
  - {source: a, subject: f3, attribute: bought, value: 2019-01-04, quote: q}
  - {source: b, subject: f3, attribute: bought, value: 2019-01-04, quote: q}
  - {source: c, subject: f3, attribute: bought, value: 2019-01-25, quote: q}
  - {source: d, subject: f3, attribute: bought, value: 2019-01-25, quote: q}
  - {source: a, subject: f4, attribute: bought, value: 2019-01-05, quote: q}
  - {source: b, subject: f4, attribute: bought, value: 2019-01-05, quote: q}
  - {source: c, subject: f4, attribute: bought, value: 2019-03-07, quote: q}
  - {source: d, subject: f4, attribute: bought, value: 2019-03-07, quote: q}
  - {source: a, subject: f5, attribute: bought, value: 2019-01-06, quote: q}
  - {source: b, subject: f5, attribute: bought, value: 2019-01-06, quote: q}
  - {source: c, subject: f5, attribute: bought, value: 2019-01-11, quote: q}
  - {source: d, subject: f5, attribute: bought, value: 2019-01-11, quote: q}
  - {source: a, subject: f6, attribute: bought, value: 2019-01-07, quote: q}
  - {source: b, subject: f6, attribute: bought, value: 2019-01-07, quote: q}
  - {source: c, subject: f6, attribute: bought, value: 2019-02-21, quote: q}
  - {source: d, subject: f6, attribute: bought, value: 2019-02-21, quote: q}
  - {source: a, subject: f7, attribute: bought, value: 2019-01-08, quote: q}
  - {source: b, subject: f7, attribute: bought, value: 2019-01-08, quote: q}
  - {source: c, subject: f7, attribute: bought, value: 2019-04-03, quote: q}
  - {source: d, subject: f7, attribute: bought, value: 2019-04-03, quote: q}
  - {source: a, subject: f8, attribute: bought, value: 2019-01-09, quote: q}
  - {source: b, subject: f8, attribute: bought, value: 2019-01-09, quote: q}
  - {source: c, subject: f8, attribute: bought, value: 2019-02-07, quote: q}
  - {source: d, subject: f8, attribute: bought, value: 2019-02-07, quote: q}
```

When to accept it
-----------------
When both meanings are known, and the attribute cannot be split.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Check
from checks.findings.of_sources import source_names_of
from checks.rules.conflicts import CONFLICT_STEPS
from checks.rules.names import named
from checks.rules.sides import cite
from checks.rules.split_definitions import SEVERAL_SOURCES
from claim_tables.kept_slots import KeptSlots
from schema.finding import Finding, Severity
from schema.values import VALUE_TYPES
from store.comparable import same_group
from support.grammar import counted, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checks.definition import Context
    from schema.finding import Side

_SHOWN = 3
"""So many subjects are shown."""
_SPLIT = """
SELECT f.attribute, f.axis, a.label AS attribute_label, a.type,
       any_value(f.difference) AS difference,
       list(f.source ORDER BY f.source) FILTER (WHERE NOT f.late) AS early,
       list(f.source ORDER BY f.source) FILTER (WHERE f.late) AS late
FROM families f JOIN attributes a ON a.id = f.attribute
GROUP BY f.attribute, f.axis, a.label, a.type
ORDER BY f.attribute, f.axis
"""
_SHOWN_CLAIMS = f"""
WITH shown_groups AS (
  SELECT DISTINCT subject, attribute, axis, moment FROM explained
  WHERE attribute = $attribute AND axis = $axis
  ORDER BY subject, moment LIMIT $shown
)
SELECT f.late, s.claim FROM shown_groups e
JOIN stated s ON {same_group("e", "s")}
JOIN families f ON f.source = s.source AND f.attribute = s.attribute AND f.axis = s.axis
ORDER BY s.claim
"""
_EXPLAINED = """
SELECT count(*), count(DISTINCT subject) FROM explained
WHERE attribute = $attribute AND axis = $axis
"""


class _Split(NamedTuple):
    """An attribute with two families of sources, and how far the later one is from the other."""

    attribute: str
    axis: str
    attribute_label: str
    type: str
    difference: float
    early: list[str]
    late: list[str]


def _findings(check: Check[_Split], context: Context, rows: list[_Split]) -> Iterator[Finding]:
    names = source_names_of(context.store, (s for row in rows for s in row.early + row.late))
    for row in rows:
        about = {"attribute": row.attribute, "axis": row.axis}
        groups, subjects = context.store.query(_EXPLAINED, about).rows[0]
        shown = context.store.query(_SHOWN_CLAIMS, about | {"shown": _SHOWN}).rows
        early, late = (named(list(map(names.__getitem__, each))) for each in (row.early, row.late))
        offset = _offset(row)
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject="",
            attribute=row.attribute,
            scope=VALUE_TYPES[row.type].scope(row.axis),
            message=f"{sentence(row.attribute_label)}: {_values(row)} in {late} are {offset} "
            f"those in {early}, which explains {counted(groups, 'contradiction')} "
            f"about {counted(subjects, 'subject')}",
            sides=(
                _side(early, (c for is_late, c in shown if not is_late), context),
                _side(
                    f"{late}, {offset} the others", (c for is_late, c in shown if is_late), context
                ),
            ),
        )


def _side(says: str, claims: Iterable[int], context: Context) -> Side:
    found = context.readings.of_claims(claims).values()
    return cite(says, (reading for readings in found for reading in readings))


def _values(row: _Split) -> str:
    return "dates" if VALUE_TYPES[row.type].measure == "time" else "figures"


def _offset(row: _Split) -> str:
    """Word the offset: "60 days later than", "12.5 km above"."""
    number = f"{row.difference:,.2f}".rstrip("0").rstrip(".")
    kind = VALUE_TYPES[row.type]
    if kind.measure == "time":
        return f"{number} {'day' if number == '1' else 'days'} later than"
    return f"{number} {row.axis} above" if kind.unit else f"{number} above"


CHECK = Check(
    code="CR308",
    name="two-definitions-under-one-name",
    severity=Severity.TENSION,
    doc=__doc__,
    prepare=CONFLICT_STEPS,
    suspects="SELECT count(*) FROM families",
    query=_SPLIT,
    row=_Split,
    findings_from=_findings,
    finding_key=("attribute", "axis"),
    looks_at=("comparable claims",),
    needs=SEVERAL_SOURCES,
    without="no date or figure that four or more sources report, each of them for eight subjects",
    touches="ledger",
    merge="in rounds",
    keeps=(KeptSlots.CONFLICTING, KeptSlots.GAPPED),
    conflict_groups="SELECT DISTINCT subject, attribute, axis, moment FROM explained",
    marks=(),
    pictured=True,
)
