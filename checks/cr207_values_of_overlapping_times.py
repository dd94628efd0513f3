"""Sources give a changing value differently for times that overlap.

Why it matters
--------------
"916 million as of April" and "550 million as of 14 April" can both be true,
if the value moved within the month; or one of them is wrong. Nobody can tell
from the claims, so it is no contradiction, but an editor has to look. Claims
of the very same days are compared as those of any attribute are.

Fires
-----
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: claim, type: money, changes: true}]
claims:
  - source: morning
    subject: bridge
    attribute: claim
    value: 916 million EUR
    as_of: 2021-04
    quote: demanding 916 million
  - source: evening
    subject: bridge
    attribute: claim
    value: 550 million EUR
    as_of: 2021-04-14
    quote: demanding 550 million
```

Stays silent
------------
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: claim, type: money, changes: true}]
claims:
  - source: morning
    subject: bridge
    attribute: claim
    value: 916 million EUR
    as_of: 2021-04
    quote: demanding 916 million
  - source: evening
    subject: bridge
    attribute: claim
    value: 550 million EUR
    as_of: 2021-05-14
    quote: demanding 550 million
```

When to accept it
-----------------
When you know that the value moved within that time. If an article says more
exactly of which day a value is, it is better to enter that as its `as_of`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.definition import Check
from checks.rules.changes import (
    ABOUT,
    CHANGING,
    CHANGING_STEP,
    DIFFER,
    OVERLAP,
    Changed,
    claims_of_pairs,
    findings_of_changes,
    pairs,
    several_times,
)
from claim_tables.kept_slots import KeptSlots
from schema.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.definition import Context


def _findings(check: Check[Changed], context: Context, rows: list[Changed]) -> Iterator[Finding]:
    after = "; these times overlap"
    return findings_of_changes(check, context, rows, "but", after=after)


CHECK = Check(
    code="CR207",
    name="values-of-overlapping-times",
    severity=Severity.TENSION,
    doc=__doc__,
    prepare=(CHANGING_STEP,),
    query=claims_of_pairs(pairs(f"{OVERLAP} AND {DIFFER}", "spans")),
    row=Changed,
    findings_from=_findings,
    finding_key=("subject", "attribute", "axis"),
    looks_at=("comparable claims",),
    about=ABOUT,
    suspects=f"SELECT count(*) FROM {CHANGING} WHERE spans",
    needs=several_times(),
    without="no attribute that changes with claims of several times",
    touches="slot",
    merge="by subject",
    keeps=(KeptSlots.OVERLAPPING,),
    marks=("contested",),
)
