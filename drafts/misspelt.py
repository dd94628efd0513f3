"""Names of a draft that are nearly names of the ledger."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from schema.folding import fold
from schema.misspelling import LEAST_LETTERS, is_misspelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Words = tuple[str, ...]

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019.-][^\W\d_]+)*")
_POSSESSIVE = re.compile("['\u2019][sS]?$")
_LENGTHS = range(2, 7)
"""Names of so many words are looked for."""


class NearName(NamedTuple):
    """A name as a draft has it, where, and as the ledger has it, with a source that has it so."""

    start: int
    end: int
    text: str
    known: str
    source: str


class KnownNames:
    """Names of two words and more, with the sources whose texts have them.

    A spelling that as many sources have as the known one is no misspelling: which of them is right,
    a draft cannot know.
    """

    def __init__(self, names: Iterable[str], texts: Mapping[str, str]) -> None:
        """Index names by their words, and by all of these but one."""
        self._texts = {source: f" {' '.join(_words(text))} " for source, text in texts.items()}
        self._known: dict[Words, str] = {}
        self._by_rest: dict[tuple[int, Words], list[Words]] = {}
        for name in names:
            words = tuple(_words(name))
            if len(words) in _LENGTHS and words not in self._known:
                self._known[words] = name
                for at, word in enumerate(words):
                    if len(word) >= LEAST_LETTERS:
                        self._by_rest.setdefault((at, _without(words, at)), []).append(words)

    def near(self, text: str) -> Iterator[NearName]:
        """Yield the names of a text that are nearly known ones, each once."""
        for start, end, words in _windows(text):
            if words not in self._known:
                have_it = self._having(words)
                for known in self._alike(words):
                    sources = self._having(known)
                    if len(sources) > len(have_it):
                        name = self._known[known]
                        yield NearName(start, end, text[start:end], name, sources[0])
                        break

    def named(self, text: str) -> bool:
        """Whether a text has a known name."""
        return any(words in self._known for _, _, words in _windows(text))

    def _alike(self, words: Words) -> Iterator[Words]:
        for at, word in enumerate(words):
            if len(word) >= LEAST_LETTERS:
                for known in self._by_rest.get((at, _without(words, at)), ()):
                    if known[at] != word and is_misspelling(known[at], word):
                        yield known

    def _having(self, words: Words) -> list[str]:
        wanted = f" {' '.join(words)} "
        return [source for source, text in self._texts.items() if wanted in text]


def _without(words: Words, at: int) -> Words:
    return words[:at] + words[at + 1 :]


def _windows(text: str) -> Iterator[tuple[int, int, Words]]:
    """Yield rows of capitalised words with nothing but spaces between them: from, to, folded."""
    found = [word for word in _WORD.finditer(text) if word[0][0].isupper()]
    for first in range(len(found)):
        for length in _LENGTHS:
            row = found[first : first + length]
            if len(row) < length or not _is_row(text, row):
                break
            end = row[-1].end() - len(row[-1][0]) + len(_POSSESSIVE.sub("", row[-1][0]))
            yield row[0].start(), end, tuple(_folded(word[0]) for word in row)


def _is_row(text: str, row: list[re.Match[str]]) -> bool:
    between = (text[one.end() : other.start()] for one, other in pairwise(row))
    return all(not gap.strip() and "\n" not in gap for gap in between)


def _words(text: str) -> list[str]:
    return [_folded(word[0]) for word in _WORD.finditer(text)]


def _folded(word: str) -> str:
    return fold(_POSSESSIVE.sub("", word))
