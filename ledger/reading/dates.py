"""Dates found in a text: the rules matched, parts and spans put together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ledger.reading.date_meanings import MEANINGS
from ledger.reading.date_rules import PREFIX, RULES
from ledger.reading.expression import (
    Days,
    Either,
    Expression,
    Meaning,
    NoDate,
    Part,
    Pointed,
    Shift,
    Span,
    Stretch,
    Weekday,
    Within,
    Yearly,
)
from ledger.reading.matched import Match
from ledger.reading.relative_dates import stretch
from ledger.reading.rules import alternatives, translated
from ledger.reading.tense import limit, tense
from ledger.reading.words import DATED, NAMES, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ledger.reading.tokens import Tokens

_DATE = re.compile(rf"(?=[{DATED}])(?P<prefix>(?:{translated(PREFIX)})?)(?:{alternatives(RULES)})")
_TO, _DASH, _AND = (NAMES[name] for name in ("to", "dash", "and"))
_CALENDAR = (Days, Yearly, Part, Within, Stretch)
_PERIODS = (Days, Yearly, Part, Stretch, Within, Pointed, Weekday, Shift, Either)


class Found(NamedTuple):
    """A date in a text, as the tokens from `first` up to `end`."""

    first: int
    end: int
    meaning: Meaning


def dates(tokens: Tokens) -> list[Found]:
    """Give the dates of a text in their order; they do not overlap."""
    return list(_joined(tokens, _matched(tokens)))


def expression(tokens: Tokens, found: Found) -> Expression:
    """Give a date as an expression, with what its clause says about it."""
    return Expression(
        "date",
        tokens.starts[found.first],
        tokens.ends[found.end - 1],
        tokens.said(found.first, found.end),
        found.meaning,
        tense(tokens, found.first, found.end),
        limit(tokens, found.first),
    )


def _matched(tokens: Tokens) -> Iterator[Found]:
    for match in _DATE.finditer(tokens.kinds):
        first, end = match.span()
        core = match.end("prefix")
        rule = match.lastgroup or ""
        meaning = MEANINGS[rule](Match(tokens, core, end))
        if meaning is None or not _is_date(tokens, first, end, rule):
            continue
        if core > first:
            meaning = _narrowed(Match(tokens, first, core), end, meaning, rule)
        if meaning is None:
            continue
        yield Found(first, end, meaning)


def _narrowed(prefix: Match, end: int, meaning: Meaning, rule: str) -> Meaning | None:
    """Apply "early", "the end of" and the like; "the end of the year" is this year's."""
    words = prefix.words()
    if rule == "the_unit" and isinstance(meaning, NoDate):
        unit = prefix.tokens.words[end - 1]
        meaning = meaning if unit == "day" else Shift(unit, 0, 0)
    if isinstance(meaning, NoDate):
        return meaning
    number = prefix.one("part", "edge")
    if number is None:
        return stretch(prefix, meaning)
    if words[0] in _AROUND:
        number = _AROUND[words[0]]
    return Part(number, meaning)


_AROUND = {"earlier": -1, "later": 3}


def _joined(tokens: Tokens, found: Iterable[Found]) -> Iterator[Found]:
    """Put "from May to July" and "between 2014 and 2016" together."""
    held: Found | None = None
    for date in found:
        if held and _spans(tokens, held, date):
            held = Found(held.first, date.end, Span(held.meaning, date.meaning))
            continue
        if held:
            yield held
        held = date
    if held:
        yield held


def _spans(tokens: Tokens, first: Found, last: Found) -> bool:
    if last.first != first.end + 1 or not isinstance(first.meaning, _PERIODS):
        return False
    if not isinstance(last.meaning, _PERIODS):
        return False
    link = tokens.kinds[first.end]
    before = tokens.words[first.first - 1] if first.first else ""
    alike = type(first.meaning) is type(last.meaning) or (
        isinstance(first.meaning, _CALENDAR) and isinstance(last.meaning, _CALENDAR)
    )
    if link in (_TO, _DASH):
        return alike or (link == _TO and before == "from")
    return link == _AND and before == "between"


_COUNTED = listed(
    "people jobs workers employees troops soldiers men women children cars planes homes "
    "houses units members staff dead deaths cases times copies dollars euros pounds points"
)
_QUANTIFIERS = listed(
    "about around some nearly almost over roughly approximately than least most up least "
    "exactly another only"
)
_YEAR_CUES = listed(
    "in since of from by until till before after during early late mid to and the its his her "
    "their through between year ago around"
)
_OUR_TIME = range(1900, 2036)
_NOT_A_WEEKDAY = listed(
    "every each black bloody good super ash palm holy easter cyber shrove whit"  # Black Monday
)
_AGES = frozenset({"his", "her", "their", "my", "your", "our"})


def _is_date(tokens: Tokens, first: int, end: int, rule: str) -> bool:
    before = tokens.words[first - 1] if first else ""
    if rule == "year":
        return _is_year(tokens, first, end, before)
    if rule == "decade":
        return before not in _AGES
    if rule == "month" and tokens.words[end - 1] == "may":
        return _is_may(tokens, first, before)
    return rule != "weekday" or before not in _NOT_A_WEEKDAY


def _is_year(tokens: Tokens, first: int, end: int, before: str) -> bool:
    """Whether four digits are a year: "in 1915", "the 2019 purchase", not "about 2000 people"."""
    after = tokens.words[end] if end < len(tokens.words) else ""
    if after in _COUNTED or tokens.kinds[end : end + 1] in _MEASURING:
        return False
    if tokens.kinds[first - 1 : first] in _SIGNS:
        return False
    if before in _QUANTIFIERS:
        return False
    return tokens.numbers[end - 1] in _OUR_TIME or before in _YEAR_CUES


_MEASURING = tuple(NAMES[n] for n in ("percent", "measure", "coin", "scale", "units", "currency"))
_SIGNS = (NAMES["sign"], NAMES["currency"])
_BEFORE_MAY = listed(
    "in of last next this since until till by from to and early late mid during before after "
    "the end on"
)


def _is_may(tokens: Tokens, first: int, before: str) -> bool:
    """Whether a capitalised "May" is the month: not at the start of a sentence, as the verb is."""
    if before in _BEFORE_MAY:
        return True
    return first > 0 and tokens.kinds[first - 1] not in "|3"
