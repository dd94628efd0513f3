"""Find dates in a text: match the rules, apply parts to dates, and join dates to spans."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from extraction import periods
from extraction.anaphoric_dates import away, told_next
from extraction.composed_date_meanings import narrowed
from extraction.date_filter import is_date
from extraction.date_match import DateMatch
from extraction.date_meanings import MEANINGS
from extraction.date_rules import PREFIXES, RULES, STARTS
from extraction.expression import (
    Away,
    CountedUnits,
    DateSpan,
    Days,
    Either,
    Expression,
    Meaning,
    Narrated,
    NoDate,
    Part,
    Pointed,
    Shift,
    UnitsUpTo,
    Weekday,
    Within,
    Yearly,
)
from extraction.narrated_dates import Tale
from extraction.rule_patterns import alternatives
from extraction.tense import is_moved, limit, tense
from extraction.word_classes import NAMES, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extraction.token_columns import Tokens

_TO, _DASH, _AND, _OR, _COMMA = (NAMES[name] for name in ("to", "dash", "and", "or", "comma"))
_CALENDAR = (Days, Yearly, Narrated, Part, Within, CountedUnits)
_PERIODS = (Days, Yearly, Narrated, Part, CountedUnits, Within, Pointed, Weekday, Shift, Either)
_TIMELESS = (Days, Shift, NoDate)


class FoundDate(NamedTuple):
    """A date in a text, as the tokens from `first` up to `end`.

    Of a span, `link` is where its first date ends and its last one begins; of "the three months to
    June", where their number ends, and June begins.
    """

    first: int
    end: int
    meaning: Meaning
    link: tuple[int, int] | None = None


@cache
def _rules() -> re.Pattern[str]:
    """Give the rules as one pattern, compiled when first needed: that takes milliseconds."""
    prefix, core = alternatives(PREFIXES), alternatives(RULES)
    return re.compile(f"(?={STARTS})(?:{prefix})?(?P<core>)(?:{core})")


def dates(tokens: Tokens) -> list[FoundDate]:
    """Give the dates of a text in their order; they do not overlap."""
    found = _with_shared_years(tokens, list(_matched(tokens)))
    return list(_joined(tokens, _seen_from_others(tokens, found)))


def as_expression(tokens: Tokens, found: FoundDate) -> Expression:
    """Give a date as an expression, with the tense of its clause and its limit."""
    first, end, meaning, link = found
    return Expression(
        "date",
        tokens.starts[first],
        tokens.ends[end - 1],
        tokens.written(first, end),
        meaning,
        (),
        "" if isinstance(meaning, _TIMELESS) else tense(tokens, first, end),
        limit(tokens, first),
        () if link is None else (_place(tokens, first, link[0]), _place(tokens, link[1], end)),
    )


def _place(tokens: Tokens, first: int, end: int) -> tuple[int, int]:
    return tokens.starts[first], tokens.ends[end - 1]


def _matched(tokens: Tokens) -> Iterator[FoundDate]:
    for match in _rules().finditer(tokens.kinds):
        first, end = match.span()
        rule = match.lastgroup or ""
        core = match.start("core")
        meaning = MEANINGS[rule](DateMatch(tokens, core, end))
        if meaning is None or not is_date(tokens, first, end, rule):
            continue
        if tokens.words[max(0, first - 2) : first] == ["eve", "of"]:
            meaning = Away("day", -1, meaning)
        if isinstance(meaning, Yearly):
            meaning = _historic(tokens, end, meaning)
        if core > first:
            name = next(name for name in PREFIXES if match[name] is not None)
            meaning = narrowed(name, DateMatch(tokens, first, core), end, meaning, rule)
        if meaning is not None:
            yield FoundDate(first, end, meaning, _link(tokens, first, core, end, meaning))


def _seen_from_others(tokens: Tokens, found: list[FoundDate]) -> Iterator[FoundDate]:
    """Give "the next day" the day before it in the sentence, and "in March" the year of a tale."""
    before: list[tuple[int, Meaning]] = []
    tale = Tale()
    for date in found:
        meaning = tale.read(tokens, date.first, date.end, date.meaning)
        if isinstance(meaning, NoDate) and meaning.elsewhere:
            meaning = away(tokens, date.first, date.end, before) or meaning
        elif tokens.words[date.first : date.first + 2] == ["the", "next"] and before:
            meaning = told_next(tokens, date.first, date.end, before) or meaning
        before.append((date.end, meaning))
        yield date if meaning is date.meaning else date._replace(meaning=meaning)


def _link(
    tokens: Tokens, first: int, core: int, end: int, meaning: Meaning
) -> tuple[int, int] | None:
    """Give where the two dates of a match meet: "1999 to 2001", "the three months to June"."""
    if isinstance(meaning, UnitsUpTo):
        return core, core
    if not isinstance(meaning, DateSpan):
        return None
    at = next((n for n in range(first, end) if tokens.kinds[n] in _LINKS), None)
    return None if at is None else (at, at + 1)


_LINKS = (_TO, _DASH, _AND, NAMES["slash"])
_ATTACKS = listed("attack attacks terrorist terrorists terror hijacker hijackers hijackings")
_HISTORIC = {911: (_ATTACKS, 2001)}


def _historic(tokens: Tokens, end: int, day: Yearly) -> Meaning:
    """Give the year to a day that has become a name: "the Sept. 11 attacks"."""
    words, year = _HISTORIC.get(day.number, (frozenset[str](), 0))
    if day.name != "day" or tokens.word(end) not in words:
        return day
    days = periods.in_year("day", day.number, year) or (0, 0)
    return Days(*days, f"the day has become a name for that of {year}")


def _with_shared_years(tokens: Tokens, found: list[FoundDate]) -> list[FoundDate]:
    """Give "July" the year of "August 2012" in "July and August 2012"."""
    for index in range(len(found) - 2, -1, -1):
        date, following = found[index], found[index + 1]
        link = tokens.kinds[date.end : following.first]
        if link in _LISTING and isinstance(date.meaning, Yearly):
            meaning = _in_year_of(date.meaning, following.meaning)
            found[index] = FoundDate(date.first, date.end, meaning)
    return found


_LISTING = frozenset({_AND, _OR, _COMMA, _COMMA + _AND})


def _in_year_of(what: Yearly, other: Meaning) -> Meaning:
    if isinstance(other, Within) and isinstance(other.what, Yearly):
        return Within(what, other.period) if other.what.name == what.name else what
    if not isinstance(other, Days) or what.name not in ("day", "month"):
        return what
    year = periods.year_of(other.lo)
    found = [periods.in_year(what.name, what.number, y) for y in (year - 1, year)]
    before = [days for days in found if days and days[0] <= other.lo]
    alike = (what.name == "day") == (other.lo == other.hi)
    return Days(*before[-1]) if before and alike else what


def _joined(tokens: Tokens, found: Iterable[FoundDate]) -> Iterator[FoundDate]:
    """Make one date of "from May to July", and of "between 2014 and 2016"."""
    pending: FoundDate | None = None
    for date in found:
        if pending and _spans(tokens, pending, date):
            span = DateSpan(pending.meaning, date.meaning)
            pending = FoundDate(pending.first, date.end, span, (pending.end, date.first))
            continue
        if pending:
            yield pending
        pending = date
    if pending:
        yield pending


def _spans(tokens: Tokens, first: FoundDate, last: FoundDate) -> bool:
    if last.first != first.end + 1 or not isinstance(first.meaning, _PERIODS):
        return False
    if not isinstance(last.meaning, _PERIODS):
        return False
    link = tokens.kinds[first.end]
    before = tokens.words[first.first - 1] if first.first else ""
    if before == "from" and is_moved(tokens, first.first):  # moved from October to January
        return False
    alike = type(first.meaning) is type(last.meaning) or (
        isinstance(first.meaning, _CALENDAR) and isinstance(last.meaning, _CALENDAR)
    )
    if link in (_TO, _DASH):
        return alike or (link == _TO and before == "from")
    return link == _AND and before == "between"
