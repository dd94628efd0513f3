"""Lists that cannot all be complete, and the sides of claims of any type.

A closed list contradicts every item that it lacks. As with single values, whose claims are in
conflict decides what it is: lists of two speakers are a dispute between them.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Step
from checks.rules.name_questions import LIST_QUESTIONS, find_list_questions
from checks.rules.side_values import side_of
from checks.rules.sides import by_label, cite, in_words, part_into_sides
from schema.values import LISTS
from store.comparable import same_group
from support.grammar import joined
from support.sql import listed as written

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from schema.finding import Side
    from store.cited_readings import CitedReading

OF_LISTS = f"(FROM stated WHERE type IN ({written(LISTS)}))"
"""The relation of the claims of lists."""


def no_item_meets(item: str, wanted: str) -> str:
    """Give the condition that a list lacks an item: over its items, for the one that is wanted.

    `item` is the alias of the items of the list, of which there may be none.
    """
    meets = f"{item}.lo <= {wanted}.hi AND {wanted}.lo <= {item}.hi"
    return f"NOT bool_or(coalesce({meets}, FALSE))"


def lacking_pairs(pairs: str, keys: str, having: tuple[str, str], wanted: tuple[str, str]) -> str:
    """Give the query for pairs of lists of which the one lacks an item of the other.

    It selects the columns `keys` of the relation `pairs`, in which `having` and `wanted` name the
    columns of the claim and reading of either list; a row for each item that is lacking.
    """
    return f"""
    SELECT {keys}
    FROM {pairs}
    JOIN items wanted ON wanted.claim = {wanted[0]} AND wanted.number = {wanted[1]}
    LEFT JOIN items had ON had.claim = {having[0]} AND had.number = {having[1]}
    GROUP BY {keys}, wanted.item, wanted.lo, wanted.hi
    HAVING {no_item_meets("had", "wanted")}
    """


_CONFLICTS_OF_LISTS = f"""
-- a list of one speaker, however many sources state it
WITH stated_lists AS (
  SELECT subject, attribute, axis, moment, speaker, value, closed,
         min(claim) AS claim, min(number) AS number
  FROM stated WHERE type IN ({written(LISTS)})
  GROUP BY subject, attribute, axis, moment, speaker, value, closed
),
listed_items AS (
  SELECT DISTINCT l.subject, l.attribute, l.axis, l.moment, l.speaker, i.lo, i.hi
  FROM stated_lists l JOIN items i ON i.claim = l.claim AND i.number = l.number
),
-- a closed list, with an item that some list of its group has
items_of_others AS (
  SELECT l.subject, l.attribute, l.axis, l.moment, l.claim, l.number, i.lo, i.hi,
         bool_or(l.speaker IS NULL OR i.speaker IS NULL OR l.speaker = i.speaker) AS contradictory
  FROM stated_lists l
  JOIN listed_items i ON {same_group("i", "l")}
  WHERE l.closed
  GROUP BY l.subject, l.attribute, l.axis, l.moment, l.claim, l.number, i.lo, i.hi
),
lacking_items AS (
  SELECT o.subject, o.attribute, o.axis, o.moment, o.contradictory
  FROM items_of_others o LEFT JOIN items i ON i.claim = o.claim AND i.number = o.number
  GROUP BY o.subject, o.attribute, o.axis, o.moment, o.contradictory,
           o.claim, o.number, o.lo, o.hi
  HAVING {no_item_meets("i", "o")}
)
SELECT l.subject, l.attribute, l.axis, l.moment, bool_or(l.contradictory) AS contradictory,
       s.name AS subject_name, a.label AS attribute_label, a.type
FROM lacking_items l JOIN subjects s ON s.id = l.subject JOIN attributes a ON a.id = l.attribute
GROUP BY l.subject, l.attribute, l.axis, l.moment, s.name, a.label, a.type
"""
LIST_CONFLICTS = Step("list_conflicts", _CONFLICTS_OF_LISTS)
"""The table of groups of lists that cannot all be complete."""
LIST_STEPS = (LIST_CONFLICTS, Step(LIST_QUESTIONS, by=find_list_questions))
"""What makes it, and which of these lists differ only in names that may be one."""
NEEDED_OF_LISTS = f"""
SELECT count(*) FROM (
  SELECT 1 FROM stated WHERE type IN ({written(LISTS)})
  GROUP BY subject, attribute, axis, moment HAVING count(*) > 1 AND bool_or(closed) LIMIT 1
)
"""
"""SQL that says whether there is a complete list to compare with another."""
_OPEN = "including "
_BETWEEN = "compatible with more than one side"


class _Item(NamedTuple):
    """One item of a list, by its interval, and whether its list is closed."""

    lo: Decimal | None
    hi: Decimal | None
    closed: bool | None


class _StatedList(NamedTuple):
    """A list by its items, each with its name, and the readings that state it."""

    items: dict[_Item, str]
    readings: list[CitedReading]

    @property
    def words(self) -> str:
        """The list in words: "Ada and Ben", "including Ada"."""
        named = joined(self.items.values())
        return named if all(item.closed for item in self.items) else f"{_OPEN}{named}"

    def is_part_of(self, other: _StatedList) -> bool:
        """Whether a complete list lacks items of another, and has none beyond it."""
        mine, others = ({(i.lo, i.hi) for i in each.items} for each in (self, other))
        return all(item.closed for item in self.items) and mine < others


def _stated_lists(readings: Iterable[CitedReading]) -> list[_StatedList]:
    """Put readings together whose lists have the same items, in the order of the readings."""
    same: dict[frozenset[_Item], _StatedList] = {}
    for reading in readings:
        items: dict[_Item, str] = {}
        for name, lo, hi in reading.items:
            items.setdefault(_Item(lo, hi, reading.closed), name)
        same.setdefault(frozenset(items), _StatedList(items, [])).readings.append(reading)
    return list(same.values())


def variants(readings: Iterable[CitedReading]) -> tuple[Side, ...]:
    """Give a side for each list that is stated, in the order of the claims.

    Lists are the same when their items are, whatever the order or the spelling; they are worded
    with the names of their terms. A complete list that lacks items of another begins with "only".
    """
    lists = _stated_lists(readings)
    parts = [any(each.is_part_of(other) for other in lists) for each in lists]
    return tuple(
        cite(f"only {each.words}" if part else each.words, each.readings)
        for each, part in zip(lists, parts, strict=True)
    )


def all_sides(readings: Iterable[CitedReading]) -> tuple[Side, ...]:
    """Divide the readings of one slot into sides, whatever their type: each axis by itself."""
    by_axis: dict[str, list[CitedReading]] = {}
    for reading in readings:
        by_axis.setdefault(reading.axis, []).append(reading)
    return tuple(side for members in by_axis.values() for side in _sides(members))


def _sides(readings: list[CitedReading]) -> tuple[Side, ...]:
    if readings[0].value_type.has_items:
        return variants(readings)
    if not readings[0].value_type.compared:
        return tuple(cite(label, members) for label, members in by_label(readings).items())
    found = part_into_sides(readings)
    sides = tuple(side_of(*side) for side in found.sides)
    return (*sides, cite(_BETWEEN, found.between, neutral=True)) if found.between else sides


def by_words(readings: Iterable[CitedReading]) -> dict[str, list[CitedReading]]:
    """Group readings by the value that each gives, in words to print."""
    words: dict[str, list[CitedReading]] = {}
    for reading in readings:
        words.setdefault(value_in_words([reading]), []).append(reading)
    return words


def value_in_words(readings: Sequence[CitedReading]) -> str:
    """Word what readings of one attribute say, agreed or not, whatever its type.

    Every message words its values so: a date by its name ("July 2019"), a term by the name that its
    vocabulary gives it, a list by the names of its items, everything else as it is written.
    """
    if readings[0].value_type.has_items:
        return " or ".join(each.words for each in _stated_lists(readings))
    return in_words(readings)
