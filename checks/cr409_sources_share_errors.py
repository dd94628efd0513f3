"""Sources that make the same errors are not independent.

Why it matters
--------------
Two sources that give the same right value say nothing about each other: both
may have looked. Two that give the same wrong value again and again, where all
others give another, have it from one place. Whoever counts them as two counts
one mistake twice.

Here, a value is wrong if most sources give another one for the same thing, and
rare if at most a third of the sources give it. Two sources are reported if
they share five such values or more. These must be at least half of the wrong
values that one of them has where both report, and three times as many as
chance would produce. Lists are not compared, and neither are attributes with
two definitions (CR308).

Fires
-----
```yaml
sources: [{id: a}, {id: b}, {id: c}, {id: d}, {id: e}, {id: f}]
subjects: [{id: g}, {id: h}, {id: i}, {id: j}, {id: k}]
attributes: [{id: built, type: count}]
claims:
  - {source: a, subject: g, attribute: built, value: 10, quote: q}
  - {source: b, subject: g, attribute: built, value: 10, quote: q}
  - {source: c, subject: g, attribute: built, value: 10, quote: q}
  - {source: d, subject: g, attribute: built, value: 10, quote: q}
  - {source: e, subject: g, attribute: built, value: 17, quote: q}
  - {source: f, subject: g, attribute: built, value: 17, quote: q}
  - {source: a, subject: h, attribute: built, value: 11, quote: q}
  - {source: b, subject: h, attribute: built, value: 11, quote: q}
  - {source: c, subject: h, attribute: built, value: 11, quote: q}
  - {source: d, subject: h, attribute: built, value: 11, quote: q}
  - {source: e, subject: h, attribute: built, value: 18, quote: q}
  - {source: f, subject: h, attribute: built, value: 18, quote: q}
  - {source: a, subject: i, attribute: built, value: 12, quote: q}
  - {source: b, subject: i, attribute: built, value: 12, quote: q}
  - {source: c, subject: i, attribute: built, value: 12, quote: q}
  - {source: d, subject: i, attribute: built, value: 12, quote: q}
  - {source: e, subject: i, attribute: built, value: 19, quote: q}
  - {source: f, subject: i, attribute: built, value: 19, quote: q}
  - {source: a, subject: j, attribute: built, value: 13, quote: q}
  - {source: b, subject: j, attribute: built, value: 13, quote: q}
  - {source: c, subject: j, attribute: built, value: 13, quote: q}
  - {source: d, subject: j, attribute: built, value: 13, quote: q}
  - {source: e, subject: j, attribute: built, value: 20, quote: q}
  - {source: f, subject: j, attribute: built, value: 20, quote: q}
  - {source: a, subject: k, attribute: built, value: 14, quote: q}
  - {source: b, subject: k, attribute: built, value: 14, quote: q}
  - {source: c, subject: k, attribute: built, value: 14, quote: q}
  - {source: d, subject: k, attribute: built, value: 14, quote: q}
  - {source: e, subject: k, attribute: built, value: 21, quote: q}
  - {source: f, subject: k, attribute: built, value: 21, quote: q}
```

Stays silent
------------
```yaml
sources: [{id: a}, {id: b}, {id: c}, {id: d}, {id: e}, {id: f}]
subjects: [{id: g}, {id: h}, {id: i}, {id: j}, {id: k}]
attributes: [{id: built, type: count}]
claims:
  - {source: a, subject: g, attribute: built, value: 17, quote: q}
  - {source: b, subject: g, attribute: built, value: 10, quote: q}
  - {source: c, subject: g, attribute: built, value: 10, quote: q}
  - {source: d, subject: g, attribute: built, value: 10, quote: q}
  - {source: e, subject: g, attribute: built, value: 10, quote: q}
  - {source: f, subject: g, attribute: built, value: 10, quote: q}
  - {source: a, subject: h, attribute: built, value: 11, quote: q}
  - {source: b, subject: h, attribute: built, value: 18, quote: q}
  - {source: c, subject: h, attribute: built, value: 11, quote: q}
  - {source: d, subject: h, attribute: built, value: 11, quote: q}
  - {source: e, subject: h, attribute: built, value: 11, quote: q}
  - {source: f, subject: h, attribute: built, value: 11, quote: q}
  - {source: a, subject: i, attribute: built, value: 12, quote: q}
  - {source: b, subject: i, attribute: built, value: 12, quote: q}
  - {source: c, subject: i, attribute: built, value: 19, quote: q}
  - {source: d, subject: i, attribute: built, value: 12, quote: q}
  - {source: e, subject: i, attribute: built, value: 12, quote: q}
  - {source: f, subject: i, attribute: built, value: 12, quote: q}
  - {source: a, subject: j, attribute: built, value: 13, quote: q}
  - {source: b, subject: j, attribute: built, value: 13, quote: q}
  - {source: c, subject: j, attribute: built, value: 13, quote: q}
  - {source: d, subject: j, attribute: built, value: 20, quote: q}
  - {source: e, subject: j, attribute: built, value: 13, quote: q}
  - {source: f, subject: j, attribute: built, value: 13, quote: q}
  - {source: a, subject: k, attribute: built, value: 14, quote: q}
  - {source: b, subject: k, attribute: built, value: 14, quote: q}
  - {source: c, subject: k, attribute: built, value: 14, quote: q}
  - {source: d, subject: k, attribute: built, value: 14, quote: q}
  - {source: e, subject: k, attribute: built, value: 21, quote: q}
  - {source: f, subject: k, attribute: built, value: 14, quote: q}
```

When to accept it
-----------------
If both are known to print what one agency sends, it is better to name that
agency in `credits`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Check, Step
from checks.findings.of_sources import source_names_of
from checks.rules.conflicts import CONFLICT_STEPS
from checks.rules.lists import value_in_words
from checks.rules.names import named
from checks.rules.shared_errors import MAJORITIES, clusters, find_copies
from checks.rules.sides import cite
from claim_tables.kept_slots import KeptSlots
from schema.finding import Finding, Severity
from support.grammar import counted, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checks.definition import Context
    from schema.finding import Side

_TWO = 2
_SHOWN = 3
"""So many shared values are shown."""
_SHARED = """
SELECT list(claim ORDER BY claim) FROM wrong_values
WHERE list_contains($sources, source) GROUP BY subject, attribute, axis, moment, lo, hi
HAVING count(*) > 1 ORDER BY min(claim) LIMIT $shown
"""


class _Copies(NamedTuple):
    """Two sources, the number of wrong values that both have, and of the one with fewer."""

    one: str
    other: str
    same: int
    fewer: int


def _findings(check: Check[_Copies], context: Context, rows: list[_Copies]) -> Iterator[Finding]:
    names = source_names_of(context.store, (source for row in rows for source in row[:2]))
    for sources in clusters((row.one, row.other) for row in rows):
        most = max((row for row in rows if row.one in sources), key=lambda row: row.same)
        shown = context.store.query(_SHARED, {"sources": sources, "shown": _SHOWN}).rows
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject="",
            attribute="",
            scope=sources[0],
            message=_message(most, [names[source] for source in sources], names),
            sides=tuple(_side(claims, context) for (claims,) in shown),
        )


def _message(most: _Copies, sources: list[str], names: Mapping[str, str]) -> str:
    who = f"{names[most.one]} and {names[most.other]}" if len(sources) > _TWO else "they"
    share = f"{most.same:,} of the" if most.same < most.fewer else "all"
    wrong = counted(most.fewer, "wrong value")
    return sentence(
        f"{named(sources)} make the same errors: {who} share {share} {wrong} that one of them has"
    )


def _side(claims: list[int], context: Context) -> Side:
    found = context.readings.of_claims(claims).values()
    readings = [reading for of_claim in found for reading in of_claim]
    first = readings[0]
    value = value_in_words([first])
    return cite(f"{first.subject_name}, {first.attribute_label}: {value}", readings)


CHECK = Check(
    code="CR409",
    name="sources-share-errors",
    severity=Severity.NOTE,
    doc=__doc__,
    prepare=(*CONFLICT_STEPS, Step("copies", by=find_copies)),
    query="SELECT one, other, same, fewer FROM copies ORDER BY one, other",
    row=_Copies,
    findings_from=_findings,
    looks_at=("comparable claims",),
    needs=MAJORITIES,
    without="fewer than five facts that four or more sources report, but for lists and what CR308 "
    "explains",
    touches="ledger",
    merge="in rounds",
    keeps=(KeptSlots.CONFLICTING, KeptSlots.GAPPED),
    marks=(),
)
