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

from checks.rules.conflicts import comparing, conflict_check
from schema.finding import Severity

CHECK = conflict_check(
    code="CR102",
    name="amount-conflict",
    severity=Severity.CONTRADICTION,
    doc=__doc__,
    kinds=comparing("money", "quantity"),
    without="no two claims about one amount in one currency or unit",
)
