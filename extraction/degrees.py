"""Degrees: whether the words mean a temperature, or a rise or fall by so much."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from extraction.word_classes import listed

if TYPE_CHECKING:
    from extraction.amount_match import AmountMatch
    from extraction.expression import Amount
    from extraction.token_columns import Tokens

_SCALES = frozenset({"degC", "degF"})
_CHANGED = listed(
    "rise rises rose risen rising increase increases increased warming warmed warms warm cooling "
    "cooled cools drop drops dropped dropping fall falls fell fallen jump jumped gain gained climb "
    "climbed decrease decreased decline declined up down difference anomaly"
)
_CHANGE_AFTER = listed(
    "warmer cooler hotter colder higher lower rise increase warming cooling drop"
)
_COMPARED = listed("above below over under")
_FIXED = listed("zero freezing ground sea")
_AS_A_TEMPERATURE = listed("to at reached reaching hit hits topped exceeded was were is")
_NAMED = listed("temperature temperatures high highs low lows heat cold")
_GOAL = listed("warming")
"""Words after which "to" names a rise: "limit warming to 1.5C"."""
_FILLERS = listed(
    "about around nearly almost roughly some just only over more than another a an by"
)


def of_degrees(match: AmountMatch, amount: Amount) -> Amount:
    """Give degrees as a rise or a temperature, where the words say so."""
    if amount.unit not in _SCALES and amount.unit != "degree":
        return amount
    degrees = _said(match.tokens, match.first, match.end)
    if degrees == "rise" and amount.unit in _SCALES:
        return amount._replace(unit=f"delta_{amount.unit}", degrees=degrees)
    return amount._replace(degrees=degrees)


def _said(tokens: Tokens, first: int, end: int) -> Literal["rise", "temperature", ""]:
    at = first - 1
    while tokens.word(at) in _FILLERS:
        at -= 1
    before, earlier = tokens.word(at), tokens.word(at - 1)
    if _is_change(tokens, end):
        return "rise"
    if before in _CHANGED or (before == "of" and earlier in _CHANGED):
        return "rise"
    if before == "to" and earlier in _GOAL:
        return "rise"
    if before in _AS_A_TEMPERATURE or (before == "of" and earlier in _NAMED) or before in _NAMED:
        return "temperature"
    return ""


def _is_change(tokens: Tokens, end: int) -> bool:
    """Whether "warmer", "of warming", "above average" follow; "above zero" is a temperature."""
    after = end + (tokens.word(end) in ("of", "-"))
    if tokens.word(after) in _CHANGE_AFTER:
        return True
    return tokens.word(end) in _COMPARED and tokens.word(end + 1) not in _FIXED
