"""Sources have no date, or one that had to be inferred.

Why it matters
--------------
"Last month" and "in December" depend on the day of publication, and so does
the question of who could know what. A date that was inferred from the text
(`published_because`) is as good as its reasons: read them before you rely on
it. One finding lists all such sources. It leaves out sources that only the
claims of a table name.

Fires
-----
```yaml
sources:
  - {id: morning, publisher: A, published: 2019-07-05}
  - {id: evening, publisher: B}
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: lanes, type: count}]
claims:
  - {source: evening, subject: bridge, attribute: lanes, value: 4, quote: four}
```

Stays silent
------------
```yaml
sources:
  - {id: morning, publisher: A, published: 2019-07-05}
  - {id: evening, publisher: B, published: 2019-07}
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: lanes, type: count}]
claims:
  - {source: evening, subject: bridge, attribute: lanes, value: 4, quote: four}
```

When to accept it
-----------------
When the page gives no date and its archive does not give one either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Check
from checks.findings.of_sources import about_all_sources
from schema.finding import Severity
from schema.values.date import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.definition import Context
    from schema.finding import Finding


class _Undated(NamedTuple):
    """A source without a date of its own."""

    source: str
    published: str | None
    published_because: str | None


def _say(row: _Undated) -> str:
    if row.published is None:
        return "no date"
    return f"{worded(row.published)}, inferred: {row.published_because}"


def _findings(check: Check[_Undated], context: Context, rows: list[_Undated]) -> Iterator[Finding]:
    return about_all_sources(
        check, context, rows, ("has no date on the page", "have no date on the page"), _say
    )


CHECK = Check(
    code="CR404",
    name="undated-source",
    severity=Severity.NOTE,
    doc=__doc__,
    query="""
    SELECT id AS source, published, published_because FROM sources
    WHERE declared AND (published IS NULL OR published_because IS NOT NULL) ORDER BY id
    """,
    row=_Undated,
    findings_from=_findings,
    looks_at=("sources",),
    needs="SELECT count(*) FROM sources WHERE declared",
    without="no source is declared",
    touches="nothing",
    merge="once",
    marks=(),
)
