"""Words around a figure that loosen it, as newsrooms write them, and what each of them means."""

from __future__ import annotations

import re

from schema.values.numerals import FLAGS

HEDGES = {
    "exactly": ("exactly", "precisely"),
    "about": (
        "about", "around", "roughly", "approximately", "approx.", "approx", "some", "circa", "c.",
        "ca.", "~", "an estimated", "estimated",
    ),
    "nearly": ("nearly", "almost", "just under", "close to"),
    "just over": ("just over", "slightly more than", "a little over", "little more than"),
    "at least": (
        "at least", "no fewer than", "no less than", "not less than", "a minimum of", "minimum of",
        ">=",
    ),
    "at most": (
        "at most", "up to", "no more than", "not more than", "a maximum of", "as many as",
        "as much as", "as high as", "<=",
    ),
    "more than": (
        "more than", "over", "above", "in excess of", "upwards of", "upward of", "exceeding", ">",
    ),
    "less than": ("less than", "fewer than", "under", "below", "<"),
}  # fmt: skip
"""Hedges, each with the words and signs for it."""
MEANINGS = {words: hedge for hedge, phrases in HEDGES.items() for words in phrases}
"""The hedge of each phrase."""
_HEDGED = re.compile("|".join(re.escape(p) for p in sorted(MEANINGS, key=len, reverse=True)), FLAGS)


def split_hedge(text: str) -> tuple[str, str]:
    """Give the hedge that a text begins with, "" for none, and the text after it."""
    stated = _HEDGED.match(text)
    if stated is None:
        return "", text
    return MEANINGS[stated[0].lower()], text[stated.end() :].strip()
