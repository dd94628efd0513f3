"""Sources tell one act in words of different force.

Why it matters
--------------
"Suspended" leaves a way back, "kicked out" does not. Both may be right at
different times, and a reader of the stronger word believes something that the
weaker one does not say. The words are neighbours on a ladder; further apart,
they contradict (CR104).

Fires
-----
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: coach}]
vocabularies:
  - {id: leaving, kind: ladder, terms: [criticised, suspended, dismissed]}
attributes: [{id: fate, type: term, vocabulary: leaving}]
claims:
  - source: morning
    subject: coach
    attribute: fate
    value: suspended
    quote: was suspended
  - source: evening
    subject: coach
    attribute: fate
    value: dismissed
    quote: was sacked
```

Stays silent
------------
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: coach}]
vocabularies:
  - id: leaving
    kind: ladder
    terms: [criticised, {id: suspended, aliases: [barred]}]
attributes: [{id: fate, type: term, vocabulary: leaving}]
claims:
  - source: morning
    subject: coach
    attribute: fate
    value: suspended
    quote: was suspended
  - source: evening
    subject: coach
    attribute: fate
    value: barred
    quote: was barred
```

When to accept it
-----------------
When one step led to the other and the articles stand at different times:
better give each step its own date.
"""

from checks.definition import Check, some
from checks.rules.conflicts import CONFLICTS, JUDGED, comparing
from checks.rules.sides import KEY
from schema.finding import Severity

_COMPARISON = comparing("term", kinds=("ladder",), neighbours=True)

CHECK = Check(
    code="CR303",
    name="words-of-different-force",
    severity=Severity.TENSION,
    doc=__doc__,
    prepare=JUDGED,
    query=CONFLICTS,
    tell=_COMPARISON.tell,
    each=KEY,
    where=_COMPARISON.where,
    needs=some("term", kinds=("ladder",)),
    without="no claims on a ladder",
    marks=("contested",),
)
