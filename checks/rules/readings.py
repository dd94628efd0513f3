"""Ambiguous claims compared with what other claims say: which of their readings fit.

A reading agrees when some asserted, unambiguous claim about its own subject and attribute leaves
a point that it leaves too; it is contradicted when there are such claims and none does; it is
untested when there are none. An attribute that changes is compared as of the same date only, and
free text never. A claim that has no reading left is contradictory when some claim against each
reading is a source's own or of the same speaker; other speakers may well disagree.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Step
from schema.finding import Finding, Side
from schema.values import COMPARED
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checks.definition import Check, Context
    from schema.finding import Citation
    from store.cited_readings import ByClaim, CitedReading

_COMPARED = f"""
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
COMPARED_READINGS = Step("compared_readings", _COMPARED)
"""The table of the readings of ambiguous claims, with the claims for and against each."""
READINGS = """
SELECT h.claim, h.number, coalesce(h.agreeing, []) AS agreeing, coalesce(h.opposing, []) AS opposing
FROM compared_readings h
JOIN (
  SELECT claim, bool_and(coalesce(array_length(agreeing), 0) < 1 AND contradicted) AS impossible
  FROM compared_readings GROUP BY claim
) v ON v.claim = h.claim
WHERE v.impossible = $impossible
ORDER BY h.claim, h.number
"""
AMBIGUOUS = """
SELECT count(*) FROM readings r JOIN claims c ON c.id = r.claim AND c.modality = 'asserted'
WHERE r.means IS NOT NULL
"""


class ComparedReading(NamedTuple):
    """One reading of an ambiguous claim, and the claims that agree with it and oppose it."""

    claim: int
    number: int
    agreeing: list[int]
    opposing: list[int]


class _Judged(NamedTuple):
    """The same with what is cited."""

    reading: CitedReading
    agreeing: tuple[Citation, ...]
    opposing: tuple[Citation, ...]

    @property
    def verdict(self) -> str:
        """Whether the reading agrees with some claim, is contradicted by all, or untested."""
        return "agrees" if self.agreeing else "contradicted" if self.opposing else "untested"

    @property
    def words(self) -> str:
        """The reading in plain words, with the value it gives and what speaks for or against it."""
        slot = f"{self.reading.subject_name}, {self.reading.attribute_label}: {self.reading.label}"
        named = ", ".join(dict.fromkeys(c.source for c in self.agreeing or self.opposing))
        verdict = {
            "agrees": f"agrees with {named}",
            "contradicted": f"contradicted by {named}",
            "untested": "no other claim speaks for or against it",
        }[self.verdict]
        return f"{self.reading.means} ({slot}): {verdict}"


def findings_of_readings(
    check: Check[ComparedReading], context: Context, rows: list[ComparedReading]
) -> Iterator[Finding]:
    """Give one finding for each ambiguous claim, with a side for each reading."""
    named = [claim for row in rows for claim in (row.claim, *row.agreeing, *row.opposing)]
    readings = context.readings.of_claims(named)
    judged: dict[int, list[_Judged]] = {}
    for row in rows:
        judged.setdefault(row.claim, []).append(_judged(row, readings))
    in_order = sorted(judged, key=lambda claim: (judged[claim][0].reading.quote, claim))
    yield from _numbered(_finding(check, judged[claim]) for claim in in_order)


def _judged(row: ComparedReading, readings: ByClaim) -> _Judged:
    reading = next(r for r in readings[row.claim] if r.number == row.number)
    return _Judged(reading, _first(row.agreeing, readings), _first(row.opposing, readings))


def _first(claims: Iterable[int], readings: ByClaim) -> tuple[Citation, ...]:
    return tuple(readings[claim][0].citation for claim in claims)


def _numbered(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Number the claims of one source that use one phrase for the same slot."""
    used: Counter[str] = Counter()
    for finding in findings:
        used[finding.fingerprint] += 1
        number = used[finding.fingerprint]
        scope = finding.scope if number == 1 else f"{finding.scope} {number}"
        yield finding.model_copy(update={"scope": scope})


def _finding(check: Check[ComparedReading], judged: Sequence[_Judged]) -> Finding:
    reading = judged[0].reading
    phrase = reading.phrase or reading.quote
    cited = reading.cited_as(
        " or ".join(dict.fromkeys(j.reading.value for j in judged)),
        " or ".join(dict.fromkeys(j.reading.canonical for j in judged)),
    )
    sides = [Side(says=f"“{phrase}” can be read {len(judged)} ways", citations=(cited,))]
    sides += [Side(says=j.words, citations=j.agreeing or j.opposing) for j in judged]
    return Finding(
        code=check.code,
        name=check.name,
        severity=check.severity,
        subject=reading.claim_subject,
        attribute=reading.claim_attribute,
        scope=_scope(judged),
        message=f"“{phrase}” ({reading.source}): {_conclusion(judged)}",
        sides=tuple(sides),
    )


def _scope(judged: Sequence[_Judged]) -> str:
    """Name the source and what its words may mean: the same however they are quoted."""
    readings = [j.reading for j in judged]
    meanings = sorted(f"{r.subject} {r.attribute} {r.canonical}" for r in readings)
    return f"{readings[0].source}: {' | '.join(meanings)}"


def _conclusion(judged: Iterable[_Judged]) -> str:
    judged = list(judged)
    agreeing = [j.reading.means for j in judged if j.verdict == "agrees"]
    untested = [j.reading.means for j in judged if j.verdict == "untested"]
    if len(agreeing) == 1:
        return f"other claims support “{agreeing[0]}”"
    if agreeing:
        return f"still open, {len(agreeing)} readings agree with other claims"
    if len(untested) == 1:
        return f"still open, only “{untested[0]}” is not contradicted"
    if untested:
        return f"still open, nothing decides between {len(untested)} readings"
    return "no reading agrees with what the other claims say"
