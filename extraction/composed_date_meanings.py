"""What dates made of two mean: a day of a period, a part, a week around a date."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from extraction import periods
from extraction.calendar_date_meanings import half, quarter_named
from extraction.date_match import (
    DateMatch,
    amount_of,
    day_of_month,
    known,
    last_unit,
    month_of,
    unit_of,
)
from extraction.expression import (
    ContainingUnit,
    CountedUnits,
    Days,
    Meaning,
    NoDate,
    Nth,
    Part,
    Shift,
    UnitsUpTo,
    Weekday,
    Within,
    Yearly,
)
from extraction.holidays import numbers
from extraction.relative_date_meanings import same
from extraction.word_classes import UNITS

if TYPE_CHECKING:
    from collections.abc import Callable

_FIRST_HALF = 4  # the number of that `Part`; the second half has the next one


def day_of_period(match: DateMatch) -> Meaning | None:
    """As in "5 February last year"; None where the month has no such day."""
    day = day_of_month(month_of(match), match.all("day", "ordinal")[0])
    return day and _within(day, match)


def month_of_period(match: DateMatch) -> Meaning:
    """As in "October of next year"."""
    return _within(Yearly("month", month_of(match)), match)


def season_of_period(match: DateMatch) -> Meaning:
    """As in "summer last year"."""
    return _within(Yearly("season", known(match.one("season", "fall"))), match)


def holiday_of_period(match: DateMatch) -> Meaning:
    """As in "Memorial Day last year"."""
    return _within(Yearly("holiday", numbers(known(match.one("holiday")))[0]), match)


def weekday_of_period(match: DateMatch) -> Meaning:
    """As in "Monday last week"."""
    return _within(Weekday(known(match.one("weekday", "wkd"))), match, unit="week")


def _within(what: Yearly | Weekday, match: DateMatch, *, unit: str = "year") -> Meaning:
    """Give what recurs inside the period named; itself where the two do not go together."""
    if match.one("same", "adjoining") is not None:
        return same(match)
    period = last_unit(match)
    return Within(what, period) if period and period.unit == unit else what


def possessed(match: DateMatch) -> Meaning | None:
    """As in "Last year's third quarter", "2012's November", "the 1988 third quarter"."""
    what = _possession(match)
    year = match.one("year")
    if what is None or year is None:
        return _within(what, match) if what else None
    days = periods.in_year(what.name, what.number, year)
    return Days(*days) if days else None


def _possession(match: DateMatch) -> Yearly | None:
    if match.one("quarter", "code") is not None:
        return quarter_named(match)
    if match.one("half") is not None:
        found = half(match)
        return found if isinstance(found, Yearly) else None
    if match.one("holiday") is not None:
        return Yearly("holiday", numbers(known(match.one("holiday")))[0])
    season = match.one("season", "fall")
    return Yearly("month", month_of(match)) if season is None else Yearly("season", season)


def quarter_of_period(match: DateMatch) -> Meaning | None:
    """As in "the final quarter of last year"."""
    found = quarter_named(match)
    return _within(found, match) if found else None


def half_of_year(match: DateMatch) -> Meaning | None:
    """As in "the first half of 2009"."""
    number, year = _half_number(match), known(match.one("year"))
    days = periods.in_year("half", number, year) if number else None
    return Days(*days) if days else None


def half_of_period(match: DateMatch) -> Meaning | None:
    """As in "The second half of the year"; of a month or a decade it is a part."""
    number, period = _half_number(match), last_unit(match)
    if match.one("same", "adjoining") is not None:
        return same(match)
    if not number or period is None:
        return None
    if period.unit == "year":
        return Within(Yearly("half", number), period)
    return Part(_FIRST_HALF + number - 1, period)


def _half_number(match: DateMatch) -> int:
    """Give 1 or 2, 0 when there is no such half."""
    number, part = match.one("ordinal"), match.one("part")
    if number is None:
        return 1 if part == 0 else 2
    return number if number in (1, 2) else 0


def narrowed(name: str, prefix: DateMatch, end: int, meaning: Meaning, rule: str) -> Meaning | None:
    """Apply "early", "the end of", "the week of" and the like to the date after it.

    "The end of the year" is this year's. None where the two do not go together.
    """
    if rule == "the_unit" and isinstance(meaning, NoDate):
        unit = prefix.tokens.words[end - 1]
        meaning = meaning if unit == "day" else Shift(unit, 0, 0)
    return meaning if isinstance(meaning, NoDate) else _PREFIXED[name](prefix, meaning)


def _part(prefix: DateMatch, of: Meaning) -> Meaning:
    first = prefix.words()[0] if prefix.words()[0] != "the" else prefix.words()[1]
    return Part(_AROUND.get(first, known(prefix.one("part", "edge"))), of)


_AROUND = {"earlier": -1, "later": 3}


def _halved(prefix: DateMatch, of: Meaning) -> Meaning | None:
    number = _half_number(prefix)
    return Part(_FIRST_HALF + number - 1, of) if number else None


def _nth(prefix: DateMatch, of: Meaning) -> Meaning:
    number = prefix.one("ordinal")
    return Nth(known(prefix.one("weekday", "wkd")), -1 if number is None else number, of)


def _containing_unit(prefix: DateMatch, of: Meaning) -> Meaning:
    """As in "The week of March 18"; "the month of August" and "the night of 4 May" add nothing."""
    unit = prefix.one("unit")
    return (
        ContainingUnit(UNITS[unit], of) if unit is not None and UNITS[unit] in _AROUND_A_DAY else of
    )


_AROUND_A_DAY = frozenset({"week", "weekend"})


def _ended(prefix: DateMatch, of: Meaning) -> Meaning:
    """As in "The three months to June"; "two weeks until Friday" adds nothing."""
    words = prefix.words()
    if "to" not in words and prefix.one("ended") is None:
        return of
    unit, number = unit_of(prefix), amount_of(prefix) or Decimal(1)
    return UnitsUpTo(unit, int(number), of) if unit in _COUNTED and number >= 1 else of


_COUNTED = frozenset({"week", "month", "quarter", "half", "year"})


def _ended_at(prefix: DateMatch, of: Meaning) -> Meaning:
    """As in "The quarter to the end of June"; "the week until the end of June" adds nothing."""
    if prefix.one("edge") != _END or "until" in prefix.words():
        return Part(known(prefix.one("edge")), of)
    return _ended(prefix, of)


_END = 2  # the number of that `Part`


def _counted_units(prefix: DateMatch, of: Meaning) -> Meaning | None:
    """As in "The first week of", "the last two months of", "the third week of" a period."""
    unit, nth = unit_of(prefix), prefix.one("ordinal")
    if unit not in ("day", "week", "weekend", "month", "year"):
        return None
    counted = prefix.one("units") is not None and (nth is None or nth == 1)
    amount = amount_of(prefix) if counted else Decimal(1)
    number = 0 if amount is None else int(amount)
    if not number:
        return None
    if nth is None:
        return CountedUnits(unit, -number, -1, of)
    return CountedUnits(unit, nth - 1, nth - 1 + number - 1, of)


_PREFIXED: dict[str, Callable[[DateMatch, Meaning], Meaning | None]] = {
    "to_edge": _part,
    "to_half": _halved,
    "to_piece": _part,
    "to_part": _part,
    "to_nth": _nth,
    "to_units": _counted_units,
    "to_unit": _containing_unit,
    "to_end": _ended,
    "to_its_end": _ended_at,
}
