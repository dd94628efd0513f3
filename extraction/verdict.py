"""A verdict on a quote and a recorded value, and the candidate values that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from extraction.expression import CandidateValue

MOST_READ = 50_000
"""Characters. A longer quote is an article, and no words for a value: it is not read."""
Outcome = Literal["supported", "contradicted", "not checkable"]


class QuotedCandidate(NamedTuple):
    """Words of the quote, and one value that they can have."""

    words: str
    candidate: CandidateValue


class Verdict(NamedTuple):
    """Whether a quote supports a value, the reason, and all candidates that were compared.

    `unread`: the quote has a figure that could not be read whole, so that nothing is decided.
    """

    outcome: Outcome
    reason: str
    candidates: tuple[QuotedCandidate, ...] = ()
    unread: bool = False


def in_words(candidates: list[QuotedCandidate], *, most: int = 4) -> str:
    """Word candidates for a reason: "“In May” is May 2020 (May before publication)"."""
    shown = [
        f"“{words}” is {candidate.in_words} ({candidate.reason})"
        for words, candidate in candidates[:most]
    ]
    rest = len(candidates) - len(shown)
    return "; ".join(shown) + (f"; and {rest} more" if rest else "")
