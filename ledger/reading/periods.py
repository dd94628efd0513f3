"""Calendar periods as ranges of days: the week, the month, the quarter that holds a day."""

from __future__ import annotations

from schema.values.calendar import civil, day_number, month_later, month_length

Range = tuple[int, int]

_THURSDAY = 3  # 1970-01-01
_MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_WEEK = 7
_DAYS_OF = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
_CENTURY = 100
_NOVEMBER, _FOURTH_THURSDAY = 11, 22


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


def holding(unit: str, day: int, shift: int = 0) -> Range:
    """Give the unit that holds a day, or the one `shift` units later. Weeks begin on Monday."""
    if unit in _DAYS_OF:
        return _days_holding(unit, day, shift)
    length = _MONTHS_OF[unit]
    y, m, _ = civil(day)
    index = (y * 12 + m - 1) // length + shift
    first_year, first_month = divmod(index * length, 12)
    return months(first_year, first_month + 1, length)


def _days_holding(unit: str, day: int, shift: int) -> Range:
    length = _DAYS_OF[unit]
    if length == 1:
        return day + shift, day + shift
    monday = day - weekday(day) + shift * length
    if unit == "weekend":
        return monday + 5, monday + 6
    return monday, monday + length - 1


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
    if name == "month":
        return months(y, number)
    if name == "season":
        return months(y, 3 * number + 3, 3)
    length = _MONTHS_OF[name]
    return months(y, (number - 1) * length + 1, length)


def _day_of(number: int, y: int) -> Range | None:
    month, day = divmod(number, _CENTURY)
    if month == 0:
        return None
    if day == 0:
        first = day_number(y, _NOVEMBER, _FOURTH_THURSDAY)
        thanksgiving = first + (_THURSDAY - weekday(first)) % _WEEK
        return thanksgiving, thanksgiving
    if day > month_length(y, month):
        return None
    return day_number(y, month, day), day_number(y, month, day)


def part(number: int, days: Range) -> Range:
    """Give the beginning (0), the middle (1) or the end (2) of a period.

    Thirds of months and years, as calendars of news desks have them: "the end of April" is 21 to
    30 April, "early 2009" January to April. Of ten years, "early" are the first four, "mid" the
    third to the seventh, "late" the last four, since the words overlap in use.
    """
    lo, hi = days
    y, m, _ = civil(lo)
    length = hi - lo + 1
    if length > 3000:  # noqa: PLR2004 - days: ten years and longer
        years = civil(hi)[0] - y + 1
        first, last = ((0, 4), (3, 7), (6, 10))[number]
        return year(y + first * years // 10, (last - first) * years // 10 or 1)
    if length > 180:  # noqa: PLR2004 - days: a half year and longer
        third = round(length / 30.4 / 3)
        return months(*month_later(y, m, number * third), third)
    if length < _WEEK * 2:
        return days
    if length <= 31:  # noqa: PLR2004 - days of a month
        return ((lo, lo + 9), (lo + 9, lo + 20), (lo + 20, hi))[number]
    third = length // 3
    return ((lo, lo + third), (lo + third, hi - third), (hi - third, hi))[number]
