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

_KINDS = comparing("term", vocabularies=("ladder",), neighbours=True)

CHECK = Check(
    code="CR303",
    name="words-of-different-force",
    severity=Severity.TENSION,
    doc=__doc__,
    prepare=CONFLICT_STEPS,
    query=_KINDS.query,
    row=Conflict,
    findings_from=conflicts_among(IN_CONFLICT),
    finding_key=GroupKey._fields,
    needs=_KINDS.needs,
    without="no attribute with a `ladder` vocabulary",
    marks=("contested",),
    pictured=True,
    reads_quotes=False,
    conflict_groups=groups_reported(_KINDS.query),
    touches="slot",
    merge="by subject",
    keeps=(KeptSlots.CONFLICTING, KeptSlots.GAPPED),
)
