"""Sources give amounts of money or quantities that cannot all be true.

Why it matters
--------------
Large amounts are rounded, hedged and copied, so most differences mean nothing:
"900 million" agrees with 916 million. But $20 and $21, or 50 and 52 percent,
are two figures: only a hedge, a scale word or three zeros at the end show that
one is rounded. Amounts in different currencies are never compared.

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
Where it allows none, as with prices or results, set `exact: true`.
"""

from checks.rules.value_conflicts import comparing, conflict_check
from schema.finding import Severity

CHECK = conflict_check(
    code="CR102",
    name="amount-conflict",
    severity=Severity.CONTRADICTION,
    doc=__doc__,
    kinds=comparing("money", "quantity"),
    without="no two claims about one amount in one currency or unit",
)
