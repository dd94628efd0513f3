"""Sources call one thing by names that are not known to be the same.

Why it matters
--------------
A misspelt name is the error that readers forgive least. Two expansions of one
abbreviation mean that someone translated or guessed. Case, accents,
punctuation and British or American spelling make no difference. An alias makes
one only if the vocabulary does not list it.

Fires
-----
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: mayor}]
attributes: [{id: name, type: name}]
claims:
  - source: morning
    subject: mayor
    attribute: name
    value: Anna Lindqvist
    quote: Anna Lindqvist
  - source: evening
    subject: mayor
    attribute: name
    value: Anna Lindquist
    quote: Anna Lindquist
```

Stays silent
------------
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: mayor}]
vocabularies:
  - id: people
    terms:
      - {id: lindqvist, name: Anna Lindqvist, aliases: [Mayor Lindqvist]}
attributes: [{id: name, type: name, vocabulary: people}]
claims:
  - source: morning
    subject: mayor
    attribute: name
    value: ANNA LINDQVIST
    quote: ANNA LINDQVIST
  - source: evening
    subject: mayor
    attribute: name
    value: Mayor Lindqvist
    quote: Mayor Lindqvist
```

When to accept it
-----------------
If both names are in use, it is better to list the second as an alias. If a
source misspells a name and you only cite it, it is better to record a decision
for the right one.
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

_KINDS = comparing("name")

CHECK = Check(
    code="CR105",
    name="name-conflict",
    severity=Severity.CONTRADICTION,
    doc=__doc__,
    prepare=CONFLICT_STEPS,
    query=_KINDS.query,
    row=Conflict,
    findings_from=conflicts_among(IN_CONFLICT),
    finding_key=GroupKey._fields,
    needs=_KINDS.needs,
    without="no names",
    marks=("contested",),
    pictured=True,
    reads_quotes=False,
    conflict_groups=groups_reported(_KINDS.query),
    touches="slot",
    merge="by subject",
    keeps=(KeptSlots.CONFLICTING, KeptSlots.GAPPED),
)
