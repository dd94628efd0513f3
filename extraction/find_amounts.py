"""Money, percentages, quantities and counts found in a text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extraction.amount_meanings import Run, kind_of, meaning_of
from extraction.amount_rules import RULES, STARTS
from extraction.expression import Amount, Expression, Reading
from extraction.hedges import hedge_after, hedge_before
from extraction.word_rules import FIGURE, MORE, alternatives, figures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extraction.tokens import Tokens


@cache
def _rules() -> re.Pattern[str]:
    """Give the rules as one expression, made when it is first needed: that takes milliseconds."""
    return re.compile(f"(?=[{STARTS}])(?:{alternatives(RULES)})")


def amounts(tokens: Tokens) -> Iterator[Expression]:
    """Give the figures of a text in their order; what dates have taken is marked in its classes."""
    for match in _rules().finditer(figures().sub(_marked, tokens.kinds)):
        run = Run(tokens, match.lastgroup or "", *match.span())
        meaning = meaning_of(run)
        if meaning:
            yield _expression(run, meaning)


def _marked(figure: re.Match[str]) -> str:
    """Give as many letters as a figure has tokens, so that places stay what they are."""
    return FIGURE + MORE * (len(figure[0]) - 1)


def amount_readings(meaning: tuple[Amount, ...]) -> tuple[Reading, ...]:
    """Give each amount as a text of the ledger."""
    return tuple(Reading(ledger_text(amount), _why(amount)) for amount in meaning)


def ledger_text(amount: Amount) -> str:
    """Give an amount as an editor writes it in the ledger: "about 2.5 billion USD"."""
    return " ".join(part for part in (amount.hedge, amount.figure, amount.unit) if part)


def _why(amount: Amount) -> str:
    if amount.shared:
        others = ", ".join(amount.shared)
        return f"{amount.written!r} is read as {amount.unit}; it can be another ({others})"
    if amount.vague:
        return f"{amount.written!r} states no number, only the least that it can mean"
    if amount.loose:
        return f"{amount.written!r} {amount.loose}"
    return "the figure is written out"


def _expression(run: Run, meaning: tuple[Amount, ...]) -> Expression:
    tokens = run.tokens
    hedge, first = hedge_before(tokens.words, run.first)
    begin, end = tokens.starts[first], tokens.ends[run.end - 1]
    if not hedge:
        hedge, end = hedge_after(tokens.text, end)
    if hedge and not meaning[0].vague and " to " not in meaning[0].figure:
        meaning = tuple(amount._replace(hedge=hedge) for amount in meaning)
    return Expression(kind_of(run, meaning[0]), begin, end, tokens.text[begin:end], None, meaning)
