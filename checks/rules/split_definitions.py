"""Two definitions under one name: two families of sources, a steady offset from each other.

Where many sources give one attribute of many subjects, a gate departure and a wheels-off, or a
signing and a delivery, under one name make thousands of contradictions with one cause. It is looked
for among the groups in conflict of an attribute whose values have a distance:

1. Every source is compared with the one that has most of these groups: the median of the offset
   between their values, over the subjects they share. One pass, and no pairs of sources.
2. The medians are split at their widest gap. Each side must have two sources or more, each of
   them known from eight subjects, and their medians must be close compared with the offset between
   the sides; and the middle half of the offsets of a source must stay within half of that.
3. Of all groups in which both sides have claims, also of those that agree, more than half must be
   in conflict: else some sources err now and then, and by the same amount.

A group in conflict in which each side agrees with itself is explained, and no contradiction of its
own.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Among
from schema.values import MEASURED
from store.comparable import COMPARABLE, no_common_point, same_group
from support.sql import listed

if TYPE_CHECKING:
    from checks.definition import Context
    from store.store import Store

ENOUGH = 8
"""Subjects."""
_SOURCES = 2
_CLOSE = 0.25
"""Of the offset: how far the medians of one family may differ."""
_STEADY = 0.5
"""Of the offset: the range of the middle half of the offsets of a source."""
ONE_VALUE = "NOT parted AND lo IS NOT NULL AND hi IS NOT NULL"
"""The condition that a claim of `stated` gives one value, without gaps or open ends."""
_TWO_FAMILIES = f"""
-- a thing of which several sources give a date or a figure in their own name
WITH reported_by_several AS (
  SELECT attribute, axis, list(DISTINCT source) AS sources FROM {{claims}}
  WHERE {ONE_VALUE}
  GROUP BY subject, attribute, axis, moment HAVING count(DISTINCT source) > 1
),
sources_of_enough AS (
  SELECT attribute, axis FROM (SELECT attribute, axis, unnest(sources) AS source
                               FROM reported_by_several)
  GROUP BY attribute, axis, source HAVING count(*) >= {ENOUGH}
)
SELECT 1 FROM sources_of_enough GROUP BY attribute, axis HAVING count(*) >= {2 * _SOURCES} LIMIT 1
"""
SEVERAL_SOURCES = Among(f"type IN ({listed(MEASURED)}) AND speaker IS NULL", _TWO_FAMILIES)
"""What it takes to compare sources: so many that they can make two families."""
_ENOUGH_CONFLICTS = f"""
SELECT count(*) FROM (
  SELECT 1 FROM conflicts WHERE type IN ({listed(MEASURED)})
  GROUP BY attribute, axis HAVING count(*) >= {ENOUGH}
)
"""
_OFFSETS = f"""
WITH attributes_in_conflict AS (
  SELECT attribute, axis FROM conflicts WHERE type IN ({listed(MEASURED)})
  GROUP BY attribute, axis HAVING count(*) >= {ENOUGH}
),
-- a claim of a source itself, with the middle of its value
midpoints AS (
  SELECT c.subject, c.attribute, c.axis, c.moment, c.source,
         (CAST(c.lo AS DOUBLE) + CAST(c.hi AS DOUBLE)) / 2 AS point
  FROM claims_in_conflict c
  JOIN attributes_in_conflict a ON a.attribute = c.attribute AND a.axis = c.axis
  WHERE c.speaker IS NULL AND NOT c.parted AND c.lo IS NOT NULL AND c.hi IS NOT NULL
),
ranked_sources AS (
  SELECT attribute, axis, source,
         row_number() OVER (PARTITION BY attribute, axis ORDER BY count(*) DESC, source) AS place
  FROM midpoints GROUP BY attribute, axis, source
),
-- a group, with the value of the source that all others are compared with
reference_points AS (
  SELECT row_number() OVER () AS number, m.subject, m.attribute, m.axis, m.moment,
         avg(m.point) AS point
  FROM midpoints m
  JOIN ranked_sources r ON r.attribute = m.attribute AND r.axis = m.axis AND r.source = m.source
                       AND r.place = 1
  GROUP BY m.subject, m.attribute, m.axis, m.moment
),
offsets AS (
  SELECT m.attribute, m.axis, m.source, avg(m.point) - any_value(r.point) AS difference
  FROM midpoints m
  JOIN reference_points r ON {same_group("r", "m")}
  GROUP BY m.attribute, m.axis, m.source, r.number
),
quartiles_of_sources AS (
  SELECT attribute, axis, source, count(*) AS subjects,
         quantile_cont(difference, [0.25, 0.5, 0.75]) AS quartiles
  FROM offsets GROUP BY attribute, axis, source
)
SELECT attribute, axis, source, subjects, quartiles[2] AS difference,
       quartiles[3] - quartiles[1] AS spread
FROM quartiles_of_sources
ORDER BY attribute, axis, difference, source
"""
_EXPLAINED = f"""
WITH split_attributes AS (SELECT DISTINCT attribute, axis FROM families),
-- the claims of one family in a group, or of neither (`late` is null)
families_in_groups AS (
  SELECT c.subject, c.attribute, c.axis, c.moment, f.late,
         {no_common_point("c.lo", "c.hi")} AS in_conflict, bool_or(f.source IS NULL) AS others
  FROM claims_in_conflict c
  JOIN split_attributes a ON a.attribute = c.attribute AND a.axis = c.axis
  LEFT JOIN families f ON f.source = c.source AND f.attribute = c.attribute AND f.axis = c.axis
                      AND c.speaker IS NULL
  GROUP BY c.subject, c.attribute, c.axis, c.moment, f.late
)
SELECT subject, attribute, axis, moment FROM families_in_groups
GROUP BY subject, attribute, axis, moment
HAVING count(*) = 2 AND NOT bool_or(coalesce(in_conflict, FALSE)) AND NOT bool_or(others)
"""
_FAMILIES = {
    "attribute": "VARCHAR",
    "axis": "VARCHAR",
    "source": "VARCHAR",
    "late": "BOOLEAN",
    "difference": "DOUBLE",
    "subjects": "BIGINT",
}


class Offset(NamedTuple):
    """How far a source is from the one that it is compared with, over the subjects they share."""

    source: str
    subjects: int
    offset: float
    range: float


def find_splits(context: Context) -> None:
    """Make the tables `families` and `explained`; both are empty where nothing is split."""
    store = context.store
    families = _families(store) if store.value(_ENOUGH_CONFLICTS) else []
    store.make_from_rows("families", _FAMILIES, families)
    if families:
        _drop_coincidences(context)
        store.make("explained", _EXPLAINED)
    else:
        store.make_from_rows("explained", dict.fromkeys(COMPARABLE, "VARCHAR"), [])


def _families(store: Store) -> list[tuple[str, str, str, bool, float, int]]:
    """Give the rows of `families`: the sources of each split attribute and axis."""
    by_axis: dict[tuple[str, str], list[Offset]] = {}
    for attribute, axis, *offset in store.query(_OFFSETS).rows:
        by_axis.setdefault((attribute, axis), []).append(Offset(*offset))
    return [
        (*key, offset.source, offset.source in late, between, offset.subjects)
        for key, offsets in by_axis.items()
        for late, between in [later_family(offsets)]
        if late
        for offset in offsets
        if offset.subjects >= ENOUGH
    ]


def later_family(offsets: list[Offset]) -> tuple[frozenset[str], float]:
    """Give the sources of the later family and how far it is from the other, or nothing."""
    known = sorted((o for o in offsets if o.subjects >= ENOUGH), key=lambda o: o.offset)
    gaps = [later.offset - earlier.offset for earlier, later in pairwise(known)]
    if not gaps:
        return frozenset(), 0
    at = gaps.index(max(gaps)) + 1
    families = known[:at], known[at:]
    between = _median(families[1]) - _median(families[0])
    steady = all(o.range <= between * _STEADY for o in known)
    close = all(f[-1].offset - f[0].offset <= between * _CLOSE for f in families)
    if between <= 0 or not steady or not close or min(map(len, families)) < _SOURCES:
        return frozenset(), 0
    return frozenset(o.source for o in families[1]), between


def _median(offsets: list[Offset]) -> float:
    """Give the median of what is sorted already."""
    half = len(offsets) // 2
    return (offsets[half].offset + offsets[-half - 1].offset) / 2


def _drop_coincidences(context: Context) -> None:
    """Keep only families whose groups are in conflict more often than not: the third rule."""
    store = context.store
    for attribute, axis in store.query("SELECT DISTINCT attribute, axis FROM families").rows:
        about = {"attribute": attribute, "axis": axis}
        in_conflict = _with_both(store, "claims_in_conflict", about)
        if in_conflict * 2 <= _with_both(store, context.compared.relation, about):
            store.query("DELETE FROM families WHERE attribute = $attribute AND axis = $axis", about)


def _with_both(store: Store, claims: str, about: dict[str, str]) -> int:
    """Count the groups of the relation `claims` in which both families have claims."""
    query = f"""
    SELECT count(*) FROM (
      SELECT 1 FROM {claims} c
      JOIN families f ON f.source = c.source AND f.attribute = c.attribute AND f.axis = c.axis
      WHERE c.attribute = $attribute AND c.axis = $axis
      GROUP BY c.subject, c.attribute, c.axis, c.moment
      HAVING bool_or(f.late) AND NOT bool_and(f.late)
    )
    """
    return int(store.value(query, about))
