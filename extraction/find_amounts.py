"""Find money, percentages, quantities and counts in a text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extraction.amount_match import AmountMatch
from extraction.amount_meanings import kind_of, meaning_of
from extraction.amount_rules import RULES, STARTS
from extraction.expression import Amount, CandidateValue, Expression
from extraction.find_hedges import BEFORE_HEDGES, hedge_after, hedge_before
from extraction.money_periods import in_period
from extraction.rule_patterns import FIGURE, MORE, alternatives, figures
from extraction.sums import PART_OF_SUM, is_part
from extraction.word_classes import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extraction.token_columns import Tokens


@cache
def _rules() -> re.Pattern[str]:
    """Give the rules as one pattern, compiled when first needed: that takes milliseconds."""
    return re.compile(f"(?={STARTS})(?:{alternatives(RULES)})")


def amounts(tokens: Tokens) -> Iterator[Expression]:
    """Give the amounts of a text in their order; words of dates are marked as such in `tokens`."""
    for found in _rules().finditer(figures().sub(_marked, tokens.kinds)):
        match = AmountMatch(tokens, found.lastgroup or "", *found.span())
        meaning = meaning_of(match)
        if meaning:
            yield _expression(match, meaning)


def _is_alone(tokens: Tokens, first: int, end: int) -> bool:
    """Whether no noun follows a figure: "up from 6.8 billion last year", "17 billion.".

    "Sold 3 million last year" counts things that are not named again, and is none.
    """
    after = tokens.word(end)
    if not _OF_THINGS.isdisjoint(tokens.words[max(0, first - _NEAR) : first]):
        return False
    if after == "of":
        return tokens.word(end + 1) in ("that", "which", "it", "this")
    return not after.isalpha() or after in _NO_NOUN


_NEAR = 3  # words: "sold more than 3 million"
_OF_THINGS = listed(
    "sold sell sells selling shipped ship ships delivered delivers produced produces makes built "
    "builds carried carries moved attracted drew drawn employs employed serves served has had "
    "have with population people customers subscribers users members units cars barrels viewers "
    "readers visitors votes tonnes tons homes jobs workers"
)
_NO_NOUN = listed(
    "in by for from this last next to on at when after as if a the is was will would it he she "
    "before since until each per promised spent paid raised earned owed lost a more earlier"
)


def _marked(figure: re.Match[str]) -> str:
    """Give as many letters as a figure has tokens, so that indexes stay the same."""
    return FIGURE + MORE * (len(figure[0]) - 1)


def amount_candidates(meaning: tuple[Amount, ...]) -> tuple[CandidateValue, ...]:
    """Give each amount as a candidate value, in the text of the ledger."""
    return tuple(
        CandidateValue(ledger_text(amount), _why(amount), weak=amount.part or amount.possible)
        for amount in meaning
    )


def ledger_text(amount: Amount) -> str:
    """Give an amount as an editor writes it in the ledger: "about 2.5 billion USD"."""
    return " ".join(part for part in (amount.hedge, amount.figure, amount.unit) if part)


def _why(amount: Amount) -> str:
    if amount.shared:
        others = ", ".join(amount.shared)
        return f"“{amount.written}” is read as {amount.unit}; it can be another ({others})"
    if amount.vague:
        return f"“{amount.written}” states no number, only the least that it can mean"
    if amount.loose:
        return f"“{amount.written}” {amount.loose}"
    return "the figure is written out"


def _expression(match: AmountMatch, meaning: tuple[Amount, ...]) -> Expression:
    tokens = match.tokens
    hedge, first = hedge_before(tokens.words, match.first)
    begin, end = tokens.starts[first], tokens.ends[match.end - 1]
    if not hedge and tokens.word(match.end) in BEFORE_HEDGES:
        hedge, end = hedge_after(tokens.text, end)
    kind = kind_of(match, meaning[0])
    if kind == "money":
        meaning, last = in_period(match, meaning)
        end = max(end, tokens.ends[last - 1])
    if meaning[0].unit == "" and is_part(tokens, match.first, match.end):
        meaning = tuple(
            a._replace(part=True, loose=a.loose or PART_OF_SUM, written=a.written or a.figure)
            for a in meaning
        )
    if not meaning[0].unit and _is_alone(tokens, match.first, match.end):
        meaning = tuple(
            amount._replace(alone=" " in amount.figure and amount.figure[:2] != "00")
            for amount in meaning
        )
    if hedge and not meaning[0].vague and " to " not in meaning[0].figure:
        meaning = tuple(amount._replace(hedge=hedge) for amount in meaning)
    return Expression(kind, begin, end, tokens.text[begin:end], None, meaning)
