"""Propose values for a quote: those that its words support."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction import candidates, expressions, judge, named_terms
from schema.problem import ValueProblem
from schema.values import VALUE_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extraction.expression import Published
    from schema.records import Attribute
    from schema.vocabulary import Vocabulary


def proposals(
    attribute: Attribute, vocabulary: Vocabulary | None, quote: str, published: Published
) -> tuple[str, ...]:
    """Give the values that a quote supports, as an editor writes them, in the order of the words.

    Dates and figures are those that CR506 accepts for this quote; terms and names are those of the
    vocabulary whose words are in it. Lists and texts are left to the editor.
    """
    kind = VALUE_TYPES[attribute.type]
    if kind.word is not None:
        named = named_terms(vocabulary, quote) if vocabulary else ()
        return tuple(term.node.id for term in named if not term.negated)
    if kind.in_quotes is None:
        return ()
    return tuple(dict.fromkeys(_supported(attribute, quote, published)))


def _supported(attribute: Attribute, quote: str, published: Published) -> Iterator[str]:
    for expression in expressions(quote):
        for candidate in candidates(expression, published):
            if candidate.weak:
                continue
            try:
                value = VALUE_TYPES[attribute.type].read(candidate.text, attribute, None)
            except ValueProblem:
                continue
            if judge(value, attribute, quote, published).outcome == "supported":
                yield candidate.text
