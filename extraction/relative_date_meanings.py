"""What dates mean that are counted from publication, or depend on other dates."""

from __future__ import annotations

from decimal import Decimal
from math import ceil, floor

from extraction import periods
from extraction.date_match import (
    DateMatch,
    amount_of,
    as_written,
    day_of_month,
    direction,
    known,
    month_of,
    unit_of,
)
from extraction.expression import (
    Away,
    CountedUnits,
    Days,
    Either,
    Latest,
    Meaning,
    NoDate,
    Part,
    Pointed,
    Shift,
    Weekday,
    WeekdaysBack,
    Within,
    Yearly,
)
from extraction.holidays import numbers
from extraction.number_words import number_of
from extraction.tense import is_ahead
from extraction.word_classes import UNITS

_WEEKEND = "weekend"
_PAST = -2  # the number of the word "past", which unlike "last" means the nearest one


def pointed_day(match: DateMatch) -> Meaning | None:
    """As in "last March 5"; None where the month has no such day."""
    day = day_of_month(month_of(match), known(match.one("day", "ordinal")))
    return day and Pointed(day, direction(match))


def pointed_month(match: DateMatch) -> Meaning:
    """As in "last March"."""
    return Pointed(Yearly("month", month_of(match)), direction(match))


def pointed_weekday(match: DateMatch) -> Meaning:
    """As in "next Friday", "this past Friday"."""
    nearest = match.one("last") == _PAST
    return Pointed(Weekday(known(match.one("weekday", "wkd"))), direction(match), nearest=nearest)


def pointed_season(match: DateMatch) -> Meaning:
    """As in "last summer"."""
    return Pointed(Yearly("season", known(match.one("season", "fall"))), direction(match))


def pointed_holiday(match: DateMatch) -> Meaning:
    """As in "next Easter"."""
    named = numbers(known(match.one("holiday")))
    return Pointed(Yearly("holiday", named[0]), direction(match))


def weekday(match: DateMatch) -> Meaning:
    """As in "on Wednesday"."""
    return Weekday(known(match.one("weekday", "wkd")))


def ago(match: DateMatch) -> Meaning:
    """As in "Two years ago": the calendar unit that lies so far back.

    Of decades and centuries people count the years: "a decade ago" is ten years ago, or the
    decade before this one.
    """
    unit, number = unit_of(match), amount_of(match)
    if number is None:
        return NoDate("it does not say how long ago", elsewhere=False, refers="past")
    if unit in _CLOCK:
        return Shift("day", 0, 0)
    weekday_named = match.one("weekday", "wkd")
    if weekday_named is not None and unit == "week":
        return Within(Weekday(weekday_named), Shift(unit, -ceil(number), -ceil(number)))
    if match.one("deictic") is not None:  # a year ago today
        return Shift(unit, -ceil(number), -ceil(number), rolling=True)
    if unit not in _IN_YEARS:
        return _away(unit, -number)
    years = _away("year", -number * _IN_YEARS[unit])
    return years if number % 1 else Either((years, _away(unit, -number)))


_CLOCK = frozenset({"minute", "hour", "second"})
_IN_YEARS = {"decade": 10, "century": 100}


def _away(unit: str, number: Decimal) -> Meaning:
    """Give the calendar unit so far away, or the very day, which "two weeks ago" can mean too."""
    calendar = Shift(unit, floor(number), ceil(number))
    if number % 1 or unit == "day":
        return calendar
    return Either((calendar, Shift(unit, calendar.first, calendar.last, rolling=True)))


def weekdays_ago(match: DateMatch) -> Meaning | None:
    """As in "two Fridays ago"."""
    counted = DateMatch(match.tokens, match.first, match.end - 2)
    number = number_of(match.tokens, counted.first, counted.end)
    if counted.one("few") is not None or number < 1 or number % 1 or number > _MOST_WEEKS:
        return NoDate("it does not say how long ago", elsewhere=False, refers="past")
    return WeekdaysBack(known(match.one("weekdays")), int(number))


_MOST_WEEKS = 52


def from_now(match: DateMatch) -> Meaning:
    """As in "six months from now", "a week from today"."""
    unit, number = unit_of(match), amount_of(match)
    if number is None or unit in _CLOCK:
        return NoDate("it does not say how long from now", elsewhere=False, refers="future")
    shift = match.one("deictic")
    if shift is None:
        return _away(unit, number)
    if unit not in ("day", "week"):
        return Shift(unit, ceil(number), ceil(number), rolling=True)
    days = ceil(number) * (7 if unit == "week" else 1) + shift
    return Shift("day", days, days)


def in_amount(match: DateMatch) -> Meaning | None:
    """As in "will open in two weeks": so far from publication, where the clause points ahead."""
    tokens, number, unit = match.tokens, amount_of(match), unit_of(match)
    if tokens.word(match.first - 1) != "in" or number is None or unit in _CLOCK:
        return None
    return _away(unit, number) if is_ahead(tokens, match.first - 1) else None


def before_or_after(match: DateMatch) -> Meaning | None:
    """As in "the day before yesterday", "the week after next"."""
    unit, side = UNITS[known(match.one("unit"))], known(match.one("side"))
    pointed, shift = match.one("last", "next"), match.one("deictic")
    if pointed is not None:
        return Shift(unit, 2 * side, 2 * side) if unit not in _CLOCK and pointed == side else None
    if unit != "day" or shift is None:
        return same(match)
    return Shift("day", shift + side, shift + side)


def first_months(match: DateMatch) -> Meaning | None:
    """As in "The first nine months", of the year whose months they were last."""
    unit, number = unit_of(match), amount_of(match)
    if unit != "month" or number is None or match.one("ordinal") != 1 or not 1 < number < _YEAR:
        return None
    count = int(number) - 1
    this = CountedUnits("month", 0, count, Shift("year", 0, 0))
    return Latest((this, CountedUnits("month", 0, count, Shift("year", -1, -1))))


_YEAR = 12


def rolling(match: DateMatch) -> Meaning | None:
    """As in "The past nine days", "the next two years": counted from the day of publication."""
    unit, number = unit_of(match), amount_of(match)
    if match.one("few") is not None:
        return NoDate("it does not say how many", elsewhere=False)
    if number is None or unit in _CLOCK:
        return None
    ahead = direction(match) > 0
    units = ceil(number)
    return Shift(unit, 0 if ahead else -units, units if ahead else 0, rolling=True)


def pointed_unit(match: DateMatch) -> Meaning | None:
    """As in "last month", "this year", "the past decade"."""
    unit, to = unit_of(match), direction(match)
    article = match.words()[0] == "the"
    if unit in _CLOCK:
        return None
    if unit == _WEEKEND:
        return Pointed(Weekday(5, weekend=True), to)
    if match.words()[-2:-1] == ["final"]:
        return Yearly("quarter", 4) if unit == "quarter" else same(match)
    if unit == "day" and to and article:
        return same(match)
    return _calendar_or_rolling(unit, to, past=match.one("last") == _PAST, article=article)


def pointed_fiscal(match: DateMatch) -> Meaning | None:
    """As in "the current fiscal year", read as the calendar's."""
    if match.one("same", "adjoining") is not None:
        return same(match)
    return Shift(unit_of(match), direction(match), direction(match))


def _calendar_or_rolling(unit: str, to: int, *, past: bool, article: bool) -> Meaning:
    """Give a calendar unit, the same length counted from publication, or both."""
    calendar = Shift(unit, to, to)
    rolling = Shift(unit, min(to, 0), max(to, 0), rolling=True)
    if past or (to > 0 and unit in ("decade", "century")):
        return Either((rolling, calendar))
    if article and to and unit != "quarter":
        return Either((calendar, rolling))
    return calendar


def unit_end(match: DateMatch) -> Meaning | None:
    """As in "Year's end", "month-end"."""
    unit, edge = UNITS[known(match.one("unit"))], known(match.one("edge"))
    joined = match.one("possessive", "dash") is not None or match.words()[-1] == "end"
    return Part(edge, Shift(unit, 0, 0)) if joined and unit in _ENDING else None


_ENDING = frozenset({"week", "month", "year", "decade"})


def year_end(match: DateMatch) -> Meaning | None:
    """As in "year-end 2012"."""
    if UNITS[known(match.one("unit"))] != "year":
        return None
    year = Days(*periods.year(known(match.one("year"))))
    return Part(known(match.one("edge")), year)


def mid_unit(match: DateMatch) -> Meaning:
    """As in "midweek"."""
    return Part(1, Shift(UNITS[known(match.one("mid_unit"))], 0, 0))


def part_unit(match: DateMatch) -> Meaning | None:
    """As in "Mid-year", "mid-week"."""
    unit = UNITS[known(match.one("unit"))]
    return Part(known(match.one("part")), Shift(unit, 0, 0)) if unit in _ENDING else None


def pointed_daypart(match: DateMatch) -> Meaning:
    """As in "this evening", "last night"; "the next morning" depends on another date."""
    if match.one("next") is not None:
        return same(match)
    return Shift("day", direction(match), direction(match))


def deictic(match: DateMatch) -> Meaning:
    """As in "yesterday", "tomorrow morning"."""
    shift = match.one("deictic") or 0
    return Shift("day", shift, shift)


def present(match: DateMatch) -> Meaning | None:
    """As in "Now", "at present", "at the moment"; "the present" alone is an adjective as well."""
    bare = match.words()[-1] in ("present", "moment")
    if bare and match.tokens.word(match.first - 1) != "at":
        return None
    return Shift("day", 0, 0) if match.words()[-1] not in ("time", "period", "date") else None


def same(match: DateMatch) -> Meaning:
    """As in "the same month", "the previous year": a date that other words name."""
    return NoDate(f"“{as_written(match)}” depends on a date named elsewhere")


def year_ago_period(match: DateMatch) -> Meaning | None:
    """As in "The year-ago quarter": a date that other words name."""
    compared = match.one("ago") is not None or "earlier" in match.words()
    return same(match) if compared and "year" in match.words() else None


def later(match: DateMatch) -> Meaning | None:
    """As in "14 hours later", "a day earlier": a length of time, too; None for "two days late"."""
    if match.words()[-1] not in ("later", "earlier"):
        return None
    return NoDate(f"“{as_written(match)}” depends on a date named elsewhere", is_length=True)


def after_event(match: DateMatch) -> Meaning:
    """As in "two years after the war": a date that other words name, and a length of time."""
    return NoDate(f"{as_written(match)!r} depends on a date named elsewhere", is_length=True)


def weekday_week(match: DateMatch) -> Meaning | None:
    """As in "Sunday week": a week after the next Sunday."""
    number = known(match.one("weekday", "wkd"))
    return WeekdaysBack(number, -1) if match.words()[-1] == "week" else None


def weekday_after_next(match: DateMatch) -> Meaning | None:
    """As in "the Tuesday after next": that of the week after next, or a week after the next one."""
    if known(match.one("side")) < 0:
        return same(match)
    number = known(match.one("weekday", "wkd"))
    return Either((Within(Weekday(number), Shift("week", 2, 2)), WeekdaysBack(number, -1)))


def night_before_last(match: DateMatch) -> Meaning | None:
    """As in "the night before last"."""
    return Shift("day", -2, -2) if known(match.one("side")) < 0 else None


def the_nth(match: DateMatch) -> Meaning | None:
    """As in "on the 18th", of a month named elsewhere; it may well be the last or the next one."""
    written, number = match.words()[-1], known(match.one("ordinal")) - 1
    if not written[0].isdigit():
        return None
    if not 0 <= number < _LONGEST_MONTH:
        return same(match)
    ahead = is_ahead(match.tokens, match.first)
    this, other = (
        CountedUnits("day", number, number, Shift("month", n, n)) for n in (0, 1 if ahead else -1)
    )
    return Away("day", 0, Either((this, other)) if ahead else Latest((this, other)))


def nth_of_unit(match: DateMatch) -> Meaning | None:
    """As in "the 24th of this month"."""
    unit, number = unit_of(match), known(match.one("ordinal"))
    if unit != "month" or not 1 <= number <= _LONGEST_MONTH:
        return None
    to = direction(match)
    return CountedUnits("day", number - 1, number - 1, Shift("month", to, to))


_LONGEST_MONTH = 31


def the_unit(match: DateMatch) -> Meaning:
    """As in "the weekend", that of publication; "the day", "the month" depend on other words."""
    unit = UNITS[known(match.one("unit", "quarter"))]
    return Weekday(5, weekend=True) if unit == _WEEKEND else same(match)
