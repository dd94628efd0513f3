"""A text spells a name in another way than the ledger.

Why it matters
--------------
"Antony" in the first line and "Anthony" in the caption: one of them is wrong,
and a reporter who copies the second prints the slip. The check reads the whole
text, including words that no claim quotes.

The known names are those that the source's own claims give, and the terms and
aliases of vocabularies of names. The check reports a row of capitalised words
that differs from such a name in one word, by a letter or two. Accents,
plurals, endings ("Presidency") and spellings that the ledger has itself are
not reported. Claims with two spellings are left to CR105.

Fires
-----
```text morning.txt
The bridge was opened by Katherine Lindqvist.
Mayor Katharine Lindqvist spoke for an hour.
```
```yaml
sources: [{id: morning, file: morning.txt}]
subjects: [{id: mayor}]
attributes: [{id: name, type: name}]
claims:
  - source: morning
    subject: mayor
    attribute: name
    value: Katherine Lindqvist
    quote: opened by Katherine Lindqvist
```

Stays silent
------------
```text evening.txt
The bridge was opened by Katherine Lindqvist.
Mayor KATHERINE LINDQVIST spoke; her sister Karin Lindqvist listened.
```
```yaml
sources: [{id: evening, file: evening.txt}]
subjects: [{id: mayor}]
attributes: [{id: name, type: name}]
claims:
  - source: evening
    subject: mayor
    attribute: name
    value: Katherine Lindqvist
    quote: opened by Katherine Lindqvist
```

When to accept it
-----------------
When they are two people or bodies. If both spellings are right, it is better
to list the other one as an alias of the term.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Check
from checks.findings.of_sources import source_citations
from checks.rules.attributed import Mentions
from checks.rules.sentences import each_sentence_once
from schema.finding import Finding, Severity, Side
from schema.values import NAMES
from support.grammar import in_a_row
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.definition import Context
    from schema.finding import Citation

_SPELLINGS = f"""
WITH names_of_claims AS (
  SELECT c.source, r.value, list(c.id ORDER BY c.id) AS claims
  FROM readings r
  JOIN claims c ON c.id = r.claim
  JOIN attributes a ON a.id = r.attribute
  WHERE a.type IN ({listed(NAMES)})
  GROUP BY c.source, r.value
)
SELECT s.source, s.known, s.written, s.line, n.claims
FROM spellings s LEFT JOIN names_of_claims n ON n.source = s.source AND n.value = s.known
ORDER BY s.source, s.known, s.start_at, s.written
"""


class _Misspelt(NamedTuple):
    """A known name as a text writes it, and the claims of the source that give the name."""

    source: str
    known: str
    written: str
    line: int
    claims: list[int] | None


def _findings(
    check: Check[_Misspelt], context: Context, rows: list[_Misspelt]
) -> Iterator[Finding]:
    """Give one finding for each source and known name, with a side for each other spelling."""
    names: dict[tuple[str, str], list[_Misspelt]] = {}
    for row in rows:
        names.setdefault((row.source, row.known), []).append(row)
    cited = source_citations(context.store, (row.source for row in rows)) if rows else {}
    for (source, known), found in names.items():
        written = [(row.written, f"“{row.written}” on line {row.line}") for row in found]
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject="",
            attribute="",
            scope=f"{source} {known}",
            message=f"{in_a_row([says for _, says in written])} of "
            f"{Mentions().source(cited[source])}, but “{known}” in the ledger",
            sides=(
                _known(found[0], context, cited[source]),
                *(_written(cited[source], words, says) for words, says in written),
            ),
        )


def _known(row: _Misspelt, context: Context, source: Citation) -> Side:
    """Cite the claims of the source that give the name, or else the source."""
    claims = context.readings.of_claims(row.claims or ())
    cited = each_sentence_once(reading for found in claims.values() for reading in found)
    return Side(says=f"“{row.known}” in the ledger", citations=cited or (source,))


def _written(source: Citation, words: str, says: str) -> Side:
    return Side(says=says, citations=(source.model_copy(update={"quote": words}),))


CHECK = Check(
    code="CR307",
    name="name-spelled-two-ways",
    severity=Severity.TENSION,
    doc=__doc__,
    marks=(),
    touches="source",
    merge="together",
    suspects="SELECT count(*) FROM spellings",
    query=_SPELLINGS,
    row=_Misspelt,
    findings_from=_findings,
    looks_at=("quotes", "texts"),
    needs="SELECT count(*) FROM texts WHERE names > 0",
    without="no name of several words to look for in the text of a source",
)
