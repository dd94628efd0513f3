"""Lists that cannot all be complete, and the sides of claims of any type.

A closed list contradicts every item that it lacks. As with single values, whose claims are in
conflict decides what it is: lists of two speakers are a dispute between them.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Step
from checks.rules.sides import cite, part_into_sides, said
from schema.values import LISTS
from support.sql import listed as written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from schema.finding import Side
    from store.cited_readings import CitedReading
    from store.store import Store

OF_LISTS = f"(FROM stated WHERE type IN ({written(LISTS)}))"
"""The relation that holds the claims of lists."""
_LACKING = f"""
WITH variants AS (
  SELECT subject, attribute, axis, moment, speaker, value, closed,
         min(claim) AS claim, min(number) AS number
  FROM stated WHERE type IN ({written(LISTS)})
  GROUP BY subject, attribute, axis, moment, speaker, value, closed
),
listed AS (
  SELECT DISTINCT v.subject, v.attribute, v.axis, v.moment, v.speaker, i.lo, i.hi
  FROM variants v JOIN items i ON i.claim = v.claim AND i.number = v.number
),
wanted AS (
  SELECT v.subject, v.attribute, v.axis, v.moment, v.claim, v.number, l.lo, l.hi,
         bool_or(v.speaker IS NULL OR l.speaker IS NULL OR v.speaker = l.speaker) AS contradictory
  FROM variants v
  JOIN listed l ON l.subject = v.subject AND l.attribute = v.attribute
               AND l.axis = v.axis AND l.moment = v.moment
  WHERE v.closed
  GROUP BY v.subject, v.attribute, v.axis, v.moment, v.claim, v.number, l.lo, l.hi
),
lacking AS (
  SELECT w.subject, w.attribute, w.axis, w.moment, w.contradictory
  FROM wanted w LEFT JOIN items i ON i.claim = w.claim AND i.number = w.number
  GROUP BY w.subject, w.attribute, w.axis, w.moment, w.contradictory,
           w.claim, w.number, w.lo, w.hi
  HAVING NOT bool_or(coalesce(i.lo <= w.hi AND w.lo <= i.hi, FALSE))
)
SELECT l.subject, l.attribute, l.axis, l.moment, bool_or(l.contradictory) AS contradictory,
       s.name AS subject_name, a.label AS attribute_label, a.type
FROM lacking l JOIN subjects s ON s.id = l.subject JOIN attributes a ON a.id = l.attribute
GROUP BY l.subject, l.attribute, l.axis, l.moment, s.name, a.label, a.type
"""  # noqa: S608 - our own
LIST_CONFLICTS = Step("list_conflicts", _LACKING)
"""The table of groups of lists that cannot all be complete."""
_ITEMS = """
SELECT i.claim, i.lo, i.hi, r.closed, coalesce(t.name, i.item) AS name
FROM items i
JOIN readings r ON r.claim = i.claim AND r.number = i.number AND r.means IS NULL
JOIN (SELECT unnest($claims) AS claim) wanted ON wanted.claim = i.claim
LEFT JOIN terms t ON t.vocabulary = r.axis AND t.lo = i.lo AND t.hi = i.hi
ORDER BY i.claim, i.position
"""
_OPEN = "including "
_BETWEEN = "compatible with more than one side"


class _Item(NamedTuple):
    """One item of a list, by its interval, and whether its list is closed."""

    lo: Decimal | None
    hi: Decimal | None
    closed: bool | None


def variants(readings: Iterable[CitedReading], store: Store) -> tuple[Side, ...]:
    """Give a side for each list that is stated, in the order of the claims.

    Lists are the same when their items are, whatever the order or the spelling; they are worded
    with the names of their terms.
    """
    readings = list(readings)
    items: dict[int, dict[_Item, str]] = {reading.claim: {} for reading in readings}
    for claim, lo, hi, closed, name in store.query(_ITEMS, {"claims": list(items)}).rows:
        items[claim].setdefault(_Item(lo, hi, closed), name)
    same: dict[frozenset[_Item], list[CitedReading]] = {}
    for reading in readings:
        same.setdefault(frozenset(items[reading.claim]), []).append(reading)
    return tuple(cite(_worded(items[found[0].claim]), found) for found in same.values())


def _worded(items: dict[_Item, str]) -> str:
    named = "; ".join(items.values())
    return named if all(item.closed for item in items) else f"{_OPEN}{named}"


def all_sides(readings: Iterable[CitedReading], store: Store) -> tuple[Side, ...]:
    """Part the readings of one slot into sides, whatever their type: each axis by itself."""
    by_axis: dict[str, list[CitedReading]] = {}
    for reading in readings:
        by_axis.setdefault(reading.axis, []).append(reading)
    return tuple(side for members in by_axis.values() for side in _sides(members, store))


def _sides(readings: list[CitedReading], store: Store) -> tuple[Side, ...]:
    if readings[0].value_type.has_items:
        return variants(readings, store)
    if not readings[0].value_type.compared:
        return _by_label(readings)
    parted = part_into_sides(readings)
    sides = tuple(cite(said(*side), side.readings) for side in parted.sides)
    return (*sides, cite(_BETWEEN, parted.between, neutral=True)) if parted.between else sides


def _by_label(readings: list[CitedReading]) -> tuple[Side, ...]:
    labels: dict[str, list[CitedReading]] = {}
    for reading in readings:
        labels.setdefault(reading.label, []).append(reading)
    return tuple(cite(label, members) for label, members in labels.items())
