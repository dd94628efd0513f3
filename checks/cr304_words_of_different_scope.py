"""Sources tell one thing in words that cover more or less of it.

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
When the difference does not matter to the story: better make the words aliases
of one term.
"""

from checks.definition import Check, some
from checks.rules.conflicts import CONFLICTS, JUDGED, comparing
from checks.rules.sides import KEY
from schema.finding import Severity

_COMPARISON = comparing("term", kinds=("shades",))

CHECK = Check(
    code="CR304",
    name="words-of-different-scope",
    severity=Severity.TENSION,
    doc=__doc__,
    prepare=JUDGED,
    query=CONFLICTS,
    tell=_COMPARISON.tell,
    each=KEY,
    where=_COMPARISON.where,
    needs=some("term", kinds=("shades",)),
    without="no claims in shades",
    marks=("contested",),
)
