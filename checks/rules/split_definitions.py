"""Two definitions under one name: two families of sources, a steady offset from each other.

Where many sources give one attribute of many subjects, a gate departure and a wheels-off, or a
signing and a delivery, under one name make thousands of contradictions with one cause. It is looked
for among the bad groups of an attribute, whose values have a distance:

1. Every source is compared with the one that has most of these groups: the median of what lies
   between their values, over the subjects they share. One pass, and no pairs of sources.
2. The medians are split at their widest gap. Each side must have two sources or more, each of
   them known from eight subjects, and lie close together compared with what is between the sides;
   and the middle half of the offsets of a source must stay within half of that.
3. Of all groups in which both sides have a say, also of those that agree, more than half must be
   bad: else some sources err now and then, and by the same amount.

A bad group in which each side agrees with itself is explained, and no contradiction of its own.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from schema.values import MEASURED
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
_MANY = f"""
SELECT count(*) FROM (
  SELECT 1 FROM conflicts WHERE type IN ({listed(MEASURED)})
  GROUP BY attribute, axis HAVING count(*) >= {ENOUGH}
)
"""
_OFFSETS = f"""
WITH many AS (
  SELECT attribute, axis FROM conflicts WHERE type IN ({listed(MEASURED)})
  GROUP BY attribute, axis HAVING count(*) >= {ENOUGH}
),
points AS (
  SELECT s.subject, s.attribute, s.axis, s.moment, s.source,
         (CAST(s.lo AS DOUBLE) + CAST(s.hi AS DOUBLE)) / 2 AS point
  FROM clashing s
  JOIN many m ON m.attribute = s.attribute AND m.axis = s.axis
  WHERE s.speaker IS NULL AND NOT s.parted AND s.lo IS NOT NULL AND s.hi IS NOT NULL
),
first AS (
  SELECT attribute, axis, source FROM (
    SELECT attribute, axis, source,
           row_number() OVER (
             PARTITION BY attribute, axis ORDER BY count(*) DESC, source
           ) AS place
    FROM points GROUP BY attribute, axis, source
  ) WHERE place = 1
),
reference AS (
  SELECT row_number() OVER () AS number, p.subject, p.attribute, p.axis, p.moment,
         avg(p.point) AS point
  FROM points p
  JOIN first f ON f.attribute = p.attribute AND f.axis = p.axis AND f.source = p.source
  GROUP BY p.subject, p.attribute, p.axis, p.moment
),
offsets AS (
  SELECT p.attribute, p.axis, p.source, avg(p.point) - any_value(r.point) AS difference
  FROM points p
  JOIN reference r ON r.subject = p.subject AND r.attribute = p.attribute AND r.axis = p.axis
                  AND r.moment = p.moment
  GROUP BY p.attribute, p.axis, p.source, r.number
)
SELECT attribute, axis, source, subjects, middle[2] AS difference, middle[3] - middle[1] AS spread
FROM (
  SELECT attribute, axis, source, count(*) AS subjects,
         quantile_cont(difference, [0.25, 0.5, 0.75]) AS middle
  FROM offsets GROUP BY attribute, axis, source
)
ORDER BY attribute, axis, difference, source
"""
_TOGETHER = """
SELECT count(*) FROM (
  SELECT 1 FROM {claims} s JOIN families f
    ON f.source = s.source AND f.attribute = s.attribute AND f.axis = s.axis
  WHERE s.attribute = $attribute AND s.axis = $axis
  GROUP BY s.subject, s.attribute, s.axis, s.moment HAVING bool_or(f.late) AND NOT bool_and(f.late)
)
"""
_EXPLAINED = """
WITH sides AS (
  SELECT s.subject, s.attribute, s.axis, s.moment, f.late,
         max(s.lo) > min(s.hi) AS in_conflict, bool_or(f.source IS NULL) AS others
  FROM clashing s
  JOIN (SELECT DISTINCT attribute, axis FROM families) split
    ON split.attribute = s.attribute AND split.axis = s.axis
  LEFT JOIN families f ON f.source = s.source AND f.attribute = s.attribute AND f.axis = s.axis
                      AND s.speaker IS NULL
  GROUP BY s.subject, s.attribute, s.axis, s.moment, f.late
)
SELECT subject, attribute, axis, moment FROM sides
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
    store.keep("families", _FAMILIES, [])
    if store.value(_MANY):
        store.keep("families", _FAMILIES, _families(store))
        _drop_coincidences(context)
    store.make("explained", _EXPLAINED)


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
    """Keep only families whose groups are bad more often than not: the third rule."""
    store = context.store
    for attribute, axis in store.query("SELECT DISTINCT attribute, axis FROM families").rows:
        about = {"attribute": attribute, "axis": axis}
        bad = _with_both(store, "clashing", about)
        if bad * 2 <= _with_both(store, context.compared.relation, about):
            store.query("DELETE FROM families WHERE attribute = $attribute AND axis = $axis", about)


def _with_both(store: Store, claims: str, about: dict[str, str]) -> int:
    """Count the groups in which both families have a say."""
    return int(store.value(_TOGETHER.replace("{claims}", claims), about))
