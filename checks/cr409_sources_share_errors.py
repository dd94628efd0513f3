"""Sources that err alike are not independent.

Why it matters
--------------
Two sources that give the same right value say nothing about each other: both
may have looked. Two that give the same wrong value again and again, where all
others give another, have it from one place. Whoever counts them as two counts
one mistake twice.

A value is wrong here if most sources give another of the same thing, and rare
if a third of the sources give it at most. Two sources are told if they share
five such values or more, at least half of those that one of them has where
both have a say, and three times as many as chance would have it.

Fires
-----
```yaml
sources: [{id: a}, {id: b}, {id: c}, {id: d}, {id: e}, {id: f}]
subjects: [{id: g}, {id: h}, {id: i}, {id: j}, {id: k}]
attributes: [{id: built, type: count}]
claims:
  - {source: a, subject: g, attribute: built, value: 10, quote: q}
  - {source: b, subject: g, attribute: built, value: 10, quote: q}
  - {source: c, subject: g, attribute: built, value: 10, quote: q}
  - {source: d, subject: g, attribute: built, value: 10, quote: q}
  - {source: e, subject: g, attribute: built, value: 17, quote: q}
  - {source: f, subject: g, attribute: built, value: 17, quote: q}
  - {source: a, subject: h, attribute: built, value: 11, quote: q}
  - {source: b, subject: h, attribute: built, value: 11, quote: q}
  - {source: c, subject: h, attribute: built, value: 11, quote: q}
  - {source: d, subject: h, attribute: built, value: 11, quote: q}
  - {source: e, subject: h, attribute: built, value: 18, quote: q}
  - {source: f, subject: h, attribute: built, value: 18, quote: q}
  - {source: a, subject: i, attribute: built, value: 12, quote: q}
  - {source: b, subject: i, attribute: built, value: 12, quote: q}
  - {source: c, subject: i, attribute: built, value: 12, quote: q}
  - {source: d, subject: i, attribute: built, value: 12, quote: q}
  - {source: e, subject: i, attribute: built, value: 19, quote: q}
  - {source: f, subject: i, attribute: built, value: 19, quote: q}
  - {source: a, subject: j, attribute: built, value: 13, quote: q}
  - {source: b, subject: j, attribute: built, value: 13, quote: q}
  - {source: c, subject: j, attribute: built, value: 13, quote: q}
  - {source: d, subject: j, attribute: built, value: 13, quote: q}
  - {source: e, subject: j, attribute: built, value: 20, quote: q}
  - {source: f, subject: j, attribute: built, value: 20, quote: q}
  - {source: a, subject: k, attribute: built, value: 14, quote: q}
  - {source: b, subject: k, attribute: built, value: 14, quote: q}
  - {source: c, subject: k, attribute: built, value: 14, quote: q}
  - {source: d, subject: k, attribute: built, value: 14, quote: q}
  - {source: e, subject: k, attribute: built, value: 21, quote: q}
  - {source: f, subject: k, attribute: built, value: 21, quote: q}
```

Stays silent
------------
```yaml
sources: [{id: a}, {id: b}, {id: c}, {id: d}, {id: e}, {id: f}]
subjects: [{id: g}, {id: h}, {id: i}, {id: j}, {id: k}]
attributes: [{id: built, type: count}]
claims:
  - {source: a, subject: g, attribute: built, value: 17, quote: q}
  - {source: b, subject: g, attribute: built, value: 10, quote: q}
  - {source: c, subject: g, attribute: built, value: 10, quote: q}
  - {source: d, subject: g, attribute: built, value: 10, quote: q}
  - {source: e, subject: g, attribute: built, value: 10, quote: q}
  - {source: f, subject: g, attribute: built, value: 10, quote: q}
  - {source: a, subject: h, attribute: built, value: 11, quote: q}
  - {source: b, subject: h, attribute: built, value: 18, quote: q}
  - {source: c, subject: h, attribute: built, value: 11, quote: q}
  - {source: d, subject: h, attribute: built, value: 11, quote: q}
  - {source: e, subject: h, attribute: built, value: 11, quote: q}
  - {source: f, subject: h, attribute: built, value: 11, quote: q}
  - {source: a, subject: i, attribute: built, value: 12, quote: q}
  - {source: b, subject: i, attribute: built, value: 12, quote: q}
  - {source: c, subject: i, attribute: built, value: 19, quote: q}
  - {source: d, subject: i, attribute: built, value: 12, quote: q}
  - {source: e, subject: i, attribute: built, value: 12, quote: q}
  - {source: f, subject: i, attribute: built, value: 12, quote: q}
  - {source: a, subject: j, attribute: built, value: 13, quote: q}
  - {source: b, subject: j, attribute: built, value: 13, quote: q}
  - {source: c, subject: j, attribute: built, value: 13, quote: q}
  - {source: d, subject: j, attribute: built, value: 20, quote: q}
  - {source: e, subject: j, attribute: built, value: 13, quote: q}
  - {source: f, subject: j, attribute: built, value: 13, quote: q}
  - {source: a, subject: k, attribute: built, value: 14, quote: q}
  - {source: b, subject: k, attribute: built, value: 14, quote: q}
  - {source: c, subject: k, attribute: built, value: 14, quote: q}
  - {source: d, subject: k, attribute: built, value: 14, quote: q}
  - {source: e, subject: k, attribute: built, value: 21, quote: q}
  - {source: f, subject: k, attribute: built, value: 14, quote: q}
```

When to accept it
-----------------
When both are known to print what one agency sends: better name that agency in
`credits`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checks.definition import Check, Step
from checks.rules.conflicts import JUDGED
from checks.rules.shared_errors import clusters, find_copies
from checks.rules.sides import citation, named, readings_of
from schema.finding import Finding, Severity, Side
from schema.values import COMPARED
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.store import Store

_SHOWN = 3
"""So many shared values are shown."""
_SHARED = """
SELECT list(claim ORDER BY claim) FROM wrong
WHERE list_contains($sources, source) GROUP BY subject, attribute, axis, moment, lo, hi
HAVING count(*) > 1 ORDER BY min(claim) LIMIT $shown
"""


def _tell(check: Check, store: Store, rows: list[dict[str, Any]]) -> Iterator[Finding]:
    for sources in clusters((row["one"], row["other"]) for row in rows):
        pairs = [row for row in rows if row["one"] in sources]
        most = max(pairs, key=lambda row: row["same"])
        shown = store.query(_SHARED, {"sources": sources, "shown": _SHOWN}).rows
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject="",
            attribute="",
            scope=sources[0],
            message=f"{named(sources)} err alike: {most['one']} and {most['other']} share "
            f"{most['same']:,} wrong values, of {most['fewer']:,} that one of them has",
            sides=tuple(_side(claims, store) for (claims,) in shown),
        )


def _side(claims: list[int], store: Store) -> Side:
    rows = [row for found in readings_of(store, claims).values() for row in found]
    about = f"{rows[0]['subject_name']}, {rows[0]['attribute_label']}: {rows[0]['label']}"
    return Side(says=about, citations=tuple(map(citation, rows)))


CHECK = Check(
    code="CR409",
    name="sources-share-errors",
    severity=Severity.NOTE,
    doc=__doc__,
    prepare=(*JUDGED, Step("copies", made=find_copies)),
    query="SELECT one, other, same, fewer FROM copies ORDER BY one, other",
    tell=_tell,
    needs=f"""
    SELECT count(*) FROM (
      SELECT 1 FROM stated WHERE type IN ({listed(COMPARED)}) GROUP BY subject, attribute
      HAVING count(DISTINCT source) >= 4
    )
    """,  # noqa: S608 - our own
    without="no fact reported by four or more sources",
    marks=(),
)
