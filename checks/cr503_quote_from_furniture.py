"""A quote is taken from the furniture of its page.

Why it matters
--------------
Teasers, counters, credits and "read also" lines are on the page and not in the
article. They state nothing about the story, and often are younger than it. The
source declares them (`furniture`, verbatim); a quote may run on over one that
was glued into its sentence.

The examples below quote this text:

```text morning.txt
The Harbour bridge opened in July 2019.
READ: Ferry opened in May 2021
```

Fires
-----
```yaml
sources:
  - id: morning
    file: morning.txt
    furniture: ["READ: Ferry opened in May 2021"]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: opened, type: date}]
claims:
  - source: morning
    subject: bridge
    attribute: opened
    value: 2021-05
    quote: opened in May 2021
```

Stays silent
------------
```yaml
sources:
  - id: morning
    file: morning.txt
    furniture: ["READ: Ferry opened in May 2021"]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: opened, type: date}]
claims:
  - source: morning
    subject: bridge
    attribute: opened
    value: 2019-07
    quote: opened in July 2019
```

When to accept it
-----------------
When the words are no furniture after all: take them out of the list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checks.definition import Check
from checks.findings.of_claims import Row, tell_claims
from schema.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.store import Store


def _say(row: Row, reading: Row) -> str:  # noqa: ARG001 - the words are all that there is to say
    return f"“{reading['quote']}” is furniture of the page"


def _tell(check: Check, store: Store, rows: list[dict[str, Any]]) -> Iterator[Finding]:
    return tell_claims(check, store, rows, _say)


CHECK = Check(
    code="CR503",
    name="quote-from-furniture",
    severity=Severity.TENSION,
    doc=__doc__,
    query="""
    SELECT claim FROM quotes WHERE state = 'furniture' ORDER BY claim
    """,
    tell=_tell,
    needs="SELECT count(*) FROM quotes WHERE state <> 'no text'",
    without="no source whose text can be read",
    marks=(),
)
