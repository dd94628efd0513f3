"""Find the dates and the amounts of a text, with their offsets."""

from __future__ import annotations

from extraction.expression import Expression
from extraction.find_amounts import amounts
from extraction.find_dates import as_expression, dates
from extraction.tokens import tokenise
from extraction.word_classes import IN_DATE


def expressions(text: str) -> tuple[Expression, ...]:
    """Give the dates, money, percentages, quantities and counts of a text, in their order.

    They do not overlap. A line break ends an expression. Time is linear in the text.
    """
    tokens = tokenise(text)
    found = dates(tokens)
    written = [as_expression(tokens, date) for date in found]
    kinds = list(tokens.kinds)
    for date in found:
        kinds[date.first : date.end] = IN_DATE * (date.end - date.first)
    tokens.kinds = "".join(kinds)
    return tuple(
        _without_overlaps(sorted([*written, *amounts(tokens)], key=lambda e: (e.start, -e.end)))
    )


def _without_overlaps(found: list[Expression]) -> list[Expression]:
    """Drop what overlaps an earlier one: the hedge of an amount can reach back into a date."""
    first: list[Expression] = []
    for item in found:
        if not first or item.start >= first[-1].end:
            first.append(item)
    return first
