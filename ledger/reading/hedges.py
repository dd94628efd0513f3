"""Words around a figure that loosen it, and the word of `schema.values.figure` for each."""

from __future__ import annotations

import re

_WORDS = {
    "about": "about around roughly approximately approx some circa an_estimated estimated",
    "nearly": "nearly almost just_under close_to",
    "just over": "just_over slightly_more_than a_little_over little_more_than",
    "at least": "at_least no_fewer_than no_less_than not_less_than a_minimum_of minimum_of",
    "at most": "at_most up_to no_more_than not_more_than a_maximum_of as_many_as as_much_as"
    " as_high_as",
    "more than": "more_than over above in_excess_of upwards_of upward_of exceeding",
    "less than": "less_than fewer_than under below",
    "exactly": "exactly precisely",
}
HEDGES = {
    phrase.replace("_", " "): hedge for hedge, words in _WORDS.items() for phrase in words.split()
}
"""Each hedge as newsrooms write it, and the word of the ledger for it."""

_BEFORE = re.compile(
    r"(?<!\w)(?:" + "|".join(sorted(HEDGES, key=len, reverse=True)) + r")\.?\s*(?:an?\s)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s+or\s+(more|so|fewer|less)\b|\s*(\+)|[ -](plus)\b|-(?:ish|odd)\b", re.IGNORECASE
)
_AFTERWARDS = {"more": "at least", "so": "about", "fewer": "at most", "less": "at most"}
_LONGEST = max(map(len, HEDGES)) + 4


def hedge_before(text: str, start: int) -> tuple[str, int]:
    """Give the hedge that ends where a figure starts, and its own start."""
    window = text[max(0, start - _LONGEST) : start]
    found = _BEFORE.search(window)
    if found is None:
        return "", start
    phrase = found[0].rstrip(" \n\t").rstrip(".").lower()
    phrase = " ".join(phrase.split())
    known = HEDGES.get(phrase) or HEDGES.get(phrase.rpartition(" ")[0], "about")
    return known, start - len(window) + found.start()


def hedge_after(text: str, end: int) -> tuple[str, int]:
    """Give the hedge that follows a figure, and its end."""
    found = _AFTER.match(text, end)
    if found is None:
        return "", end
    word = (found[1] or "").lower()
    plus = found[2] or found[3]
    return _AFTERWARDS.get(word, "at least" if plus else "about"), found.end()
