"""The sign of a figure: minus, below zero, and what fell by so much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.word_classes import listed

if TYPE_CHECKING:
    from extraction.amount_match import AmountMatch
    from extraction.expression import Amount

_FELL = listed(
    "fell fall falls falling fallen dropped drop drops dropping declined decline declines "
    "declining decreased decrease decreases slid slide slides slipped slip shrank shrink shrinks "
    "shrunk contracted contract contracts lost lose loses losing plunged plunge plummeted tumbled "
    "tumble sank sink dipped dip eased weakened narrowed retreated lower down off"
)
_FALLS = listed(
    "below lower less fewer under fall drop decline decrease slide slip loss contraction dip "
    "plunge reduction cut"
)
_BETWEEN = listed(
    "by at of about around nearly almost roughly just over only another some a an more than"
)
_NEAR = 4  # words between a verb and its figure: "fell by more than 3 percent"
_DASHES = frozenset({"-", "\u2212", "\u2013"})


def signed(match: AmountMatch, amount: Amount) -> tuple[Amount, ...]:
    """Give an amount with the signs that the words allow, the likeliest first.

    A minus, or "below zero", leaves one sign. A dash may be a minus, and a fall may be recorded by
    its size: the size is then possible. What fell by so much may be recorded either way.
    """
    if " to " in amount.figure:
        return (amount,)
    negative = amount._replace(figure=f"-{amount.figure}")
    tokens, first = match.tokens, match.first
    if tokens.word(first - 1) in ("minus", "negative") or _below_zero(match):
        return (negative,)
    dash = tokens.word(first - 1) in _DASHES and tokens.touches(first)
    if dash and not tokens.touches(first - 1):
        return (negative, amount._replace(possible=True))
    if tokens.continental:  # whose verbs are not known here
        return (amount, negative._replace(possible=True))
    return (amount, negative) if _fell(match) else (amount,)


def _below_zero(match: AmountMatch) -> bool:
    words = match.tokens.words[match.end : match.end + 3]
    return "below" in words[:2] and words[words.index("below") + 1 :][:1] in _ZERO


_ZERO = (["zero"], ["freezing"])


def _fell(match: AmountMatch) -> bool:
    if match.tokens.word(match.end) in _FALLS:
        return True
    for index in range(match.first - 1, max(-1, match.first - 1 - _NEAR), -1):
        word = match.tokens.words[index]
        if word in _FELL or word in _FALLS:
            return True
        if word not in _BETWEEN:
            return False
    return False
