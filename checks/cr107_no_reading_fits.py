"""Other claims contradict every reading of an ambiguous claim.

Why it matters
--------------
Usually one reading of ambiguous words agrees with the other claims. If they
contradict every reading, the words are no longer ambiguous: they are wrong, or
the other claims are. A vague claim that agrees with the words and with the
claims that contradict them saves no reading.

Fires
-----
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: begun, type: date}, {id: opened, type: date}]
claims:
  - source: morning
    subject: bridge
    attribute: begun
    value: 2015
    quote: begun in 2015
  - source: morning
    subject: bridge
    attribute: opened
    value: 2019
    quote: opened in 2019
  - source: evening
    subject: bridge
    attribute: begun
    quote: the bridge of 2017
    readings:
      - {means: begun in 2017, value: 2017}
      - {means: opened in 2017, attribute: opened, value: 2017}
```

Stays silent
------------
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: begun, type: date}, {id: opened, type: date}]
claims:
  - source: morning
    subject: bridge
    attribute: begun
    value: 2015
    quote: begun in 2015
  - source: evening
    subject: bridge
    attribute: begun
    quote: the bridge of 2017
    readings:
      - {means: begun in 2017, value: 2017}
      - {means: opened in 2017, attribute: opened, value: 2017}
```

When to accept it
-----------------
If a reading is missing, it is better to add it. If the source is wrong, it is
better to record a decision.
"""

from checks.definition import Check
from checks.rules.compare_readings import (
    COMPARED_READINGS,
    COMPARED_WITH_OTHERS,
    READINGS,
)
from checks.rules.readings import ComparedReading, findings_of_readings
from schema.finding import Severity

CHECK = Check(
    code="CR107",
    name="no-reading-fits",
    severity=Severity.CONTRADICTION,
    doc=__doc__,
    prepare=(COMPARED_READINGS,),
    query=READINGS,
    row=ComparedReading,
    params={"impossible": True},
    findings_from=findings_of_readings,
    looks_at=("comparable claims",),
    needs=COMPARED_WITH_OTHERS,
    without="no ambiguous claims that others can be compared with",
    marks=("contested", "wording"),
    pictured=True,
    about_first_side=True,
    touches="ledger",
    merge="together",
)
