"""What a rule of dates matched: its words, and the numbers that they state."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from extraction.expression import Shift, Yearly
from extraction.number_words import number_of
from extraction.word_classes import BREAK, NAMES, UNITS, classes
from schema.values.calendar import month_length

if TYPE_CHECKING:
    from extraction.token_columns import Tokens


class DateMatch(NamedTuple):
    """The tokens that a rule of `date_rules` matched, from `first` up to `end`."""

    tokens: Tokens
    first: int
    end: int

    def all(self, *names: str) -> list[int]:
        """Give the numbers of the tokens of these classes, in their order."""
        wanted, kinds, numbers = classes(*names), self.tokens.kinds, self.tokens.numbers
        return [numbers[n] for n in range(self.first, self.end) if kinds[n] in wanted]

    def one(self, *names: str) -> int | None:
        """Give the number of the first token of these classes."""
        wanted, kinds = classes(*names), self.tokens.kinds
        for n in range(self.first, self.end):
            if kinds[n] in wanted:
                return self.tokens.numbers[n]
        return None

    def words(self) -> list[str]:
        """Give the words, in lower case."""
        return self.tokens.words[self.first : self.end]


def known(number: int | None) -> int:
    """Give a number that the rule guarantees; -1, which nothing means, should it be absent."""
    return -1 if number is None else number


def month_of(match: DateMatch) -> int:
    """Give the month that the words name, 1 to 12."""
    return known(match.one("month", "mon"))


def day_of_month(month: int, day: int, weekday: int | None = None) -> Yearly | None:
    """Give a day that recurs each year; None where the month never has it, as in "31 June"."""
    if not 1 <= day <= month_length(_LEAP_YEAR, month):
        return None
    return Yearly("day", 100 * month + day, weekday)


_LEAP_YEAR = 2000


def direction(match: DateMatch) -> Literal[-1, 0, 1]:
    """Give -1 for "last", 1 for "next", 0 for "this"."""
    if match.one("last") is not None:
        return -1
    return 0 if match.one("next") is None else 1


def last_unit(match: DateMatch) -> Shift | None:
    """Give the period that the match names: "this year", "the year", "next fiscal year"."""
    unit = match.one("unit")
    if unit is None or UNITS[unit] == "second":
        return None
    at = next(n for n in range(match.first, match.end) if match.tokens.kinds[n] == NAMES["unit"])
    pointers = DateMatch(match.tokens, max(match.first, at - 3), at)
    after_the_quarter = pointers.first
    for n in range(pointers.first, at):
        if match.tokens.kinds[n] in _NAMED:
            after_the_quarter = n + 1
    to = direction(DateMatch(match.tokens, after_the_quarter, at))
    return Shift(UNITS[unit], to, to)


_NAMED = frozenset((NAMES["quarter"], NAMES["half"], NAMES["of"], NAMES["comma"]))
_PERIODS = frozenset(NAMES[name] for name in ("unit", "units", "quarter"))
_NO_AMOUNT = frozenset(NAMES[name] for name in ("the", "last", "next", "this", "ordinal"))
_HALF, _QUARTER = Decimal("0.5"), Decimal("0.25")
_MOST = 1_000_000


def unit_of(match: DateMatch) -> str:
    """Give the unit that is counted: the last one named."""
    return UNITS[known(match.all("unit", "units", "quarter")[-1])]


def amount_of(match: DateMatch) -> Decimal | None:
    """Give a number of units ("a couple" is two), None where the words leave it open.

    None as well for more than `_MOST`, at which no calendar has days.
    """
    kinds = match.tokens.kinds
    last = next(n for n in range(match.end - 1, match.first - 1, -1) if kinds[n] in _PERIODS)
    first = next(n for n in range(match.first, last + 1) if kinds[n] not in _NO_AMOUNT)
    counted = DateMatch(match.tokens, first, last)
    if first >= last or counted.one("few") is not None:
        return None
    half = _HALF if NAMES["half"] in kinds[last : match.end] else Decimal(0)  # a year and a half
    if counted.one("pair") is not None:
        return Decimal(known(counted.one("pair")))
    if counted.one("quarter") is not None:
        return _QUARTER
    while kinds[last - 1] == NAMES["dash"]:
        last -= 1
    number = number_of(match.tokens, first, last) + half
    return number if number <= _MOST else None


def as_written(match: DateMatch) -> str:
    """Give the words, as the text has them."""
    return match.tokens.written(match.first, match.end)


_CLOSED = frozenset(NAMES[name] for name in ("comma", "dot", "and", "or", "dash")) | {BREAK}


def is_closed(tokens: Tokens, end: int) -> bool:
    """Whether a clause ends: "the year before", and not "the year before the war"."""
    return end >= len(tokens.kinds) or tokens.kinds[end] in _CLOSED or tokens.word(end) in _ENDS


_ENDS = frozenset({")", "'", '"', "\u201d", "\u2019"})
