"""Sources describe one act in words of different force.

Why it matters
--------------
"Suspended" leaves a way back, "kicked out" does not. Both may be right at
different times, but a reader of the stronger word believes something that the
weaker one does not say. The words are neighbours on a ladder; terms two or
more steps apart contradict each other (CR104).

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
If one step led to the other and the articles describe different times, it is
better to give each step its own date.
"""

from checks.rules.value_conflicts import comparing, conflict_check
from schema.finding import Severity

CHECK = conflict_check(
    code="CR303",
    name="words-of-different-force",
    severity=Severity.TENSION,
    doc=__doc__,
    kinds=comparing("term", vocabularies=("ladder",), neighbours=True),
    without="no two claims about one term of a `ladder` vocabulary",
)
