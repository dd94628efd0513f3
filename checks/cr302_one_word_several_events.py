"""Sources use one word for events that the ledger keeps apart.

Why it matters
--------------
"The purchase" can be the contract, the loan or the delivery. Each source is
right, and whoever reads them together takes three dates for one event. The
finding lists what the word may mean, with the values that the claims give, and
every quote that uses the word.

An attribute declares its loose words (`words: [purchase, bought]`). The check
fires when attributes of one subject share a word, their agreed values lie
apart, and some quote about that subject uses the word.

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

from typing import TYPE_CHECKING, Any

from checks.definition import Check
from checks.rules.sides import each_sentence_once, in_words, readings_of, witnesses
from schema.finding import Finding, Severity, Side
from schema.values import VALUE_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.store import Store

# Claims about one attribute that conflict agree on nothing: then all that lies between them counts.
_SHARED = """
WITH agreed AS (
  SELECT subject, attribute, axis,
         CASE WHEN max(lo) > min(hi) THEN min(hi) ELSE max(lo) END AS lo,
         CASE WHEN max(lo) > min(hi) THEN max(lo) ELSE min(hi) END AS hi
  FROM stated WHERE moment = '' GROUP BY subject, attribute, axis
),
apart AS (
  SELECT a.subject, w.word, a.axis, min(a.attribute) AS attribute,
         list(a.attribute ORDER BY a.attribute) AS attributes
  FROM agreed a JOIN words w ON w.attribute = a.attribute
  GROUP BY a.subject, w.word, a.axis
  HAVING max(a.lo) > min(a.hi)
),
quoted AS (
  SELECT DISTINCT r.subject, q.claim AS id, w.word
  FROM quotes q
  JOIN readings r ON r.claim = q.claim
  JOIN (SELECT DISTINCT word, plain FROM words) w ON contains(q.plain, w.plain)
)
SELECT a.subject, a.axis, a.attribute, a.attributes, s.name AS subject_name,
       list(DISTINCT a.word ORDER BY a.word) AS words, list(DISTINCT q.id ORDER BY q.id) AS users
FROM apart a
JOIN quoted q ON q.subject = a.subject AND q.word = a.word
JOIN subjects s ON s.id = a.subject
GROUP BY a.subject, a.axis, a.attribute, a.attributes, s.name
ORDER BY a.subject, a.axis, a.attribute
"""
_SHARERS = "SELECT count(*) FROM words"
_EVENTS = """
SELECT claim, number FROM stated
WHERE subject = $subject AND axis = $axis AND list_contains($attributes, attribute)
ORDER BY lo, claim
"""


def _tell(check: Check, store: Store, rows: list[dict[str, Any]]) -> Iterator[Finding]:
    for row in rows:
        slot = {name: row[name] for name in ("subject", "axis", "attributes")}
        found = store.query(_EVENTS, slot).rows
        readings = readings_of(store, [*(claim for claim, _ in found), *row["users"]])
        events = [r for claim, number in found for r in readings[claim] if r["number"] == number]
        users = [r for claim in row["users"] for r in readings[claim]]
        words = " or ".join(f"“{word}”" for word in row["words"])
        attributes = dict.fromkeys(event["attribute"] for event in events)
        told = [
            _event([event for event in events if event["attribute"] == attribute], store)
            for attribute in attributes
        ]
        unit = VALUE_TYPES[events[0]["type"]].scope(row["axis"])
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject=row["subject"],
            attribute=row["attribute"],
            scope=" ".join(filter(None, (*row["attributes"], unit))),
            message=f"{row['subject_name']}: {words} may stand for "
            + ", ".join(side.says for side in told),
            sides=(
                Side(
                    says=f"{words} in the articles",
                    citations=each_sentence_once(users),
                    neutral=True,
                ),
                *told,
            ),
        )


def _event(events: list[dict[str, Any]], store: Store) -> Side:
    found = witnesses(events, store)
    says = f"{events[0]['attribute_label']} ({in_words(found)})"
    return Side(says=says, citations=tuple(w.citation for w in found))


CHECK = Check(
    code="CR302",
    name="one-word-several-events",
    severity=Severity.AMBIGUITY,
    doc=__doc__,
    query=_SHARED,
    tell=_tell,
    needs=_SHARERS,
    without="no attribute declares loose words",
    marks=("wording",),
)
