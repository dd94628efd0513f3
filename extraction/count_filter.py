"""Rules out figures that count nothing: parts of names, ages, numbers in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.ages import is_age
from extraction.word_classes import CAPITAL, listed

if TYPE_CHECKING:
    from extraction.token_columns import Tokens

_JOINTS = frozenset("/:_#")
_NO_COUNT_AFTER = listed("of another way or day")
_NO_COUNT_BEFORE = listed("no any every that this which the each another number")
_NUMBERED = listed(
    "page chapter section article phase round level route flight room game grade type aged age "
    "no nos number channel part step stage line gate ages group category class clause paragraph "
    "resolution volume episode season act"
)
"""Words before a number that say which one, and not how many."""

_COMPARED = listed("as more higher larger bigger the that greater likelier")
_DIGITS = frozenset("dyn")


def is_count(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a figure counts: not "one of", not "Boeing 737", not "No. 2"."""
    before, after = tokens.word(first - 1), tokens.word(end)
    if is_age(tokens, first, end) or _is_factor(tokens, end) or after in _ZONES:
        return False
    if tokens.words[first] == "one" and end == first + 1:
        return after not in _NO_COUNT_AFTER and before not in _NO_COUNT_BEFORE and after.isalpha()
    if _is_joined(tokens, first, end):
        return False
    if end == first + 1 and _is_numbered(tokens, first, before):
        return False
    written = tokens.written(first, first + 1)
    marked = "," in written or written != tokens.words[first]
    if tokens.kinds[first] not in _DIGITS or marked or end > first + 1:
        return True
    return not _is_named(tokens, first)


_ZONES = listed("gmt utc bst cet cest est edt pst pdt")
"""Words after a time: 1900 GMT."""


def _is_joined(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a letter, a slash or the like touches a number: it is part of a name or a code."""
    before, after = tokens.word(first - 1), tokens.word(end)
    if end < len(tokens.words) and tokens.touches(end) and (after.isalnum() or after in _JOINTS):
        return True
    return tokens.touches(first) and before in _JOINTS


def _is_factor(tokens: Tokens, end: int) -> bool:
    """Whether "times as many" follows."""
    return tokens.word(end) == "times" and tokens.word(end + 1) in _COMPARED


def _is_numbered(tokens: Tokens, first: int, before: str) -> bool:
    return before in _NUMBERED or (before == "." and tokens.word(first - 2) in _NUMBERED)


def _is_named(tokens: Tokens, first: int) -> bool:
    """Whether a number follows a name, as in Boeing 737 and FTSE 100."""
    if not first or tokens.kinds[first - 1] != CAPITAL or tokens.words[first - 1] in _OPENERS:
        return False
    return tokens.starts[first] - tokens.ends[first - 1] <= 1


_OPENERS = listed(
    "all just only another these their its our his her your my at least up nearly almost over "
    "under about around roughly more less fewer than with for by from as when while after but"
)
"""Words that open a sentence before a number and are no names."""
