"""Sources do not say who published them.

Why it matters
--------------
Without a publisher nobody answers for the text, and nobody can know whether
two articles come from one house. The agency of a picture (`picture_credits`)
has not published the text. One finding lists all such sources. It leaves out
sources that only the claims of a table name.

Fires
-----
```yaml
sources:
  - {id: morning, publisher: A, published: 2019-07-05}
  - {id: evening, published: 2019-07-05, picture_credits: [AP]}
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
  - {id: evening, publisher: B, published: 2019-07-05}
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: lanes, type: count}]
claims:
  - {source: evening, subject: bridge, attribute: lanes, value: 4, quote: four}
```

When to accept it
-----------------
When only the text of a page is left, and its publisher cannot be found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Check
from checks.findings.of_sources import about_all_sources
from schema.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.definition import Context
    from schema.finding import Finding


class _Unnamed(NamedTuple):
    """A source without a publisher."""

    source: str


def _say(row: _Unnamed) -> str:  # noqa: ARG001 - there is no more to say
    return "no publisher"


def _findings(check: Check[_Unnamed], context: Context, rows: list[_Unnamed]) -> Iterator[Finding]:
    return about_all_sources(
        check, context, rows, ("names no publisher", "name no publisher"), _say
    )


CHECK = Check(
    code="CR405",
    name="unnamed-publisher",
    severity=Severity.NOTE,
    doc=__doc__,
    query="SELECT id AS source FROM sources WHERE declared AND publisher IS NULL ORDER BY id",
    row=_Unnamed,
    findings_from=_findings,
    looks_at=("sources",),
    needs="SELECT count(*) FROM sources WHERE declared",
    without="no source is declared",
    touches="nothing",
    merge="once",
    marks=(),
)
