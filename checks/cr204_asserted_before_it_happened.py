"""A source tells as done what is dated after the source appeared.

Why it matters
--------------
An article of March cannot report what happened in May: either the date is
wrong, or the article's own, or the words were a plan and the claim has lost
that. Counted is the last day on which the source can have appeared, and one
day more, because it is tomorrow already at the other end of the world.

The same goes for a claim "as of" a day after its source appeared, whatever
its value. What is set in advance, a deadline or a summit, is marked
`scheduled` on the attribute: a source may well assert that before its time.

Fires
-----
```yaml
sources: [{id: morning, published: 2019-07-01}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: opened, type: date}]
claims:
  - source: morning
    subject: bridge
    attribute: opened
    value: 2019-08-02
    quote: the bridge opened on 2 August 2019
```

Stays silent
------------
```yaml
sources: [{id: morning, published: 2019-07-01}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes:
  - {id: opened, type: date}
  - {id: toll-free-until, type: date, scheduled: true}
claims:
  - source: morning
    subject: bridge
    attribute: opened
    value: 2019
    quote: the bridge opened this year
  - source: morning
    subject: bridge
    attribute: opened
    value: 2019-08-02
    quote: will open on 2 August
    modality: planned
  - source: morning
    subject: bridge
    attribute: toll-free-until
    value: 2020-01-01
    quote: crossing it is free until January
```

When to accept it
-----------------
When the words only announce: better set the claim's modality to planned or
predicted. When all values of the attribute are set in advance: better mark it
`scheduled`. When the page was changed after it appeared: better enter its
publication as an interval.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from checks.definition import Check
from checks.rules.sides import in_words, witnesses_of
from schema.finding import Finding, Severity, Side
from schema.values import TIMES
from schema.values.date import worded
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.rules.sides import Witness
    from schema.finding import Citation
    from store.store import Store

# A page of the evening of the 4th in America may tell of the 5th in Asia.
_LEEWAY = 1

_AHEAD = f"""
SELECT * FROM (
  SELECT s.subject, s.attribute, s.source, c.published, c.as_of, c.as_of_lo, s.claim,
         n.name AS subject_name, a.label AS attribute_label,
         s.type IN ({listed(TIMES)}) AND coalesce(s.lo > c.published_hi + $leeway, FALSE)
           AS value_ahead,
         coalesce(c.as_of_lo > c.published_hi + $leeway, FALSE) AS as_of_ahead
  FROM stated s
  JOIN spoken c ON c.claim = s.claim
  JOIN attributes a ON a.id = s.attribute AND NOT a.scheduled
  JOIN subjects n ON n.id = s.subject
) told
WHERE value_ahead OR as_of_ahead
ORDER BY subject, attribute, source, claim
"""  # noqa: S608 - our own
_KEY = ("subject", "attribute", "source")
_DATED = f"""
SELECT count(*) FROM stated s JOIN spoken c ON c.claim = s.claim
WHERE c.published_hi IS NOT NULL AND (s.type IN ({listed(TIMES)}) OR c.as_of IS NOT NULL)
"""  # noqa: S608 - the same


def _tell(check: Check, store: Store, rows: list[dict[str, Any]]) -> Iterator[Finding]:
    """Give one finding for each source and slot."""
    cited = witnesses_of(store, (row["claim"] for row in rows))
    for _, told in groupby(rows, key=lambda row: [row[key] for key in _KEY]):
        claims = list(told)
        row, sides = claims[0], tuple(_sides(claims, cited))
        ahead = " and ".join(side.says for side in sides)
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject=row["subject"],
            attribute=row["attribute"],
            scope=row["source"],
            message=f"{row['subject_name']}, {row['attribute_label']}: {ahead} by {row['source']}, "
            f"published {worded(row['published'])}",
            sides=sides,
        )


def _sides(claims: list[dict[str, Any]], cited: dict[int, Witness]) -> Iterator[Side]:
    """Give what is dated ahead, and what is not but is told as of a day ahead."""
    values = [cited[claim["claim"]] for claim in claims if claim["value_ahead"]]
    if values:
        says = f"{in_words(values)} told as done"
        yield Side(says=says, citations=tuple(w.citation for w in values))
    others = sorted(
        (claim for claim in claims if not claim["value_ahead"]), key=lambda claim: claim["as_of_lo"]
    )
    if others:
        days = dict.fromkeys(worded(claim["as_of"]) for claim in others)
        yield Side(
            says=f"told as of {' and '.join(days)}",
            citations=tuple(_as_of(cited[claim["claim"]].citation) for claim in others),
        )


def _as_of(citation: Citation) -> Citation:
    """Cite a claim for the day of which it speaks: that is what makes the finding."""
    when = f"as of {worded(citation.as_of or '')}"
    return citation.model_copy(update={"canonical": when})


CHECK = Check(
    code="CR204",
    name="asserted-before-it-happened",
    severity=Severity.CONTRADICTION,
    doc=__doc__,
    query=_AHEAD,
    params={"leeway": _LEEWAY},
    tell=_tell,
    each=_KEY,
    needs=_DATED,
    without="no dates in sources that have one",
    marks=(),
)
