"""Values that cannot all be true: one query and one wording for all types with intervals.

A group is the asserted, unambiguous claims with equal subject, attribute, axis and moment. It is
consistent when its intervals have a point in common: `max(lo) <= min(hi)`, one pass over the
claims. Values with gaps ("2017 or 2019") are swept instead: their group is consistent when some
point lies in as many possible parts as there are claims.

Whose claims clash decides what it is. Claims of the sources themselves, or of one and the same
speaker, or one of either, contradict; claims that differ only from speaker to speaker are a
dispute between them. So a dispute is a bad group in which the sources' own claims can be true
together with those of any one speaker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from checks.definition import Step, some
from checks.rules.lists import all_sides
from checks.rules.sides import KEY, groups_of
from checks.rules.split_definitions import find_splits
from schema.finding import Finding
from schema.records import VocabularyKind
from schema.values import SINGLE, VALUE_TYPES
from schema.values.date import worded
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checks.definition import Check, Tell
    from schema.finding import Side
    from schema.records import ValueTypeName
    from store.store import Store

SWEPT = f"""
WITH chosen AS (
  SELECT * FROM stated WHERE type IN ({listed(SINGLE)})
),
gapped AS (SELECT DISTINCT subject, attribute, axis, moment FROM chosen WHERE parted),
heard AS (
  SELECT subject, attribute, axis, moment, NULL AS speaker, TRUE AS everyone FROM gapped
  UNION ALL
  SELECT DISTINCT c.subject, c.attribute, c.axis, c.moment, c.speaker, FALSE AS everyone
  FROM chosen c
  JOIN gapped g ON g.subject = c.subject AND g.attribute = c.attribute
               AND g.axis = c.axis AND g.moment = c.moment
),
pieces AS (
  SELECT h.subject, h.attribute, h.axis, h.moment, h.speaker, h.everyone, c.claim,
         coalesce(p.lo, c.lo, CAST(-1e28 AS DECIMAL(38, 9))) AS lo,
         coalesce(p.hi, c.hi, CAST(1e28 AS DECIMAL(38, 9))) AS hi
  FROM heard h
  JOIN chosen c ON c.subject = h.subject AND c.attribute = h.attribute
               AND c.axis = h.axis AND c.moment = h.moment
               AND (h.everyone OR c.speaker IS NULL OR c.speaker = h.speaker)
  LEFT JOIN parts p ON p.claim = c.claim AND p.number = c.number
),
ends AS (
  SELECT subject, attribute, axis, moment, speaker, everyone, claim,
         lo AS edge, 0 AS closing, 1 AS step FROM pieces
  UNION ALL
  SELECT subject, attribute, axis, moment, speaker, everyone, claim,
         hi AS edge, 1 AS closing, -1 AS step FROM pieces
),
depths AS (
  SELECT subject, attribute, axis, moment, speaker, everyone, claim,
         sum(step) OVER (PARTITION BY subject, attribute, axis, moment, speaker, everyone
                         ORDER BY edge, closing
                         ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS depth
  FROM ends
)
SELECT subject, attribute, axis, moment, speaker, everyone FROM depths
GROUP BY subject, attribute, axis, moment, speaker, everyone
HAVING max(depth) < count(DISTINCT claim)
"""  # noqa: S608 - our own
_GAPPED = "SELECT count(*) FROM stated WHERE parted"
_NONE_SWEPT = """
SELECT subject, attribute, axis, moment, speaker, TRUE AS everyone FROM stated LIMIT 0
"""
_BAD = f"""
apart AS (
  SELECT subject, attribute, axis, moment FROM {{claims}} WHERE type IN ({listed(SINGLE)})
  GROUP BY subject, attribute, axis, moment HAVING max(lo) > min(hi)
),
bad AS (
  SELECT * FROM apart
  UNION
  SELECT subject, attribute, axis, moment FROM swept WHERE everyone
)
"""  # noqa: S608 - the same
_OF_BAD = """
JOIN bad b ON b.subject = c.subject AND b.attribute = c.attribute
          AND b.axis = c.axis AND b.moment = c.moment
"""
_COMPARED = """
c.claim, c.number, c.source, c.speaker, c.subject, c.attribute, c.axis, c.moment, c.value, c.lo,
c.hi, c.parted
"""
_CLASHING = f"""
WITH {_BAD.replace("{claims}", "stated")}
SELECT {_COMPARED} FROM stated c {_OF_BAD}
"""  # noqa: S608 - our own
_AMONG_MANY = f"""
WITH near AS MATERIALIZED (
  SELECT claim, type, subject, attribute, axis, moment, lo, hi FROM stated
  WHERE hash(subject, attribute) IN (
    SELECT hash(subject, attribute) FROM stated GROUP BY hash(subject, attribute)
    HAVING max(lo) > min(hi) OR bool_or(parted)
  )
),
{_BAD.replace("{claims}", "near")}
SELECT {_COMPARED} FROM stated c WHERE c.claim IN (SELECT c.claim FROM near c {_OF_BAD})
"""  # noqa: S608 - the same
"""The same, where most claims agree: first by the hash of their slot, for half the cost.

Two slots may share a hash, so that this first look finds too many claims and never too few.
"""
_NAMED = """
SELECT j.subject, j.attribute, j.axis, j.moment, coalesce(a.vocabulary_kind, 'tree') AS kind,
       j.gap, coalesce(j.contradictory, FALSE) AS contradictory,
       s.name AS subject_name, a.label AS attribute_label, a.type
FROM judged j JOIN subjects s ON s.id = j.subject JOIN attributes a ON a.id = j.attribute
"""
_CONFLICTS = f"""
WITH voices AS (
  SELECT c.subject, c.attribute, c.axis, c.moment, c.speaker, max(c.lo) AS lo, min(c.hi) AS hi
  FROM clashing c
  GROUP BY c.subject, c.attribute, c.axis, c.moment, c.speaker
),
judged AS (
  SELECT v.subject, v.attribute, v.axis, v.moment,
         max(greatest(v.lo, own.lo) - least(v.hi, own.hi)) AS gap,
         bool_or(w.subject IS NOT NULL OR greatest(v.lo, own.lo) > least(v.hi, own.hi))
           AS contradictory
  FROM voices v
  LEFT JOIN voices own ON own.speaker IS NULL AND own.subject = v.subject
        AND own.attribute = v.attribute AND own.axis = v.axis AND own.moment = v.moment
  LEFT JOIN swept w ON NOT w.everyone AND w.subject = v.subject
        AND w.attribute = v.attribute AND w.axis = v.axis AND w.moment = v.moment
        AND w.speaker IS NOT DISTINCT FROM v.speaker
  GROUP BY v.subject, v.attribute, v.axis, v.moment
)
{_NAMED}
"""  # noqa: S608 - the same
_SPEAKING = "SELECT count(*) FROM clashing WHERE speaker IS NOT NULL"
_NONE_SPEAKS = f"""
WITH judged AS (
  SELECT subject, attribute, axis, moment, max(lo) - min(hi) AS gap, TRUE AS contradictory
  FROM clashing GROUP BY subject, attribute, axis, moment
)
{_NAMED}
"""  # noqa: S608 - the same
"""The same where sources let nobody speak: then their own claims clash, in each bad group."""
_MORE = " (and {:,} more claims)"
JUDGED = (
    Step("swept", SWEPT, _GAPPED, _NONE_SWEPT),
    Step("clashing", _CLASHING, among_many=_AMONG_MANY),
    Step("conflicts", _CONFLICTS, _SPEAKING, _NONE_SPEAKS),
    Step("explained", made=find_splits),
)
"""What makes the table `conflicts` of bad groups, and before it `clashing` with their claims; only
groups of claims with gaps in them are swept. `explained` has the bad groups that two definitions
under one name account for."""

CONFLICTS = """
SELECT c.* FROM conflicts c
LEFT JOIN explained e ON e.subject = c.subject AND e.attribute = c.attribute AND e.axis = c.axis
                     AND e.moment = c.moment
WHERE c.contradictory AND e.subject IS NULL
ORDER BY c.subject, c.attribute, c.axis, c.moment
"""
"""All bad groups in which claims contradict, but for those that are explained.

Each check tells those of its own types.
"""


class Comparison(NamedTuple):
    """What a check of some value types does with the conflicts.

    `tell` words the rows of `CONFLICTS` that are about its types, `where` is SQL for the same rows,
    and `needs` counts what there is to compare.
    """

    tell: Tell
    where: str
    needs: str


def comparing(
    *types: ValueTypeName,
    kinds: tuple[VocabularyKind, ...] = get_args(VocabularyKind),
    neighbours: bool | None = None,
) -> Comparison:
    """Compare values of some types.

    `kinds` of vocabulary count for terms and names only. On a ladder, `neighbours` asks for sides
    one step apart (True), further apart (False), or both (None).
    """

    def wanted(row: dict[str, Any]) -> bool:
        steps = neighbours is None or row["kind"] != "ladder" or (row["gap"] == 1) is neighbours
        return row["type"] in types and row["kind"] in kinds and steps

    def told(check: Check, store: Store, rows: list[dict[str, Any]]) -> Iterator[Finding]:
        return tell(check, store, [row for row in rows if wanted(row)])

    steps = {
        None: "",
        True: " AND (kind <> 'ladder' OR gap = 1)",
        False: " AND (kind <> 'ladder' OR gap IS DISTINCT FROM 1)",
    }
    where = f"type IN ({listed(types)}) AND kind IN ({listed(kinds)}){steps[neighbours]}"
    return Comparison(told, where, some(*types))


def tell(check: Check, store: Store, rows: list[dict[str, Any]]) -> Iterator[Finding]:
    """Give one finding for each bad group, with its claims parted into sides."""
    grouped = groups_of(store, rows)
    for row in rows:
        key = tuple(row[name] for name in KEY)
        yield clash(check, row, all_sides(grouped[key], store), store.uncited.get(key, 0))


def clash(check: Check, row: dict[str, Any], sides: tuple[Side, ...], uncited: int = 0) -> Finding:
    """Give the finding of one bad group, which a row names, with its sides against each other."""
    against = " against ".join(side.says for side in sides if not side.neutral)
    return Finding(
        code=check.code,
        name=check.name,
        severity=check.severity,
        subject=row["subject"],
        attribute=row["attribute"],
        scope=_scope(row),
        message=f"{_about(row, sides)}: {against}" + (_MORE.format(uncited) if uncited else ""),
        sides=sides,
        uncited=uncited,
    )


def _about(row: dict[str, Any], sides: Iterable[Side]) -> str:
    """Name the slot, and the date of which its claims speak where the attribute changes."""
    slot = f"{row['subject_name']}, {row['attribute_label']}"
    as_of = {citation.as_of or citation.published for side in sides for citation in side.citations}
    when = next(iter(as_of)) if row["moment"] and len(as_of) == 1 else None
    return f"{slot} as of {worded(when)}" if when else slot


def _scope(row: dict[str, Any]) -> str:
    """Tell apart groups of one slot: amounts by currency, changing values by their moment."""
    parts = (VALUE_TYPES[row["type"]].scope(row["axis"]), row["moment"])
    return " ".join(part for part in parts if part)
