"""Sources count one thing differently.

Why it matters
--------------
"Four officials" and "five officials" cannot both be right, nor can 100 and
104: what was counted is exact. Only a hedge, a scale word, or three zeros at
the end leave room ("about twenty", "1.5 million", "12,000").

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

from checks.rules.value_conflicts import comparing, conflict_check
from schema.finding import Severity

CHECK = conflict_check(
    code="CR103",
    name="count-conflict",
    severity=Severity.CONTRADICTION,
    doc=__doc__,
    kinds=comparing("count"),
    without="no two claims about one count",
)
