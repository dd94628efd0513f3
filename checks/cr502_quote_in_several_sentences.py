"""The words of a quote are in several sentences of their source.

Why it matters
--------------
What the claim says depends on the sentence that is meant, and a report can
point at only one. Verbatim words before the quote (`prefix`) or after it
(`suffix`) decide. A sentence that the page prints twice, as a headline and
again as its first line, is one sentence.

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

from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Check
from checks.findings.of_claims import about_claims
from schema.finding import Finding, Severity
from support.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.definition import Context
    from store.cited_readings import CitedReading


class _Twice(NamedTuple):
    """A claim whose quote is in several sentences."""

    claim: int


def _say(row: _Twice, reading: CitedReading) -> str:  # noqa: ARG001 - the quote says it all
    return f"{quoted(reading.quote)} is in several sentences"


def _findings(check: Check[_Twice], context: Context, rows: list[_Twice]) -> Iterator[Finding]:
    return about_claims(check, context, rows, _say)


CHECK = Check(
    code="CR502",
    name="quote-in-several-sentences",
    severity=Severity.AMBIGUITY,
    doc=__doc__,
    query="""
    SELECT claim FROM quotes WHERE state = 'twice' ORDER BY claim
    """,
    row=_Twice,
    findings_from=_findings,
    looks_at=("quotes", "texts"),
    needs="SELECT count(*) FROM quotes WHERE state <> 'no text'",
    without="no source whose text can be read",
    touches="slot",
    merge="together",
    marks=(),
)
