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

from checks.definition import Check
from checks.rules.conflicts import (
    CONFLICT_STEPS,
    IN_CONFLICT,
    Conflict,
    comparing,
    conflicts_among,
    groups_reported,
)
from claim_tables.kept_slots import KeptSlots
from schema.finding import Severity
from store.cited_readings import GroupKey

_KINDS = comparing("term", vocabularies=("shades",))

CHECK = Check(
    code="CR304",
    name="words-of-different-scope",
    severity=Severity.TENSION,
    doc=__doc__,
    prepare=CONFLICT_STEPS,
    query=_KINDS.query,
    row=Conflict,
    findings_from=conflicts_among(IN_CONFLICT),
    finding_key=GroupKey._fields,
    needs=_KINDS.needs,
    without="no attribute with a `shades` vocabulary",
    marks=("contested",),
    pictured=True,
    reads_quotes=False,
    conflict_groups=groups_reported(_KINDS.query),
    touches="slot",
    merge="by subject",
    keeps=(KeptSlots.CONFLICTING, KeptSlots.GAPPED),
)
