"""A thing is both said and denied by one speaker, or by the sources themselves.

Why it matters
--------------
If one article reports that a minister said it and another that he denied it,
one of them has misheard, or he has changed his mind and the date is missing.
The same goes for articles that say and deny a thing in their own voice. What
one party says and another denies is a dispute (CR401).

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
If the speaker changed his mind, it is better to mark the attribute `changes`,
and to give each claim its date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Check
from checks.rules.conflicts import conflict
from checks.rules.denials import DENIALS, DENIED_AND_STATED, denial_sides
from claim_tables.kept_slots import KeptSlots
from schema.finding import Severity
from store.cited_readings import GroupKey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.definition import Context
    from schema.finding import Finding


class _Denied(NamedTuple):
    subject: str
    attribute: str
    axis: str
    moment: str
    subject_name: str
    attribute_label: str
    type: str
    asserted: list[int]
    denied: list[int]


def _findings(check: Check[_Denied], context: Context, rows: list[_Denied]) -> Iterator[Finding]:
    for row in rows:
        yield conflict(check, row, denial_sides(context, row.asserted, row.denied))


CHECK = Check(
    code="CR108",
    name="said-and-denied",
    severity=Severity.CONTRADICTION,
    doc=__doc__,
    prepare=(DENIALS,),
    query="""
    SELECT subject, attribute, axis, moment, subject_name, attribute_label, type,
           flatten(list(asserted)) AS asserted, flatten(list(denied)) AS denied
    FROM denials WHERE contradictory
    GROUP BY subject, attribute, axis, moment, subject_name, attribute_label, type
    ORDER BY subject, attribute, axis, moment
    """,
    row=_Denied,
    findings_from=_findings,
    finding_key=GroupKey._fields,
    looks_at=("comparable claims",),
    about="SELECT count(*) FROM claims WHERE modality = 'denied'",
    needs=f"SELECT count(*) FROM ({DENIED_AND_STATED} LIMIT 1)",
    without="no denials that other claims can be compared with",
    marks=("contested",),
    pictured=True,
    touches="slot",
    merge="by subject",
    keeps=(KeptSlots.UNASSERTED,),
)
