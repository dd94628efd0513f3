"""Ambiguous claims compared with what other claims say: which of their readings fit.

A reading agrees when some asserted, unambiguous claim about its own subject and attribute leaves
a point that it leaves too; it is contradicted when there are such claims and none does; it is
untested when there are none. An attribute that changes is compared as of the same date only, and
free text never, nor what is planned, predicted, demanded, threatened, denied or on a condition. A
claim that has no reading left is contradictory when some claim against each reading is a source's
own or of the same speaker; other speakers may well disagree.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Step
from checks.rules.attributed import Mentions
from checks.rules.lists import lacking_pairs, value_in_words
from schema.finding import Finding, Side
from schema.source_names import short
from schema.values import COMPARED
from store.cited_readings import numbered
from store.comparable import intervals_meet, moment, party, same_group
from support.grammar import in_a_row, ordinal, quoted
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checks.definition import Check, Context
    from schema.finding import Citation
    from store.cited_readings import ByClaim, CitedReading

_MEANS = 100
"""So many characters of a reading are in a message."""
_TWO = 2
_LACKING_PAIRS = lacking_pairs(
    "closed_pairs p",
    "p.claim, p.number, p.other",
    having=("p.closed_claim", "p.closed_number"),
    wanted=("p.listing_claim", "p.listing_number"),
)
_COMPARED = f"""
WITH ambiguous_parts AS (
  SELECT r.claim, r.number, r.subject, r.attribute, r.axis, coalesce(r.closed, FALSE) AS closed,
         coalesce(p.lo, r.lo) AS lo, coalesce(p.hi, r.hi) AS hi,
         {party("t.parties")} AS speaker,
         {moment("t.changes", "c.said")} AS moment
  FROM readings r
  JOIN spoken c ON c.claim = r.claim AND c.modality = 'asserted'
  JOIN attributes t ON t.id = r.attribute AND t.type IN ({listed(COMPARED)})
  LEFT JOIN parts p ON p.claim = r.claim AND p.number = r.number
  WHERE r.means IS NOT NULL
),
stated_parts AS (
  SELECT s.claim, s.number, s.subject, s.attribute, s.axis, s.moment, s.speaker,
         coalesce(s.closed, FALSE) AS closed,
         coalesce(p.lo, s.lo) AS lo, coalesce(p.hi, s.hi) AS hi
  FROM stated s
  SEMI JOIN ambiguous_parts a ON {same_group("a", "s")}
  LEFT JOIN parts p ON p.claim = s.claim AND p.number = s.number
),
-- a part of a reading with a part of another claim
pairs_of_parts AS (
  SELECT a.claim, a.number, a.closed, s.claim AS other, s.number AS other_number,
         s.closed AS other_closed,
         a.speaker IS NULL OR s.speaker IS NULL OR a.speaker = s.speaker AS comparable,
         {intervals_meet("a", "s")} AS meets
  FROM ambiguous_parts a
  JOIN stated_parts s ON {same_group("s", "a")}
),
-- a pair of which one is a closed list, and the other has items that it may lack
closed_pairs AS (
  SELECT claim, number, other, claim AS closed_claim, number AS closed_number,
         other AS listing_claim, other_number AS listing_number
  FROM pairs_of_parts WHERE closed
  UNION ALL
  SELECT claim, number, other, other, other_number, claim, number
  FROM pairs_of_parts WHERE other_closed
),
lacking_pairs AS ({_LACKING_PAIRS}),
-- a reading with another claim: whether they agree
compared_pairs AS (
  SELECT p.claim, p.number, p.other, bool_or(p.comparable) AS comparable,
         bool_or(p.meets) AND count(l.other) = 0 AS agrees
  FROM pairs_of_parts p
  LEFT JOIN lacking_pairs l ON l.claim = p.claim AND l.number = p.number AND l.other = p.other
  GROUP BY p.claim, p.number, p.other
),
ambiguous_readings AS (SELECT claim, number FROM readings WHERE means IS NOT NULL)
SELECT a.claim, a.number,
       list(p.other ORDER BY p.other) FILTER (WHERE p.agrees) AS agreeing,
       list(p.other ORDER BY p.other) FILTER (WHERE NOT p.agrees) AS opposing,
       coalesce(bool_or(NOT p.agrees AND p.comparable), FALSE) AS contradicted
FROM ambiguous_readings a
LEFT JOIN compared_pairs p ON p.claim = a.claim AND p.number = a.number
GROUP BY a.claim, a.number
"""
COMPARED_READINGS = Step("compared_readings", _COMPARED)
"""The table of the readings of ambiguous claims, with the claims for and against each."""
READINGS = """
WITH compared_claims AS (
  SELECT claim, bool_and(coalesce(array_length(agreeing), 0) < 1 AND contradicted) AS impossible
  FROM compared_readings GROUP BY claim
)
SELECT r.claim, r.number, coalesce(r.agreeing, []) AS agreeing, coalesce(r.opposing, []) AS opposing
FROM compared_readings r
JOIN compared_claims c ON c.claim = r.claim
WHERE c.impossible = $impossible
ORDER BY r.claim, r.number
"""
AMBIGUOUS = "SELECT count(*) FROM readings WHERE means IS NOT NULL"
COMPARED_WITH_OTHERS = """
SELECT count(*) FROM compared_readings
WHERE array_length(agreeing) > 0 OR array_length(opposing) > 0
"""
"""SQL that counts the readings of ambiguous claims for or against which another claim speaks."""


class ComparedReading(NamedTuple):
    """One reading of an ambiguous claim, and the claims that agree with it and oppose it."""

    claim: int
    number: int
    agreeing: list[int]
    opposing: list[int]


class _CitedComparison(NamedTuple):
    """The same, with what is cited."""

    reading: CitedReading
    value: str
    agreeing: tuple[Citation, ...]
    opposing: tuple[Citation, ...]

    @property
    def verdict(self) -> str:
        """Whether the reading agrees with some claim, is contradicted by all, or untested."""
        return "agrees" if self.agreeing else "contradicted" if self.opposing else "untested"

    @property
    def words(self) -> str:
        """The reading in plain words, with the value it gives and what speaks for or against it."""
        slot = f"{self.reading.subject_name}, {self.reading.attribute_label}: {self.value}"
        return f"{self.reading.means} ({slot}): {self._verdict_in_words}"

    @property
    def _verdict_in_words(self) -> str:
        others = self.agreeing or self.opposing
        if not others:
            return "no other claim speaks for or against it"
        named = Mentions(dated=False).sources(others)  # their dates are where they are cited
        return f"agrees with {named}" if self.agreeing else f"contradicted by {named}"


def findings_of_readings(
    check: Check[ComparedReading], context: Context, rows: list[ComparedReading]
) -> Iterator[Finding]:
    """Give one finding for each ambiguous claim, with a side for each reading."""
    named = [claim for row in rows for claim in (row.claim, *row.agreeing, *row.opposing)]
    readings = context.readings.of_claims(named)
    compared: dict[int, list[_CitedComparison]] = {}
    for row in rows:
        compared.setdefault(row.claim, []).append(_cited(row, readings))
    in_order = sorted(compared, key=lambda claim: (compared[claim][0].reading.quote, claim))
    yield from _with_numbers(_finding(check, compared[claim]) for claim in in_order)


def _cited(row: ComparedReading, readings: ByClaim) -> _CitedComparison:
    reading = numbered(readings[row.claim], row.number)
    return _CitedComparison(
        reading,
        value_in_words([reading]),
        _first(row.agreeing, readings),
        _first(row.opposing, readings),
    )


def _first(claims: Iterable[int], readings: ByClaim) -> tuple[Citation, ...]:
    return tuple(readings[claim][0].citation for claim in claims)


def _with_numbers(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Number the claims of one source that use one phrase for the same slot."""
    used: Counter[str] = Counter()
    for finding in findings:
        used[finding.fingerprint] += 1
        number = used[finding.fingerprint]
        scope = finding.scope if number == 1 else f"{finding.scope} {number}"
        yield finding.model_copy(update={"scope": scope})


def _finding(check: Check[ComparedReading], compared: Sequence[_CitedComparison]) -> Finding:
    reading = compared[0].reading
    phrase = reading.phrase or reading.quote
    cited = reading.cited_as(
        " or ".join(dict.fromkeys(c.reading.value for c in compared)),
        " or ".join(dict.fromkeys(c.reading.canonical for c in compared)),
    )
    sides = [Side(says=f"“{phrase}” can be read in {len(compared)} ways", citations=(cited,))]
    sides += [Side(says=c.words, citations=c.agreeing or c.opposing) for c in compared]
    return Finding(
        code=check.code,
        name=check.name,
        severity=check.severity,
        subject=reading.claim_subject,
        attribute=reading.claim_attribute,
        scope=_scope(compared),
        message=_message(phrase, compared),
        sides=tuple(sides),
    )


def _scope(compared: Sequence[_CitedComparison]) -> str:
    """Name the source and what its words may mean: the same however they are quoted."""
    readings = [c.reading for c in compared]
    meanings = sorted(f"{r.subject} {r.attribute} {r.canonical}" for r in readings)
    return f"{readings[0].source}: {' | '.join(meanings)}"


def _message(phrase: str, compared: Sequence[_CitedComparison]) -> str:
    """Ask which reading is meant, and say which of them other claims leave."""
    reading = compared[0].reading
    means = [short(c.reading.means or "", _MEANS) for c in compared]
    asked = f"{', '.join(means[:-1])}, or {means[-1]}?"
    source = Mentions().source(reading.citation)
    return f"{quoted(phrase)} in {source}: {asked} {_conclusion(compared)}"


def _conclusion(compared: Sequence[_CitedComparison]) -> str:
    """Say which readings other claims agree with, or which are left."""
    numbers = {
        verdict: [n for n, c in enumerate(compared, 1) if c.verdict == verdict]
        for verdict in ("agrees", "contradicted", "untested")
    }
    agreeing, untested = numbers["agrees"], numbers["untested"]
    every = "both" if len(compared) == _TWO else "all of them"
    if len(agreeing) == len(compared):
        return f"Other claims agree with {every}"
    if agreeing:
        return f"Other claims agree only with {_which(agreeing)}"
    if not untested:
        return f"Other claims contradict {every}"
    if len(untested) == len(compared):
        return "No other claim decides"
    return (
        f"Other claims contradict {_which(numbers['contradicted'])}, "
        f"and none confirms {_which(untested, 'or')}"
    )


def _which(numbers: Sequence[int], last: str = "and") -> str:
    """Name readings by their places: "the first and the third"."""
    return in_a_row([f"the {ordinal(number)}" for number in numbers], last)
