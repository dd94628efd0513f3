"""Words that turn a sentence into another: opposites, the order of things, and "not"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from drafts.draft_words import key_of
from extraction.word_classes import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafts.draft_words import DraftWord

_NEGATIONS = listed(
    "not never no cannot without nobody none neither nor unable refused refuses denied "
    "denies failed fails"
)
_ORDER = listed("first second third fourth fifth last")
_OPPOSITES = """
    future past, rise fall, increase decrease, before after, include exclude, accept reject,
    buy sell, lift impose, allow ban, permit ban, agree refuse, north south, east west, win lose,
    strengthen weaken, support oppose, open close, begin end, arrive leave, ally enemy, male female,
    morning evening, guilty innocent, more fewer, more less, higher lower, above below,
    inside outside, import export, public private, friend enemy, strain ease, deepen ease,
    retain dispose, possible impossible, likely unlikely, confirm deny, succeed fail, continue stop,
    join leave, add remove, early late, hurt death, fine clear, fine acquit, convict acquit,
    suspend promote, dismiss promote, dismiss reinstate, suspend reinstate, missing found,
    accept deny, admit deny, acknowledge deny, confirm rule, violate conform, violate comply
"""


_MODEL = re.compile(r"([a-z]{1,4})-(\d+)")


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in _OPPOSITES.split(","):
        one, other = map(key_of, pair.split())
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {key: frozenset(others) for key, others in found.items()}


def opposites_of(word: DraftWord) -> frozenset[str]:
    """Give the keys of the known opposites of a word: "east" of "west"."""
    return _opposites().get(word.key, frozenset())


def other_model(one: DraftWord, other: DraftWord) -> bool:
    """Whether two words are models of one series: "F-16" and "F-35"."""
    mine, theirs = (_MODEL.match(word.text.lower()) for word in (one, other))
    return bool(mine and theirs and mine[1] == theirs[1] and mine[2] != theirs[2])


def order_differs(one: DraftWord, other: DraftWord) -> bool:
    """Whether two words are different places in an order: "first" and "second"."""
    return one.key != other.key and {one.text.lower(), other.text.lower()} <= _ORDER


def is_negated(words: Iterable[DraftWord]) -> bool:
    """Whether an odd number of words negates."""
    return bool(sum(map(_negates, words)) % 2)


def _negates(word: DraftWord) -> bool:
    plain = word.text.lower().replace("\u2019", "'")
    return plain in _NEGATIONS or plain.endswith("n't")
