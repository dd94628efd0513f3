"""Words in quotation marks have no speaker.

Why it matters
--------------
Quotation marks say that somebody else's words follow. Without a name the
reader cannot know whose they are, and the ledger treats them as the source's
own. The check reports quotations of two words or more. A single word in
quotation marks is one that the writer doubts, and capitalised words are a
title.

Words that another claim from the same source attributes to a speaker are not
reported.

Fires
-----
```yaml
sources: [{id: morning}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: state, type: text}]
claims:
  - source: morning
    subject: bridge
    attribute: state
    value: a disaster
    quote: The bridge is called a “disaster in waiting”
```

Stays silent
------------
```yaml
sources: [{id: morning}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: state, type: text}]
claims:
  - source: morning
    subject: bridge
    attribute: state
    value: a disaster
    speaker: the mayor
    quote: The mayor calls the bridge a “disaster in waiting”
```

When to accept it
-----------------
When the article does not say whose words they are, and you do not print them.
If it does say so, it is better to enter the speaker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Check
from checks.findings.of_words import QUOTED, about_words
from schema.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.definition import Context

# Two words or more, one of them in small letters other than the small words of titles.
_WHOSE = r"""
WITH quoted_words AS (
  SELECT c.id AS claim, c.source, unnest(regexp_extract_all(c.quote, $quoted)) AS marked
  FROM claims c JOIN quotes q ON q.claim = c.id WHERE c.speaker IS NULL
  UNION ALL
  SELECT c.id, c.source, c.quote FROM claims c JOIN quotes q ON q.claim = c.id
  WHERE c.speaker IS NULL AND q.spoken
),
words_without_marks AS (
  SELECT claim, source, regexp_replace(trim(marked, $marks), '\s+', ' ', 'g') AS words
  FROM quoted_words
),
quotes_of_speakers AS (
  SELECT c.source, regexp_replace(c.quote, '\s+', ' ', 'g') AS quote
  FROM claims c JOIN quotes q ON q.claim = c.id
  WHERE c.speaker IS NOT NULL
)
SELECT DISTINCT b.claim, b.words FROM words_without_marks b
LEFT JOIN quotes_of_speakers h ON h.source = b.source AND contains(h.quote, b.words)
WHERE h.source IS NULL
  AND contains(b.words, ' ')
  AND regexp_matches(regexp_replace(b.words, $small_words, '', 'g'), $in_small_letters)
ORDER BY b.claim, b.words
"""


class _Quotation(NamedTuple):
    """Words in quotation marks, in a claim without a speaker."""

    claim: int
    words: str


def _say(row: _Quotation) -> str:  # noqa: ARG001 - the words are all that there is to say
    return "whose words are these?"


def _findings(
    check: Check[_Quotation], context: Context, rows: list[_Quotation]
) -> Iterator[Finding]:
    return about_words(check, context, rows, _say)


CHECK = Check(
    code="CR406",
    name="quoted-words-without-speaker",
    severity=Severity.NOTE,
    doc=__doc__,
    query=_WHOSE,
    params={
        "quoted": QUOTED,
        "marks": '\u201c\u201d"\u2018\u2019 .,;:!?',
        # all letters of alphabets as one range: \p{L} would take 2 ms to compile
        "in_small_letters": r"(^|[^A-Za-z0-9\x{C0}-\x{1FFF}\x{2019}'-])[\p{Ll}\p{Lo}]",
        "small_words": r"\b(a|an|and|as|at|but|by|for|from|in|into|of|on|or|over|the|to|with)\b",
    },
    row=_Quotation,
    findings_from=_findings,
    looks_at=("quotes",),
    needs="SELECT count(*) FROM claims c JOIN quotes q ON q.claim = c.id WHERE c.speaker IS NULL",
    without="every claim has a speaker",
    touches="source",
    merge="together",
    marks=(),
)
