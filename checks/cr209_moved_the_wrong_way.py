"""A value moved the way that its attribute rules out.

Why it matters
--------------
The dead are counted up. If 54 are reported on Wednesday and 28 on Thursday,
the first figure was wrong, or the second is, or they count different things.
`changes: up` says of an attribute that its values only rise, `changes: down`
that they only fall; on a ladder, that they only become stronger or weaker.

Claims of the same days are compared as those of any attribute are, and of
times that overlap it is not known which comes first (CR207). What may be equal
when rounding is allowed for is no fall.

Fires
-----
```yaml
sources:
  - {id: morning, published: 2024-05-01}
  - {id: evening, published: 2024-05-02}
subjects: [{id: bridge, name: Fall of the Harbour bridge}]
attributes: [{id: killed, type: count, changes: up}]
claims:
  - source: morning
    subject: bridge
    attribute: killed
    value: 54
    quote: 54 people were killed
  - source: evening
    subject: bridge
    attribute: killed
    value: 28
    quote: 28 people were killed
```

Stays silent
------------
```yaml
sources:
  - {id: morning, published: 2024-05-01}
  - {id: evening, published: 2024-05-02}
subjects: [{id: bridge, name: Fall of the Harbour bridge}]
attributes: [{id: killed, type: count, changes: up}]
claims:
  - source: morning
    subject: bridge
    attribute: killed
    value: 28
    quote: 28 people were killed
  - source: evening
    subject: bridge
    attribute: killed
    value: 54
    quote: 54 people were killed
```

When to accept it
-----------------
When the earlier figure was corrected. If the figures count different things
(confirmed and reported dead), it is better to give each its own attribute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.definition import Check
from checks.rules.changes import (
    CHANGING_STEP,
    MOVED_BACK,
    MOVED_BACK_STEP,
    Changed,
    claims_of_pairs,
    findings_of_changes,
    several_times,
)
from claim_tables.kept_slots import KeptSlots
from schema.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.definition import Context


def _findings(check: Check[Changed], context: Context, rows: list[Changed]) -> Iterator[Finding]:
    return findings_of_changes(check, context, rows, "but", may="which only goes {direction}")


CHECK = Check(
    code="CR209",
    name="moved-the-wrong-way",
    severity=Severity.CONTRADICTION,
    doc=__doc__,
    prepare=(CHANGING_STEP, MOVED_BACK_STEP),
    suspects=f"SELECT count(*) FROM {MOVED_BACK}",
    query=claims_of_pairs(f"FROM {MOVED_BACK}"),
    row=Changed,
    findings_from=_findings,
    finding_key=("subject", "attribute", "axis"),
    looks_at=("comparable claims",),
    about="SELECT count(*) FROM attributes WHERE direction IS NOT NULL",
    needs=several_times("direction IS NOT NULL"),
    without="no attribute that changes one way only with claims of several times",
    touches="slot",
    merge="by subject",
    keeps=(KeptSlots.MOVED_BACK,),
    marks=("contested",),
)
