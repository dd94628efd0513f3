"""A phrase can be read in more than one way.

Why it matters
--------------
"The US suspended its participation": whose participation? If another article
copies the words and gets them wrong, the wrong reading becomes a fact. The
finding says which reading agrees with the other sources, if one does, so that
an editor can write it out. Ambiguous words of a plan, a prediction, a demand
or a denial are reported, too; no other claim decides what they mean.

A claim that is too vague to decide ("in May", where the question is the 7th or
the 8th) supports no reading. It is too vague if it agrees with all readings
while another claim tells them apart, or if it also agrees with a claim that
contradicts the reading.

Fires
-----
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: begun, type: date}, {id: opened, type: date}]
claims:
  - source: morning
    subject: bridge
    attribute: opened
    value: 2019-07
    quote: opened in July 2019
  - source: evening
    subject: bridge
    attribute: opened
    quote: the bridge of 2019
    phrase: bridge of 2019
    readings:
      - {means: opened in 2019, value: 2019}
      - {means: begun in 2019, attribute: begun, value: 2019}
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
    attribute: opened
    value: 2019-07
    quote: opened in July 2019
  - source: evening
    subject: bridge
    attribute: opened
    value: 2019
    quote: it opened in 2019
```

When to accept it
-----------------
If the right reading is plain to every reader, it is better to enter it as the
claim's value.
"""

from checks.definition import Check
from checks.rules.compare_readings import (
    AMBIGUOUS,
    COMPARED_READINGS,
    READINGS,
)
from checks.rules.readings import ComparedReading, findings_of_readings
from schema.finding import Severity

CHECK = Check(
    code="CR301",
    name="ambiguous-reference",
    severity=Severity.AMBIGUITY,
    doc=__doc__,
    prepare=(COMPARED_READINGS,),
    query=READINGS,
    row=ComparedReading,
    params={"impossible": False},
    findings_from=findings_of_readings,
    looks_at=("single claims",),
    needs=AMBIGUOUS,
    without="no ambiguous claims",
    marks=("wording",),
    pictured=True,
    about_first_side=True,
    touches="ledger",
    merge="together",
)
