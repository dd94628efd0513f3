"""A source gives a contested figure in its own voice.

Why it matters
--------------
How many were killed, what a war has cost: some figures are claims of a party,
and an article that prints one without naming the party takes its side. An
attribute says so with `contested: true`. If a party denies the figure or gives
another one, that is reported by CR401 or CR103.

Fires
-----
```yaml
sources: [{id: morning}]
subjects: [{id: rally}]
attributes: [{id: people, type: count, contested: true}]
claims:
  - source: morning
    subject: rally
    attribute: people
    value: 12 thousand
    quote: some 12,000 people came
```

Stays silent
------------
```yaml
sources: [{id: morning}]
subjects: [{id: rally}]
attributes: [{id: people, type: count, contested: true}]
claims:
  - source: morning
    subject: rally
    attribute: people
    value: 12 thousand
    speaker: organisers
    quote: some 12,000 people came, the organisers said
```

When to accept it
-----------------
If the article makes clear elsewhere whose figure it is, it is better to enter
that party as the speaker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Check
from checks.findings.of_claims import about_readings
from schema.finding import Finding, Severity
from schema.values import AMOUNTS
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.definition import Context
    from store.cited_readings import CitedReading


class _Figure(NamedTuple):
    """A contested figure in the voice of a source."""

    claim: int
    number: int


def _say(row: _Figure, reading: CitedReading) -> str:  # noqa: ARG001 - the value says it all
    return f"{reading.label} in the source's own voice, although the figure is contested"


def _findings(check: Check[_Figure], context: Context, rows: list[_Figure]) -> Iterator[Finding]:
    return about_readings(check, context, rows, _say)


CHECK = Check(
    code="CR408",
    name="contested-figure-in-own-voice",
    severity=Severity.NOTE,
    doc=__doc__,
    query=f"""
    SELECT s.claim, s.number
    FROM stated s
    JOIN attributes a ON a.id = s.attribute
    JOIN claims c ON c.id = s.claim
    JOIN quotes q ON q.claim = s.claim
    WHERE c.speaker IS NULL AND NOT q.spoken AND s.type IN ({listed(AMOUNTS)})
      AND a.contested
    ORDER BY s.claim
    """,
    row=_Figure,
    findings_from=_findings,
    looks_at=("quotes",),
    needs=f"""
    SELECT count(*) FROM stated s
    JOIN attributes a ON a.id = s.attribute
    JOIN quotes q ON q.claim = s.claim
    WHERE a.contested AND s.type IN ({listed(AMOUNTS)})
    """,
    without="no figures that are contested",
    touches="slot",
    merge="together",
    marks=("wording",),
)
