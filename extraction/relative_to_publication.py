"""Dates that only the publication date of their source can resolve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.calendar_resolution import is_fixed
from extraction.expression import NoDate, Yearly
from extraction.find_expressions import expressions
from extraction.verdict import MOST_READ
from extraction.word_classes import LEXICON, NAMES

if TYPE_CHECKING:
    from extraction.expression import Expression


def dates_relative_to_publication(quote: str, *, year_known: bool = False) -> tuple[str, ...]:
    """Give the dates of a quote that depend on its publication: "last month", "on Wednesday".

    Left out are those written in full, those that depend on another date of the text, and "now",
    which needs no date. So are days of a year, such as "7 May", where their year is known. A
    preposition before a date is given with it.
    """
    if len(quote) > MOST_READ:
        return ()
    text = " ".join(quote.split())
    found = (each for each in expressions(text) if is_relative_to_publication(each))
    return tuple(_with_preposition(text, e) for e in found if not (year_known and _lacks_year(e)))


def _lacks_year(found: Expression) -> bool:
    """Whether nothing but the year of a day is open, as in "7 May" and "Christmas Day"."""
    return isinstance(found.meaning, Yearly) and found.meaning.name in ("day", "holiday")


def is_relative_to_publication(found: Expression) -> bool:
    """Whether a date depends on the day of publication."""
    if found.kind != "date" or found.meaning is None or isinstance(found.meaning, NoDate):
        return False
    present = all(_is_now(word) for word in found.text.lower().split())
    return not is_fixed(found.meaning) and not present


def _is_now(word: str) -> bool:
    known = LEXICON.get(word)
    return word in ("the", "moment") or (known is not None and known.kind == NAMES["present"])


_PREPOSITIONS = ("in", "on", "at", "by", "since", "until", "before", "after", "during", "over")


def _with_preposition(text: str, found: Expression) -> str:
    before = text[: found.start].split(" ")[-2:-1]
    if before and before[0].lower() in _PREPOSITIONS:
        return f"{before[0]} {found.text}"
    return found.text
