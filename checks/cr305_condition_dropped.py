"""An article first says outright what it later says on a condition.

Why it matters
--------------
"No waiver of sanctions", says the cross-heading; "no waiver until the system
is gone", says the sentence below it. Whoever stops at the heading believes
more than was said, and a text written from it says more, too.

The check compares claims of one source about one attribute. It reports a claim
on a condition if the same value comes without one before it, in another
sentence. Words of two different speakers, or about different days, are not
compared.

Fires
-----
```text morning.txt
Bridge will close

The bridge will close if the wind rises, the mayor said.
```
```yaml
sources: [{id: morning, file: morning.txt}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: outlook, type: text}]
claims:
  - source: morning
    subject: bridge
    attribute: outlook
    value: it closes
    modality: predicted
    quote: Bridge will close
  - source: morning
    subject: bridge
    attribute: outlook
    value: it closes
    modality: conditional
    speaker: the mayor
    quote: The bridge will close if the wind rises
```

Stays silent
------------
```text evening.txt
The bridge will close if the wind rises, the mayor said. It will close by noon.
```
```yaml
sources: [{id: evening, file: evening.txt}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: outlook, type: text}]
claims:
  - source: evening
    subject: bridge
    attribute: outlook
    value: it closes
    modality: conditional
    speaker: the mayor
    quote: The bridge will close if the wind rises
  - source: evening
    subject: bridge
    attribute: outlook
    value: it closes
    modality: predicted
    quote: It will close by noon
```

When to accept it
-----------------
If the condition is plain from the words before, or was met before the article
was written, it is better to give both claims their `as_of`. In your own text,
keep the condition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Check
from checks.rules.attributed import Mentions, head, only_speaker
from checks.rules.lists import by_words
from checks.rules.sentences import each_sentence_once
from schema.finding import Finding, Severity, Side
from schema.values import SINGLE
from store.comparable import intervals_meet
from support.grammar import joined
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.definition import Context
    from store.cited_readings import CitedReading

# Words that overlap, or share a sentence, are one statement whose condition is in another claim.
_MIXED = f"""
WITH quoted_claims AS (
  SELECT r.claim, c.source, r.subject, r.attribute, r.axis, r.lo, r.hi, r.canonical,
         r.parted OR a.type NOT IN ({listed(SINGLE)}) AS whole,
         c.modality = 'conditional' AS conditional, c.voice, c.as_of_lo, c.as_of_hi,
         q.start_at, q.end_at
  FROM readings r
  JOIN claims c ON c.id = r.claim
  JOIN attributes a ON a.id = r.attribute
  JOIN quotes q ON q.claim = r.claim
  WHERE r.means IS NULL AND q.state = 'found'
    AND c.modality IN ('asserted', 'predicted', 'planned', 'threatened', 'conditional')
),
-- a slot of a source with claims both outright and on a condition
mixed_slots AS (
  SELECT source, subject, attribute FROM quoted_claims GROUP BY source, subject, attribute
  HAVING bool_or(conditional) AND NOT bool_and(conditional)
)
"""
_DROPPED = f"""
{_MIXED},
claims_of_mixed_slots AS (
  SELECT s.* FROM quoted_claims s
  JOIN mixed_slots b ON b.source = s.source AND b.subject = s.subject AND b.attribute = s.attribute
)
SELECT p.claim AS outright, c.claim AS conditional, p.source, p.subject, p.attribute
FROM claims_of_mixed_slots p
JOIN claims_of_mixed_slots c ON c.source = p.source AND c.subject = p.subject
                            AND c.attribute = p.attribute AND c.axis = p.axis
JOIN texts t ON t.source = p.source
WHERE NOT p.conditional AND c.conditional AND p.end_at <= c.start_at
  AND CASE WHEN p.whole OR c.whole THEN p.canonical = c.canonical
           ELSE {intervals_meet("p", "c")} END
  AND (p.voice IS NULL OR c.voice IS NULL OR p.voice = c.voice)
  AND (p.as_of_lo IS NULL OR c.as_of_hi IS NULL OR p.as_of_lo <= c.as_of_hi)
  AND (c.as_of_lo IS NULL OR p.as_of_hi IS NULL OR c.as_of_lo <= p.as_of_hi)
  AND regexp_matches(substr(t.text, p.end_at - 1, c.start_at - p.end_at + 2), $sentence_end)
ORDER BY p.source, p.subject, p.attribute, p.claim, c.claim
"""


class _Dropped(NamedTuple):
    """A claim stated outright, and a later one of its source with the condition."""

    outright: int
    conditional: int
    source: str
    subject: str
    attribute: str


def _findings(check: Check[_Dropped], context: Context, rows: list[_Dropped]) -> Iterator[Finding]:
    """Give one finding for each slot and source, with each value before and after."""
    readings = context.readings.of_claims(
        n for row in rows for n in (row.outright, row.conditional)
    )
    slots: dict[tuple[str, str, str], list[_Dropped]] = {}
    for row in rows:
        slots.setdefault((row.subject, row.attribute, row.source), []).append(row)
    for (subject, attribute, source), found in slots.items():
        outright = [readings[n][0] for n in dict.fromkeys(row.outright for row in found)]
        conditional = [readings[n][0] for n in dict.fromkeys(row.conditional for row in found)]
        sides = (
            *_sides(outright, "without the condition"),
            *_sides(conditional, "on a condition"),
        )
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject=subject,
            attribute=attribute,
            scope=source,
            message=_message(outright, conditional, sides),
            sides=sides,
        )


def _message(
    outright: list[CitedReading], conditional: list[CitedReading], sides: tuple[Side, ...]
) -> str:
    first, values = outright[0], joined(by_words(outright))
    speaker = only_speaker([citation for side in sides for citation in side.citations])
    about = (first.subject_name, first.attribute_label)
    by = (f"according to {speaker}",) if speaker else ()
    source = Mentions().source(conditional[0].citation)
    return f"{head(*about, *by)}{values}, stated without the condition that {source} adds later"


def _sides(readings: list[CitedReading], how: str) -> Iterator[Side]:
    """Give a side for each value."""
    for label, found in by_words(readings).items():
        yield Side(says=f"{label}, {how}", citations=each_sentence_once(found))


CHECK = Check(
    code="CR305",
    name="condition-dropped",
    severity=Severity.TENSION,
    doc=__doc__,
    query=_DROPPED,
    params={"sentence_end": "[.!?\u2026][\"'\u201d\u2019)]*\\s|\\n"},
    row=_Dropped,
    findings_from=_findings,
    looks_at=("quotes", "texts", "comparable claims"),
    needs=f"{_MIXED} SELECT count(*) FROM mixed_slots",
    marks=("wording",),
    touches="slot",
    merge="together",
    without="no article with two claims about one thing, of which one is on a condition",
)
