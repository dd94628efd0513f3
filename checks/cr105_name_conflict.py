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

from checks.rules.value_conflicts import comparing, conflict_check
from schema.finding import Severity

CHECK = conflict_check(
    code="CR105",
    name="name-conflict",
    severity=Severity.CONTRADICTION,
    doc=__doc__,
    kinds=comparing("name"),
    without="no two claims about one name",
)
