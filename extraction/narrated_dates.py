"""Months and days in a tale of another year: "In 1942 he joined. In March he fell".

A tale is told of a year where a sentence begins with it. Then a month or a day without a year, with
a past verb, may be of that year; it may be of the year of publication as well, so both are read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction import periods
from extraction.expression import Days, Meaning, Narrated, Part, Yearly
from extraction.tense import POINTING_BACK, starts_sentence, tense

if TYPE_CHECKING:
    from extraction.token_columns import Tokens

_NEAR = 60  # tokens: a sentence or two


class Tale:
    """The year of which a text tells, token by token."""

    def __init__(self) -> None:
        """Begin with no year."""
        self._year: int | None = None
        self._end = 0

    def read(self, tokens: Tokens, first: int, end: int, meaning: Meaning) -> Meaning:
        """Give the meaning of a date in this tale, and note the year if the tale is told of it."""
        year = None if self._year is None or first - self._end > _NEAR else self._year
        told = meaning
        if year is not None and isinstance(meaning, Yearly | Part):
            told = _told(meaning, year) if tense(tokens, first, end) in POINTING_BACK else meaning
        if told is not meaning:
            self._end = end
        elif starts_sentence(tokens, first):
            self._year, self._end = _year_of(meaning), end
        return told


def _told(meaning: Yearly | Part, year: int) -> Meaning:
    if isinstance(meaning, Part):
        of = _told(meaning.of, year) if isinstance(meaning.of, Yearly) else meaning.of
        return meaning if of is meaning.of else Part(meaning.number, of)
    return meaning if meaning.weekday is not None else Narrated(meaning, year)


def _year_of(meaning: Meaning) -> int | None:
    """Give the year in which fixed days lie, if it is one."""
    if not isinstance(meaning, Days) or periods.year_of(meaning.lo) != periods.year_of(meaning.hi):
        return None
    return periods.year_of(meaning.lo)
