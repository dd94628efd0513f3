"""Sources use one word for several events that the ledger distinguishes.

Why it matters
--------------
"The purchase" can be the contract, the loan or the delivery. Each source is
right, but whoever reads them together takes three dates for one event. The
finding lists what the word may mean, with the values that the claims give, and
every quote that uses the word.

An attribute declares its loose words (`words: [purchase, bought]`). A word is
reported if attributes of one subject share it, their agreed values have no
point in common, and some quote about that subject uses it.

Fires
-----
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes:
  - {id: begun, type: date, words: built}
  - {id: opened, type: date, words: built}
  - {id: builder, type: text}
claims:
  - source: morning
    subject: bridge
    attribute: begun
    value: 2015
    quote: begun in 2015
  - source: evening
    subject: bridge
    attribute: opened
    value: 2019
    quote: opened in 2019
  - source: evening
    subject: bridge
    attribute: builder
    value: the city
    quote: built by the city
```

Stays silent
------------
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes:
  - {id: begun, type: date, words: built}
  - {id: opened, type: date, words: built}
claims:
  - source: morning
    subject: bridge
    attribute: begun
    value: 2015
    quote: begun in 2015
  - source: evening
    subject: bridge
    attribute: opened
    value: 2019
    quote: opened in 2019
```

When to accept it
-----------------
When every article makes clear which event it means. In your own text, write
the event out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Check
from checks.rules.sentences import each_sentence_once
from checks.rules.sides import cite, in_words
from schema.finding import Finding, Severity, Side
from schema.values import VALUE_TYPES
from store.comparable import no_common_point
from support.grammar import in_a_row, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checks.definition import Context
    from store.cited_readings import CitedReading

# Claims about one attribute that conflict agree on nothing: then all that lies between them counts.
_SHARED = f"""
WITH values_of_attributes AS (
  SELECT subject, attribute, axis,
         CASE WHEN {no_common_point()} THEN min(hi) ELSE max(lo) END AS lo,
         CASE WHEN {no_common_point()} THEN max(lo) ELSE min(hi) END AS hi
  FROM stated WHERE moment = '' GROUP BY subject, attribute, axis
),
words_in_conflict AS (
  SELECT a.subject, w.word, a.axis, min(a.attribute) AS attribute,
         list(a.attribute ORDER BY a.attribute) AS attributes
  FROM values_of_attributes a JOIN words w ON w.attribute = a.attribute
  GROUP BY a.subject, w.word, a.axis
  HAVING {no_common_point("a.lo", "a.hi")}
),
quoted_words AS (
  SELECT DISTINCT r.subject, q.claim AS id, w.word
  FROM quotes q
  JOIN readings r ON r.claim = q.claim
  JOIN (SELECT DISTINCT word, plain FROM words) w ON contains(q.plain, w.plain)
)
SELECT a.subject, a.attribute, a.axis, a.attributes, s.name AS subject_name,
       list(DISTINCT a.word ORDER BY a.word) AS words, list(DISTINCT q.id ORDER BY q.id) AS users
FROM words_in_conflict a
JOIN quoted_words q ON q.subject = a.subject AND q.word = a.word
JOIN subjects s ON s.id = a.subject
GROUP BY a.subject, a.axis, a.attribute, a.attributes, s.name
ORDER BY a.subject, a.axis, a.attribute
"""
# Values of two attributes or more that share a word, and a quote about their subject.
_SHARERS = """
SELECT count(*) FROM (
  SELECT 1 FROM stated s
  JOIN words w ON w.attribute = s.attribute
  WHERE s.moment = '' AND s.subject IN (
    SELECT r.subject FROM readings r JOIN quotes q ON q.claim = r.claim
  )
  GROUP BY s.subject, w.word, s.axis HAVING count(DISTINCT s.attribute) > 1 LIMIT 1
)
"""
_EVENTS = """
SELECT claim, number FROM stated
WHERE subject = $subject AND axis = $axis AND list_contains($attributes, attribute)
ORDER BY lo, claim
"""


class _SharedWord(NamedTuple):
    """Loose words that several attributes of a subject share, and the claims that quote them."""

    subject: str
    attribute: str
    axis: str
    attributes: list[str]
    subject_name: str
    words: list[str]
    users: list[int]


def _findings(
    check: Check[_SharedWord], context: Context, rows: list[_SharedWord]
) -> Iterator[Finding]:
    for row in rows:
        events = _events(row, context)
        users = context.readings.of_claims(row.users)
        words = in_a_row([f"“{word}”" for word in row.words], "or")
        sides = [_side(found) for found in _by_attribute(events).values()]
        unit = VALUE_TYPES[events[0].type].scope(row.axis)
        in_articles = Side(
            says=f"{words} in the articles",
            citations=each_sentence_once(r for found in users.values() for r in found),
            neutral=True,
        )
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject=row.subject,
            attribute=row.attribute,
            scope=" ".join(filter(None, (*row.attributes, unit))),
            message=f"{sentence(row.subject_name)}: {words} can mean "
            + in_a_row([side.says for side in sides], "or"),
            sides=(in_articles, *sides),
        )


def _events(row: _SharedWord, context: Context) -> list[CitedReading]:
    """Give the readings of the attributes that share the words, in the order of their values."""
    slot = {"subject": row.subject, "axis": row.axis, "attributes": row.attributes}
    found = context.store.query(_EVENTS, slot).rows
    readings = context.readings.of_claims(claim for claim, _ in found)
    return [r for claim, number in found for r in readings[claim] if r.number == number]


def _by_attribute(events: Iterable[CitedReading]) -> dict[str, list[CitedReading]]:
    by_attribute: dict[str, list[CitedReading]] = {}
    for event in events:
        by_attribute.setdefault(event.attribute, []).append(event)
    return by_attribute


def _side(events: list[CitedReading]) -> Side:
    return cite(f"{events[0].attribute_label} ({in_words(events)})", events)


CHECK = Check(
    code="CR302",
    name="one-word-several-events",
    severity=Severity.AMBIGUITY,
    doc=__doc__,
    query=_SHARED,
    row=_SharedWord,
    findings_from=_findings,
    looks_at=("quotes", "comparable claims"),
    needs=_SHARERS,
    without="no two attributes of one subject share a loose word",
    touches="subject",
    merge="together",
    marks=("wording",),
    pictured=True,
)
