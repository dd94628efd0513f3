"""A date depends on the day of publication, which the source does not give.

Why it matters
--------------
"Last month", "on Wednesday" and "in December" can be dated only by the day on
which the page appeared. Without that day they name no date, and the date in
the ledger was guessed or comes from elsewhere. Where the day of publication
was inferred (`published_because`), the date rests on that conclusion. Where
the page gives no more than a month or a year, "on Wednesday" is one of several
days; "last month" after a date in May is April, and is not reported.

A claim is not reported if its quote states the recorded date in full, or if it
has its own `as_of`. Nor is it if its quote names day and month ("on 7 May"),
and every day on which the source can have appeared gives the same year.

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
    value: 2019-07
    quote: opened last month
```

Stays silent
------------
```yaml
sources:
  - {id: morning, published: 2019-08-12}
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
When the date is known from outside the article, or is right on every day that
the source can have appeared; it is better to say so in the claim's note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Check
from checks.findings.of_claims import about_claims
from schema.finding import Finding, Severity
from schema.values.date import worded
from support.grammar import in_a_row, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.definition import Context
    from store.cited_readings import CitedReading

_UNRESOLVED = """
WITH supported_claims AS (
  SELECT DISTINCT claim FROM verdicts WHERE verdict = 'supported'
),
dates_of_claims AS (
  SELECT claim, list(value ORDER BY number) AS dates
  FROM readings WHERE axis = 'day' GROUP BY claim
)
SELECT d.claim, list(d.words ORDER BY d.position) AS words, r.dates,
       p.published, p.published_because IS NOT NULL AS inferred
FROM relative_dates d
JOIN claims c ON c.id = d.claim AND c.as_of IS NULL
JOIN sources p ON p.id = c.source
JOIN dates_of_claims r ON r.claim = d.claim
LEFT JOIN supported_claims s ON s.claim = d.claim
-- a quote may well support a date that was resolved against one that is not certain
WHERE s.claim IS NULL OR p.published IS NOT NULL
GROUP BY d.claim, r.dates, p.published, p.published_because
ORDER BY d.claim
"""
_UNDATED = """
SELECT count(*) FROM readings r
JOIN claims c ON c.id = r.claim
JOIN sources s ON s.id = c.source
              AND (s.published IS NULL OR s.published_because IS NOT NULL
                   OR s.published_lo IS DISTINCT FROM s.published_hi)
WHERE r.axis = 'day' AND c.as_of IS NULL
"""


class _Relative(NamedTuple):
    """A claim whose words depend on the day of publication, and the dates recorded from it."""

    claim: int
    words: list[str]
    dates: list[str]
    published: str | None
    inferred: bool


def _say(row: _Relative, reading: CitedReading) -> str:  # noqa: ARG001 - the row has it all
    words = in_a_row([quoted(said) for said in row.words])
    dates = " or ".join(dict.fromkeys(worded(value) for value in row.dates))
    date = "cannot be dated, as the source has no date"
    if row.inferred:
        date = "depends on the date of the source, which was inferred"
    elif row.published:
        given = worded(row.published)
        date = f"depends on the day of publication, and the source gives no more than {given}"
    return f"{words} {date}; {dates} is recorded"


def _findings(
    check: Check[_Relative], context: Context, rows: list[_Relative]
) -> Iterator[Finding]:
    return about_claims(check, context, rows, _say)


CHECK = Check(
    code="CR203",
    name="relative-date-in-undated-source",
    severity=Severity.AMBIGUITY,
    doc=__doc__,
    query=_UNRESOLVED,
    row=_Relative,
    findings_from=_findings,
    looks_at=("quotes",),
    needs=_UNDATED,
    without="no dates without an `as_of` from a source without a day of its own",
    touches="slot",
    merge="together",
    marks=(),
)
