"""Sources give amounts of money or quantities that cannot all be true.

Why it matters
--------------
Amounts are rounded, hedged and copied, so most differences mean nothing: "a
round 900 million" agrees with 916 million. What is left after rounding is a
difference that readers notice. Amounts in different currencies are never
compared.

Fires
-----
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: cost, type: money}]
claims:
  - source: morning
    subject: bridge
    attribute: cost
    value: 900 million EUR
    quote: 900 million
  - source: evening
    subject: bridge
    attribute: cost
    value: 993 million EUR
    quote: 993 million
```

Stays silent
------------
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: cost, type: money}]
claims:
  - source: morning
    subject: bridge
    attribute: cost
    value: 900 million EUR
    quote: 900 million
  - source: evening
    subject: bridge
    attribute: cost
    value: 916 million EUR
    quote: 916 million
```

When to accept it
-----------------
If the amounts count different things (with and without interest, planned and
final), it is better to give each its own attribute. If the subject allows more
slack than the rounding rule, it is better to set the attribute's tolerance.
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

_KINDS = comparing("money", "quantity")

CHECK = Check(
    code="CR102",
    name="amount-conflict",
    severity=Severity.CONTRADICTION,
    doc=__doc__,
    prepare=CONFLICT_STEPS,
    query=_KINDS.query,
    row=Conflict,
    findings_from=conflicts_among(IN_CONFLICT),
    finding_key=GroupKey._fields,
    needs=_KINDS.needs,
    without="no amounts",
    marks=("contested",),
    pictured=True,
    reads_quotes=False,
    conflict_groups=groups_reported(_KINDS.query),
    touches="slot",
    merge="by subject",
    keeps=(KeptSlots.CONFLICTING, KeptSlots.GAPPED),
)
