"""Weekdays that do not fit the date next to them: "Wednesday, March 23" of a Tuesday."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from extraction import periods
from extraction.date_match import DateMatch, day_of_month, known, month_of
from extraction.recurring_dates import nearest, recurring
from extraction.rule_patterns import alternatives
from extraction.tense import tense
from extraction.tokens import tokenise
from extraction.verdict import MOST_READ
from extraction.word_classes import WEEKDAYS
from schema.values.calendar import civil

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extraction.expression import Published
    from extraction.periods import Range
    from extraction.token_columns import Tokens

_GREGORIAN = 1924  # the first full year in which no country's newspapers used the old calendar
_DAY = "(?:any_month dot? the? nth (?:comma? year)? | the? nth of? any_month dot? (?:comma? year)?)"
_NO_RANGE = "(?!(?:dash|to|and|or|slash) nth | percent | scale)"
_RULES = {
    "weekday_day": f"any_weekday dot? comma? at? the? open? {_DAY} {_NO_RANGE}",
    "day_weekday": f"{_DAY} (?:comma? a | open) any_weekday",
}
_NEAR = 3  # tokens: "Sat. and"
_AMONG = frozenset({"and", "or", "to", "through", "until", "-", "\u2013", "\u2014", "&", "/"})


class Slip(NamedTuple):
    """A wrong weekday: the words, the weekday stated, the date (EDTF), its real weekday."""

    text: str
    stated: str
    date: str
    real: str


class WeekdaysRead(NamedTuple):
    """How many weekdays of a quote were compared with a date, and those that are wrong."""

    compared: int
    slips: tuple[Slip, ...]


def read_weekdays(quote: str, published: Published) -> WeekdaysRead:
    """Compare the weekdays of a quote with the dates next to them.

    Where the year is written, the calendar decides. Where it is not, a weekday is wrong only if it
    fits no year that the clause points to, not the nearest one, and none that the quote names; so
    an undated source has none. `published` is in days (since 1970-01-01).
    """
    if len(quote) > MOST_READ:
        return WeekdaysRead(0, ())
    tokens = tokenise(" ".join(quote.split()))
    dates = [(match, _possible_days(match, published)) for match in _pairs(tokens)]
    compared = [(match, days) for match, days in dates if days]
    return WeekdaysRead(
        len(compared), tuple(slip for match, days in compared if (slip := _slip(match, days)))
    )


def weekday_slips(quote: str, published: Published) -> tuple[Slip, ...]:
    """Give the weekdays of a quote that do not fit the dates next to them, as `read_weekdays`."""
    return read_weekdays(quote, published).slips


@cache
def _rules() -> re.Pattern[str]:
    return re.compile(alternatives(_RULES))


def _pairs(tokens: Tokens) -> Iterator[DateMatch]:
    """Give the weekdays with a date; the last of several weekdays has none of its own."""
    for found in _rules().finditer(tokens.kinds):
        match = DateMatch(tokens, *found.span())
        before = DateMatch(tokens, max(0, match.first - _NEAR), match.first)
        several = before.one("weekday", "wkd") is not None and not _AMONG.isdisjoint(before.words())
        if not several:
            yield match


def _slip(match: DateMatch, days: list[int]) -> Slip | None:
    stated = known(match.one("weekday", "wkd"))
    if any(periods.weekday(day) == stated for day in days):
        return None
    closed = match.tokens.word(match.end) == ")"
    written, text = days[0], match.tokens.written(match.first, match.end + closed)
    real = WEEKDAYS[periods.weekday(written)]
    return Slip(text, WEEKDAYS[stated], "{:04d}-{:02d}-{:02d}".format(*civil(written)), real)


def _possible_days(match: DateMatch, published: Published) -> list[int]:
    """Give the days that the date can be, the likeliest first; none where that is unknown."""
    what = day_of_month(month_of(match), match.all("day", "ordinal")[0])
    year = match.one("year")
    if what is None:
        return []
    if year is not None:
        return _first(periods.in_year("day", what.number, year)) if year >= _GREGORIAN else []
    lo, hi = published or (None, None)
    if lo is None or hi is None:
        return []
    clause = tense(match.tokens, match.first, match.end)
    allowed = [f.lo for day in (hi, lo) for f in recurring(what, day, clause) if not f.weak]
    near = [nearest(what, day)[0] for day in (hi, lo)]
    quote = DateMatch(match.tokens, 0, len(match.tokens.words))
    named = (periods.in_year("day", what.number, y) for y in quote.all("year"))
    return [*near, *allowed, *(days[0] for days in named if days)]


def _first(days: Range | None) -> list[int]:
    return [days[0]] if days else []
