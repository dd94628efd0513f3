"""A key fact rests on one source, or on sources that are not independent.

Why it matters
--------------
A fact that carries a story (`key: true`) needs two sources that do not copy
from one another or from a third. Two articles with one agency's text, or of
one publisher, are one source (CR403). A claim that is open to several readings
supports none of them.

Fires
-----
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: cost, type: money, key: true}, {id: lanes, type: count}]
claims:
  - source: morning
    subject: bridge
    attribute: cost
    value: 40 million EUR
    quote: cost 40 million
  - source: evening
    subject: bridge
    attribute: lanes
    value: 4
    quote: its four lanes
```

Stays silent
------------
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: cost, type: money, key: true}, {id: lanes, type: count}]
claims:
  - source: morning
    subject: bridge
    attribute: cost
    value: 40 million EUR
    quote: cost 40 million
  - source: evening
    subject: bridge
    attribute: cost
    value: about 40 million EUR
    quote: some 40 million
```

When to accept it
-----------------
When the source is the one that must know, such as the law itself. If you have
confirmed the fact elsewhere, it is better to record a decision, with its
reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Among, Check
from checks.rules.attributed import Mentions, head
from checks.rules.dependence import TIES, DependentSources, SourceInTie, dependent_groups
from checks.rules.lists import all_sides
from claim_tables.kept_slots import KeptSlots
from schema.finding import Finding, Severity
from support.grammar import in_a_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checks.definition import Context
    from store.cited_readings import CitedReading

_ALONE = """
SELECT s.subject, s.attribute, any_value(i.counts_as) AS counts_as,
       list(DISTINCT s.source ORDER BY s.source) AS sources,
       list(s.claim ORDER BY s.claim) AS claims
FROM stated s
JOIN attributes a ON a.id = s.attribute AND a.key
JOIN independence i ON i.source = s.source
LEFT JOIN decisions d ON d.subject = s.subject AND d.attribute = s.attribute
WHERE d.subject IS NULL AND (SELECT count(*) FROM sources) > 1
GROUP BY s.subject, s.attribute
HAVING count(DISTINCT i.counts_as) = 1
ORDER BY s.subject, s.attribute
"""


class _Alone(NamedTuple):
    """A key fact of one source, or of dependent sources, which count as `counts_as`."""

    subject: str
    attribute: str
    counts_as: str
    sources: list[str]
    claims: list[int]


def _findings(check: Check[_Alone], context: Context, rows: list[_Alone]) -> Iterator[Finding]:
    readings = context.readings.of_claims(claim for row in rows for claim in row.claims)
    several = any(len(row.sources) > 1 for row in rows)
    ties = context.store.records(SourceInTie, TIES) if several else []
    groups = dependent_groups(ties)
    for row in rows:
        found = [readings[claim][0] for claim in row.claims]
        sides = all_sides(found)
        about = head(found[0].subject_name, found[0].attribute_label)
        values = in_a_row([side.says for side in sides if not side.neutral], "or")
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject=row.subject,
            attribute=row.attribute,
            message=f"{about}{values}, but only {_support(row, found, groups)}",
            sides=sides,
        )


def _support(row: _Alone, found: list[CitedReading], groups: Mapping[str, DependentSources]) -> str:
    sources = Mentions().sources(reading.citation for reading in found)
    if len(row.sources) == 1:
        return f"{sources} says so"
    return f"{sources} say so, and they share {groups[row.counts_as].because}"


CHECK = Check(
    code="CR402",
    name="key-fact-on-one-source",
    severity=Severity.NOTE,
    doc=__doc__,
    query=_ALONE,
    row=_Alone,
    findings_from=_findings,
    finding_key=("subject", "attribute"),
    looks_at=("single claims",),
    needs=Among(
        "attribute IN (SELECT id FROM attributes WHERE key)",
        """
        SELECT 1 FROM {claims} s
        ANTI JOIN decisions d ON d.subject = s.subject AND d.attribute = s.attribute
        WHERE (SELECT count(*) FROM sources) > 1 LIMIT 1
        """,
    ),
    without="no key facts without a decision, or only one source",
    touches="slot",
    merge="by subject",
    # another source may only plan what one source asserts
    keeps=(KeptSlots.ONE_SOURCE_OF_KEY_FACT, KeptSlots.UNASSERTED),
    marks=(),
)
