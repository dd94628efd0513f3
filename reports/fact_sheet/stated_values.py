"""The value of a side of claims as some of them give it, and what the others say less exactly.

What all claims of a side leave possible may be nobody's words: "about 6 days" and "about a week"
meet from 6.3 to 6.5 days. So the narrowest value is printed that a claim gives. Only where bounds
from both sides meet, "at least 4" and "at most 6", is neither of them the value, and both are.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reports.fact_sheet.attribution import according_to, speakers, who
from reports.phrases import joined
from schema.interval import Interval, hull, width

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

    from reports.fact_sheet.term_wording import TermWording
    from store.cited_readings import CitedReading, Parts

Thing = TypeVar("Thing")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_MANY = 2
"""So many independent sources that say less make a single narrower voice stand alone."""


class StatedValue(NamedTuple):
    """What a value leaves possible, and the claims that give it."""

    parts: Parts
    giving: list[CitedReading]


def stated_values(common: Parts, agreeing: list[CitedReading]) -> list[StatedValue]:
    """Give the narrowest value that claims of one side give, or the bounds that it lies between."""
    exact = [w for w in agreeing if w.parts == common]
    if exact or agreeing[0].value_type.measure is None:
        return [StatedValue(common, exact or agreeing)]
    spans = [w for w in agreeing if not is_bound(w)]
    lower = [w for w in agreeing if _is_lower_bound(w)]
    upper = [w for w in agreeing if _is_upper_bound(w)]
    if spans or not (lower and upper):
        return [_narrowest(spans or agreeing)]
    at_least = max(w.lo for w in lower if w.lo is not None)
    at_most = min(w.hi for w in upper if w.hi is not None)
    return [
        StatedValue((Interval(at_least, None),), [w for w in lower if w.lo == at_least]),
        StatedValue(
            upper_parts := _of(upper, at_most), [w for w in upper if w.parts == upper_parts]
        ),
    ]


def _of(upper: list[CitedReading], at_most: Decimal) -> Parts:
    return next(w.parts for w in upper if w.hi == at_most)


def is_bound(reading: CitedReading) -> bool:
    """Whether a date or a figure is no more than a bound: "before 2020", "at least 54"."""
    measured = reading.value_type.measure is not None
    return measured and (_is_lower_bound(reading) or _is_upper_bound(reading))


def _is_lower_bound(reading: CitedReading) -> bool:
    return reading.lo is not None and reading.hi is None


def _is_upper_bound(reading: CitedReading) -> bool:
    """Whether it is no more than a limit from above; that of a figure that begins at zero is."""
    from_zero = reading.value_type.measure == "amount" and reading.lo == 0
    return reading.hi is not None and (reading.lo is None or (from_zero and reading.hi > 0))


def _narrowest(agreeing: Iterable[CitedReading]) -> StatedValue:
    """Give the narrowest value; of equally narrow ones that of most sources, then the first."""
    alike = grouped(agreeing, lambda w: w.parts)
    best = min(alike, key=lambda same: (width(same[0].parts), -len({w.source for w in same})))
    return StatedValue(best[0].parts, best)


def ends(common: Parts, agreeing: list[CitedReading]) -> Interval:
    """Give the first and last point that the value of a side leaves possible."""
    values = stated_values(common, agreeing)
    return hull(values[0].parts if len(values) == 1 else common)


def side_in_words(
    common: Parts, agreeing: list[CitedReading], wording: TermWording
) -> tuple[str, list[CitedReading]]:
    """Word the value of a side, and give the claims that it rests on.

    "July 2019", or "at least 4 (the Post) and at most 6 (the Herald)".
    """
    values = stated_values(common, agreeing)
    giving = [w for value in values for w in value.giving]
    if len(values) == 1:
        return wording.agreed(values[0].parts, giving), giving
    bounds = (
        f"{wording.agreed(value.parts, value.giving)} ({who(value.giving)})" for value in values
    )
    return joined(bounds), giving


def with_speakers(common: Parts, agreeing: list[CitedReading], wording: TermWording) -> str:
    """Word the value of a side, with its speakers where it rests on what they say alone."""
    words, giving = side_in_words(common, agreeing, wording)
    return words + according_to(speakers(giving))


def less_exact(common: Parts, agreeing: list[CitedReading], wording: TermWording) -> list[str]:
    """Give what other sources than those of the value say of it less exactly: "one says ...".

    A source that is alone says its other values, too.
    """
    _, giving = side_in_words(common, agreeing, wording)
    chosen = {w.parts for w in giving}
    precise = {w.source for w in giving}
    coarse = [w for w in agreeing if w.parts not in chosen]
    if len({w.source for w in agreeing}) == 1:
        return [f"also given as {wording.agreed(parts, same)}" for parts, same in _by_parts(coarse)]
    others = [w for w in coarse if w.source not in precise]
    return [
        f"{_sources_say(same)} {wording.agreed(parts, same)}: {_names(same)}"
        for parts, same in _by_parts(others)
    ]


def standing_alone(
    common: Parts,
    agreeing: list[CitedReading],
    wording: TermWording,
    counts_as: Mapping[str, str],
) -> list[str]:
    """Give "the Post alone", if a single voice narrows what several others say less exactly."""
    _, giving = side_in_words(common, agreeing, wording)
    precise = {w.source for w in giving}
    narrow = {counts_as[source] for source in precise}
    others = {counts_as[w.source] for w in agreeing if w.source not in precise} - narrow
    alone = len(narrow) == 1 and len(others) >= _MANY
    return [f"{_names(giving)} alone"] if alone else []


def _by_parts(readings: Iterable[CitedReading]) -> list[tuple[Parts, list[CitedReading]]]:
    return [(same[0].parts, same) for same in grouped(readings, lambda w: w.parts)]


def _names(readings: Iterable[CitedReading]) -> str:
    return joined(dict.fromkeys(w.source_name for w in readings))


def _sources_say(members: list[CitedReading]) -> str:
    number = len({w.source for w in members})
    if number == 1:
        return "one source says"
    return f"{_NUMBERS[number] if number < len(_NUMBERS) else number} sources say"


def grouped(things: Iterable[Thing], by: Callable[[Thing], Hashable]) -> list[list[Thing]]:
    """Give what is alike together, in the order of first appearance."""
    found: dict[Hashable, list[Thing]] = {}
    for thing in things:
        found.setdefault(by(thing), []).append(thing)
    return list(found.values())
