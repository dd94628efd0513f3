"""A value that changes moved from one time to another.

Why it matters
--------------
Two values of one attribute that `changes` are no contradiction if they are of
different days. But a slip looks just like a change: "916 million" on Tuesday
and "550 million" on Wednesday is news, or a wrong figure. So what moved is
listed, with the days and the values, and an editor can see it.

Values that agree when their rounding is allowed for did not move. Values that
differ for times that overlap are a tension (CR207); those that moved a way
that the attribute rules out contradict each other (CR209).

Fires
-----
```yaml
sources:
  - {id: morning, published: 2021-04-13}
  - {id: evening, published: 2021-04-14}
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: claim, type: money, changes: true}]
claims:
  - source: morning
    subject: bridge
    attribute: claim
    value: 916 million EUR
    quote: demanding 916 million
  - source: evening
    subject: bridge
    attribute: claim
    value: 550 million EUR
    quote: demanding 550 million
```

Stays silent
------------
```yaml
sources:
  - {id: morning, published: 2021-04-13}
  - {id: evening, published: 2021-04-14}
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: claim, type: money, changes: true}]
claims:
  - source: morning
    subject: bridge
    attribute: claim
    value: 916 million EUR
    quote: demanding 916 million
  - source: evening
    subject: bridge
    attribute: claim
    value: about 900 million EUR
    quote: demanding some 900 million
```

When to accept it
-----------------
When the value did move. If it cannot have moved, the attribute should not have
`changes`; if it can move one way only, `changes: up` or `down` says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.definition import Check
from checks.rules.changes import (
    ABOUT,
    BEFORE,
    BY_SLOT,
    CHANGING_ENTRIES,
    CHANGING_ENTRIES_STEP,
    DIFFER,
    WRONG_WAY,
    Changed,
    claims_of_pairs,
    findings_of_changes,
    pairs,
    several_times,
)
from schema.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.definition import Context


_MOVED = pairs(f"{BEFORE} AND {DIFFER}", claims=CHANGING_ENTRIES)
_MOVED_BACK = pairs(f"{BEFORE} AND {WRONG_WAY}", "back", CHANGING_ENTRIES)


def _findings(check: Check[Changed], context: Context, rows: list[Changed]) -> Iterator[Finding]:
    return findings_of_changes(check, context, rows, "then", joined=True)


CHECK = Check(
    code="CR208",
    name="value-moved",
    severity=Severity.NOTE,
    doc=__doc__,
    prepare=(CHANGING_ENTRIES_STEP,),
    query=claims_of_pairs(
        f"FROM ({_MOVED}) ANTI JOIN ({_MOVED_BACK}) {BY_SLOT}",
        CHANGING_ENTRIES,
    ),
    row=Changed,
    findings_from=_findings,
    finding_key=("subject", "attribute", "axis"),
    looks_at=("comparable claims",),
    entries_alone=True,
    about=ABOUT,
    suspects=f"SELECT count(*) FROM {CHANGING_ENTRIES}",
    needs=several_times(),
    without="no attribute that changes with claims of several times",
    touches="slot",
    merge="by subject",
    marks=(),
)
