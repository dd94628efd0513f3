"""Whether two words that differ are spellings of one name."""

from __future__ import annotations

import re
from functools import lru_cache

from extraction.word_classes import listed
from scanning.common_words import FAMILIES, GIVEN_NAMES
from schema.misspelling import distance, is_misspelling
from schema.romanisation import loosely_spelled

_SOUNDS = (
    ("tsch", "ch"), ("sch", "sh"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("ph", "f"), ("th", "t"),
    ("ck", "k"), ("q", "k"), ("c", "k"), ("tz", "ts"), ("w", "v"), ("y", "i"), ("j", "i"),
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "e"), ("ai", "e"), ("ay", "e"), ("ey", "e"),
    ("z", "s"), ("x", "ks"),
)  # fmt: skip
_TWICE = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aeiou]+")
_LEAST, _SHORT = 5, 4
_TURNED = 2
_PLURAL = ("s", "es")
_ENDINGS = listed(
    "ed ing er ers ly al ic ist ists ism ian ians ean eans ese ish ite ites ment ments y ies"
)


@lru_cache(maxsize=65536)
def spelled_alike(one: str, other: str) -> bool:
    """Whether two folded words may be one name in two spellings; a plural is none."""
    if one == other or differ_by_plural(one, other):
        return False
    if one in FAMILIES and FAMILIES[one] == FAMILIES.get(other):
        return True
    if (one in GIVEN_NAMES and other in GIVEN_NAMES) or _of_one_stem(one, other):
        return False
    if (one in GIVEN_NAMES) != (other in GIVEN_NAMES) and len(one) == len(other) == _SHORT:
        return one[0] == other[0] and distance(one, other) == 1
    if max(len(one), len(other)) >= _LEAST and (is_misspelling(one, other) or _is_slip(one, other)):
        return True
    return sound_alike(one, other)


def _is_slip(one: str, other: str) -> bool:
    """Whether two letters are turned around, or the first one is left out: Estella, Stella."""
    short, long = sorted((one, other), key=len)
    if long[1:] == short:
        return len(short) >= _LEAST
    apart = [n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or len(apart) != _TURNED or not apart[0]:
        return False
    first, second = apart
    return second == first + 1 and one[first] == other[second] and one[second] == other[first]


def differ_by_plural(one: str, other: str) -> bool:
    """Whether one word is the other with an s: a plural, or a name such as Meyers."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and long[len(short) :] in _PLURAL


def _of_one_stem(one: str, other: str) -> bool:
    """Whether two words differ by what English puts at the end of one: Democrat, Democratic."""
    short, long = sorted((one, other), key=len)
    stem = next(
        (n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    return stem >= _LEAST - 1 and long[stem:] in _ENDINGS and short[stem:] in _ENDINGS | {"", "e"}


@lru_cache(maxsize=65536)
def sound_alike(one: str, other: str) -> bool:
    """Whether two words are one in the spelling of two ways to write another script in Latin."""
    if min(len(one), len(other)) < _LEAST:
        return False
    if loosely_spelled(one) == loosely_spelled(other):
        return True
    mine, others = _sound(one), _sound(other)
    return mine == others or (skeleton(one) == skeleton(other) and distance(mine, others) == 1)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Give the consonants of a word, each in one spelling, and its first letter."""
    sound = _sound(word)
    return sound[:1] + _VOWELS.sub("", sound[1:])


@lru_cache(maxsize=65536)
def _sound(word: str) -> str:
    for written, letter in _SOUNDS:
        word = word.replace(written, letter)
    return _TWICE.sub(r"\1", word)
