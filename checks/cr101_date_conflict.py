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
When both dates are right about different events: better give each event its
own attribute. When one source is known to be wrong: record a decision.
"""

from checks.definition import Check
from checks.rules.conflicts import CONFLICTS, JUDGED, comparing
from checks.rules.sides import KEY
from schema.finding import Severity

_COMPARISON = comparing("date")

CHECK = Check(
    code="CR101",
    name="date-conflict",
    severity=Severity.CONTRADICTION,
    doc=__doc__,
    prepare=JUDGED,
    query=CONFLICTS,
    tell=_COMPARISON.tell,
    each=KEY,
    where=_COMPARISON.where,
    needs=_COMPARISON.needs,
    without="no dates",
    marks=("contested",),
)
