"""What a rule matched: its words, and the numbers that they state."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from ledger.reading.expression import (
    Shift,
)
from ledger.reading.numerals import number_of
from ledger.reading.words import NAMES, UNITS

if TYPE_CHECKING:
    from ledger.reading.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Match:
    """The tokens that a rule matched, from `first` up to `end`."""

    tokens: Tokens
    first: int
    end: int

    def all(self, *names: str) -> list[int]:
        """Give the numbers of the tokens of these classes, in their order."""
        wanted = {NAMES[name] for name in names}
        kinds, numbers = self.tokens.kinds, self.tokens.numbers
        return [numbers[n] for n in range(self.first, self.end) if kinds[n] in wanted]

    def one(self, *names: str) -> int | None:
        """Give the number of the first token of these classes."""
        return next(iter(self.all(*names)), None)

    def words(self) -> list[str]:
        """Give the words, in lower case."""
        return self.tokens.words[self.first : self.end]


def known(number: int | None) -> int:
    return -1 if number is None else number


def month_of(match: Match) -> int:
    return known(match.one("month", "mon"))


def direction(match: Match) -> Literal[-1, 0, 1]:
    if match.one("last") is not None:
        return -1
    return 0 if match.one("next") is None else 1


def last_unit(match: Match) -> Shift | None:
    """Give the period that ends the match: "this year", "the year"."""
    tail = Match(match.tokens, match.end - 2, match.end)
    unit = tail.one("unit")
    if unit is None or UNITS[unit] == "second":
        return None
    return Shift(UNITS[unit], direction(tail), direction(tail))


def amount_of(match: Match) -> Decimal | None:
    """Give a number of units, None where the words leave it open."""
    if match.one("few") is not None:
        return None
    last = match.end
    while match.tokens.kinds[last - 1] in "UVqA1eR":
        last -= 1
    first = next(n for n in range(match.first, last + 1) if match.tokens.kinds[n] not in "Tlxto")
    if first >= last:
        return None
    return number_of(match.tokens, first, last)


def said(match: Match) -> str:
    return match.tokens.said(match.first, match.end)
