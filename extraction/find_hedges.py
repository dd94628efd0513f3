"""Find the hedges of `schema.values.hedges` before a figure, and those that follow one."""

from __future__ import annotations

import re

from schema.values.hedges import MEANINGS

_BY_WORDS = {
    tuple(phrase.split()): hedge
    for phrase, hedge in MEANINGS.items()
    if phrase.replace(" ", "").isalpha()
}
_LENGTHS = sorted({len(words) for words in _BY_WORDS}, reverse=True)
_LAST_WORDS = frozenset(words[-1] for words in _BY_WORDS)
_AFTER = re.compile(
    r"\s+or\s+(more|so|fewer|less)\b|\s*(\+)|[ -](plus)\b|-(?:ish|odd)\b", re.IGNORECASE
)
BEFORE_HEDGES = frozenset({"or", "+", "plus", "-", "\n"})
"""The tokens after a figure with which a hedge can follow it."""
_AFTERWARDS = {"more": "at least", "so": "about", "fewer": "at most", "less": "at most"}


def hedge_before(words: list[str], first: int) -> tuple[str, int]:
    """Give the hedge that ends where a figure starts, and its own first word.

    An article may be between the two: "about a 20 percent rise".
    """
    end = first - (first > 1 and words[first - 1] in ("a", "an"))
    if end > 1 and words[end - 1] == "." and words[end - 2] == "approx":
        end -= 1
    if not end or words[end - 1] not in _LAST_WORDS:
        return "", first
    for length in _LENGTHS:
        hedge = _BY_WORDS.get(tuple(words[end - length : end])) if length <= end else None
        if hedge:
            return hedge, end - length
    return "", first


def hedge_after(text: str, end: int) -> tuple[str, int]:
    """Give the hedge that follows a figure, and its end."""
    found = _AFTER.match(text, end)
    if found is None:
        return "", end
    word = (found[1] or "").lower()
    plus = found[2] or found[3]
    return _AFTERWARDS.get(word, "at least" if plus else "about"), found.end()
