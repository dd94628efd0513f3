"""Ambiguous claims: which of their readings fit what other claims say, in words.

How they are compared is in `compare_readings`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from checks.rules.attributed import Mentions
from checks.rules.lists import value_in_words
from schema.finding import Finding, Side
from schema.source_names import short
from store.cited_readings import numbered
from support.grammar import in_a_row, ordinal, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checks.definition import Check, Context
    from schema.finding import Citation
    from store.cited_readings import ByClaim, CitedReading

_MEANS = 100
"""So many characters of a reading are in a message."""
_TWO = 2


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
