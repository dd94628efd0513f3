"""What calendar dates mean: one small function for each rule of `date_rules`."""

from __future__ import annotations

import re

from extraction import periods
from extraction.date_match import DateMatch, day_of_month, known, month_of
from extraction.expression import (
    DateSpan,
    Days,
    Either,
    Meaning,
    Yearly,
)
from extraction.holidays import day_of, numbers
from extraction.word_classes import MONTHS, NAMES, UNITS
from schema.values.calendar import month_length

_CENTURY, _DECADE, _PIVOT, _MILLENNIUM, _LAST_CENTURY = 100, 10, 50, 2000, 100


def _day(match: DateMatch, month: int, days: list[int]) -> Meaning | None:
    """Give a day of a month, with the year if the words have it."""
    year, weekday = match.one("year"), match.one("weekday", "wkd")
    recurring = day_of_month(month, days[0], weekday)
    if year is None or recurring is None:
        return recurring
    found = periods.in_year("day", recurring.number, year)
    return Days(*found) if found else None


def month_day(match: DateMatch) -> Meaning | None:
    """As in "5 February", "Wednesday, March 24, 2021"; None where the month has no such day."""
    return _day(match, month_of(match), match.all("day", "ordinal"))


def month_days(match: DateMatch) -> Meaning | None:
    """Two days of one month: the days from the one to the other."""
    month, days = month_of(match), match.all("day", "ordinal")
    first, last = _day(match, month, days), _day(match, month, days[1:])
    return DateSpan(first, last) if first and last and days[0] < days[1] else None


def month_year(match: DateMatch) -> Meaning:
    """As in "July 2016"."""
    return Days(*periods.months(known(match.one("year")), month_of(match)))


def month(match: DateMatch) -> Meaning:
    """As in "December"."""
    return Yearly("month", month_of(match))


def season(match: DateMatch) -> Meaning:
    """As in "summer", "the fall"."""
    return Yearly("season", known(match.one("season", "fall")))


def season_year(match: DateMatch) -> Meaning:
    """A season of a year; a winter is that which begins in it, or that which ends in it."""
    number, year = known(match.one("season", "fall")), known(match.one("year"))
    found = Days(*periods.months(year, 3 * number + 3, 3))
    if number < 3 or match.one("dash") is not None:  # noqa: PLR2004 - winter, the last of four
        return found
    before = Days(*periods.months(year - 1, 12, 3), "winters are named after either year")
    return Either((found, before))


def holiday(match: DateMatch) -> Meaning | None:
    """A named day; where several days bear the name, the likeliest first."""
    if match.tokens.word(match.first - 1) in _OTHER_FEASTS:
        return None
    days = tuple(Yearly("holiday", n) for n in numbers(known(match.one("holiday"))))
    return days[0] if len(days) == 1 else Either(days)


_OTHER_FEASTS = frozenset({"orthodox", "greek", "coptic", "canadian"})


def holiday_year(match: DateMatch) -> Meaning | None:
    """As in "Easter 2012"."""
    named = numbers(known(match.one("holiday")))
    days = [day_of(n, known(match.one("year"))) for n in named]
    found = tuple(Days(day, day) for day in days)
    return found[0] if len(found) == 1 else Either(found)


_NUMERIC = re.compile(r"\D")


def numeric(match: DateMatch) -> Meaning | None:
    """A date in figures: ISO 8601, or day and month in either order."""
    written = match.words()[0]
    if written == "9/11":
        return Days(*periods.in_year("day", 911, 2001) or (0, 0), "9/11 names 11 September 2001")
    if written.isdecimal():
        written = f"{written[:4]}-{written[4:6]}-{written[6:]}"
    named = _NAMED_MONTH.fullmatch(written)
    if named:
        month = [name[:3].lower() for name in MONTHS].index(named[2]) + 1
        return _civil(_full_year(int(named[3])), month, int(named[1]), "the date is written out")
    if written.endswith("."):  # 25.10., in Europe
        day, month = map(int, written.split(".")[:2])
        return day_of_month(month, day) if 1 <= month <= len(MONTHS) else None
    first, second, third = (int(digits) for digits in _NUMERIC.split(written)[:3])
    if first > _CENTURY:
        return _civil(first, second, third, "the date is written out")
    year = _full_year(third)
    american = _civil(year, first, second, "read as month, day, year")
    european = _civil(year, second, first, "read as day, month, year")
    if "." in written:
        return european or american
    found = [d for d in (american, european) if d]
    unique = tuple({(d.lo, d.hi): d for d in found}.values())
    return (unique[0] if len(unique) == 1 else Either(unique)) if unique else None


_NAMED_MONTH = re.compile(r"(\d{1,2})-([a-z]{3})-(\d{2,4})")


def _full_year(number: int) -> int:
    """Give the year of two digits or four."""
    return number + (0 if number > _CENTURY else 2000 if number < _PIVOT else 1900)


def _civil(year: int, month: int, day: int, why: str) -> Days | None:
    if not 1 <= month <= len(MONTHS) or not 1 <= day <= month_length(year, month) or not year:
        return None
    return Days(*periods.in_year("day", _CENTURY * month + day, year) or (0, 0), why)


def year(match: DateMatch) -> Meaning:
    """As in "2019"; four digits are a year as `tokens` has it."""
    return Days(*periods.year(known(match.one("year"))))


def years(match: DateMatch) -> Meaning | None:
    """Two years: from the one to the other. The second may be short (2008-09), or a month."""
    first, last = match.all("year", "day", "number")
    written = match.tokens.words[match.end - 1]
    if match.tokens.kinds[match.end - 1] != NAMES["year"]:
        if len(written) != 2:  # noqa: PLR2004 - digits
            return None
        month, last = last, last + first // _CENTURY * _CENTURY
        if last <= first and 1 <= month <= len(MONTHS):
            return Days(*periods.months(first, month))
    ends = Days(*periods.year(first)), Days(*periods.year(last))
    return DateSpan(*ends) if first < last else None


def decade(match: DateMatch) -> Meaning:
    """Ten years; "the 1800s" are rather a hundred, and "1990's budget" is that of one year."""
    number, written = known(match.one("decade")), match.words()[-1]
    if number >= _CENTURY and len(match.words()) == 1 and written[4:5] in _APOSTROPHES:
        before = match.tokens.word(match.first - 1)
        if before not in _OF_DECADES:
            return Days(*periods.year(number))
    full = number if number >= _CENTURY else number + (2000 if number < 2 * _DECADE else 1900)
    found = Days(*periods.year(full, _DECADE))
    if full % _CENTURY or full >= _MILLENNIUM:
        return found
    return Either((Days(*periods.year(full, _CENTURY)), found))


_APOSTROPHES = ("'", "\u2019")
_OF_DECADES = frozenset({"the", "early", "mid", "late", "-"})


def century(match: DateMatch) -> Meaning | None:
    """A hundred years: the 19th century is 18XX, or counted from the year 1."""
    number = known(match.one("ordinal"))
    if UNITS[known(match.one("unit"))] != "century" or not 1 <= number <= _LAST_CENTURY:
        return None
    first = (number - 1) * _CENTURY
    counted = Days(*periods.year(first + 1, _CENTURY), "centuries counted from the year 1")
    return Either((Days(*periods.year(first, _CENTURY)), counted))


def fiscal(match: DateMatch) -> Meaning | None:
    """A financial year, named after one year (fiscal 1989, FY21) or two (FY 2020/21)."""
    named = match.one("year")
    if named is None and match.words()[0] != "fy":
        return None
    number = _in_full(match) if named is None else named
    if number > _LAST_YEAR:
        return None
    ends = number + 1 if match.one("dash", "slash") is not None else number
    return Days(
        periods.year(number)[0],
        periods.year(ends)[1],
        "read as the calendar year; a financial year can begin in another month",
    )


_LAST_YEAR = 9999


def _in_full(match: DateMatch) -> int:
    """Give the year that two digits after a code stand for, as in FY21."""
    short = match.all("day", "number")[0]
    return short + (_MILLENNIUM if short < _PIVOT else _MILLENNIUM - _CENTURY)


def unit_year(match: DateMatch) -> Meaning | None:
    """As in "the year 2000"; None for other units."""
    return year(match) if UNITS[known(match.one("unit"))] == "year" else None


def quarter_named(match: DateMatch) -> Yearly | None:
    """Give the quarter or half that the words name ("third", "Q3", "H1"), if there is one."""
    code = match.one("code")
    if code is not None:
        return Yearly("half" if code > _DECADE else "quarter", code % _DECADE)
    number = match.one("ordinal")
    number = 4 if number is None else number
    return Yearly("quarter", number) if 1 <= number <= 4 else None  # noqa: PLR2004 - a year has four


def quarter(match: DateMatch) -> Meaning | None:
    """As in "the third quarter", "Q3"."""
    return quarter_named(match)


def quarter_of_year(match: DateMatch) -> Meaning | None:
    """As in "the fourth quarter of 2012", "Q3 2008", "3Q20"."""
    found, named = quarter_named(match), match.one("year")
    if named is None:  # 3Q20: two digits that touch the code
        if not match.tokens.touches(match.end - 1):
            return found
        named = _in_full(match)
    days = found and periods.in_year(found.name, found.number, named)
    return Days(*days) if days else None


def month_quarter(match: DateMatch) -> Meaning | None:
    """The quarter or the half year that ends with a month: "the September quarter"."""
    month, halves = month_of(match), match.one("half") is not None
    number, rest = divmod(month, 6 if halves else 3)
    found = Yearly("month", month) if rest else Yearly("half" if halves else "quarter", number)
    named = match.one("year")
    days = periods.in_year(found.name, found.number, named) if named is not None else None
    return Days(*days) if days else found


def half(match: DateMatch) -> Meaning | None:
    """As in "the first half"; None for "the third half"."""
    number = known(match.one("ordinal"))
    return Yearly("half", number) if 1 <= number <= 2 else None  # noqa: PLR2004 - halves
