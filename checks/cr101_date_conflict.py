"""Sources give dates for one thing that cannot all be true.

Why it matters
--------------
A date is what readers check first and what other articles copy. Dates of
different precision are no conflict: "2019" and "July 2019" agree, and the fact
sheet says July 2019.

Fires
-----
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: opened, type: date}]
claims:
  - source: morning
    subject: bridge
    attribute: opened
    value: 2019-07
    quote: opened in July 2019
  - source: evening
    subject: bridge
    attribute: opened
    value: 2019-08-02
    quote: on 2 August 2019
```

Stays silent
------------
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: opened, type: date}]
claims:
  - source: morning
    subject: bridge
    attribute: opened
    value: 2019
    quote: opened in 2019
  - source: evening
    subject: bridge
    attribute: opened
    value: 2019-08-02
    quote: on 2 August 2019
```

When to accept it
-----------------
If both dates are right, but about different events, it is better to give each
event its own attribute. If one source is known to be wrong, it is better to
record a decision.
"""

from checks.rules.value_conflicts import comparing, conflict_check
from schema.finding import Severity

CHECK = conflict_check(
    code="CR101",
    name="date-conflict",
    severity=Severity.CONTRADICTION,
    doc=__doc__,
    kinds=comparing("date"),
    without="no two claims about one date",
)
