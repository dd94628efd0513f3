"""Dates: EDTF texts on the axis of days since 1970-01-01, to the minute where times are given.

A day is a whole number, and a year the numbers of its first and its last day. Where some value of a
ledger has a time of day, dates are compared to the minute (`to_the_minute`): a day then ends with
its last minute, and contains all times of that day.

Times without a zone are compared with one another, and so are times with one. The two are compared
to the minute only if the attribute gives a `zone`, in which all of its times are then placed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from schema.interval import Interval, merged
from schema.problem import ValueProblem
from schema.values.calendar import MONTH_NAMES, civil, month_length
from schema.values.clock import DAY_END, MINUTES, TIME, UTC, in_zone, last_day, minute_at, point
from schema.values.edtf import AS_WRITTEN, EdtfError, days, ranges
from schema.values.value import RawValue, Value, ValueType, one_text

if TYPE_CHECKING:
    from schema.records import Attribute
    from schema.values.edtf import Range
    from schema.vocabulary import Vocabulary

AXIS = "day"
_DECEMBER = 12
_TOLERANCE = re.compile(r"([0-9]{1,9}) (day|hour|minute)s?")
_MINUTES = {"day": MINUTES, "hour": 60, "minute": 1}
_FEW = 3
_HALF = Decimal("0.5")


def read(raw: RawValue, attribute: Attribute, vocabulary: Vocabulary | None) -> Value:  # noqa: ARG001
    """Read an EDTF text. Raises ValueProblem.

    Times that have a zone, of an attribute that gives none, are on an axis of their own, "UTC".
    """
    text = one_text(raw)
    zoned = _zoned(text)
    if len(zoned) > 1 and attribute.zone is None:
        expected = "a zone for both times or for neither, unless the attribute gives a `zone`"
        raise ValueProblem(repr(text), expected)
    axis = UTC if True in zoned and attribute.zone is None else AXIS
    slack = slack_of(attribute.tolerance)
    zone = attribute.zone or (UTC if axis == UTC else AS_WRITTEN)
    parts = [_interval(found, slack, timed=bool(zoned)) for found in _ranges(text, zone)]
    return Value(text, axis, merged(parts))


def _zoned(text: str) -> set[bool]:
    """Say for the times of a text whether they have a zone; nothing for a text without times."""
    return {time["zone"] is not None for time in TIME.finditer(text)} if ":" in text else set()


def _ranges(text: str, zone: str) -> tuple[Range, ...]:
    try:
        return ranges(text, zone)
    except EdtfError as error:
        raise ValueProblem(repr(text), str(error)) from None


def _interval(found: Range, slack: Decimal, *, timed: bool) -> Interval:
    lo, hi = found
    end = DAY_END if timed and isinstance(hi, int) else Decimal(0)
    return Interval(
        None if lo is None else Decimal(lo) - slack, None if hi is None else hi + end + slack
    )


def has_time(value: Value) -> bool:
    """Whether a date has a time of day."""
    return bool(_zoned(value.text))


def has_zone(value: Value) -> bool:
    """Whether the times of a date have a zone."""
    return True in _zoned(value.text)


def to_the_minute(value: Value) -> Value:
    """Give a date as it is compared with times: its last day ends with its last minute."""
    if has_time(value):
        return value
    parts = (Interval(p.lo, None if p.hi is None else p.hi + DAY_END) for p in value.parts)
    return replace(value, parts=tuple(parts))


def in_days(value: Value) -> Value:
    """Give a date without a time as it is where no date has one: the inverse of `to_the_minute`."""
    parts = (
        p if p.hi is None or p.hi % _HALF == 0 else Interval(p.lo, Decimal(last_day(p.hi)))
        for p in value.parts
    )
    return replace(value, parts=tuple(parts))


def as_written(value: Value) -> Value:
    """Give the days of a date with a time, in the zone in which it is written."""
    parts = (interval_of_days(lo, hi) for lo, hi in read_days(value.text))
    return replace(value, axis=AXIS, parts=tuple(parts))


def around_the_day(value: Value) -> Value:
    """Give a time with a zone as its day and those around it, to compare it where no zone is known.

    Whose day it is nobody said: 1 a.m. in London is still the evening before in New York.
    """
    parts = [
        Interval(None if lo is None else Decimal(lo - 1), None if hi is None else hi + 1 + DAY_END)
        for lo, hi in read_days(value.text)
    ]
    return replace(value, axis=AXIS, parts=merged(parts))


def is_around_the_day(text: str, parts: tuple[Interval, ...]) -> bool:
    """Whether a time with a zone is compared by its day alone, as `around_the_day` leaves it."""
    return True in _zoned(text) and all(p.lo is None or p.lo % 1 == 0 for p in parts)


def with_its_zone(text: str) -> str:
    """Word a time with a zone, whatever it is compared with: "19:00 UTC on 1 June 2024"."""
    found = _ranges(text, UTC)
    return " or ".join(say(_interval(each, Decimal(0), timed=True), UTC) for each in found)


def read_days(text: str) -> tuple[tuple[int | None, int | None], ...]:
    """Give the ranges of day numbers of an EDTF text. Raises ValueProblem."""
    try:
        return days(text)
    except EdtfError as error:
        raise ValueProblem(repr(text), str(error)) from None


def slack_of(tolerance: str | None) -> Decimal:
    """Give half of a tolerance in days, to the minute. Raises ValueProblem."""
    if tolerance is None:
        return Decimal(0)
    stated = _TOLERANCE.fullmatch(tolerance)
    if stated is None:
        expected = "a number of days, hours or minutes, as in '2 days'"
        raise ValueProblem(f"the tolerance {tolerance!r}", expected)
    number = int(stated[1])
    if stated[2] == "day":
        return Decimal(number) / 2
    minutes = -(-number * _MINUTES[stated[2]] // 2)
    return point(0, minutes) - point(0, 0)


class _End(NamedTuple):
    """An end of a range: its day, and its minute unless it is that of the day."""

    day: int
    minute: int | None = None


def say(interval: Interval, axis: str) -> str:
    """Word a range at its own precision: "2019", "July 2019", "19:00 on 12 July 2019"."""
    lo, hi = _ends(interval)
    if (lo and lo.minute is not None) or (hi and hi.minute is not None):
        return _timed(lo, hi, "" if axis == AXIS else f" {axis}")
    first, last = (end and end.day for end in (lo, hi))
    if first is None or last is None:
        return _open(first, last)
    return _named_period(first, last) or _span(first, last)


def _ends(interval: Interval) -> tuple[_End | None, _End | None]:
    """Give the first and last whole day inside, or minute; of half a day, both that it touches."""
    lo = None if interval.lo is None else _first(interval.lo)
    hi = None if interval.hi is None else _last(interval.hi)
    return (hi, lo) if lo and hi and lo.day > hi.day else (lo, hi)


def _first(at: Decimal) -> _End:
    minute = minute_at(at)
    return _End(*minute) if minute else _End(int(at.to_integral_value("ROUND_CEILING")))


def _last(at: Decimal) -> _End:
    minute = minute_at(at)
    return _End(*minute) if minute else _End(last_day(at))


def _timed(lo: _End | None, hi: _End | None, zone: str) -> str:
    """Word a range that begins or ends at a minute."""
    if lo is None or hi is None:
        end = lo or hi
        side = "later" if hi is None else "earlier"
        return f"{_moment(end, zone)} or {side}" if end else "any date"
    if lo == hi:
        return _moment(lo, zone)
    if lo.day != hi.day:
        return f"{_moment(lo, zone)} to {_moment(hi, zone)}"
    first = "the start of the day" if lo.minute is None else _clock(lo.minute)
    last = "the end of the day" if hi.minute is None else _clock(hi.minute)
    return f"{first} to {last}{zone} on {_day(lo.day)}"


def _moment(end: _End, zone: str) -> str:
    return _day(end.day) if end.minute is None else f"{_clock(end.minute)}{zone} on {_day(end.day)}"


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


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


def edtf(interval: Interval, axis: str = AXIS) -> str:
    """Give a range as EDTF, which read again leaves the same days and minutes.

    A year, month or day goes by its name; otherwise both ends have the same precision, the
    coarsest that is exact. Everything, open on both sides, has no EDTF text: ''.
    """
    lo, hi = _ends(interval)
    if lo is None and hi is None:
        return ""
    if (lo and lo.minute is not None) or (hi and hi.minute is not None):
        return _slashed(*(_iso_time(end, axis) for end in (lo, hi)))
    ends = lo and lo.day, hi and hi.day
    for precision in (1, 2):
        text = _slashed(*(_iso_end(end, precision) for end in ends))
        if days(text) == (ends,):
            return text
    return _slashed(*(_iso_end(end, 3) for end in ends))


def _slashed(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"


def _iso_end(end: int | None, precision: int) -> str:
    return ".." if end is None else _iso(end, precision)


def _iso_time(end: _End | None, axis: str) -> str:
    """Spell a time, one with a zone in UTC."""
    if end is None or end.minute is None:
        return _iso_end(end and end.day, 3)
    if axis == AXIS:
        return f"{_iso(end.day, 3)}T{_clock(end.minute)}"
    day, minute = in_zone(end.day, end.minute, axis, UTC)
    return f"{_iso(day, 3)}T{_clock(minute)}Z"


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


def _spell(interval: Interval, axis: str) -> str:
    return edtf(interval, axis) or say(interval, AXIS)


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
