"""A quote is not in the text of its source.

Why it matters
--------------
Everything else rests on the quotes: a claim whose words are not in the article
has no evidence. The check compares the words. Runs of spaces, no-break spaces,
the forms of quotation marks and dashes and the Unicode form make no
difference. The finding shows the words of the text that are most like the
quote. A quote that is in the text, but not between its `prefix` and `suffix`,
is reported, too.

The examples below quote this text:

```text morning.txt
The Harbour bridge opened in July 2019. It has four lanes.
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
    quote: opened in July of 2019
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
    quote: opened  in July 2019
```

When to accept it
-----------------
Never: correct the quote. To leave words out, quote only the part that gives
the value.
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


class _Absent(NamedTuple):
    """A claim whose quote is not in the text, and the nearest words there."""

    claim: int
    state: str
    nearest: str | None


def _say(row: _Absent, reading: CitedReading) -> str:
    quote = quoted(reading.quote)
    if row.state == "out of context":
        return f"{quote} is in the text, but not between its prefix and suffix"
    nearest = f"; the nearest words are {quoted(row.nearest)}" if row.nearest else ""
    return f"{quote} is not in the text{nearest}"


def _findings(check: Check[_Absent], context: Context, rows: list[_Absent]) -> Iterator[Finding]:
    return about_claims(check, context, rows, _say)


CHECK = Check(
    code="CR501",
    name="quote-not-in-source",
    severity=Severity.CONTRADICTION,
    doc=__doc__,
    query="""
    SELECT claim, state, nearest FROM quotes
    WHERE state = 'absent' OR state = 'out of context' ORDER BY claim
    """,
    row=_Absent,
    findings_from=_findings,
    looks_at=("quotes", "texts"),
    needs="SELECT count(*) FROM quotes WHERE state <> 'no text'",
    without="no source whose text can be read",
    touches="slot",
    merge="together",
    marks=(),
)
