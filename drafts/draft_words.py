"""Words as a draft and the sources are compared: without endings, with one key for one name.

A key is the beginning of a word without its ending, so that "delivery" and "delivered" are alike,
or the id of what the ledger gives several names: "Ankara" and "Turkey".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from extraction.word_classes import listed
from schema.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_WORD = re.compile(r"[^\W\d_]{1,4}-\d+\w*|\w+(?:[.'\u2019]\w+)*")
_POSSESSIVE = re.compile("['\u2019][sS]?$")
_SHORT = 3
_KEPT = 6
"""So many letters of a word without its ending make its key."""
_PLURAL = (("ies", "y"), ("sses", "ss"), ("s", ""))
_OF_VERBS = (("ied", "y"), ("ing", ""), ("ed", ""))
_ALIKE = {
    "buy": "bought purchase acquire procure",
    "death": "died die dead kill",
    "hurt": "injure wound",
    "remove": "removed expel kicked eject",
    "negotiation": "negotiate talk talks",
    "consignment": "batch",
    "sanction": "penalise penalize penalty",
    "spokesperson": "spokesman spokeswoman",
    "ship": "vessel",
    "act": "law",
    "head": "chief",
    "us": "american america",
    "turkey": "turkish turk",
    "russia": "russian",
    "china": "chinese",
    "iran": "iranian",
    "israel": "israeli",
    "ukraine": "ukrainian",
    "germany": "german",
    "france": "french",
    "britain": "british",
    "italy": "italian",
    "spain": "spanish",
    "greece": "greek",
    "poland": "polish",
    "india": "indian",
    "japan": "japanese",
    "armenia": "armenian",
    "sell": "sold",
    "take": "took taken",
    "give": "gave given",
    "make": "made",
    "meet": "met",
    "win": "won",
    "lose": "lost",
    "hold": "held",
    "begin": "began start",
    "pay": "paid",
    "leave": "left",
    "sink": "sank sunk",
    "rise": "rose",
    "fall": "fell",
    "find": "found",
    "grow": "grew",
    "strike": "struck hit",
}
"""Forms of a verb that have no ending, and words that news use for one another."""
SMALL = listed(
    "a about after again all also among an and any are as at be became been before being "
    "but by can could did do does during each for from had has have he her here him his "
    "how if in into is it its just may might more most much must my no nor not now of off "
    "on one only onto or other our out over own she should since so some such than that "
    "the their them then there these they this those through to too under until up upon us "
    "very was we were what when where which while who whom whose why will with within "
    "without would yet you your said say says saying told tell tells added according "
    "reported reports statement stated further however though although meanwhile mr mrs ms "
    "dr took take takes taken place placed happened happen happens occurred came"
)
"""Words that say nothing of what a sentence is about."""


class DraftWord(NamedTuple):
    """A word, or a name of the ledger: where it is, as written, its key, and whether it is small.

    A small word says nothing of what a sentence is about.
    """

    start: int
    end: int
    text: str
    key: str
    small: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Its key, and that of the plain word at the end of a name: "the Trump administration"."""
        last = self.text.split()[-1]
        plain_end = self.key.startswith("@") and last != self.text and last.islower()
        return (self.key, key_of(fold(last))) if plain_end else (self.key,)

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital letter."""
        return self.text[0].isupper()


class Names:
    """What the ledger gives several names, found by the words of each name."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        """Take names by the id of what they name."""
        self._keys: dict[tuple[str, ...], str] = {}
        for id_, spellings in names.items():
            for spelling in spellings:
                words = tuple(_plain(found[0]) for found in _WORD.finditer(spelling))
                if words:
                    self._keys.setdefault(words, f"@{id_}")
        self._longest = max(map(len, self._keys), default=0)

    def words(self, text: str) -> tuple[DraftWord, ...]:
        """Give the words of a text, in order; a name of several words is one."""
        found = [(each, _plain(each[0])) for each in _WORD.finditer(text)]
        words: list[DraftWord] = []
        at = 0
        while at < len(found):
            length, key = self._name_at([plain for _, plain in found[at : at + self._longest]])
            if length:
                start, end = found[at][0].start(), found[at + length - 1][0].end()
                words.append(DraftWord(start, end, text[start:end], key))
            else:
                words.append(self._word(*found[at]))
            at += length or 1
        return tuple(words)

    def _word(self, found: re.Match[str], plain: str) -> DraftWord:
        in_capitals = len(plain) > 1 and found[0].isupper()  # US, the country, is no small word
        small = plain in SMALL and not in_capitals
        key = key_of(plain)
        return DraftWord(*found.span(), found[0], self._keys.get((key,), key), small)

    def _name_at(self, words: list[str]) -> tuple[int, str]:
        for length in range(len(words), 0, -1):
            key = self._keys.get(tuple(words[:length]))
            if key:
                return length, key
        return 0, ""


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    return fold(_POSSESSIVE.sub("", word)).replace(".", "").replace(" ", "")


@lru_cache(maxsize=65536)
def key_of(word: str) -> str:
    """Give the key of a plain word: the beginning of it, without its ending."""
    if not word.isalpha():
        return word.rstrip("s") if "-" in word else word
    stem = _stem(word)
    return _keys().get(word) or _keys().get(stem) or stem[:_KEPT]


def _stem(word: str) -> str:
    if len(word) <= _SHORT:
        return word
    for endings in (_PLURAL, _OF_VERBS):
        for ending, instead in endings:
            left = word.removesuffix(ending)
            if left != word and len(left) >= _SHORT and not word.endswith("ss"):
                word = left + instead
                break
    if len(word) > _SHORT and word[-1] == word[-2]:
        word = word[:-1]
    return word.rstrip("e") if len(word) > _SHORT else word


@lru_cache(maxsize=1)
def _keys() -> dict[str, str]:
    keys: dict[str, str] = {}
    for key, words in _ALIKE.items():
        for word in (key, *words.split()):
            keys[word] = keys[_stem(word)] = key
    return keys
