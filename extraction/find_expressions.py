"""Find the dates and the amounts of a text, with their offsets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.expression import Expression, Meaning, NoDate, Shift, UnitsUpTo
from extraction.find_amounts import amounts
from extraction.find_dates import as_expression, dates
from extraction.tokens import tokenise
from extraction.word_classes import IN_DATE, NAMES

if TYPE_CHECKING:
    from extraction.find_dates import FoundDate
    from extraction.token_columns import Tokens

_UNREAD = re.compile(NAMES["unread"])


def expressions(text: str) -> tuple[Expression, ...]:
    """Give the dates, money, percentages, quantities and counts of a text, in their order.

    And the figures that are not read, because only a part of each is understood.

    They do not overlap. A line break ends an expression. Time is linear in the text.
    """
    tokens = tokenise(text)
    found = dates(tokens)
    unread = [_unread(tokens, match.start()) for match in _UNREAD.finditer(tokens.kinds)]
    written = [as_expression(tokens, date) for date in found]
    kinds = list(tokens.kinds)
    for date in found:
        if _is_in_passing(date.meaning):
            continue
        first = _after_length(tokens, date)
        kinds[first : date.end] = IN_DATE * (date.end - first)
    tokens.kinds = "".join(kinds)
    return tuple(
        _without_overlaps(
            sorted([*written, *amounts(tokens), *unread], key=lambda e: (e.start, -e.end))
        )
    )


def _unread(tokens: Tokens, at: int) -> Expression:
    """Give a figure that is not read, with the word after it."""
    end = at + 1 + (tokens.word(at + 1).isalpha())
    text = tokens.written(at, end)
    return Expression("unread", tokens.starts[at], tokens.ends[end - 1], text)


def _after_length(tokens: Tokens, date: FoundDate) -> int:
    """Give the token at which the length that a date states ends; its first if it states none.

    "two weeks later", "the past 12 months" and "25 weeks" in "25 weeks to 21 January" are lengths.
    """
    if not _is_length(date.meaning):
        return date.first
    if not isinstance(date.meaning, UnitsUpTo):
        return date.end
    links = (n for n in range(date.first, date.end) if tokens.kinds[n] in _LINKS)
    return next(links, date.first)


_LINKS = frozenset((NAMES["to"], NAMES["ended"]))


def _is_in_passing(meaning: Meaning) -> bool:
    """Whether words only speak of a time, so that an amount may well stand around them."""
    return isinstance(meaning, NoDate) and meaning.refers != "" and not meaning.is_length


def _is_length(meaning: Meaning | None) -> bool:
    if isinstance(meaning, Shift):
        return meaning.rolling and abs(meaning.last - meaning.first) > 1
    return isinstance(meaning, UnitsUpTo) or (isinstance(meaning, NoDate) and meaning.is_length)


def _without_overlaps(found: list[Expression]) -> list[Expression]:
    """Drop what overlaps an earlier one: the hedge of an amount can reach back into a date."""
    first: list[Expression] = []
    for item in found:
        apart = not first or item.start >= first[-1].end
        if apart or (item.kind != "date" and _is_length(first[-1].meaning)):
            first.append(item)
    return first
