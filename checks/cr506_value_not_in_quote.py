"""A quote says something other than the value recorded from it.

Why it matters
--------------
This is a slip of the editor, not of the source: 2020 typed for 2021, a million
for a billion, "in December" in the wrong year, "guilty" for "not guilty".
The check reads dates, amounts, counts and the terms of the vocabulary in the
quote, and resolves relative dates by the day on which the source appeared. It
compares the value with every way to read them. What it cannot read, such as
"that day", is not reported. The last lines of a run count the quotes that have
a figure of which only a part is understood.

The examples below quote this text:

```text morning.txt
The Harbour bridge opened last month.
```

Fires
-----
```yaml
sources: [{id: morning, file: morning.txt, published: 2019-08-12}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: opened, type: date}]
claims:
  - source: morning
    subject: bridge
    attribute: opened
    value: 2019-06
    quote: opened last month
```

Stays silent
------------
```yaml
sources: [{id: morning, file: morning.txt, published: 2019-08-12}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: opened, type: date}]
claims:
  - source: morning
    subject: bridge
    attribute: opened
    value: 2019-07
    quote: opened last month
```

When to accept it
-----------------
When the quote was read wrongly: say so in the claim's `note`. If other words
carry the value, it is better to quote those.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Check
from checks.findings.of_claims import about_readings
from checks.rules.sides import in_words
from schema.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.definition import Context
    from store.cited_readings import CitedReading


class _Contradicted(NamedTuple):
    """A reading whose value the quote contradicts, and what the quote says."""

    claim: int
    number: int
    reason: str


def _say(row: _Contradicted, reading: CitedReading) -> str:
    return f"{in_words([reading])} is recorded, but in the quote {row.reason}"


def _findings(
    check: Check[_Contradicted], context: Context, rows: list[_Contradicted]
) -> Iterator[Finding]:
    return about_readings(check, context, rows, _say)


CHECK = Check(
    code="CR506",
    name="value-not-in-quote",
    severity=Severity.CONTRADICTION,
    doc=__doc__,
    query="""
    SELECT claim, number, reason FROM verdicts
    WHERE verdict = 'contradicted' ORDER BY claim, number
    """,
    row=_Contradicted,
    findings_from=_findings,
    looks_at=("quotes",),
    needs="SELECT count(*) FROM verdicts WHERE verdict <> 'not checkable'",
    without="no quote in which its date, figure or term can be read",
    unread="SELECT count(DISTINCT claim) FROM verdicts WHERE unread",
    touches="slot",
    merge="together",
    marks=(),
)
