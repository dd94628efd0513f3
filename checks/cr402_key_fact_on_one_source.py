"""A key fact rests on one source, or on sources that are not independent.

Why it matters
--------------
What a story stands on (`key: true`) needs two sources that do not copy from
one another or from a third. Two articles with one agency's text, or of one
publisher, are one source (CR403). A claim that is open to several readings
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
When the source is the one who must know, such as the law itself. When you have
confirmed the fact elsewhere: better record a decision, with its reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checks.definition import Check
from checks.rules.dependence import dependent
from checks.rules.lists import all_sides
from checks.rules.sides import named, readings_of, witnesses
from schema.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.store import Store

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


def _tell(check: Check, store: Store, rows: list[dict[str, Any]]) -> Iterator[Finding]:
    readings = readings_of(store, (claim for row in rows for claim in row["claims"]))
    for row in rows:
        found = [readings[claim][0] for claim in row["claims"]]
        sides = all_sides(witnesses(found, store), store)
        about = f"{found[0]['subject_name']}, {found[0]['attribute_label']}"
        values = " or ".join(side.says for side in sides if not side.neutral)
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject=row["subject"],
            attribute=row["attribute"],
            message=f"{about}: {values}, from {_support(store, row)}",
            sides=sides,
        )


def _support(store: Store, row: dict[str, Any]) -> str:
    if len(row["sources"]) == 1:
        return f"{row['sources'][0]} alone"
    because = dependent(store)[row["counts_as"]].because
    return f"{named(row['sources'])}, which are not independent ({because})"


CHECK = Check(
    code="CR402",
    name="key-fact-on-one-source",
    severity=Severity.NOTE,
    doc=__doc__,
    query=_ALONE,
    tell=_tell,
    each=("subject", "attribute"),
    needs="""
    SELECT CASE WHEN (SELECT count(*) FROM sources) > 1 THEN count(*) ELSE 0 END
    FROM stated s JOIN attributes a ON a.id = s.attribute AND a.key
    """,
    without="no key facts, or only one source",
    marks=(),
)
