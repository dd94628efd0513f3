"""A claim is entered twice.

Why it matters
--------------
Two entries that are alike in all but their notes are one claim. It counts
once, wherever claims are counted and cited, and its second entry changes
nothing. But one of the two may have been meant for another source, another
value or another sentence, and that one is missing now. Rows of large tables
that repeat another count once, too, but they are not listed.

Fires
-----
```yaml
sources: [{id: morning}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: cost, type: money}]
claims:
  - source: morning
    subject: bridge
    attribute: cost
    value: 40 million EUR
    quote: cost 40 million
  - source: morning
    subject: bridge
    attribute: cost
    value: 40 million EUR
    quote: cost 40 million
    note: from the second page
```

Stays silent
------------
```yaml
sources: [{id: morning}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: cost, type: money}]
claims:
  - source: morning
    subject: bridge
    attribute: cost
    value: 40 million EUR
    quote: cost 40 million
  - source: morning
    subject: bridge
    attribute: cost
    value: 40 million EUR
    quote: the 40 million that it cost
```

When to accept it
-----------------
Never: delete one of the two entries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Check
from checks.findings.of_claims import about_claims
from checks.rules.lists import value_in_words
from schema.finding import Finding, Severity
from support.grammar import in_a_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.definition import Context
    from store.cited_readings import CitedReading


class _EnteredAgain(NamedTuple):
    """A claim, and where its other entries are."""

    claim: int
    places: list[str]


def _findings(
    check: Check[_EnteredAgain], context: Context, rows: list[_EnteredAgain]
) -> Iterator[Finding]:
    def say(row: _EnteredAgain, reading: CitedReading) -> str:
        value = value_in_words([reading])
        what = value if reading.means is None else f"“{reading.phrase or value}”"
        return f"{what} is entered again, at {in_a_row(row.places)}"

    return about_claims(check, context, rows, say)


CHECK = Check(
    code="CR507",
    name="claim-entered-twice",
    severity=Severity.NOTE,
    doc=__doc__,
    query="""
    SELECT claim, list(concat(file, ':', line) ORDER BY file, line) AS places
    FROM (SELECT DISTINCT claim, file, line FROM repeated_claims) GROUP BY claim ORDER BY claim
    """,
    row=_EnteredAgain,
    findings_from=_findings,
    looks_at=("comparable claims", "quotes"),
    needs="""
    SELECT count(*) FROM (
      SELECT 1 FROM claims c JOIN quotes q ON q.claim = c.id
      GROUP BY c.source, c.subject, c.attribute HAVING count(*) > 1 LIMIT 1
    )
    """,
    without="no two claims of one source about one thing",
    marks=(),
    touches="slot",
    merge="by subject",
)
