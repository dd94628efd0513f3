"""Sources choose terms that exclude each other.

Why it matters
--------------
What was done, by whom, in which state: such facts are terms of a vocabulary. A
broader and a narrower term agree ("an official", "the defence minister");
terms of two different branches do not. On a ladder, terms two or more steps
apart contradict each other; neighbours are a tension (CR303).

Fires
-----
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, name: Harbour bridge}]
vocabularies:
  - id: owners
    terms:
      - public
      - {id: city, parent: public}
      - {id: state, parent: public}
      - private
attributes: [{id: owner, type: term, vocabulary: owners}]
claims:
  - source: morning
    subject: bridge
    attribute: owner
    value: city
    quote: the city owns it
  - source: evening
    subject: bridge
    attribute: owner
    value: private
    quote: privately owned
```

Stays silent
------------
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, name: Harbour bridge}]
vocabularies:
  - id: owners
    terms:
      - public
      - {id: city, parent: public}
      - {id: state, parent: public}
      - private
attributes: [{id: owner, type: term, vocabulary: owners}]
claims:
  - source: morning
    subject: bridge
    attribute: owner
    value: city
    quote: the city owns it
  - source: evening
    subject: bridge
    attribute: owner
    value: public
    quote: publicly owned
```

When to accept it
-----------------
If the vocabulary is too fine for the story, it is better to give the two terms
a common parent and to enter that.
"""

from checks.rules.value_conflicts import comparing, conflict_check
from schema.finding import Severity

CHECK = conflict_check(
    code="CR104",
    name="term-conflict",
    severity=Severity.CONTRADICTION,
    doc=__doc__,
    kinds=comparing("term", vocabularies=("tree", "ladder"), neighbours=False),
    without="no two claims about one term of a `tree` or `ladder` vocabulary",
)
