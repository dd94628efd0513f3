"""Sources describe one thing in words that cover more or less of it.

Why it matters
--------------
"Until the system is dismantled", "disposed of", "off Turkish soil": three
conditions, of which one may be met without the others. They are shades of one
idea and no contradiction, but an article that picks one of them promises
something definite.

Fires
-----
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: strike}]
vocabularies: [{id: ends, kind: shades, terms: [called off, paused, resolved]}]
attributes: [{id: ended-by, type: term, vocabulary: ends}]
claims:
  - source: morning
    subject: strike
    attribute: ended-by
    value: paused
    quote: was paused
  - source: evening
    subject: strike
    attribute: ended-by
    value: called off
    quote: was called off
```

Stays silent
------------
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: strike}]
vocabularies: [{id: ends, kind: shades, terms: [called off, paused, resolved]}]
attributes: [{id: ended-by, type: term, vocabulary: ends}]
claims:
  - source: morning
    subject: strike
    attribute: ended-by
    value: paused
    quote: was paused
  - source: evening
    subject: strike
    attribute: ended-by
    value: paused
    quote: a pause
```

When to accept it
-----------------
If the difference does not matter to the story, it is better to make the words
aliases of one term.
"""

from checks.rules.value_conflicts import comparing, conflict_check
from schema.finding import Severity

CHECK = conflict_check(
    code="CR304",
    name="words-of-different-scope",
    severity=Severity.TENSION,
    doc=__doc__,
    kinds=comparing("term", vocabularies=("shades",)),
    without="no two claims about one term of a `shades` vocabulary",
)
