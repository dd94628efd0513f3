"""From points on an axis to places in a picture, and the ticks by which they are read."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from schema.interval import Interval

_DAY_0 = date(1970, 1, 1).toordinal()
_MANY = 200
"""From this ratio of the largest to the smallest on, numbers are shown by their size."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_YEARS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000)
_NAMED = ((10**12, "tn"), (10**9, "bn"), (10**6, "m"), (10**3, "k"))
_MONTH, _YEAR = 30.44, 365.2425
Tick = tuple[float, str]
"""A point on the axis, and its label."""


@dataclass(frozen=True)
class AxisScale:
    """Maps `lo`..`hi` of an axis to `left`..`right`; `sized`: equal ratios are equal distances."""

    lo: float
    hi: float
    left: float
    right: float
    sized: bool = False

    def x(self, at: float) -> float:
        """Give the place of a point, at the edge for those outside."""
        lo, hi, at = (math.log10(p) if self.sized else p for p in (self.lo, self.hi, self._in(at)))
        return self.left + (at - lo) / (hi - lo) * (self.right - self.left)

    def _in(self, at: float) -> float:
        return min(max(at, self.lo), self.hi)


def scale_of(parts: Iterable[Interval], left: float, right: float, *, dates: bool) -> AxisScale:
    """Give a scale that holds all ends of some intervals, with room around them.

    A date's last day counts to its end, so that a day has a width.
    """
    parts = list(parts)
    last = 1 if dates else 0
    ends = [float(p.lo) for p in parts if p.lo is not None]
    ends += [float(p.hi) + last for p in parts if p.hi is not None]
    if not ends:
        return AxisScale(-1, 1, left, right)
    lo, hi = min(ends), max(ends)
    if not dates and lo > 0 and hi / lo >= _MANY:
        return AxisScale(lo / 2, hi * 2, left, right, sized=True)
    room = (hi - lo) * 0.06 or max(abs(hi) * 0.05, 1)
    open_room = (hi - lo or room) * 0.2
    below = any(p.lo is None for p in parts)
    above = any(p.hi is None for p in parts)
    return AxisScale(lo - room - below * open_room, hi + room + above * open_room, left, right)


def date_ticks(scale: AxisScale, most: int = 6) -> list[Tick]:
    """Give the beginnings of days, months or years, whichever are few enough to be read."""
    span = scale.hi - scale.lo
    if span / most <= 14:  # noqa: PLR2004 - two weeks: days can be distinguished
        return _days(scale, max(1, math.ceil(span / most)))
    if span / most <= 6 * _MONTH:
        step = next(s for s in (1, 2, 3, 6) if span / (s * _MONTH) <= most)
        return _months(scale, step)
    wanted = span / _YEAR / most
    return _years(scale, next((s for s in _YEARS if s >= wanted), 10_000 * math.ceil(wanted / 1e4)))


def _days(scale: AxisScale, step: int) -> list[Tick]:
    first = math.ceil(scale.lo)
    return [
        (day, _day(day))
        for day in range(first, math.floor(scale.hi) + 1)
        if (day - first) % step == 0
    ]


def _day(at: int) -> str:
    day = _date(at)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else str(at)


def _months(scale: AxisScale, step: int) -> list[Tick]:
    found: list[Tick] = []
    start = _date(math.floor(scale.lo))
    if start is None:
        return found
    number = start.year * 12 + start.month - 1
    number += -number % step
    while (at := _at(number // 12, number % 12 + 1)) is not None and at <= scale.hi:
        if at >= scale.lo:
            month = number % 12
            found.append((at, f"{_MONTHS[month]} {number // 12}"))
        number += step
    return found


def _years(scale: AxisScale, step: int) -> list[Tick]:
    first = math.floor(scale.lo / _YEAR + 1970)
    year = first + -first % step
    found: list[Tick] = []
    while (at := _year_at(year)) <= scale.hi:
        if at >= scale.lo:
            found.append((at, str(year) if year > 0 else f"{1 - year} BC"))
        year += step
    return found


def _year_at(year: int) -> float:
    at = _at(year, 1)
    return (year - 1970) * _YEAR if at is None else at


def _at(year: int, month: int) -> float | None:
    """Give the first day of a month; years before 1 and after 9999 have none here."""
    try:
        return date(year, month, 1).toordinal() - _DAY_0
    except ValueError:
        return None


def _date(at: int) -> date | None:
    try:
        return date(1970, 1, 1) + timedelta(days=at)
    except OverflowError:
        return None


def number_ticks(scale: AxisScale, most: int = 5) -> list[Tick]:
    """Give round numbers: powers of ten where sizes are shown, else steps of 1, 2 or 5."""
    if scale.sized:
        powers = range(math.ceil(math.log10(scale.lo)), math.floor(math.log10(scale.hi)) + 1)
        every = math.ceil(len(powers) / most) or 1
        return [(10.0**n, short(Decimal(10) ** n)) for n in powers[::every]]
    rough = (scale.hi - scale.lo) / most
    size = Decimal(10) ** math.floor(math.log10(rough))
    step = next(size * n for n in (1, 2, 5, 10) if size * n >= Decimal(rough))
    first = math.ceil(Decimal(scale.lo) / step)
    last = math.floor(Decimal(scale.hi) / step)
    return [(float(n * step), short(n * step)) for n in range(first, last + 1)]


def short(number: Decimal) -> str:
    """Write a number in little room: 2.5bn, 900m, 12k."""
    for size, name in _NAMED:
        if abs(number) >= size:
            return f"{_plain(number / size)}{name}"
    return _plain(number)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
