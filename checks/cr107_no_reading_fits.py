"""However an ambiguous claim is read, other claims contradict it.

Why it matters
--------------
Ambiguous words are usually saved by one of their readings. When every reading
runs against what other claims say, the words are not ambiguous any more but
wrong, here or there.

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
When a reading is missing: better add it. When the source is wrong: record a
decision.
"""

from checks.definition import Check
from checks.rules.readings import (
    AMBIGUOUS,
    COMPARED_READINGS,
    READINGS,
    ComparedReading,
    findings_of_readings,
)
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
    needs=AMBIGUOUS,
    without="no ambiguous claims",
    marks=("contested", "wording"),
    pictured=True,
    reads_quotes=False,
    touches="ledger",
    merge="together",
)
