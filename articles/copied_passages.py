"""Find the passages that the texts of several sources have word for word.

A passage has at least `SHINGLE_WORDS` words, `UNCAPITALISED_WORDS` of them in small letters, so
that the name of a law or an office, however long, is none. Furniture is cut out. Words in quotation
marks do not count, and end a passage: two reporters may quote one statement. The reasons, and what
was measured to choose the lengths, are in docs/decisions/independence.md.

Texts are not compared in pairs. Every shingle (so many words in a row) is looked up in an index of
those before it, so the time is linear in the words, whatever the number of texts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from schema.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from articles.quotes import ArticleText

SHINGLE_WORDS = 8
UNCAPITALISED_WORDS = 5
_WORD = re.compile(r"\S+")
_MARKS_AROUND = re.compile(r"^[\W_]+|[\W_]+$")
_BREAK = 0


class PassageCopy(NamedTuple):
    """A passage in one source: its words there, their offsets in characters, and the line."""

    source: str
    words: str
    start: int
    end: int
    line: int


class CopiedPassage(NamedTuple):
    """Words that several texts have in common; `length` counts them."""

    length: int
    copies: tuple[PassageCopy, ...]


@dataclass
class _Text:
    """The words of one text: what each folds to, as a number, and where it is in the body.

    `uncapitalised` counts such words up to each word; a quoted one takes a full shingle away.
    """

    source: str
    article: ArticleText
    keys: list[int] = field(default_factory=list[int])
    at: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    uncapitalised: list[int] = field(default_factory=list[int])

    def counts(self, n: int) -> bool:
        """Whether a passage may start at word n: enough of its words count, and none is quoted."""
        before = self.uncapitalised[n - 1] if n else 0
        return self.uncapitalised[n + SHINGLE_WORDS - 1] - before >= UNCAPITALISED_WORDS

    def copy(self, n: int, length: int) -> PassageCopy:
        """Give the passage of so many words that starts at word n."""
        body = self.article.body
        start, end = self.at[n][0], self.at[n + length - 1][1]
        first, last = body.original((start, end))
        line = self.article.text.count("\n", 0, first) + 1
        return PassageCopy(self.source, body.text[start:end], first, last, line)


def copied_passages(articles: Mapping[str, ArticleText]) -> tuple[CopiedPassage, ...]:
    """Give the passages that texts share, by the ids of the sources, whatever their order.

    A passage is reported once: in the first text that has it, by source id, and in all others.
    """
    numbers: dict[str, int] = {}
    index = _Index()
    found: dict[tuple[int, int, int], dict[int, int]] = {}
    for number, source in enumerate(sorted(articles)):
        text = _indexed(source, articles[source], numbers)
        for again in index.add(text):
            key = again.text, again.first, again.length
            starts = found.setdefault(key, {again.text: again.first})
            starts.setdefault(number, again.start)
    return tuple(
        CopiedPassage(length, tuple(index.texts[n].copy(at, length) for n, at in starts.items()))
        for (_, _, length), starts in found.items()
    )


class _Repeated(NamedTuple):
    """A passage at word `start` of a text that is also at word `first` of an earlier `text`."""

    start: int
    text: int
    first: int
    length: int


@dataclass
class _Index:
    """Where each shingle was found first: the text, and the number of its first word."""

    texts: list[_Text] = field(default_factory=list[_Text])
    first: dict[int, tuple[int, int]] = field(default_factory=dict[int, tuple[int, int]])

    def add(self, text: _Text) -> Iterator[_Repeated]:
        """Add a text, and yield its passages that earlier texts have."""
        own = len(self.texts)
        self.texts.append(text)
        n = 0
        while n + SHINGLE_WORDS <= len(text.keys):
            if text.counts(n):
                earlier, at = self.first.setdefault(_shingle(text, n), (own, n))
                if earlier != own:
                    back, length = _extended(self.texts[earlier].keys, at, text.keys, n)
                    if length >= SHINGLE_WORDS:
                        yield _Repeated(n - back, earlier, at - back, length)
                        n += length - back - SHINGLE_WORDS
            n += 1


def _shingle(text: _Text, n: int) -> int:
    """Hash a shingle; `_extended` compares the words, since unequal ones can have one hash."""
    return hash(tuple(text.keys[n : n + SHINGLE_WORDS]))


def _extended(earlier: list[int], at: int, keys: list[int], n: int) -> tuple[int, int]:
    """Give how many equal words come before two places, and the length of the full passage."""
    ahead = 0
    while (
        at + ahead < len(earlier)
        and n + ahead < len(keys)
        and earlier[at + ahead] == keys[n + ahead] != _BREAK
    ):
        ahead += 1
    back = 0
    while back < min(at, n) and earlier[at - back - 1] == keys[n - back - 1] != _BREAK:
        back += 1
    return back, back + ahead


def _indexed(source: str, article: ArticleText, numbers: dict[str, int]) -> _Text:
    """Split a text into words; each spelling gets a number, the same in all texts."""
    text, body = _Text(source, article), article.body
    spoken = bytearray(len(article.text))
    for start, end in article.spoken_spans:
        spoken[start:end] = b"\1" * (end - start)
    weights: list[int] = []
    for found in _WORD.finditer(body.text):
        word = found[0] if found[0].isalnum() else _MARKS_AROUND.sub("", found[0])
        if not word:
            continue
        start = found.start() + found[0].index(word)
        quoted = spoken[body.starts[start]]
        text.keys.append(_BREAK if quoted else numbers.setdefault(fold(word), len(numbers) + 1))
        text.at.append((start, start + len(word)))
        weights.append(-SHINGLE_WORDS if quoted else int(_is_uncapitalised(word)))
    text.uncapitalised = list(accumulate(weights))
    return text


def _is_uncapitalised(word: str) -> bool:
    """Whether a word is neither a name nor a figure, judged by its first letter."""
    return word[0].isalpha() and not word[0].isupper() and not word[0].istitle()
