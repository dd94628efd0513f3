"""A source names a weekday and a date that do not match.

Why it matters
--------------
"On Tuesday, 24 March 2021" cannot be right, because that day was a Wednesday.
One of the two is a slip, and whoever copies the date copies the slip. A date
without a year is compared with the years that the day of publication leaves
possible. In an undated source, such dates are not checked.

Fires
-----
```yaml
sources: [{id: morning}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: opened, type: date}]
claims:
  - source: morning
    subject: bridge
    attribute: opened
    value: 2021-03-24
    quote: opened on Tuesday, 24 March 2021
```

Stays silent
------------
```yaml
sources: [{id: morning}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: opened, type: date}]
claims:
  - source: morning
    subject: bridge
    attribute: opened
    value: 2021-03-24
    quote: opened on Wednesday, 24 March 2021
```

When to accept it
-----------------
If the source is known to be wrong and the other sources have the date right,
it is better to record a decision. If the date has no year and the source's day
of publication is wrong in the ledger, it is better to correct that.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Check
from checks.rules.attributed import Mentions
from checks.rules.sentences import each_sentence_once
from schema.finding import Finding, Severity, Side
from schema.values.date import worded
from support.grammar import in_a_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.definition import Context
    from store.cited_readings import ByClaim


class _Slip(NamedTuple):
    """Words of a claim that name a date with the weekday `stated`, which it does not fall on."""

    source: str
    day: str
    words: str
    stated: str
    falls_on: str
    claim: int


def _findings(check: Check[_Slip], context: Context, rows: list[_Slip]) -> Iterator[Finding]:
    """Give one finding for each date of a source: it is about the source, and no subject."""
    readings = context.readings.of_claims(row.claim for row in rows)
    for (source, day), found in groupby(rows, key=lambda row: (row.source, row.day)):
        slips = list(found)
        words = dict.fromkeys(slip.words for slip in slips)
        sides = tuple(_side([slip for slip in slips if slip.words == w], readings) for w in words)
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject="",
            attribute="",
            scope=f"{source} {day}",
            message=f"{in_a_row([side.says for side in sides])} "
            f"in {Mentions().source(sides[0].citations[0])}, "
            f"but {worded(day)} is a {slips[0].falls_on}",
            sides=sides,
        )


def _side(slips: list[_Slip], readings: ByClaim) -> Side:
    """Cite the sentences with the slip in place of a value: any claim may have quoted them."""
    slip = slips[0]
    cited = (
        readings[s.claim][0]._replace(value=slip.words, canonical=f"{slip.stated} {slip.day}")
        for s in slips
    )
    return Side(says=f"“{slip.words}”", citations=each_sentence_once(cited))


CHECK = Check(
    code="CR202",
    name="weekday-does-not-match-date",
    severity=Severity.CONTRADICTION,
    doc=__doc__,
    query="""
    SELECT c.source, s.day, s.words, s.stated, s.falls_on, s.claim
    FROM slips s JOIN claims c ON c.id = s.claim
    ORDER BY c.source, s.day, s.words, s.claim
    """,
    row=_Slip,
    findings_from=_findings,
    looks_at=("quotes",),
    needs="SELECT count(*) FROM quotes WHERE weekdays > 0",
    without="no quote has a weekday with a date to compare it with",
    touches="source",
    merge="together",
    marks=(),
)
