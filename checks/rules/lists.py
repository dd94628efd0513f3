"""Lists that cannot all be complete, and the sides of claims of any type.

A closed list contradicts every item that it has none for. As with single values, whose claims
clash decides what it is: lists of two speakers are a dispute between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checks.rules.sides import side, sided
from schema.finding import Side
from schema.values import LISTS
from support.sql import listed

if TYPE_CHECKING:
    from checks.rules.sides import Witness
    from store.store import Store

LACKING = f"""
WITH variants AS (
  SELECT subject, attribute, axis, moment, speaker, value, closed,
         min(claim) AS claim, min(number) AS number
  FROM stated WHERE type IN ({listed(LISTS)})
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
_ITEMS = """
SELECT i.claim, i.lo, i.hi, r.closed, coalesce(t.name, i.item) AS name
FROM items i
JOIN readings r ON r.claim = i.claim AND r.number = i.number AND r.means IS NULL
JOIN (SELECT unnest($claims) AS claim) wanted ON wanted.claim = i.claim
LEFT JOIN terms t ON t.vocabulary = r.axis AND t.lo = i.lo AND t.hi = i.hi
ORDER BY i.claim, i.position
"""
_OPEN = "including "
_TORN = "fits more than one of these"


def variants(found: list[Witness], store: Store) -> tuple[Side, ...]:
    """Give a side for each list that is stated, in the order of the claims.

    Lists are the same when their items are, whatever the order or the spelling; they are worded
    with the names of their terms.
    """
    items: dict[int, dict[Any, str]] = {witness.claim: {} for witness in found}
    for claim, *item, name in store.query(_ITEMS, {"claims": list(items)}).rows:
        items[claim].setdefault(tuple(item), name)
    same: dict[frozenset[Any], list[Witness]] = {}
    for witness in found:
        same.setdefault(frozenset(items[witness.claim]), []).append(witness)
    return tuple(
        Side(
            says=_said(items[members[0].claim]),
            citations=tuple(witness.citation for witness in members),
        )
        for members in same.values()
    )


def _said(items: dict[Any, str]) -> str:
    """Word a list; its items are keyed by their interval and whether the list is closed."""
    named = "; ".join(items.values())
    return named if all(closed for *_, closed in items) else f"{_OPEN}{named}"


def all_sides(found: list[Witness], store: Store) -> tuple[Side, ...]:
    """Part claims of one slot into sides, whatever their type: each axis by itself."""
    by_axis: dict[str, list[Witness]] = {}
    for witness in found:
        by_axis.setdefault(witness.axis, []).append(witness)
    return tuple(told for members in by_axis.values() for told in _sides(members, store))


def _sides(found: list[Witness], store: Store) -> tuple[Side, ...]:
    if found[0].value_type.has_items:
        return variants(found, store)
    if not found[0].value_type.compared:
        return _by_label(found)
    parted, torn = sided(found)
    told = tuple(side(common, members) for common, members in parted)
    cited = tuple(witness.citation for witness in torn)
    return (*told, Side(says=_TORN, citations=cited, neutral=True)) if cited else told


def _by_label(found: list[Witness]) -> tuple[Side, ...]:
    told: dict[str, list[Witness]] = {}
    for witness in found:
        told.setdefault(witness.label, []).append(witness)
    return tuple(
        Side(says=says, citations=tuple(w.citation for w in members))
        for says, members in told.items()
    )
