"""A source uses a loaded or garbled word in its own voice.

Why it matters
--------------
"Slapped sanctions on" says more than "imposed", and "they banned on all
licences" makes no sense. Such words pass from an article into the text that is
written from it.

The check has a short list of loaded words. A ledger's `word_list` adds to it,
or allows words (`allow: true`). Words in quotation marks are a speaker's, and
not reported. That a claim names a speaker is not enough: in indirect speech
("she said that their supposed partner ...") the words are the article's own.
The marks are looked for in the article. Where its text is not kept, the words
of a claim with a speaker are taken for the speaker's, unless the quote itself
has words inside quotation marks and others outside.

What to write instead is said only where that leaves the facts as they are. It
is not said of words that a claim takes for a step of a ladder or for a shade
("kicked out", which may be suspended or expelled), or that stand in a phrase
with several readings: another word would decide what other checks leave open.

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

# Only quotation marks make words a speaker's: those of indirect speech are the article's choice.
# Where the text cannot tell, a quote without marks in it may be out of a quotation.
_USED = """
WITH quotes_with_speaker AS (
  SELECT q.*, c.source,
         c.speaker IS NOT NULL AND q.state NOT IN ('found', 'twice') AND NOT contains(q.own, '|')
           AS of_speaker
  FROM quotes q JOIN claims c ON c.id = q.claim
),
-- words on which another word would decide: a step of a ladder, a shade, one of several readings
open_words AS (
  SELECT r.claim,
         lower(CASE WHEN r.means IS NULL THEN r.value ELSE coalesce(c.phrase, c.quote) END) AS words
  FROM readings r
  JOIN claims c ON c.id = r.claim
  JOIN attributes a ON a.id = r.attribute
  WHERE r.means IS NOT NULL OR a.vocabulary_kind IN ('ladder', 'shades')
),
used_words AS (
  SELECT q.claim, q.source, q.state, q.plain, q.own, w.plain AS listed, w.words, w.kind, w.write,
         w.because,
         bool_or(o.claim IS NOT NULL) OVER (PARTITION BY q.source, w.words) AS undecided
  FROM word_list w
  JOIN quotes_with_speaker q ON contains(q.own, w.plain)
  LEFT JOIN open_words o ON o.claim = q.claim AND (contains(w.plain, o.words)
                                               OR contains(o.words, lower(w.words)))
  WHERE w.kind = 'garbled' OR (w.kind = 'loaded' AND NOT q.of_speaker)
)
SELECT u.claim, u.words, u.kind, u.write, u.because, u.undecided FROM used_words u
LEFT JOIN word_list a ON a.kind = 'allowed' AND contains(a.plain, u.listed)
                     AND contains(u.own, a.plain)
LEFT JOIN quotes_with_speaker h ON u.kind = 'loaded' AND u.state NOT IN ('found', 'twice')
                               AND h.of_speaker AND h.source = u.source
                               AND contains(h.plain, u.plain)
WHERE a.plain IS NULL AND h.source IS NULL
GROUP BY u.claim, u.words, u.kind, u.write, u.because, u.undecided
ORDER BY u.claim, u.words
"""


class _Use(NamedTuple):
    """Words of the list that a claim uses, and what the list says of them.

    They are `undecided` where a claim of the source takes them for one of several things.
    """

    claim: int
    words: str
    kind: str
    write: str | None
    because: str | None
    undecided: bool


def _say(row: _Use) -> str:
    because = f" ({row.because})" if row.because else ""
    if row.write is None:
        return f"{row.kind}{because}"
    if row.write and row.undecided:
        return f"{row.kind}{because}: what to write in its place depends on what is meant"
    advice = f"write “{row.write}”" if row.write else "leave it out"
    return f"{row.kind}{because}: {advice}"


def _findings(check: Check[_Use], context: Context, rows: list[_Use]) -> Iterator[Finding]:
    return about_words(check, context, rows, _say, how=" is ")


CHECK = Check(
    code="CR306",
    name="loaded-or-garbled-word",
    severity=Severity.NOTE,
    doc=__doc__,
    marks=("wording",),
    touches="source",
    merge="together",
    query=_USED,
    row=_Use,
    findings_from=_findings,
    looks_at=("quotes",),
    needs="SELECT count(*) FROM quotes WHERE own <> ''",
    without="no words outside quotation marks",
)
