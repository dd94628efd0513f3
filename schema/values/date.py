"""Dates: EDTF texts on the axis of days since 1970-01-01."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from schema.interval import Interval, merged
from schema.problem import ValueProblem
from schema.values.calendar import MONTH_NAMES, civil, month_length
from schema.values.edtf import EdtfError, days
from schema.values.value import RawValue, Value, ValueType, one_text

if TYPE_CHECKING:
    from schema.records import Attribute
    from schema.vocabulary import Vocabulary

AXIS = "day"
_DECEMBER = 12
_TOLERANCE = re.compile(r"([0-9]{1,9}) days?")
_FEW = 3


def read(raw: RawValue, attribute: Attribute, vocabulary: Vocabulary | None) -> Value:  # noqa: ARG001
    """Read an EDTF text. Raises ValueProblem."""
    text = one_text(raw)
    slack = Decimal(stated_tolerance(attribute.tolerance)) / 2
    parts = [interval_of_days(lo, hi, slack) for lo, hi in read_days(text)]
    return Value(text, AXIS, merged(parts))


def read_days(text: str) -> tuple[tuple[int | None, int | None], ...]:
    """Give the ranges of day numbers of an EDTF text. Raises ValueProblem."""
    try:
        return days(text)
    except EdtfError as error:
        raise ValueProblem(repr(text), str(error)) from None


def stated_tolerance(text: str | None) -> int:
    """Give the days of a tolerance. Raises ValueProblem."""
    if text is None:
        return 0
    stated = _TOLERANCE.fullmatch(text)
    if stated is None:
        raise ValueProblem(f"the tolerance {text!r}", "a number of days, as in '2 days'")
    return int(stated[1])


def say(interval: Interval, axis: str) -> str:  # noqa: ARG001
    """Word a range of days at its own precision: "2019", "July 2019", "12 July 2019"."""
    lo, hi = _whole(interval)
    if lo is None or hi is None:
        return _open(lo, hi)
    return _named_period(lo, hi) or _span(lo, hi)


def _whole(interval: Interval) -> tuple[int | None, int | None]:
    """Give the first and last whole day inside; of half a day, both days that it touches."""
    lo = None if interval.lo is None else int(interval.lo.to_integral_value("ROUND_CEILING"))
    hi = None if interval.hi is None else int(interval.hi.to_integral_value("ROUND_FLOOR"))
    return (hi, lo) if lo is not None and hi is not None and lo > hi else (lo, hi)


def worded(text: str) -> str:
    """Word an EDTF text: "2017 or 2019"; of many parts, the whole range. Raises ValueProblem."""
    ranges = read_days(text)
    if len(ranges) > _FEW:
        ranges = ((ranges[0][0], ranges[-1][1]),)
    return " or ".join(say(interval_of_days(lo, hi), AXIS) for lo, hi in ranges)


def interval_of_days(lo: int | None, hi: int | None, slack: Decimal = Decimal(0)) -> Interval:
    """Give a range of days as an interval, wider by `slack` at both ends."""
    return Interval(
        None if lo is None else Decimal(lo) - slack, None if hi is None else Decimal(hi) + slack
    )


def edtf(interval: Interval) -> str:
    """Give a range of days as EDTF, which read again leaves the same days.

    A year, month or day goes by its name; otherwise both ends have the same precision, the
    coarsest that is exact. Everything, open on both sides, has no EDTF text: ''.
    """
    ends = _whole(interval)
    if ends == (None, None):
        return ""
    for precision in (1, 2):
        text = _slashed(ends, precision)
        if days(text) == (ends,):
            return text
    return _slashed(ends, 3)


def _slashed(ends: tuple[int | None, int | None], precision: int) -> str:
    first, last = (".." if end is None else _iso(end, precision) for end in ends)
    return first if first == last else f"{first}/{last}"


def _iso(number: int, precision: int) -> str:
    """Give the first parts of a date: the year (1), the month (2), the day (3)."""
    year, month, day = civil(number)
    plain = f"{year:04d}" if year >= 0 else f"-{-year:04d}"
    written = plain if abs(year) < 10**4 else f"Y{year}"
    return "-".join([written, f"{month:02d}", f"{day:02d}"][:precision])


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"


def _day(number: int) -> str:
    year, month, day = civil(number)
    return f"{day} {MONTH_NAMES[month - 1]} {_year(year)}"


def _span(lo: int, hi: int) -> str:
    """Word a range of days; what both ends share is said once: "3 to 5 May 2018"."""
    (y1, m1, d1), (y2, m2, _) = civil(lo), civil(hi)
    first = str(d1) if (y1, m1) == (y2, m2) else f"{d1} {MONTH_NAMES[m1 - 1]}"
    return f"{first if y1 == y2 else _day(lo)} to {_day(hi)}"


def _open(lo: int | None, hi: int | None) -> str:
    if lo is not None:
        return f"{_day(lo)} or later"
    return "any date" if hi is None else f"{_day(hi)} or earlier"


def _named_period(lo: int, hi: int) -> str:
    """Give the name of the day, month, year or run of months or years, or '' if it has none."""
    (y1, m1, d1), (y2, m2, d2) = civil(lo), civil(hi)
    if lo == hi:
        return _day(lo)
    if d1 != 1 or d2 != month_length(y2, m2):
        return ""
    if m1 == 1 and m2 == _DECEMBER:
        return _year(y1) if y1 == y2 else f"{_year(y1)} to {_year(y2)}"
    if (y1, m1) == (y2, m2):
        return f"{MONTH_NAMES[m1 - 1]} {_year(y1)}"
    first = MONTH_NAMES[m1 - 1] if y1 == y2 else f"{MONTH_NAMES[m1 - 1]} {_year(y1)}"
    return f"{first} to {MONTH_NAMES[m2 - 1]} {_year(y2)}"


def _spell(interval: Interval, axis: str) -> str:  # noqa: ARG001 - all dates have one axis
    return edtf(interval) or say(interval, AXIS)


DATE = ValueType(
    "date",
    read,
    say,
    _spell,
    notation=True,
    measure="time",
    sample="2000",
    axis=AXIS,
    in_quotes="dates",
)
