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
from array import array
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
_MOST_WORDS = 1 << 32
"""More than the words of any text."""


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

    `opens` has a one for each word that a passage may start at: enough of so many words from there
    are in small letters, and none is quoted.
    """

    source: str
    article: ArticleText
    keys: array[int] = field(default_factory=lambda: array("L"))
    starts: array[int] = field(default_factory=lambda: array("L"))
    ends: array[int] = field(default_factory=lambda: array("L"))
    opens: bytes = b""

    def copy(self, n: int, length: int) -> PassageCopy:
        """Give the passage of so many words that starts at word n."""
        body = self.article.body
        start, end = self.starts[n], self.ends[n + length - 1]
        first, last = body.original((start, end))
        line = self.article.text.count("\n", 0, first) + 1
        return PassageCopy(self.source, body.text[start:end], first, last, line)


def copied_passages(articles: Mapping[str, ArticleText]) -> tuple[CopiedPassage, ...]:
    """Give the passages that texts share, by the ids of the sources, whatever their order.

    A passage is reported once: in the first text that has it, by source id, and in all others.
    """
    spellings = _Spellings()
    index = _Index()
    found: dict[tuple[int, int, int], dict[int, int]] = {}
    for number, source in enumerate(sorted(articles)):
        text = _indexed(source, articles[source], spellings)
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
    """Where each shingle was found first: the text, and the number of its first word, as one."""

    texts: list[_Text] = field(default_factory=list[_Text])
    first: dict[int, int] = field(default_factory=dict[int, int])

    def add(self, text: _Text) -> Iterator[_Repeated]:
        """Add a text, and yield its passages that earlier texts have."""
        own = len(self.texts)
        self.texts.append(text)
        raw, size = text.keys.tobytes(), text.keys.itemsize
        n = text.opens.find(1)
        while n >= 0:
            # unequal words can have one hash: `_extended` compares them
            shingle = hash(raw[n * size : (n + SHINGLE_WORDS) * size])
            first = self.first.setdefault(shingle, own * _MOST_WORDS + n)
            if first < own * _MOST_WORDS:
                earlier, at = divmod(first, _MOST_WORDS)
                back, length = _extended(self.texts[earlier].keys, at, text.keys, n)
                if length >= SHINGLE_WORDS:
                    yield _Repeated(n - back, earlier, at - back, length)
                    n += length - back - SHINGLE_WORDS
            n = text.opens.find(1, n + 1)


def _extended(earlier: array[int], at: int, keys: array[int], n: int) -> tuple[int, int]:
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


class _Spelling(NamedTuple):
    """What stands between two spaces: a word with marks around it, its number, and its place."""

    key: int
    start: int
    end: int
    in_small_letters: bool


@dataclass
class _Spellings:
    """The spellings of all texts; those that fold to the same have one number."""

    written: dict[str, _Spelling] = field(default_factory=dict[str, _Spelling])
    keys: dict[str, int] = field(default_factory=dict[str, int])

    def of(self, written: str) -> _Spelling:
        """Give what stands between two spaces; marks alone have no end after their start."""
        if written not in self.written:
            word = written if written.isalnum() else _MARKS_AROUND.sub("", written)
            key = self.keys.setdefault(fold(word), len(self.keys) + 1)
            start = written.index(word)
            small = bool(word) and _is_uncapitalised(word)
            self.written[written] = _Spelling(key, start, start + len(word), small)
        return self.written[written]


def _indexed(source: str, article: ArticleText, spellings: _Spellings) -> _Text:
    """Split a text into words; what folds to the same has one number in all texts."""
    text, body = _Text(source, article), article.body
    spoken = bytearray(len(article.text) if article.spoken_spans else 0)
    for start, end in article.spoken_spans:
        spoken[start:end] = b"\1" * (end - start)
    weights: list[int] = []
    for found in _WORD.finditer(body.text):
        known = spellings.of(found[0])
        if known.start == known.end:
            continue
        start = found.start() + known.start
        quoted = spoken and spoken[body.original((start, start + 1))[0]]
        text.keys.append(_BREAK if quoted else known.key)
        text.starts.append(start)
        text.ends.append(found.start() + known.end)
        weights.append(-SHINGLE_WORDS if quoted else known.in_small_letters)
    counted = list(accumulate(weights, initial=0))
    text.opens = bytes(
        after - before >= UNCAPITALISED_WORDS
        for before, after in zip(counted, counted[SHINGLE_WORDS:], strict=False)
    )
    return text


def _is_uncapitalised(word: str) -> bool:
    """Whether a word is neither a name nor a figure, judged by its first letter."""
    return word[0].isalpha() and not word[0].isupper() and not word[0].istitle()
