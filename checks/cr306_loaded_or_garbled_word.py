"""A source uses a loaded or garbled word in its own voice.

Why it matters
--------------
"Slapped sanctions on" says more than "imposed", and "they banned on all
licences" makes no sense. Such words pass from an article into the text that is
written from it.

The check has a short list of loaded words. A ledger's `word_list` adds to it,
or allows words (`allow: true`). Words in quotation marks are not reported, and
neither are loaded words that the source attributes to a speaker.

Fires
-----
```yaml
sources: [{id: morning}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: toll, type: text}]
claims:
  - source: morning
    subject: bridge
    attribute: toll
    value: criticised
    quote: the drivers slammed the toll
```

Stays silent
------------
```yaml
sources: [{id: morning}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: toll, type: text}]
claims:
  - source: morning
    subject: bridge
    attribute: toll
    value: criticised
    quote: the drivers “slammed” the toll, a lorry slammed into the gate
```

When to accept it
-----------------
When you do not print the words. If your style book allows a word, it is better
to put it into the `word_list` with `allow: true`. The same goes for a longer
phrase in which a listed word is harmless.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Check
from checks.findings.of_words import about_words
from schema.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.definition import Context

# Who speaks does not answer for garbled words outside quotation marks: the source words them.
_USED = """
WITH used_words AS (
  SELECT c.id AS claim, c.source, q.plain, q.own, w.plain AS listed, w.words, w.kind, w.write,
         w.because
  FROM word_list w
  JOIN quotes q ON contains(q.own, w.plain)
  JOIN claims c ON c.id = q.claim
  WHERE w.kind = 'garbled' OR (w.kind = 'loaded' AND c.speaker IS NULL)
),
quotes_of_speakers AS (
  SELECT c.source, q.plain FROM claims c JOIN quotes q ON q.claim = c.id
  WHERE c.speaker IS NOT NULL
)
SELECT u.claim, u.words, u.kind, u.write, u.because FROM used_words u
LEFT JOIN word_list a ON a.kind = 'allowed' AND contains(a.plain, u.listed)
                     AND contains(u.own, a.plain)
LEFT JOIN quotes_of_speakers h ON u.kind = 'loaded' AND h.source = u.source
                              AND contains(h.plain, u.plain)
WHERE a.plain IS NULL AND h.source IS NULL
GROUP BY u.claim, u.words, u.kind, u.write, u.because
ORDER BY u.claim, u.words
"""


class _Use(NamedTuple):
    """Words of the list that a claim uses, and what the list says of them."""

    claim: int
    words: str
    kind: str
    write: str | None
    because: str | None


def _say(row: _Use) -> str:
    because = f" ({row.because})" if row.because else ""
    if row.write is None:
        return f"{row.kind}{because}"
    advice = f"write “{row.write}”" if row.write else "leave it out"
    return f"{row.kind}{because}: {advice}"


def _findings(check: Check[_Use], context: Context, rows: list[_Use]) -> Iterator[Finding]:
    return about_words(check, context, rows, _say, how=" is ")


CHECK = Check(
    code="CR306",
    name="loaded-or-garbled-word",
    severity=Severity.NOTE,
    doc=__doc__,
    marks=(),
    touches="source",
    merge="together",
    query=_USED,
    row=_Use,
    findings_from=_findings,
    looks_at=("quotes",),
    needs="SELECT count(*) FROM quotes WHERE own <> ''",
    without="no words outside quotation marks",
)
