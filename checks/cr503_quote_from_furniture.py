"""A quote comes from the furniture of its page.

Why it matters
--------------
Teasers, counters, credits and "read also" lines are on the page and not in the
article. They state nothing about the story, and often are newer than it. The
source declares them (`furniture`, verbatim). A quote may run across a piece of
furniture that was glued into its sentence.

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
If the words are no furniture after all, it is better to remove them from the
list.
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


class _Furniture(NamedTuple):
    """A claim whose quote is furniture of its page."""

    claim: int


def _say(row: _Furniture, reading: CitedReading) -> str:  # noqa: ARG001 - the quote says it all
    return f"{quoted(reading.quote)} is furniture of the page"


def _findings(
    check: Check[_Furniture], context: Context, rows: list[_Furniture]
) -> Iterator[Finding]:
    return about_claims(check, context, rows, _say)


CHECK = Check(
    code="CR503",
    name="quote-from-furniture",
    severity=Severity.TENSION,
    doc=__doc__,
    query="""
    SELECT claim FROM quotes WHERE state = 'furniture' ORDER BY claim
    """,
    row=_Furniture,
    findings_from=_findings,
    looks_at=("quotes", "texts"),
    needs="""
    SELECT count(*) FROM quotes q
    JOIN claims c ON c.id = q.claim
    JOIN texts t ON t.source = c.source AND array_length(t.furniture) > 0
    """,
    without="no quote from a page whose furniture is declared",
    touches="slot",
    merge="together",
    marks=(),
)
