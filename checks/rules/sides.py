"""The sides that the readings of a group make, by interval stabbing.

The fewest points are chosen so that each reading allows one of them; each point makes a side. This
is the classic greedy algorithm for stabbing intervals, extended to values with gaps.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from schema.finding import Side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from schema.interval import Interval
    from store.cited_readings import CitedReading, Parts

_INFINITY = Decimal("Infinity")


class ReadingsOfSide(NamedTuple):
    """Readings that agree with one another, and the part that all of them allow."""

    common: Parts
    readings: list[CitedReading]


class Sides(NamedTuple):
    """The sides of a group, in the order of their points, and the readings that are on none.

    A reading that allows points of several sides ("May" with the 2nd and the 3rd of May) supports
    none of them and is `between`; such readings are in the order of the ledger.
    """

    sides: list[ReadingsOfSide]
    between: list[CitedReading]


def part_into_sides(readings: Iterable[CitedReading]) -> Sides:
    """Divide readings into the fewest sides."""
    sides = _by_stabbing(readings)
    between = sorted(_on_several(sides), key=lambda r: r.claim)
    on_none = {(r.claim, r.number) for r in between}
    return Sides([_without(on_none, side) for side in sides], between)


def _without(on_none: set[tuple[int, int]], side: ReadingsOfSide) -> ReadingsOfSide:
    common, readings = side
    members = [r for r in readings if (r.claim, r.number) not in on_none]
    if len(members) < len(readings):
        common = _common(members)
    return ReadingsOfSide(common, sorted(members, key=lambda r: r.claim))


def _on_several(sides: list[ReadingsOfSide]) -> list[CitedReading]:
    """Give the readings that allow points of several sides, but for those that opened their own."""
    met = _counting_sides(sides)
    return [
        reading
        for _, (opener, *joined) in sides
        for reading in joined
        if reading.parts != opener.parts and met(reading) > 1
    ]


def _counting_sides(sides: list[ReadingsOfSide]) -> Callable[[CitedReading], int]:
    """Give a function that counts the sides that a reading shares points with.

    The common parts of sides are disjoint and in ascending order, so most are not looked at.
    """
    solid = [_ends(common[0]) for common, _ in sides if len(common) == 1]
    gapped = [common for common, _ in sides if len(common) > 1]
    los, his = [lo for lo, _ in solid], [hi for _, hi in solid]

    def count(reading: CitedReading) -> int:
        ends = map(_ends, reading.parts)
        spans = [range(bisect_left(his, lo), bisect_right(los, hi)) for lo, hi in ends]
        of_solid = len({n for span in spans for n in span}) if len(spans) > 1 else len(spans[0])
        return of_solid + sum(bool(_shared(common, reading)) for common in gapped)

    return count


def _by_stabbing(readings: Iterable[CitedReading]) -> list[ReadingsOfSide]:
    """Stab intervals with the fewest points: each point makes a side.

    By upper end, a reading joins the first side whose upper end it reaches down to, or else opens
    one; of those with one upper end, the narrowest comes first. Readings with gaps then join the
    first side that they share a point with. The order of the readings makes no difference, and
    the one that opened a side meets no other.
    """
    readings = list(readings)
    solid = sorted((r for r in readings if len(r.parts) == 1), key=_by_upper_end)
    sides: list[ReadingsOfSide] = []
    tops: list[Decimal] = []
    for reading in solid:
        lo, hi = _ends(reading.parts[0])
        n = bisect_left(tops, lo)
        if n == len(tops):
            tops.append(hi)
            sides.append(ReadingsOfSide(reading.parts, [reading]))
        else:
            _add(sides, n, reading)
    for reading in sorted((r for r in readings if len(r.parts) > 1), key=_all_ends):
        _join(sides, reading)
    return sorted(sides, key=lambda side: _ends(side.common[0]))


def _join(sides: list[ReadingsOfSide], reading: CitedReading) -> None:
    for n, (common, _) in enumerate(sides):
        if _shared(common, reading):
            _add(sides, n, reading)
            return
    sides.append(ReadingsOfSide(reading.parts, [reading]))


def _add(sides: list[ReadingsOfSide], n: int, reading: CitedReading) -> None:
    common, members = sides[n]
    members.append(reading)
    sides[n] = ReadingsOfSide(_shared(common, reading), members)


def _common(members: Sequence[CitedReading]) -> Parts:
    common = members[0].parts
    for reading in members[1:]:
        common = _shared(common, reading)
    return common


def _shared(common: Parts, reading: CitedReading) -> Parts:
    pairs = ((mine, part) for mine in common for part in reading.parts)
    return tuple(c for mine, part in pairs if (c := mine.common(part)) is not None)


def _by_upper_end(reading: CitedReading) -> tuple[Decimal, Decimal]:
    lo, hi = _ends(reading.parts[0])
    return hi, -lo


def _all_ends(reading: CitedReading) -> list[tuple[Decimal, Decimal]]:
    return [_ends(part) for part in reading.parts]


def _ends(interval: Interval) -> tuple[Decimal, Decimal]:
    lo, hi = interval.lo, interval.hi
    return -_INFINITY if lo is None else lo, _INFINITY if hi is None else hi


def cite(says: str, readings: Iterable[CitedReading], *, neutral: bool = False) -> Side:
    """Give the side of a finding that these readings make."""
    return Side(says=says, citations=tuple(r.citation for r in readings), neutral=neutral)


def in_words(readings: Iterable[CitedReading]) -> str:
    """Word all that readings say, agreed or not: "2019 or 2021"."""
    return " or ".join(said(*side) for side in part_into_sides(readings).sides)


def said(common: Parts, members: Sequence[CitedReading]) -> str:
    """Word what readings agree on, at the best precision any of them gives.

    Dates are worded from the common part; everything else by the value that is exactly that part,
    if there is one.
    """
    kind = members[0].value_type
    exact = [r.label for r in members if r.parts == common]
    if kind.word == "any":
        return fullest_name(exact or [r.label for r in members])
    if kind.say is None or (exact and not kind.notation):
        return min(exact or [r.label for r in members], key=len)
    return " or ".join(kind.say(part, members[0].axis) for part in common)


def fullest_name(names: Sequence[str]) -> str:
    """Give the fullest of names that are one, which are nearly always written alike."""
    if len(set(names)) == 1:
        return names[0]
    from schema.person_points import fullest  # noqa: PLC0415 - few sides have names of several forms

    return fullest(names)


def by_wording(readings: Iterable[CitedReading]) -> dict[str, list[CitedReading]]:
    """Group readings by what each says, in words to print."""
    words: dict[str, list[CitedReading]] = {}
    for reading in readings:
        words.setdefault(said(reading.parts, [reading]), []).append(reading)
    return words


def by_label(readings: Iterable[CitedReading]) -> dict[str, list[CitedReading]]:
    """Group readings by what is written of them in the ledger, a term by its name."""
    labels: dict[str, list[CitedReading]] = {}
    for reading in readings:
        labels.setdefault(reading.label, []).append(reading)
    return labels
