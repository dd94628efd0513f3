"""Extended Date/Time Format (ISO 8601-2, Library of Congress 2019): text to ranges of days.

Read are levels 0 and 1 whole, and of level 2 what news needs: one-of sets `[2017, 2019]`,
qualified parts `2019-~07`, digits left open anywhere `2019-1X`, quarters and half years.
A value leaves these days possible:

- `2019`, `2019-07`, `2019-07-12`: all days of the year, of the month, the day.
- `2024-06-01T19:00`, with `Z` or `+01:00` behind it or not: that minute (`ranges`), or its day as
  it is written (`days`). A space may replace the T, as in RFC 3339 (5.6) and in what databases
  print. Seconds are read, and are no part of what is compared.
- `201X`, `2019-XX`, `2019-07-XX`: all days that fill the gaps.
- `a/b`: from the first day of `a` to the last of `b`; `..` or nothing at an end leaves it open.
- `2019-21` (spring, northern) to `2019-41` (second half): the months of the season, quarter or
  half. Winter starts in December of the year named and in December of the year before: people
  mean either.
- `~`, `?` and `%` widen by one unit of the part they are at, on both sides: "about 2019" leaves
  2018 to 2020, "about July 2019" June to August, "about spring 2019" a season more on each side.
- One `~` after the last date of an interval is about the whole of it: "last week", roughly, is
  `2019-07-15/2019-07-21~`. Each end is loose by half the length of the interval, in full days, here
  three. With a mark at its other date as well, each date has its own.
- `[a, b, c..d]`: any one of these, and nothing between.

Not read, with a message that says what to write: `{...}` (all of these: several claims), a month or
day in a year with three or four open digits (`2XXX-07`), exponents and significant digits (`Y17E7`,
`1950S2`), years of more than twelve digits.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from itertools import product
from math import floor
from typing import TYPE_CHECKING

from schema.values.calendar import MONTH_NAMES, civil, day_number, month_later, month_length
from schema.values.clock import MINUTES, TIME, ZoneError, in_zone, minute_at, point

if TYPE_CHECKING:
    from collections.abc import Sequence

Days = tuple[int | None, int | None]
Range = tuple[int | Decimal | None, int | Decimal | None]
"""Two ends: whole days, or the points of minutes."""
AS_WRITTEN = ""
"""In place of a zone: a time is that of its own zone."""

_PART = re.compile(
    r"""(?P<yq>[?~%]?)(?P<year>(?:-(?!0000))?[0-9X]{4}|Y-?[0-9]{5,12})(?P<yQ>[?~%]?)
        (?:-(?P<mq>[?~%]?)(?P<month>[0-9X]{2})(?P<mQ>[?~%]?)
        (?:-(?P<dq>[?~%]?)(?P<day>[0-9X]{2})(?P<dQ>[?~%]?))?)?""",
    re.VERBOSE,
)
_ABOUT_ALL = re.compile(r"[^?~%/.]+/[^?~%/.]+~")
"""An interval with a mark after its last date and none elsewhere."""
_BEFORE_TIME = re.compile("[T ]")
_MONTHS = 12
_CENTURY = 100
_SEASONS: dict[int, tuple[int, int]] = {  # code: (first month, months); for winter see below
    21: (3, 3),
    22: (6, 3),
    23: (9, 3),
    24: (12, 3),
    25: (3, 3),
    26: (6, 3),
    27: (9, 3),
    28: (12, 3),
    29: (9, 3),
    30: (12, 3),
    31: (3, 3),
    32: (6, 3),
    33: (1, 3),
    34: (4, 3),
    35: (7, 3),
    36: (10, 3),
    37: (1, 4),
    38: (5, 4),
    39: (9, 4),
    40: (1, 6),
    41: (7, 6),
}


class EdtfError(ValueError):
    """A text that is not EDTF as read here; the message says what was expected."""


def days(text: str) -> tuple[Days, ...]:
    """Give the ranges of days since 1970-01-01 that an EDTF text leaves, both ends included.

    They are disjoint and ascending; `None` is an open end. More than one range is returned only
    for one-of sets, for gaps that are not contiguous, and for winters. Raises EdtfError.
    """
    return tuple((_day_of(lo), _day_of(hi)) for lo, hi in ranges(text))


def _day_of(end: int | Decimal | None) -> int | None:
    return None if end is None else floor(end)


@lru_cache(maxsize=65536)
def ranges(text: str, zone: str = AS_WRITTEN) -> tuple[Range, ...]:
    """Give the same, but for times: an end that is a time is the point of its minute, a Decimal.

    A time that has a zone of its own is converted to `zone`. Raises EdtfError.
    """
    text = text.strip()
    if text.startswith("{"):
        msg = "one date; {...} says all of these, so enter one claim for each"
        raise EdtfError(msg)
    if text.startswith("["):
        return _one_of(text, zone)
    if "/" in text:
        return (_interval(text, zone),)
    return _date(text, zone)


def _one_of(text: str, zone: str) -> tuple[Range, ...]:
    if not text.endswith("]"):
        msg = "a closing bracket, as in [2017, 2019]"
        raise EdtfError(msg)
    found: list[Range] = []
    for member in text[1:-1].split(","):
        start, dots, end = member.strip().partition("..")
        found += [_interval(f"{start}/{end}", zone)] if dots else _date(start, zone)
    return _joined(found)


def _interval(text: str, zone: str) -> Range:
    start, _, end = (side.strip() for side in text.partition("/"))
    if "/" in end:
        raise EdtfError(_hint(text))
    if start in ("", "..") and end in ("", ".."):
        msg = "an interval of two dates, as in 2018-05/2018-11 or ../2018-06"
        raise EdtfError(msg)
    whole = _ABOUT_ALL.fullmatch(f"{start}/{end}")
    lo = None if start in ("", "..") else _date(start, zone)[0][0]
    hi = None if end in ("", "..") else _date(end[:-1] if whole else end, zone)[-1][1]
    if lo is not None and hi is not None and lo >= _end_of(hi):
        msg = "an interval whose end does not come before its start"
        raise EdtfError(msg)
    if whole and lo is not None and hi is not None:
        return _loosened(lo, hi)
    return lo, hi


def _loosened(lo: int | Decimal, hi: int | Decimal) -> Range:
    """Give a span with each end loose by half of its length, in whole days or minutes."""
    if isinstance(lo, int) and isinstance(hi, int):
        half = (hi + 1 - lo) // 2
        return lo - half, hi + half
    first, last = _minutes(lo, 0), _minutes(hi, MINUTES - 1)
    half = (last - first) // 2
    return point(*divmod(first - half, MINUTES)), point(*divmod(last + half, MINUTES))


def _minutes(end: int | Decimal, of_day: int) -> int:
    """Give the minutes from 1970 to an end; of a whole day, to this minute of it."""
    day, minute = (end, of_day) if isinstance(end, int) else minute_at(end) or (floor(end), 0)
    return day * MINUTES + minute


def _date(text: str, zone: str) -> tuple[Range, ...]:
    day_text, clock = text.strip(), ""
    if between := _BEFORE_TIME.search(day_text):
        day_text, clock = day_text[: between.start()], day_text[between.start() :]
    part, time = _PART.fullmatch(day_text), TIME.fullmatch(clock)
    if part is None or (clock and (time is None or not _WHOLE_DATE.fullmatch(day_text))):
        raise EdtfError(_hint(text))
    if time is not None:
        return tuple(_minute(day, time, zone) for day, _ in _stated(part, text))
    slack = _slack(part)
    return _joined([_widened(found, slack) for found in _stated(part, text)])


_WHOLE_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _minute(day: int | None, time: re.Match[str], zone: str) -> Range:
    """Give the minute of a day as a range; where the time has a zone, of the day in `zone`."""
    minute = int(time["hour"]) * 60 + int(time["minute"])
    number = day or 0
    if time["zone"] and zone != AS_WRITTEN:
        try:
            number, minute = in_zone(number, minute, time["zone"], zone)
        except ZoneError as error:
            raise EdtfError(str(error)) from None
    at = point(number, minute)
    return at, at


def _end_of(end: int | Decimal) -> int | Decimal:
    """Give what comes directly after an end: the next day, or nothing but the minute itself."""
    return end + 1 if isinstance(end, int) else end + _LEAST


_LEAST = point(0, 1) - point(0, 0)


def _stated(part: re.Match[str], text: str) -> list[Days]:
    years, month, day = _years(part["year"]), part["month"], part["day"]
    if month is None or (month == "XX" and day in (None, "XX")):
        return [_span(year, 1, _MONTHS) for year in years]
    if len(years) > _CENTURY:
        msg = "at most two open digits in a year whose month is given"
        raise EdtfError(msg)
    if day is None and month.isdigit() and int(month) in _SEASONS:
        return [season for year in years for season in _season(year, int(month))]
    months = _fill(month, 1, _MONTHS)
    if not months:
        season, none = ("", "none") if day else (", or a season from 21 to 41", "neither")
        msg = f"a month from 01 to 12{season}; {text} has {none}"
        raise EdtfError(msg)
    if day is None or day == "XX":
        return [_span(year, m, 1) for year in years for m in months]
    return _days_of([(year, m) for year in years for m in months], day, text)


def _days_of(months: list[tuple[int, int]], day: str, text: str) -> list[Days]:
    found = [
        day_number(year, month, d)
        for year, month in months
        for d in _fill(day, 1, month_length(year, month))
    ]
    if not found:
        msg = f"a day that exists; {text} does not"
        raise EdtfError(msg)
    return [(number, number) for number in found]


def _years(year: str) -> list[int]:
    if "X" not in year:
        return [int(year.removeprefix("Y"))]
    sign, digits = (-1, year[1:]) if year.startswith("-") else (1, year)
    fillings = product(*("0123456789" if digit == "X" else digit for digit in digits))
    years = [int("".join(filling)) for filling in fillings]
    return [sign * year for year in years if year or sign > 0]  # there is no year -0000


def _season(year: int, code: int) -> list[Days]:
    start, length = _SEASONS[code]
    years = (year - 1, year) if start == _MONTHS else (year,)
    return [_span(y, start, length) for y in years]


def _span(year: int, month: int, months: int) -> Days:
    end_year, end_month = month_later(year, month, months - 1)
    return (
        day_number(year, month, 1),
        day_number(end_year, end_month, month_length(end_year, end_month)),
    )


@lru_cache(maxsize=4096)
def _fill(pattern: str, low: int, high: int) -> tuple[int, ...]:
    shape = re.compile(pattern.replace("X", "[0-9]"))
    return tuple(n for n in range(low, high + 1) if shape.fullmatch(f"{n:02d}"))


def _joined(found: Sequence[Range]) -> tuple[Range, ...]:
    """Give the same ranges disjoint, ascending; those without a day or minute between are one."""
    runs: list[Range] = []
    for lo, hi in sorted(found, key=lambda ends: (ends[0] is not None, ends[0] or 0)):
        start, end = runs[-1] if runs else (lo, hi)
        if not runs or (end is not None and lo is not None and _end_of(end) < lo):
            runs.append((lo, hi))
        else:
            runs[-1] = (start, None if end is None or hi is None else max(end, hi, key=_end_of))
    return tuple(runs)


def _slack(part: re.Match[str]) -> tuple[int, int]:
    """Give how far the marks widen: (months, days). The coarsest marked part counts.

    A mark after the last part stands for that part; a mark after an earlier part covers all that
    is to its left (level 2), of which that part is the finest.
    """
    if part["yq"] or part["yQ"]:
        open_digits = part["year"].count("X")
        return _MONTHS * 10**open_digits, 0
    if part["mq"] or part["mQ"]:
        month = part["month"]
        return (_SEASONS.get(int(month), (0, 1))[1] if month.isdigit() else 1), 0
    return (0, 1) if part["dq"] or part["dQ"] else (0, 0)


def _widened(found: Days, slack: tuple[int, int]) -> Days:
    lo, hi = found
    months, day_slack = slack
    if lo is None or hi is None:
        return found
    if months:
        return _shift(lo, -months), _shift(hi + 1, months) - 1
    return lo - day_slack, hi + day_slack


def _shift(number: int, months: int) -> int:
    year, month, day = civil(number)
    year, month = month_later(year, month, months)
    return day_number(year, month, min(day, month_length(year, month)))


_WORDY = re.compile(
    r"(?:(?P<d1>[0-9]{1,2})(?:st|nd|rd|th)?\s+)?(?P<m>[A-Za-z]{3,9})\.?"
    r"(?:\s+(?P<d2>[0-9]{1,2})(?:st|nd|rd|th)?)?(?:,?\s+(?P<y>[0-9]{4}))"
)
_SLASHED = re.compile(r"[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4}")


def _hint(text: str) -> str:
    """Say what to write; a date in words gets its own EDTF form."""
    wordy = _WORDY.fullmatch(text.strip())
    written = _edtf_of(wordy) if wordy else None
    if written:
        return f"an EDTF date: write {written}"
    if _SLASHED.fullmatch(text.strip()):
        return "an EDTF date with the year first and the day last, as in 2019-07-12"
    return "an EDTF date such as 2019, 2019-07, 2019-07-12, 2018-05/2018-11, 2019~ or [2017, 2019]"


def _edtf_of(wordy: re.Match[str]) -> str | None:
    named = wordy["m"].capitalize()
    month = next((n for n, name in enumerate(MONTH_NAMES, 1) if name.startswith(named)), 0)
    day = int(wordy["d1"] or wordy["d2"] or 0)
    if not month or day > month_length(int(wordy["y"]), month):
        return None
    return f"{wordy['y']}-{month:02d}" + (f"-{day:02d}" if day else "")
