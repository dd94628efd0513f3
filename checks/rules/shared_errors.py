"""Sources that share rare wrong values: two that err alike are not two.

Of a bad group in which most claims leave a common point, what does not meet it is wrong, and rare
if no more than a third of the sources give it. Two sources that are wrong together so often that
chance does not explain it have one origin: at least five times with the very same value, in at
least half of what the one that errs less has wrong where both have a say, and three times as often
as two sources would err in one place independently of each other. An attribute with two
definitions under one name is left out: there, whole families have the same value and none errs.

Pairs are made of claims with one wrong value only, of which a group has few.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checks.definition import Context

LEAST = 5
_FEWEST = 4
"""Of so many sources, some can outvote others."""
_WRONG = f"""
WITH stating AS (
  SELECT s.subject, s.attribute, s.axis, s.moment, s.source, s.lo, s.hi, min(s.claim) AS claim
  FROM clashing s
  JOIN conflicts c ON c.subject = s.subject AND c.attribute = s.attribute AND c.axis = s.axis
                  AND c.moment = s.moment AND c.contradictory
  LEFT JOIN (SELECT DISTINCT attribute, axis FROM families) split
    ON split.attribute = s.attribute AND split.axis = s.axis
  WHERE split.attribute IS NULL AND s.speaker IS NULL AND NOT s.parted
    AND s.lo IS NOT NULL AND s.hi IS NOT NULL
  GROUP BY s.subject, s.attribute, s.axis, s.moment, s.source, s.lo, s.hi
),
backed AS (
  SELECT subject, attribute, axis, moment, lo, hi, count(*) AS backing
  FROM stating GROUP BY subject, attribute, axis, moment, lo, hi
),
best AS (
  SELECT * FROM (
    SELECT *, row_number() OVER (PARTITION BY subject, attribute, axis, moment
                                 ORDER BY backing DESC, lo, hi) AS place,
           sum(backing) OVER (PARTITION BY subject, attribute, axis, moment) AS sources,
           lead(backing, 1, 0) OVER (PARTITION BY subject, attribute, axis, moment
                                     ORDER BY backing DESC, lo, hi) AS next
    FROM backed
  ) WHERE place = 1 AND backing > next AND sources >= {_FEWEST}
)
SELECT t.subject, t.attribute, t.axis, t.moment, t.source, t.lo, t.hi, t.claim, k.backing
FROM stating t
JOIN best b ON b.subject = t.subject AND b.attribute = t.attribute AND b.axis = t.axis
           AND b.moment = t.moment
JOIN backed k ON k.subject = t.subject AND k.attribute = t.attribute AND k.axis = t.axis
             AND k.moment = t.moment AND k.lo = t.lo AND k.hi = t.hi
WHERE (t.lo > b.hi OR t.hi < b.lo) AND k.backing * 3 <= b.sources
"""
_OUTVOTED = f"""
SELECT count(*) FROM (
  SELECT 1 FROM clashing GROUP BY subject, attribute, axis, moment
  HAVING count(DISTINCT source) >= {_FEWEST}
)
"""
_PAIRS = f"""
WITH alike AS (
  SELECT a.source AS one, b.source AS other, count(*) AS same
  FROM wrong a
  JOIN wrong b ON b.subject = a.subject AND b.attribute = a.attribute AND b.axis = a.axis
              AND b.moment = a.moment AND b.lo = a.lo AND b.hi = a.hi AND a.source < b.source
  WHERE a.backing > 1
  GROUP BY a.source, b.source HAVING count(*) >= {LEAST}
),
stating AS (
  SELECT DISTINCT s.subject, s.attribute, s.axis, s.moment, s.source
  FROM clashing s
  JOIN conflicts c ON c.subject = s.subject AND c.attribute = s.attribute AND c.axis = s.axis
                  AND c.moment = s.moment
  JOIN (SELECT one AS source FROM alike UNION SELECT other FROM alike) few ON few.source = s.source
),
errors AS (
  SELECT w.source, t.source AS other, count(*) AS wrong
  FROM wrong w
  JOIN stating t ON t.subject = w.subject AND t.attribute = w.attribute AND t.axis = w.axis
             AND t.moment = w.moment
  GROUP BY w.source, t.source
)
SELECT p.one, p.other, p.same, least(e.wrong, f.wrong) AS fewer, e.wrong, f.wrong
FROM alike p
JOIN errors e ON e.source = p.one AND e.other = p.other
JOIN errors f ON f.source = p.other AND f.other = p.one
ORDER BY p.one, p.other
"""
_COPIES = {"one": "VARCHAR", "other": "VARCHAR", "same": "BIGINT", "fewer": "BIGINT"}
_HALF, _OFTEN = 2, 3


class Pair(NamedTuple):
    """Two sources: the wrong values that they share, and all that each has where both have a say.

    `fewer` are those of the source that errs less.
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
    """Make the tables `wrong`, and `copies` with the pairs of sources that share an origin.

    Both are empty without enough groups in which some sources outvote others.
    """
    store = context.store
    pairs: list[Pair] = []
    if store.value(_OUTVOTED) >= LEAST:
        store.make("wrong", _WRONG)
        pairs = [Pair(*row) for row in store.query(_PAIRS).rows]
    sizes = context.compared.by_source() if pairs else {}
    store.keep("copies", _COPIES, [pair[:4] for pair in pairs if pair.copied(sizes)])


def clusters(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Put sources together that pairs connect, each cluster and all of them in order."""
    found: dict[str, set[str]] = {}
    for pair in pairs:
        joined = set(pair).union(*(found.get(source, ()) for source in pair))
        found |= dict.fromkeys(joined, joined)
    return sorted(sorted(cluster) for cluster in {id(c): c for c in found.values()}.values())
