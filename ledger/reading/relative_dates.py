"""What dates mean that are counted from publication, or hang on others: one function a rule."""

from __future__ import annotations

from decimal import Decimal
from math import ceil, floor

from ledger.reading import periods
from ledger.reading.calendar_dates import quarter_named
from ledger.reading.expression import (
    Days,
    Either,
    Meaning,
    NoDate,
    Part,
    Pointed,
    Shift,
    Stretch,
    Weekday,
    Within,
    Yearly,
)
from ledger.reading.matched import Match, amount_of, direction, known, last_unit, month_of, said
from ledger.reading.words import UNITS

_WEEKEND = "weekend"
_PAST = -2  # the number of the word "past", which unlike "last" means the nearest one


def month_of_period(match: Match) -> Meaning | None:
    return _within(Yearly("month", month_of(match)), match, {"year"})


def weekday_of_period(match: Match) -> Meaning | None:
    return _within(Weekday(known(match.one("weekday", "wkd"))), match, {"week"})


def _within(what: Yearly | Weekday, match: Match, units: set[str]) -> Meaning | None:
    period = pointed_unit(match)
    if not isinstance(period, Shift) or period.unit not in units:
        return None
    return Within(what, Shift(period.unit, period.first, period.last))


def pointed_month(match: Match) -> Meaning:
    return Pointed(Yearly("month", month_of(match)), direction(match))


def pointed_weekday(match: Match) -> Meaning:
    near = match.one("last") == _PAST
    return Pointed(Weekday(known(match.one("weekday", "wkd"))), direction(match), near=near)


def pointed_season(match: Match) -> Meaning:
    return Pointed(Yearly("season", known(match.one("season", "fall"))), direction(match))


def pointed_holiday(match: Match) -> Meaning:
    return Pointed(Yearly("day", known(match.one("holiday"))), direction(match))


def weekday(match: Match) -> Meaning:
    return Weekday(known(match.one("weekday", "wkd")))


def quarter_of_period(match: Match) -> Meaning | None:
    found, period = quarter_named(match), last_unit(match)
    return Within(found, period) if found and period and period.unit == "year" else None


def half_of_year(match: Match) -> Meaning | None:
    number = match.one("ordinal")
    number = 2 if number is None else number
    if not 1 <= number <= 2:  # noqa: PLR2004 - halves
        return None
    named = match.one("year")
    if named is not None:
        days = periods.in_year("half", number, named)
        return Days(*days) if days else None
    period = last_unit(match)
    return Within(Yearly("half", number), period) if period and period.unit == "year" else None


def ago(match: Match) -> Meaning:
    """As in "Two years ago": the calendar unit that lies so far back."""
    unit, number = UNITS[known(match.one("unit", "units", "quarter"))], amount_of(match)
    if number is None:
        return NoDate("it does not say how long ago", elsewhere=False)
    if unit in ("minute", "hour", "second"):
        return Shift("day", 0, 0)
    return Shift(unit, -ceil(number), -floor(number))


def from_now(match: Match) -> Meaning:
    unit, number = UNITS[known(match.one("unit", "units", "quarter"))], amount_of(match)
    if number is None or unit in ("minute", "hour", "second"):
        return NoDate("it does not say how long from now", elsewhere=False)
    return Shift(unit, floor(number), ceil(number))


def rolling(match: Match) -> Meaning | None:
    """As in "The past nine days", "the next two years": counted from the day of publication."""
    unit, number = UNITS[known(match.one("unit", "units", "quarter"))], amount_of(match)
    if match.one("few") is not None:
        return NoDate("it does not say how many", elsewhere=False)
    if number is None or unit in ("minute", "hour", "second"):
        return None
    ahead = direction(match) > 0
    whole = ceil(number)
    return Shift(unit, 0 if ahead else -whole, whole if ahead else 0, rolling=True)


def pointed_unit(match: Match) -> Meaning | None:
    """As in "last month", "this year", "the past decade"."""
    unit, to = UNITS[known(match.one("unit", "quarter"))], direction(match)
    article = match.words()[0] == "the"
    if unit in ("minute", "hour", "second"):
        return None
    if unit == _WEEKEND:
        return Pointed(Weekday(5, weekend=True), to)
    if match.words()[-2:-1] == ["final"]:
        return Yearly("quarter", 4) if unit == "quarter" else same(match)
    if unit == "day" and to and article:
        return same(match)
    return _whole_or_rolling(unit, to, past=match.one("last") == _PAST, article=article)


def _whole_or_rolling(unit: str, to: int, *, past: bool, article: bool) -> Meaning:
    """Give a calendar unit, the same length counted from publication, or both."""
    whole = Shift(unit, to, to)
    rolling = Shift(unit, min(to, 0), max(to, 0), rolling=True)
    if past or (to > 0 and unit in ("decade", "century")):
        return Either((rolling, whole))
    if article and to < 0 and unit != "quarter":
        return Either((whole, rolling))
    return whole


def pointed_units(match: Match) -> Meaning:
    return NoDate(f"{said(match)!r} does not say how many", elsewhere=False)


def unit_end(match: Match) -> Meaning | None:
    """As in "Year's end", "month-end"."""
    unit = UNITS[known(match.one("unit"))]
    if unit not in ("week", "month", "year"):
        return None
    return Part(known(match.one("edge")), Shift(unit, 0, 0))


def pointed_daypart(match: Match) -> Meaning:
    return Shift("day", direction(match), direction(match))


def deictic(match: Match) -> Meaning:
    shift = match.one("deictic") or 0
    return Shift("day", shift, shift)


def present(match: Match) -> Meaning:  # noqa: ARG001 - all meanings are built alike
    return Shift("day", 0, 0)


def vague(match: Match) -> Meaning:
    return NoDate(f"{match.words()[0]!r} names no date", elsewhere=False)


def same(match: Match) -> Meaning:
    return NoDate(f"{said(match)!r} depends on a date named elsewhere")


def then(match: Match) -> Meaning:
    return NoDate(f"{said(match)!r} depends on a date named elsewhere", elsewhere=False)


def later(match: Match) -> Meaning | None:
    return same(match) if match.words()[-1] in ("later", "earlier") else None


def the_unit(match: Match) -> Meaning:
    unit = UNITS[known(match.one("unit"))]
    return Weekday(5, weekend=True) if unit == _WEEKEND else same(match)


def stretch(match: Match, of: Meaning) -> Meaning | None:
    """As in "The first week of", "the last two months of", "the third week of" a period."""
    unit, nth = UNITS[known(match.one("unit", "units"))], match.one("ordinal")
    if unit not in ("day", "week", "weekend", "month", "year"):
        return None
    bare = Match(match.tokens, match.first, match.end - 1)
    counted = match.one("units") is not None and (nth is None or nth == 1)
    amount = amount_of(bare) if counted else Decimal(1)
    number = 0 if amount is None else int(amount)
    if not number:
        return None
    if nth is None:
        return Stretch(unit, -number, -1, of)
    return Stretch(unit, nth - 1, nth - 1 + number - 1, of)
