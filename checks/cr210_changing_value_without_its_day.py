"""One source gives two values of an attribute that changes, without their days.

Why it matters
--------------
"The toll rose from 28 to 54" are two values of one article, and both are
right, each of its own day. Without these days they look as if the article
contradicted itself, and nobody knows which is the later one. `as_of` says when
each held. Until it does, the two are compared with other sources only as far
as neither of them fits.

Fires
-----
```yaml
sources: [{id: morning, published: 2024-05-02}]
subjects: [{id: bridge, name: Fall of the Harbour bridge}]
attributes: [{id: killed, type: count, changes: up}]
claims:
  - source: morning
    subject: bridge
    attribute: killed
    value: 28
    quote: the toll of 28
  - source: morning
    subject: bridge
    attribute: killed
    value: 54
    quote: rose to 54
```

Stays silent
------------
```yaml
sources: [{id: morning, published: 2024-05-02}]
subjects: [{id: bridge, name: Fall of the Harbour bridge}]
attributes: [{id: killed, type: count, changes: up}]
claims:
  - source: morning
    subject: bridge
    attribute: killed
    value: 28
    as_of: 2024-05-01
    quote: the toll of 28
  - source: morning
    subject: bridge
    attribute: killed
    value: 54
    quote: rose to 54
```

When to accept it
-----------------
When the article does not say of which days its values are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Among, Check
from checks.rules.attributed import Mentions, head
from checks.rules.changes import ABOUT, UNDATED, UNDATED_STEP
from checks.rules.sides import by_wording, cite
from claim_tables.kept_slots import KeptSlots
from schema.finding import Finding, Severity
from schema.places import part_of_article
from schema.values import SINGLE, VALUE_TYPES
from store.cited_readings import MOST_CITED, plain_readings
from support.grammar import in_a_row
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.definition import Context

_BY_SOURCE = f"""
SELECT u.subject, u.attribute, u.axis, u.source, s.name AS subject_name,
       a.label AS attribute_label, a.type, list(u.claim ORDER BY u.claim) AS claims
FROM {UNDATED} u
JOIN subjects s ON s.id = u.subject JOIN attributes a ON a.id = u.attribute
GROUP BY ALL ORDER BY u.subject, u.attribute, u.axis, u.source
"""


class _WithoutDay(NamedTuple):
    """The claims of a source about a slot whose values differ, without dates of their own."""

    subject: str
    attribute: str
    axis: str
    source: str
    subject_name: str
    attribute_label: str
    type: str
    claims: list[int]


def _findings(
    check: Check[_WithoutDay], context: Context, rows: list[_WithoutDay]
) -> Iterator[Finding]:
    cited = [claim for row in rows for claim in row.claims[:MOST_CITED]]
    readings = plain_readings(context.readings, cited)
    for row in rows:
        found = [readings[claim] for claim in row.claims[:MOST_CITED]]
        values = by_wording(found)
        about = head(row.subject_name, row.attribute_label)
        in_text = (reading for reading in found if not part_of_article(reading.citation))
        where = Mentions().source(next(in_text, found[0]).citation)
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject=row.subject,
            attribute=row.attribute,
            scope=" ".join(filter(None, (VALUE_TYPES[row.type].scope(row.axis), row.source))),
            message=f"{about}{in_a_row(list(values))} in {where}; "
            "enter as `as_of` the day of which each is",
            sides=tuple(cite(label, members) for label, members in values.items()),
            uncited=len(row.claims) - len(found),
        )


CHECK = Check(
    code="CR210",
    name="changing-value-without-its-day",
    severity=Severity.AMBIGUITY,
    doc=__doc__,
    prepare=(UNDATED_STEP,),
    query=_BY_SOURCE,
    row=_WithoutDay,
    findings_from=_findings,
    finding_key=("subject", "attribute", "axis", "source"),
    looks_at=("comparable claims",),
    about=ABOUT,
    suspects=f"SELECT count(*) FROM {UNDATED}",
    needs=Among(
        f"type IN ({listed(SINGLE)}) AND attribute IN (SELECT id FROM attributes WHERE changes)",
        """
        SELECT 1 FROM {claims} GROUP BY subject, attribute, axis, source
        HAVING count(*) > 1 LIMIT 1
        """,
    ),
    without="no source with two values of one attribute that changes",
    touches="slot",
    merge="by subject",
    keeps=(KeptSlots.UNDATED_CHANGE, KeptSlots.CONFLICTING),
    marks=(),
)
