"""Place names of persons among those of their slot, as `ledger.placed_persons` does in a ledger.

Only slots in the store are looked at, and of these only those with several names. Claims of tables
and of the ledger about one slot are placed together.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from claim_tables.temp_tables import KEPT_CLAIMS, PLACED_ITEMS, PLACED_NAMES
from schema.values import LISTS, NAMES
from schema.values.terms import NAME_AXIS
from schema.vocabulary import UNLISTED_FROM
from support.sql import listed

if TYPE_CHECKING:
    from schema.interval import Interval
    from store.store import Store

_OF_PERSONS = (
    f"attribute IN (SELECT id FROM attributes WHERE persons AND type IN ({listed(NAMES)}))"
)
_LISTS_OF_PERSONS = f"""
a.persons AND a.type IN ({listed(LISTS)}) AND r.axis = '{NAME_AXIS}'
"""
_NAMES = f"""
WITH given AS (
  SELECT subject, attribute, text FROM {KEPT_CLAIMS} WHERE {_OF_PERSONS} AND lo >= {UNLISTED_FROM}
  UNION
  SELECT subject, attribute, value FROM readings WHERE {_OF_PERSONS} AND lo >= {UNLISTED_FROM}
  UNION
  SELECT subject, attribute, value FROM decisions WHERE {_OF_PERSONS} AND lo >= {UNLISTED_FROM}
)
SELECT subject, attribute, list(text ORDER BY text) FROM given
GROUP BY subject, attribute HAVING count(*) > 1 ORDER BY subject, attribute
"""
_ITEMS = f"""
WITH stated_lists AS (
  SELECT r.subject, r.attribute, r.claim, list(DISTINCT i.item ORDER BY i.item) AS items
  FROM readings r
  JOIN attributes a ON a.id = r.attribute
  JOIN items i ON i.claim = r.claim AND i.number = r.number
  WHERE {_LISTS_OF_PERSONS} GROUP BY r.subject, r.attribute, r.claim, r.number
),
different_lists AS (SELECT DISTINCT subject, attribute, items FROM stated_lists)
SELECT subject, attribute, list(items ORDER BY items) FROM different_lists
GROUP BY subject, attribute HAVING count(*) > 1 ORDER BY subject, attribute
"""
_PARTS = f"""
SELECT subject, attribute, text, min(lo) AS lo, max(hi) AS hi, count(*) > 1 AS parted
FROM {PLACED_NAMES.name} GROUP BY subject, attribute, text
"""
_SLOT = "t.subject = p.subject AND t.attribute = p.attribute"


def place_names(store: Store) -> None:
    """Place the names in `KEPT_CLAIMS`, and those of the ledger about their slots.

    What has several points after that has them in `PLACED_NAMES`: see `insert_parts_of_names`.
    """
    rows = [
        (subject, attribute, text, part.lo, part.hi)
        for subject, attribute, names in store.query(_NAMES).rows
        for text, parts in _points_of_names(tuple(names)).items()
        for part in parts
    ]
    store.make_from_rows(PLACED_NAMES.name, PLACED_NAMES.columns, rows)
    if not rows:
        return
    for table, text in ((KEPT_CLAIMS, "text"), ("readings", "value"), ("stated", "value")):
        store.query(f"""
            UPDATE {table} t SET lo = p.lo, hi = p.hi, parted = p.parted
            FROM ({_PARTS}) p WHERE {_SLOT} AND t.{text} = p.text
        """)
    store.query(f"""
        UPDATE decisions t SET lo = p.lo, hi = p.hi
        FROM ({_PARTS}) p WHERE {_SLOT} AND t.value = p.text
    """)
    store.query(f"""
        DELETE FROM parts WHERE claim IN (
          SELECT t.claim FROM readings t JOIN {PLACED_NAMES.name} p ON {_SLOT} AND t.value = p.text
        )
    """)


def insert_parts_of_names(store: Store) -> None:
    """Insert the parts of the names that have several; all claims are in the store by now."""
    store.query(f"""
        INSERT INTO parts
        SELECT t.claim, t.number, p.lo, p.hi FROM readings t
        JOIN {PLACED_NAMES.name} p ON {_SLOT} AND t.value = p.text WHERE t.parted
    """)


def place_items(store: Store) -> None:
    """Place the items of lists; all claims are in the store by now."""
    from schema.person_points import points_of_items  # noqa: PLC0415 - few tables have persons

    rows = [
        (subject, attribute, item, at.lo)
        for subject, attribute, lists in store.query(_ITEMS).rows
        for item, at in points_of_items(lists).items()
    ]
    store.make_from_rows(PLACED_ITEMS.name, PLACED_ITEMS.columns, rows)
    if rows:
        store.query(f"""
            UPDATE items t SET lo = p.point, hi = p.point
            FROM (
              SELECT r.claim, r.number, i.item, i.point FROM readings r
              JOIN {PLACED_ITEMS.name} i ON i.subject = r.subject AND i.attribute = r.attribute
            ) p
            WHERE t.claim = p.claim AND t.number = p.number AND t.item = p.item
        """)


@lru_cache(maxsize=65536)
def _points_of_names(names: tuple[str, ...]) -> dict[str, tuple[Interval, ...]]:
    from schema.person_points import points_of_names  # noqa: PLC0415 - few tables have persons

    return points_of_names(names)
