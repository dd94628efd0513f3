"""Calendar periods as ranges of days: the week, the month, the quarter that contains a day."""

from __future__ import annotations

from extraction import holidays
from schema.values.calendar import MONTH_NAMES, civil, day_number, month_later, month_length

Range = tuple[int, int]
"""The first and the last day, since 1970-01-01."""

_THURSDAY = 3  # 1970-01-01
_MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_WEEK = 7
_DAYS_OF = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
_CENTURY = 100


def weekday(day: int) -> int:
    """Give the day of the week: 0 for Monday."""
    return (day + _THURSDAY) % _WEEK


def months(year: int, month: int, length: int = 1) -> Range:
    """Give the days of `length` months from a month on."""
    last_year, last_month = month_later(year, month, length - 1)
    last = day_number(last_year, last_month, month_length(last_year, last_month))
    return day_number(year, month, 1), last


def year(number: int, years: int = 1) -> Range:
    """Give the days of `years` years from a year on."""
    return day_number(number, 1, 1), day_number(number + years - 1, 12, 31)


def containing_unit(unit: str, day: int, shift: int = 0) -> Range:
    """Give the unit that contains a day, or the one `shift` units later. Weeks begin on Monday."""
    if unit in _DAYS_OF:
        return _containing_days(unit, day, shift)
    length = _MONTHS_OF[unit]
    y, m, _ = civil(day)
    index = (y * 12 + m - 1) // length + shift
    first_year, first_month = divmod(index * length, 12)
    return months(first_year, first_month + 1, length)


def _containing_days(unit: str, day: int, shift: int) -> Range:
    length = _DAYS_OF[unit]
    if length == 1:
        return day + shift, day + shift
    monday = day - weekday(day) + shift * length
    if unit == "weekend":
        return monday + 5, monday + 6
    return monday, monday + length - 1


def full_weeks(days: Range) -> Range:
    """Give the calendar weeks that lie completely in a period."""
    lo, hi = days
    return lo + -weekday(lo) % _WEEK, hi - (weekday(hi) + 1) % _WEEK


def year_of(day: int) -> int:
    """Give the year of a day."""
    return civil(day)[0]


def moved(unit: str, day: int, shift: int) -> int:
    """Give the day that lies `shift` units after a day (before it, when negative)."""
    if unit in _DAYS_OF:
        return day + shift * _DAYS_OF[unit]
    y, m, d = civil(day)
    y, m = month_later(y, m, shift * _MONTHS_OF[unit])
    return day_number(y, m, min(d, month_length(y, m)))


def in_year(name: str, number: int, y: int) -> Range | None:
    """Give a month, a day, a season, a quarter or a half of a year; None if it has none."""
    if name == "day":
        return _day_of(number, y)
    if name == "holiday":
        day = holidays.day_of(number, y)
        return day, day
    if name == "month":
        return months(y, number)
    if name == "season":
        return months(y, 3 * number + 3, 3)
    length = _MONTHS_OF[name]
    return months(y, (number - 1) * length + 1, length)


def _day_of(number: int, y: int) -> Range | None:
    month, day = divmod(number, _CENTURY)
    if not 1 <= month <= len(MONTH_NAMES) or not 1 <= day <= month_length(y, month):
        return None
    return day_number(y, month, day), day_number(y, month, day)


def part(number: int, days: Range) -> Range:
    """Give the beginning (0), the middle (1), the end (2), the first or the second half (4, 5).

    Thirds of months and years, as calendars of news desks have them: "the end of April" is 21 to
    30 April, "early 2009" January to April. Of ten years, "early" are the first four, "mid" the
    third to the seventh, "late" the last four, since the words overlap in use.
    """
    lo, hi = days
    length = hi - lo + 1
    if number >= _FIRST_HALF:
        return _half(days, second=number > _FIRST_HALF)
    if length > 3000:  # noqa: PLR2004 - days: ten years and longer
        y = civil(lo)[0]
        years = civil(hi)[0] - y + 1
        first, last = ((0, 4), (3, 7), (6, 10))[number]
        return year(y + first * years // 10, (last - first) * years // 10 or 1)
    if length > _HALF_A_YEAR:
        third = round(length / 30.4 / 3)
        return months(*month_later(*civil(lo)[:2], number * third), third)
    if length < _WEEK * 2:
        return days
    if 28 <= length <= 31:  # noqa: PLR2004 - days of a month
        return ((lo, lo + 9), (lo + 9, lo + 20), (lo + 20, hi))[number]
    third = length // 3
    return ((lo, lo + third), (lo + third, hi - third), (hi - third, hi))[number]


_FIRST_HALF, _HALF_A_YEAR = 4, 180


def _half(days: Range, *, second: bool) -> Range:
    """Give the first or the second half: full months of periods longer than half a year."""
    lo, hi = days
    if lo == hi:
        return days
    middle = lo + (hi - lo + 1) // 2
    if hi - lo >= _HALF_A_YEAR:
        y, m, _ = civil(lo)
        last_year, last_month, _ = civil(hi)
        count = (last_year - y) * 12 + last_month - m + 1
        middle = day_number(*month_later(y, m, count // 2), 1)
    return (middle, hi) if second else (lo, middle - 1)
