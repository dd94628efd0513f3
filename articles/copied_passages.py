"""Find the passages that the texts of several sources have word for word.

A passage has at least `SHINGLE_WORDS` words, `UNCAPITALISED_WORDS` of them in small letters, so
that the name of a law or an office, however long, is none. Furniture is cut out. Words in quotation
marks do not count, and end a passage: two reporters may quote one statement. The reasons, and what
was measured to choose the lengths, are in docs/decisions/independence.md.

Texts are not compared in pairs. First the shingles (so many words in a row) are found that several
texts have. Then each of these is looked up in an index of those before it. So the time is linear in
the words, whatever the number of texts, and only what texts share is kept in memory.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field
from itertools import accumulate
from operator import sub
from typing import TYPE_CHECKING, NamedTuple

from articles.article_words import SHINGLE_WORDS, Spellings, rows
from articles.shared_hashes import SharedHashes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from articles.article_words import WordRow
    from articles.quotation_marks import Span
    from articles.quotes import ArticleText

UNCAPITALISED_WORDS = 5
_ONES = re.compile(b"\1+")
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
    """The words of one text that may be in a passage: their numbers, and where they are in it.

    Between rows of such words there is a break. `opens` has a one for each word that a passage may
    start at: some other text has so many words from there, and enough are in small letters.
    """

    keys: array[int] = field(default_factory=lambda: array("q"))
    starts: array[int] = field(default_factory=lambda: array("L"))
    ends: array[int] = field(default_factory=lambda: array("L"))
    opens: bytearray = field(default_factory=bytearray)

    def add(self, row: WordRow, first: int, last: int) -> None:
        """Add the words of the shingles that start from word `first` to before `last` of a row."""
        known = 0
        if self.starts and row.word(first).start == self.starts[1 - SHINGLE_WORDS]:
            known = SHINGLE_WORDS - 1  # a row goes on in the next piece of the text
        elif self.keys:
            self._put(_BREAK, 0, 0)
        words = [row.word(n) for n in range(first, last + SHINGLE_WORDS - 1)]
        for word in words[known:]:
            self._put(*word[:3])
        small = (_is_uncapitalised(word.bare) for word in words)
        counted = list(accumulate(small, initial=0))
        enough = map(UNCAPITALISED_WORDS.__le__, map(sub, counted[SHINGLE_WORDS:], counted))
        end = len(self.opens) - SHINGLE_WORDS + 1
        self.opens[end - (last - first) : end] = bytes(enough)

    def span(self, n: int, length: int) -> Span:
        """Give where so many words from word n on are in the body of the article."""
        return self.starts[n], self.ends[n + length - 1]

    def _put(self, key: int, start: int, end: int) -> None:
        self.keys.append(key)
        self.starts.append(start)
        self.ends.append(end)
        self.opens.append(0)


class PassagesFound(NamedTuple):
    """The passages that texts share, and how many words each of these texts has."""

    passages: tuple[CopiedPassage, ...]
    words: dict[str, int]


def copied_passages(articles: Mapping[str, ArticleText]) -> PassagesFound:
    """Give the passages that texts share, by the ids of the sources, whatever their order.

    A passage is reported once: in the first text that has it, by source id, and in all others.
    """
    spellings, sources = Spellings(), sorted(articles)
    if len(sources) < 2:  # noqa: PLR2004 - one text has nothing in common with another
        return PassagesFound((), {})
    shared = _shared(articles, sources, spellings)
    if not shared:
        return PassagesFound((), {})
    index = _Index()
    found: dict[tuple[int, int, int], dict[int, Span]] = {}
    for number, source in enumerate(sources):
        for again in index.add(number, _with_shared(articles[source], shared, spellings)):
            key = again.text, again.first, again.length
            spans = found.setdefault(key, {again.text: again.first_span})
            spans.setdefault(number, again.span)
    return _passages(articles, sources, found)


def _shared(
    articles: Mapping[str, ArticleText], sources: Iterable[str], spellings: Spellings
) -> set[int]:
    """Give the shingles that several texts have."""
    hashes = SharedHashes()
    for source in sources:
        own = set[int]()
        for row in rows(articles[source], spellings, placed=False):
            own.update(row.shingles())
        hashes.add(own)
    return hashes.shared()


def _with_shared(article: ArticleText, shared: set[int], spellings: Spellings) -> _Text:
    """Give the words of an article that are in shared shingles."""
    text = _Text()
    for row in rows(article, spellings):
        known = bytes(map(shared.__contains__, row.shingles()))
        for several in _ONES.finditer(known):
            text.add(row, row.first + several.start(), row.first + several.end())
    return text


def _passages(
    articles: Mapping[str, ArticleText],
    sources: Sequence[str],
    found: Mapping[tuple[int, int, int], Mapping[int, Span]],
) -> PassagesFound:
    """Look up the words of passages, text by text."""
    wanted: dict[int, list[Span]] = {}
    for spans in found.values():
        for number, span in spans.items():
            wanted.setdefault(number, []).append(span)
    copies: dict[tuple[int, Span], PassageCopy] = {}
    words: dict[str, int] = {}
    for number, places in wanted.items():
        source = sources[number]
        article = articles[source]
        words[source] = len(article.body.text.split())
        copies.update(((number, span), _copy(source, article, span)) for span in places)
    return PassagesFound(
        tuple(
            CopiedPassage(length, tuple(copies[each] for each in spans.items()))
            for (_, _, length), spans in found.items()
        ),
        words,
    )


def _copy(source: str, article: ArticleText, span: Span) -> PassageCopy:
    """Give the words between two places of the body of an article."""
    start, end = article.body.original(span)
    line = article.text.count("\n", 0, start) + 1
    return PassageCopy(source, article.body.text[slice(*span)], start, end, line)


class _Repeated(NamedTuple):
    """A passage that an earlier `text` has from word `first` on; where it is there, and here."""

    text: int
    first: int
    length: int
    first_span: Span
    span: Span


@dataclass
class _Index:
    """Where each shingle was found first: the text, and the number of its first word, as one.

    `texts` are those in which some shingle was found first.
    """

    texts: dict[int, _Text] = field(default_factory=dict[int, _Text])
    first: dict[int, int] = field(default_factory=dict[int, int])

    def add(self, own: int, text: _Text) -> Iterator[_Repeated]:
        """Add a text, and yield its passages that earlier texts have."""
        raw, size = text.keys.tobytes(), text.keys.itemsize
        n = text.opens.find(1)
        while n >= 0:
            # unequal words can have one hash: `_extended` compares them
            shingle = hash(raw[n * size : (n + SHINGLE_WORDS) * size])
            first = self.first.setdefault(shingle, own * _MOST_WORDS + n)
            if first < own * _MOST_WORDS:
                earlier, at = divmod(first, _MOST_WORDS)
                known = self.texts[earlier]
                back, length = _extended(known.keys, at, text.keys, n)
                if length >= SHINGLE_WORDS:
                    there, here = known.span(at - back, length), text.span(n - back, length)
                    yield _Repeated(earlier, at - back, length, there, here)
                    n += length - back - SHINGLE_WORDS
            else:
                self.texts[own] = text
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


def _is_uncapitalised(word: str) -> bool:
    """Whether a word is neither a name nor a figure, judged by its first letter."""
    return word[0].isalpha() and not word[0].isupper() and not word[0].istitle()
