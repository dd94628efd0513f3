"""Sources count one thing differently.

Why it matters
--------------
"Four officials" and "five officials" cannot both be right, and rounding does
not explain it: what was counted is exact. Hedged and large round counts leave
room ("about twenty", "1.5 million").

Fires
-----
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: collapse, name: Bridge collapse}]
attributes: [{id: injured, type: count}]
claims:
  - source: morning
    subject: collapse
    attribute: injured
    value: four
    quote: four people
  - source: evening
    subject: collapse
    attribute: injured
    value: at least 5
    quote: at least five
```

Stays silent
------------
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: collapse, name: Bridge collapse}]
attributes: [{id: injured, type: count}]
claims:
  - source: morning
    subject: collapse
    attribute: injured
    value: 4
    quote: four people
  - source: evening
    subject: collapse
    attribute: injured
    value: at least 3
    quote: at least three
```

When to accept it
-----------------
If the count grew between the two articles, it is better to mark the attribute
`changes`, so that values are compared as of their date.
"""

from checks.definition import Check
from checks.rules.conflicts import (
    CONFLICT_STEPS,
    IN_CONFLICT,
    Conflict,
    comparing,
    conflicts_among,
    groups_reported,
)
from claim_tables.kept_slots import KeptSlots
from schema.finding import Severity
from store.cited_readings import GroupKey

_KINDS = comparing("count")

CHECK = Check(
    code="CR103",
    name="count-conflict",
    severity=Severity.CONTRADICTION,
    doc=__doc__,
    prepare=CONFLICT_STEPS,
    query=_KINDS.query,
    row=Conflict,
    findings_from=conflicts_among(IN_CONFLICT),
    finding_key=GroupKey._fields,
    needs=_KINDS.needs,
    without="no counts",
    marks=("contested",),
    pictured=True,
    reads_quotes=False,
    conflict_groups=groups_reported(_KINDS.query),
    touches="slot",
    merge="by subject",
    keeps=(KeptSlots.CONFLICTING, KeptSlots.GAPPED),
)
