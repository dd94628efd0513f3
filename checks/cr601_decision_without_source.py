"""An editor has decided on a value that no source gives.

Why it matters
--------------
A fact sheet gives the value that was decided, with the reason, and the sources
that say otherwise. A value that none of them allows is either a slip, or
knowledge of the editor's own. The second is allowed, and the decision says so:
the reader must not look for it in the articles.

Asserted claims count, ambiguous ones with all their readings; for a decision
with an `as_of` about a value that changes, those of that time. Lists and texts
are not compared.

Fires
-----
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: opened, type: date}]
claims:
  - source: morning
    subject: bridge
    attribute: opened
    value: 2019
    quote: in 2019
  - source: evening
    subject: bridge
    attribute: opened
    value: 2019-07
    quote: in July 2019
decisions:
  - subject: bridge
    attribute: opened
    value: 2021-05
    because: The council's minutes say so.
    by: A. Reader
    on: 2024-06-02
```

Stays silent
------------
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: opened, type: date}]
claims:
  - source: morning
    subject: bridge
    attribute: opened
    value: 2019
    quote: in 2019
  - source: evening
    subject: bridge
    attribute: opened
    value: 2019-07
    quote: in July 2019
decisions:
  - subject: bridge
    attribute: opened
    value: 2019-07-12
    because: The council's minutes say so.
    by: A. Reader
    on: 2024-06-02
```

When to accept it
-----------------
Never: write `unsourced: true` into the decision, and where the value comes
from into `because`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Check
from checks.findings.of_decisions import about_decisions
from claim_tables.kept_slots import KeptSlots
from schema.finding import Severity
from schema.values import SINGLE
from store.comparable import intervals_meet, of_decided_time
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.definition import Context
    from schema.finding import Finding


# A decision with the claims about its slot, and whether one of them gives its value.
_DECIDED = f"""
SELECT d.subject, d.attribute, d.as_of, d.value, list(r.claim ORDER BY r.claim) AS claims,
       coalesce(bool_or(r.axis = d.axis AND {of_decided_time("d", "a.changes", "c.said")}
                              AND {intervals_meet("d", "r")}), FALSE) AS sourced
FROM decisions d
JOIN attributes a ON a.id = d.attribute AND a.type IN ({listed(SINGLE)})
JOIN readings r ON r.subject = d.subject AND r.attribute = d.attribute
JOIN spoken c ON c.claim = r.claim AND c.modality = 'asserted'
WHERE NOT d.unsourced
GROUP BY d.subject, d.attribute, d.as_of, d.value
"""


class _Unsourced(NamedTuple):
    """A decision on a value that none of its claims allows."""

    subject: str
    attribute: str
    as_of: str
    value: str
    claims: list[int]


def _findings(
    check: Check[_Unsourced], context: Context, rows: list[_Unsourced]
) -> Iterator[Finding]:
    return about_decisions(check, context, rows, lambda _row, _words: "no source gives that")


CHECK = Check(
    code="CR601",
    name="decision-without-source",
    severity=Severity.TENSION,
    doc=__doc__,
    query=f"""
    SELECT subject, attribute, as_of, value, claims FROM ({_DECIDED}) WHERE NOT sourced
    ORDER BY subject, attribute, as_of
    """,
    suspects="SELECT count(*) FROM decisions",
    row=_Unsourced,
    findings_from=_findings,
    looks_at=("decisions",),
    needs=f"SELECT count(*) FROM ({_DECIDED})",
    without="no decision on a date, figure, term or name to compare with what sources give",
    touches="slot",
    merge="together",
    keeps=(KeptSlots.DECIDED,),
    doubts_decisions=True,
    marks=(),
)
