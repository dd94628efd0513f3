"""Long runs of words that stand in the texts of several sources.

A run counts from `LONG_RUN` words on, `PLAIN_WORDS` of them in small letters, so that the name of a
law or an office, however long, is none. Furniture is cut out. What stands in quotation marks does
not count, and ends a run: two reporters may quote one statement. The reasons, and what was measured
to choose the lengths, are in docs/decisions/independence.md.

Texts are not compared in pairs. Every stretch of `LONG_RUN` words is looked up in an index of those
before it, so the time is linear in the words, whatever the number of texts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from schema.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from articles.quotes import Page

LONG_RUN = 8
PLAIN_WORDS = 5
_WORD = re.compile(r"\S+")
_MARKS_AROUND = re.compile(r"^[\W_]+|[\W_]+$")
_BREAK = 0


class Place(NamedTuple):
    """Where a run stands: its words as the source has them, their characters, and the line."""

    source: str
    words: str
    start: int
    end: int
    line: int


class Run(NamedTuple):
    """Words that several texts have in common; `length` counts them."""

    length: int
    places: tuple[Place, ...]


@dataclass
class _Text:
    """The words of one text: what each folds to, as a number, and its place in the article."""

    source: str
    page: Page
    keys: list[int] = field(default_factory=list[int])
    at: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    plain: list[int] = field(default_factory=list[int])

    def counts(self, n: int) -> bool:
        """Whether a run may start at word n: long enough, unbroken, and not names alone."""
        before = self.plain[n - 1] if n else 0
        return self.plain[n + LONG_RUN - 1] - before >= PLAIN_WORDS

    def place(self, n: int, length: int) -> Place:
        """Give the place of a run of words."""
        article = self.page.article
        start, end = self.at[n][0], self.at[n + length - 1][1]
        first, last = article.original((start, end))
        line = self.page.text.count("\n", 0, first) + 1
        return Place(self.source, article.text[start:end], first, last, line)


def shared_runs(pages: Mapping[str, Page]) -> tuple[Run, ...]:
    """Give the runs that texts share, in an order that is not that of the ledger.

    A run is told between the first text that has it, by the ids of the sources, and the others.
    """
    numbers: dict[str, int] = {}
    index = _Index()
    found: dict[tuple[int, int, int], dict[int, int]] = {}
    for number, source in enumerate(sorted(pages)):
        text = _read(source, pages[source], numbers)
        for start, (held, held_start), length in index.runs(text):
            places = found.setdefault((held, held_start, length), {held: held_start})
            places.setdefault(number, start)
    return tuple(
        Run(length, tuple(index.texts[n].place(at, length) for n, at in places.items()))
        for (_, _, length), places in found.items()
    )


@dataclass
class _Index:
    """Where each stretch of words was seen first: the text, and the number of its first word."""

    texts: list[_Text] = field(default_factory=list[_Text])
    first: dict[int, tuple[int, int]] = field(default_factory=dict[int, tuple[int, int]])

    def runs(self, text: _Text) -> Iterator[tuple[int, tuple[int, int], int]]:
        """Add a text, and yield its runs: where each starts, where it was seen, its length."""
        own = len(self.texts)
        self.texts.append(text)
        n = 0
        while n + LONG_RUN <= len(text.keys):
            if text.counts(n):
                held, at = self.first.setdefault(_stretch(text, n), (own, n))
                if held != own:
                    back, length = _grown(self.texts[held].keys, at, text.keys, n)
                    if length >= LONG_RUN:
                        yield n - back, (held, at - back), length
                        n += length - back - LONG_RUN
            n += 1


def _stretch(text: _Text, n: int) -> int:
    """Hash a stretch; `_grown` sees to it that equal hashes are equal words."""
    return hash(tuple(text.keys[n : n + LONG_RUN]))


def _grown(held: list[int], at: int, keys: list[int], n: int) -> tuple[int, int]:
    """Give how many equal words stand before two places, and the length of the whole run."""
    ahead = 0
    while (
        at + ahead < len(held)
        and n + ahead < len(keys)
        and held[at + ahead] == keys[n + ahead] != _BREAK
    ):
        ahead += 1
    back = 0
    while back < min(at, n) and held[at - back - 1] == keys[n - back - 1] != _BREAK:
        back += 1
    return back, back + ahead


def _read(source: str, page: Page, numbers: dict[str, int]) -> _Text:
    """Read the words of a text; each spelling gets a number, the same in all texts."""
    text, article = _Text(source, page), page.article
    spoken = bytearray(len(page.text))
    for start, end in page.spoken_spans:
        spoken[start:end] = b"\1" * (end - start)
    weights: list[int] = []
    for found in _WORD.finditer(article.text):
        word = _MARKS_AROUND.sub("", found[0])
        if not word:
            continue
        start = found.start() + found[0].index(word)
        quoted = spoken[article.starts[start]]
        text.keys.append(_BREAK if quoted else numbers.setdefault(fold(word), len(numbers) + 1))
        text.at.append((start, start + len(word)))
        weights.append(-LONG_RUN if quoted else int(_plain(word)))
    text.plain = list(accumulate(weights))
    return text


def _plain(word: str) -> bool:
    """Whether a word is neither a name nor a figure, as far as its first letter tells."""
    return word[0].isalpha() and not word[0].isupper() and not word[0].istitle()
