"""The words of a quote stand in several sentences of their source.

Why it matters
--------------
Which of them is meant decides what the claim says, and a report can only point
at one. Words before it (`prefix`) or after it (`suffix`), verbatim, decide.
A sentence that the page prints twice, as a headline and again as its first
line, is one sentence.

The examples below quote this text:

```text morning.txt
The bridge opened in July 2019. Nobody saw that it opened in July 2019.
```

Fires
-----
```yaml
sources: [{id: morning, file: morning.txt}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: opened, type: date}]
claims:
  - source: morning
    subject: bridge
    attribute: opened
    value: 2019-07
    quote: opened in July 2019
```

Stays silent
------------
```yaml
sources: [{id: morning, file: morning.txt}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: opened, type: date}]
claims:
  - source: morning
    subject: bridge
    attribute: opened
    value: 2019-07
    quote: opened in July 2019
    prefix: The bridge
```

When to accept it
-----------------
When all the sentences say the same.
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
    return f"“{reading['quote']}” stands in several sentences"


def _tell(check: Check, store: Store, rows: list[dict[str, Any]]) -> Iterator[Finding]:
    return tell_claims(check, store, rows, _say)


CHECK = Check(
    code="CR502",
    name="quote-in-several-sentences",
    severity=Severity.AMBIGUITY,
    doc=__doc__,
    query="""
    SELECT claim FROM quotes WHERE state = 'twice' ORDER BY claim
    """,
    tell=_tell,
    needs="SELECT count(*) FROM quotes WHERE state <> 'no text'",
    without="no source whose text can be read",
    marks=(),
)
