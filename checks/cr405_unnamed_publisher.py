"""Sources do not say who published them.

Why it matters
--------------
Without a publisher nobody answers for the text, and whether two articles come
from one house cannot be told. The agency of a picture (`picture_credits`) has
not published the text. All such sources are told in one finding; nothing is
said of sources that only the claims of a table name.

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
When only the text is left of a page, and its publisher cannot be found out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checks.definition import Check
from checks.findings.of_claims import tell_together
from schema.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.findings.of_claims import Row
    from schema.finding import Finding
    from store.store import Store


def _say(row: Row) -> str:  # noqa: ARG001 - there is no more to say
    return "no publisher"


def _tell(check: Check, store: Store, rows: list[dict[str, Any]]) -> Iterator[Finding]:
    return tell_together(check, store, rows, "no publisher named", _say)


CHECK = Check(
    code="CR405",
    name="unnamed-publisher",
    severity=Severity.NOTE,
    doc=__doc__,
    query="SELECT id AS source FROM sources WHERE declared AND publisher IS NULL ORDER BY id",
    tell=_tell,
    needs="SELECT count(*) FROM sources WHERE declared",
    without="no source is declared",
    marks=(),
)
