"""One voice both says a thing and denies it.

Why it matters
--------------
When one article lets a minister say it and another lets him deny it, one of
them has misheard, or he has changed his mind and the date is missing. The same
goes for articles that say and deny a thing in their own voice. What one party
says and another denies is a dispute (CR401).

Fires
-----
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, name: Harbour bridge}]
vocabularies: [{id: states, terms: [safe, unsafe]}]
attributes: [{id: state, type: term, vocabulary: states}]
claims:
  - source: morning
    subject: bridge
    attribute: state
    value: unsafe
    speaker: the mayor
    quote: unsafe, the mayor said
  - source: evening
    subject: bridge
    attribute: state
    value: unsafe
    speaker: the mayor
    modality: denied
    quote: not unsafe, the mayor said
```

Stays silent
------------
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, name: Harbour bridge}]
vocabularies: [{id: states, terms: [safe, unsafe]}]
attributes: [{id: state, type: term, vocabulary: states}]
claims:
  - source: morning
    subject: bridge
    attribute: state
    value: unsafe
    speaker: the builder
    quote: unsafe, the builder said
  - source: evening
    subject: bridge
    attribute: state
    value: unsafe
    speaker: the mayor
    modality: denied
    quote: not unsafe, the mayor said
```

When to accept it
-----------------
When the speaker changed his mind: better mark the attribute `changes`, and
give each claim its date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checks.definition import Check, Step
from checks.rules.conflicts import clash
from checks.rules.denials import DENIALS, denial_sides
from checks.rules.sides import KEY
from schema.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schema.finding import Finding
    from store.store import Store


def _tell(check: Check, store: Store, rows: list[dict[str, Any]]) -> Iterator[Finding]:
    for row in rows:
        yield clash(check, row, denial_sides(store, row["asserted"], row["denied"]))


CHECK = Check(
    code="CR108",
    name="said-and-denied",
    severity=Severity.CONTRADICTION,
    doc=__doc__,
    prepare=(Step("denials", DENIALS),),
    query="""
    SELECT subject, attribute, axis, moment, type, subject_name, attribute_label,
           flatten(list(asserted)) AS asserted, flatten(list(denied)) AS denied
    FROM denials WHERE contradictory
    GROUP BY subject, attribute, axis, moment, type, subject_name, attribute_label
    ORDER BY subject, attribute, axis, moment
    """,
    tell=_tell,
    each=KEY,
    needs="SELECT count(*) FROM claims WHERE modality = 'denied'",
    without="no denials",
    marks=("contested",),
)
