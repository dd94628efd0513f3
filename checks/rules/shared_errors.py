"""Sources that share rare wrong values: two that make the same errors count as one.

In a group in conflict in which most claims leave a common point, a value without that point is
wrong, and rare if no more than a third of the sources give it. Two sources that are wrong together
so often that chance does not explain it have one origin. They share the very same wrong value at
least five times, in at least half of the wrong values of the one that has fewer, where both have
claims, and three times as often as two sources would err in one place independently of each other.
An attribute with two definitions under one name is left out: there, whole families have the same
value and none errs.

Pairs are made of claims with one wrong value only, of which a group has few.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Among
from checks.rules.split_definitions import ONE_VALUE
from schema.values import SINGLE
from store.comparable import same_group
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checks.definition import Context

LEAST = 5
_FEWEST = 4
"""Of so many sources, some can outvote others."""
_WRONG_VALUES = f"""
WITH split_attributes AS (SELECT DISTINCT attribute, axis FROM families),
-- a source with a value that it gives in its own name
stated_values AS (
  SELECT s.subject, s.attribute, s.axis, s.moment, s.source, s.lo, s.hi, min(s.claim) AS claim
  FROM claims_in_conflict s
  JOIN conflicts c ON {same_group("c", "s")} AND c.contradictory
  LEFT JOIN split_attributes a ON a.attribute = s.attribute AND a.axis = s.axis
  WHERE a.attribute IS NULL AND s.speaker IS NULL AND NOT s.parted
    AND s.lo IS NOT NULL AND s.hi IS NOT NULL
  GROUP BY s.subject, s.attribute, s.axis, s.moment, s.source, s.lo, s.hi
),
backed_values AS (
  SELECT subject, attribute, axis, moment, lo, hi, count(*) AS backing
  FROM stated_values GROUP BY subject, attribute, axis, moment, lo, hi
),
ranked_values AS (
  SELECT *, row_number() OVER (PARTITION BY subject, attribute, axis, moment
                               ORDER BY backing DESC, lo, hi) AS place,
         sum(backing) OVER (PARTITION BY subject, attribute, axis, moment) AS sources,
         lead(backing, 1, 0) OVER (PARTITION BY subject, attribute, axis, moment
                                   ORDER BY backing DESC, lo, hi) AS next
  FROM backed_values
),
-- the value of a group that more sources give than any other
majority_values AS (
  SELECT * FROM ranked_values
  WHERE place = 1 AND backing > next AND sources >= {_FEWEST}
)
SELECT s.subject, s.attribute, s.axis, s.moment, s.source, s.lo, s.hi, s.claim, b.backing
FROM stated_values s
JOIN majority_values m ON {same_group("m", "s")}
JOIN backed_values b ON {same_group("b", "s")} AND b.lo = s.lo AND b.hi = s.hi
WHERE (s.lo > m.hi OR s.hi < m.lo) AND b.backing * 3 <= m.sources
"""
_MAJORITIES = f"""
SELECT 1 FROM (
  SELECT 1 FROM {{claims}} c
  ANTI JOIN families f ON f.attribute = c.attribute AND f.axis = c.axis
  WHERE {ONE_VALUE}
  GROUP BY c.subject, c.attribute, c.axis, c.moment
  HAVING count(DISTINCT c.source) >= {_FEWEST} LIMIT {LEAST}
)
HAVING count(*) >= {LEAST}
"""
MAJORITIES = Among(f"type IN ({listed(SINGLE)}) AND speaker IS NULL", _MAJORITIES)
"""What it takes to find shared errors: sources that can outvote others, often enough."""
_OUTVOTED = f"""
SELECT count(*) FROM (
  SELECT 1 FROM claims_in_conflict GROUP BY subject, attribute, axis, moment
  HAVING count(DISTINCT source) >= {_FEWEST}
)
"""
_PAIRS = f"""
-- two sources that give the same wrong values
WITH pairs_alike AS (
  SELECT a.source AS one, b.source AS other, count(*) AS same
  FROM wrong_values a
  JOIN wrong_values b ON {same_group("b", "a")} AND b.lo = a.lo AND b.hi = a.hi
                     AND a.source < b.source
  WHERE a.backing > 1
  GROUP BY a.source, b.source HAVING count(*) >= {LEAST}
),
paired_sources AS (
  SELECT one AS source FROM pairs_alike UNION SELECT other FROM pairs_alike
),
-- a group in conflict with a paired source that has claims in it
sources_in_groups AS (
  SELECT DISTINCT s.subject, s.attribute, s.axis, s.moment, s.source
  FROM claims_in_conflict s
  JOIN conflicts c ON {same_group("c", "s")}
  JOIN paired_sources p ON p.source = s.source
),
-- how many values a source has wrong where the other has claims
errors_of_sources AS (
  SELECT w.source, s.source AS other, count(*) AS wrong
  FROM wrong_values w
  JOIN sources_in_groups s ON {same_group("s", "w")}
  GROUP BY w.source, s.source
)
SELECT p.one, p.other, p.same, least(e.wrong, f.wrong) AS fewer, e.wrong, f.wrong
FROM pairs_alike p
JOIN errors_of_sources e ON e.source = p.one AND e.other = p.other
JOIN errors_of_sources f ON f.source = p.other AND f.other = p.one
ORDER BY p.one, p.other
"""
_COPIES = {"one": "VARCHAR", "other": "VARCHAR", "same": "BIGINT", "fewer": "BIGINT"}
_HALF, _OFTEN = 2, 3


class Pair(NamedTuple):
    """Two sources: the wrong values that they share, and all that each has where both have claims.

    `fewer` are those of the source that has fewer.
    """

    one: str
    other: str
    same: int
    fewer: int
    wrong: int
    wrong_too: int

    def copied(self, sizes: Mapping[str, int]) -> bool:
        """Whether chance does not explain it, by the number of claims of each source."""
        by_chance = self.wrong * self.wrong_too / min(sizes[self.one], sizes[self.other])
        often = min(_OFTEN * by_chance, self.fewer)
        return self.same * _HALF >= self.fewer and self.same >= often


def find_copies(context: Context) -> None:
    """Make the table `copies` of the pairs of sources that share an origin.

    And that of `wrong_values`, of which it is made. Neither has rows, and the latter is not there,
    without enough groups in which some sources outvote others.
    """
    store = context.store
    pairs: list[Pair] = []
    if store.value(_OUTVOTED) >= LEAST:
        store.make("wrong_values", _WRONG_VALUES)
        pairs = [Pair(*row) for row in store.query(_PAIRS).rows]
    sizes = context.compared.by_source() if pairs else dict[str, int]()
    store.make_from_rows("copies", _COPIES, [pair[:4] for pair in pairs if pair.copied(sizes)])


def count_copies_once(context: Context, sources: str) -> None:
    """Let sources that share errors count as one of them, as tied sources do already.

    `sources` is a table with the `id` of each source and the source that it `counts_as`.
    """
    find_copies(context)
    store = context.store
    pairs = store.query("SELECT one, other FROM copies").rows
    for cluster in clusters(pairs):
        store.query(
            f"UPDATE {sources} SET counts_as = (SELECT min(counts_as) FROM {sources} "
            "WHERE list_contains($cluster, id)) WHERE list_contains($cluster, id)",
            {"cluster": cluster},
        )


def clusters(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Put sources together that pairs connect, each cluster and all of them in order."""
    found: dict[str, set[str]] = {}
    for pair in pairs:
        joined = set(pair).union(*(found.get(source, ()) for source in pair))
        found |= dict.fromkeys(joined, joined)
    return sorted(sorted(cluster) for cluster in {id(c): c for c in found.values()}.values())
