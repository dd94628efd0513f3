"""The words of an article as texts are compared, and its shingles: so many words in a row.

A word is what stands between two spaces without the marks around it. Words in quotation marks do
not count, and end a row: two reporters may quote one statement. A long text is taken in pieces, and
whatever is done for every word is done by the interpreter's own loops.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate, compress, islice
from typing import TYPE_CHECKING, NamedTuple

from schema.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.quotation_marks import Span
    from articles.quotes import ArticleText

SHINGLE_WORDS = 8
_PIECE = 4_000_000
"""Characters, about: what is looked at together."""
_MOST_SPELLINGS = 300_000
_WORD = re.compile(r"\S+")
_MARKS_AROUND = re.compile(r"^[\W_]+|[\W_]+$")


def bare(written: str) -> str:
    """Give what stands between two spaces without the marks around it."""
    return written if written.isalnum() else _MARKS_AROUND.sub("", written)


class Spellings(dict[str, int]):
    """A number for what stands between two spaces: of marks alone 0, else that of its word.

    What folds to the same has one number, in all texts. It is a hash of 64 bits.
    """

    def __missing__(self, written: str) -> int:
        """Number a new spelling; what would take too much memory is forgotten, and made again."""
        if len(self) > _MOST_SPELLINGS:
            self.clear()
        word = bare(written)
        self[written] = number = (hash(fold(word)) or 1) if word else 0
        return number


class ShingleWord(NamedTuple):
    """A word without the marks around it: its number, where it is in the body, and itself."""

    key: int
    start: int
    end: int
    bare: str


class WordRow(NamedTuple):
    """Words in a row of one piece of an article: from `first` to before `last` of `written`.

    `keys` has their numbers, `starts` where each of `written` begins in the body.
    """

    written: list[str]
    keys: list[int]
    starts: list[int]
    first: int
    last: int

    def word(self, n: int) -> ShingleWord:
        """Give word n."""
        written = self.written[n]
        word = bare(written)
        start = self.starts[n] + written.index(word)
        return ShingleWord(self.keys[n], start, start + len(word), word)

    def shingles(self) -> Iterator[int]:
        """Yield a hash for every so many words in a row."""
        keys = self.keys
        places = range(self.first, self.first + SHINGLE_WORDS)
        return map(hash, zip(*(islice(keys, n, self.last) for n in places), strict=False))


def rows(article: ArticleText, spellings: Spellings, *, placed: bool = True) -> Iterator[WordRow]:
    """Yield the rows of words of an article; the last words of a piece begin the next one, too.

    If they need not be `placed`, the starts may be left out.
    """
    text = article.body.text
    placed = placed or bool(article.spoken_spans)
    before = WordRow([], [], [], 0, 0)
    for start, end in _pieces(text):
        piece = text[start:end]
        written = piece.split()
        keys = list(map(spellings.__getitem__, written))
        starts = _starts(piece, written, start) if placed else []
        if 0 in keys:
            written, starts = (
                list(compress(written, keys)),
                list(compress(starts, keys)) if placed else [],
            )
            keys = list(filter(None, keys))
        words = _joined(before, written, keys, starts)
        yield from _outside(article, words) if article.spoken_spans else (words,)
        before = words


def _pieces(text: str) -> Iterator[Span]:
    """Yield pieces of a folded text that end with a word."""
    start = 0
    while (end := text.find(" ", start + _PIECE)) >= 0:
        yield start, end
        start = end
    yield start, len(text)


def _starts(piece: str, written: list[str], at: int) -> list[int]:
    """Give where each word is in the text, of which the piece begins at a place."""
    if len(piece) == sum(map(len, written)) + len(written) - 1:  # with one space between any two
        steps = map((1).__add__, map(len, written))
        return list(islice(accumulate(steps, initial=at), len(written)))
    return [at + found.start() for found in _WORD.finditer(piece)]


def _joined(before: WordRow, written: list[str], keys: list[int], starts: list[int]) -> WordRow:
    """Put the last words of the piece before in front."""
    first = max(0, len(before.keys) - SHINGLE_WORDS + 1)
    keys = before.keys[first:] + keys
    return WordRow(
        before.written[first:] + written, keys, before.starts[first:] + starts, 0, len(keys)
    )


def _outside(article: ArticleText, words: WordRow) -> Iterator[WordRow]:
    """Yield the rows of words outside quotation marks."""
    at = 0
    for first, last in sorted(_quoted(article, words)):
        if at < first:
            yield words._replace(first=at, last=first)
        at = max(at, last)
    if at < words.last:
        yield words._replace(first=at)


def _quoted(article: ArticleText, words: WordRow) -> Iterator[Span]:
    """Yield the first word inside each pair of marks and the one after the last, by number."""
    if not words.starts:
        return
    begins, _ = article.body.original((words.starts[0], words.starts[0] + 1))
    _, ends = article.body.original((words.starts[-1], words.starts[-1] + len(words.written[-1])))
    for start, end in article.spoken_spans:
        if start < ends and begins < end:
            first, last = _word_from(article, words, start), _word_from(article, words, end)
            if first < last:
                yield first, last


def _word_from(article: ArticleText, words: WordRow, place: int) -> int:
    """Give the first word that begins at a place of the article or after it, without its marks."""

    def begins(n: int) -> int:
        at = words.word(n).start
        return article.body.original((at, at + 1))[0]

    n = bisect_left(words.starts, article.body.near(place))
    while n and begins(n - 1) >= place:
        n -= 1
    while n < words.last and begins(n) < place:
        n += 1
    return n
