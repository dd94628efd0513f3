"""Ambiguous claims held against what other claims say: which of their readings stand.

A reading agrees when some asserted, unambiguous claim about its own subject and attribute leaves
a point that it leaves too; it is contradicted when there are such claims and none does; it is
untested when there are none. An attribute that changes is compared as of the same date only, and
free text never. A claim that has no reading left is contradictory when some claim against each
reading is a source's own or of the same speaker; other speakers may well disagree.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from checks.rules.sides import citation, readings_of
from schema.finding import Finding, Side
from schema.values import COMPARED
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checks.definition import Check
    from schema.finding import Citation
    from store.store import Store

HELD = f"""
WITH ambiguous AS (
  SELECT r.claim, r.number, r.subject, r.attribute, r.axis, coalesce(r.closed, FALSE) AS closed,
         coalesce(p.lo, r.lo) AS lo, coalesce(p.hi, r.hi) AS hi, c.speaker,
         CASE WHEN t.changes THEN c.said ELSE '' END AS moment
  FROM readings r
  JOIN spoken c ON c.claim = r.claim AND c.modality = 'asserted'
  JOIN attributes t ON t.id = r.attribute AND t.type IN ({listed(COMPARED)})
  LEFT JOIN parts p ON p.claim = r.claim AND p.number = r.number
  WHERE r.means IS NOT NULL
),
pairs AS (
  SELECT a.claim, a.number, a.closed, t.claim AS other, t.number AS other_number,
         coalesce(t.closed, FALSE) AS other_closed,
         a.speaker IS NULL OR t.speaker IS NULL OR a.speaker = t.speaker AS comparable,
         coalesce(a.lo <= coalesce(p.hi, t.hi), TRUE)
           AND coalesce(coalesce(p.lo, t.lo) <= a.hi, TRUE) AS meets
  FROM ambiguous a
  JOIN stated t ON t.subject = a.subject AND t.attribute = a.attribute
               AND t.axis = a.axis AND t.moment = a.moment
  LEFT JOIN parts p ON p.claim = t.claim AND p.number = t.number
),
both_ways AS (
  SELECT claim, number, other, claim AS closed_claim, number AS closed_number,
         other AS open_claim, other_number AS open_number
  FROM pairs WHERE closed
  UNION ALL
  SELECT claim, number, other, other, other_number, claim, number FROM pairs WHERE other_closed
),
lacking AS (
  SELECT b.claim, b.number, b.other
  FROM both_ways b
  JOIN items wanted ON wanted.claim = b.open_claim AND wanted.number = b.open_number
  LEFT JOIN items had ON had.claim = b.closed_claim AND had.number = b.closed_number
  GROUP BY b.claim, b.number, b.other, wanted.item, wanted.lo, wanted.hi
  HAVING NOT bool_or(coalesce(had.lo <= wanted.hi AND wanted.lo <= had.hi, FALSE))
),
judged AS (
  SELECT p.claim, p.number, p.other, bool_or(p.comparable) AS comparable,
         bool_or(p.meets) AND count(l.other) = 0 AS agrees
  FROM pairs p
  LEFT JOIN lacking l ON l.claim = p.claim AND l.number = p.number AND l.other = p.other
  GROUP BY p.claim, p.number, p.other
)
SELECT a.id AS claim, a.number,
       list(j.other ORDER BY j.other) FILTER (WHERE j.agrees) AS agreeing,
       list(j.other ORDER BY j.other) FILTER (WHERE NOT j.agrees) AS opposing,
       coalesce(bool_or(NOT j.agrees AND j.comparable), FALSE) AS contradicted
FROM (
  SELECT c.id, r.number FROM readings r JOIN claims c ON c.id = r.claim
  WHERE r.means IS NOT NULL AND c.modality = 'asserted'
) a
LEFT JOIN judged j ON j.claim = a.id AND j.number = a.number
GROUP BY a.id, a.number
"""  # noqa: S608 - our own
READINGS = """
SELECT h.claim, h.number, coalesce(h.agreeing, []) AS agreeing, coalesce(h.opposing, []) AS opposing
FROM held h
JOIN (
  SELECT claim, bool_and(coalesce(array_length(agreeing), 0) < 1 AND contradicted) AS impossible
  FROM held GROUP BY claim
) v ON v.claim = h.claim
WHERE v.impossible = $impossible
ORDER BY h.claim, h.number
"""
AMBIGUOUS = """
SELECT count(*) FROM readings r JOIN claims c ON c.id = r.claim AND c.modality = 'asserted'
WHERE r.means IS NOT NULL
"""


class Held(NamedTuple):
    """One reading of an ambiguous claim, and the claims for and against it."""

    row: dict[str, Any]
    agreeing: tuple[Citation, ...]
    opposing: tuple[Citation, ...]

    @property
    def verdict(self) -> str:
        """Whether the reading agrees with some claim, is contradicted by all, or untested."""
        return "agrees" if self.agreeing else "contradicted" if self.opposing else "untested"

    @property
    def words(self) -> str:
        """The reading in plain words, with the value it gives and what speaks for or against it."""
        slot = f"{self.row['subject_name']}, {self.row['attribute_label']}: {self.row['label']}"
        named = ", ".join(dict.fromkeys(c.source for c in self.agreeing or self.opposing))
        told = {
            "agrees": f"agrees with {named}",
            "contradicted": f"contradicted by {named}",
            "untested": "no other claim speaks for or against it",
        }[self.verdict]
        return f"{self.row['means']} ({slot}): {told}"


def tell(check: Check, store: Store, rows: list[dict[str, Any]]) -> Iterator[Finding]:
    """Give one finding for each ambiguous claim, with a side for each reading."""
    named = [c for row in rows for c in (row["claim"], *row["agreeing"], *row["opposing"])]
    evidence = readings_of(store, named)
    held: dict[int, list[Held]] = {}
    for row in rows:
        cited = {
            side: tuple(citation(evidence[claim][0]) for claim in row[side])
            for side in ("agreeing", "opposing")
        }
        reading = next(r for r in evidence[row["claim"]] if r["number"] == row["number"])
        held.setdefault(row["claim"], []).append(
            Held(reading, cited["agreeing"], cited["opposing"])
        )
    yield from _told_apart(
        _finding(check, held[claim]) for claim in sorted(held, key=lambda c: (_quote(held[c]), c))
    )


def _quote(held: list[Held]) -> str:
    return str(held[0].row["quote"])


def _told_apart(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Number the claims of one source that use one phrase for the same slot."""
    used: Counter[str] = Counter()
    for finding in findings:
        used[finding.fingerprint] += 1
        number = used[finding.fingerprint]
        scope = finding.scope if number == 1 else f"{finding.scope} {number}"
        yield finding.model_copy(update={"scope": scope})


def _finding(check: Check, held: list[Held]) -> Finding:
    row = held[0].row
    phrase = row["phrase"] or row["quote"]
    both = {
        name: " or ".join(dict.fromkeys(h.row[name] for h in held))
        for name in ("value", "canonical")
    }
    cited = citation({**row, **both})
    sides = [Side(says=f"“{phrase}” can be read {len(held)} ways", citations=(cited,))]
    sides += [Side(says=h.words, citations=h.agreeing or h.opposing) for h in held]
    return Finding(
        code=check.code,
        name=check.name,
        severity=check.severity,
        subject=row["claim_subject"],
        attribute=row["claim_attribute"],
        scope=_scope(held),
        message=f"“{phrase}” ({row['source']}): {_conclusion(held)}",
        sides=tuple(sides),
    )


def _scope(held: list[Held]) -> str:
    """Name the source and what its words may mean: the same however they are quoted."""
    meanings = sorted(f"{h.row['subject']} {h.row['attribute']} {h.row['canonical']}" for h in held)
    return f"{held[0].row['source']}: {' | '.join(meanings)}"


def _conclusion(held: list[Held]) -> str:
    standing = [h.row["means"] for h in held if h.verdict == "agrees"]
    open_ = [h.row["means"] for h in held if h.verdict == "untested"]
    if len(standing) == 1:
        return f"other claims support “{standing[0]}”"
    if standing:
        return f"still open, {len(standing)} readings agree with other claims"
    if len(open_) == 1:
        return f"still open, only “{open_[0]}” is not contradicted"
    if open_:
        return f"still open, nothing decides between {len(open_)} readings"
    return "no reading agrees with what the other claims say"
