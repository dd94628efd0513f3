"""Expressions: the dates and the figures of a text, where they stand."""

from __future__ import annotations

from extraction.expression import Expression
from extraction.find_amounts import amounts
from extraction.find_dates import dates, expression
from extraction.tokens import tokenise
from extraction.words import TAKEN


def expressions(text: str) -> tuple[Expression, ...]:
    """Give the dates, money, percentages, quantities and counts of a text, in their order.

    They do not overlap. A line break ends an expression. Time is linear in the text.
    """
    tokens = tokenise(text)
    found = dates(tokens)
    written = [expression(tokens, date) for date in found]
    kinds = list(tokens.kinds)
    for date in found:
        kinds[date.first : date.end] = TAKEN * (date.end - date.first)
    tokens.kinds = "".join(kinds)
    return tuple(_apart(sorted([*written, *amounts(tokens)], key=lambda e: (e.start, -e.end))))


def _apart(found: list[Expression]) -> list[Expression]:
    """Drop what overlaps an earlier one: a hedge can reach back into it."""
    kept: list[Expression] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept
