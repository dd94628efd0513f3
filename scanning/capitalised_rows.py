"""Rows of capitalised words, which is what names look like.

A row has one space between its words; small words such as "of" and "bin" may stand between two of
them. What is set like a headline, with nearly all words capitalised, has no rows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extraction.word_classes import listed
from schema.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['\u2019.-][^\W\d_]+)*|&")
_POSSESSIVE = re.compile("['\u2019][sS]?$")
_INSIDE = listed("of the for on al bin ibn de del della der di du la le van von dos da")
_HEADLINE_WORDS = 5
_HEADLINE_SHARE, _PLAIN_SHARE = 0.7, 0.3
_LONG_WORD = 4
_BEGINS = frozenset('.!?:\u201c\u201d"\n\u2018\u2014\u2013|\u2022*')


class RowWord(NamedTuple):
    """One word of a row; `first`: it begins a sentence; `small`: one that may stand inside."""

    text: str
    folded: str
    start: int
    end: int
    first: bool
    small: bool


Row = tuple[RowWord, ...]


class RowsAndWords(NamedTuple):
    """The rows of a text, and all words that it has in small letters."""

    rows: tuple[Row, ...]
    lower: frozenset[str]


def words_of(text: str) -> RowsAndWords:
    """Give the rows of a text, and its words in small letters."""
    lines = [
        (text[start:end], list(_WORD.finditer(text, start, end))) for start, end in _lines(text)
    ]
    lower = frozenset(word for _, words in lines for m in words if (word := m[0]).islower())
    rows = (
        row
        for line, words in lines
        if not _is_headline(line, words, lower)
        for row in _rows(text, words)
    )
    return RowsAndWords(tuple(rows), lower)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, start + len(line)
        start += len(line)


def _is_headline(line: str, words: list[re.Match[str]], lower: frozenset[str]) -> bool:
    """Whether a line is set like a headline: nearly all words capitalised, no full stop.

    Of a caption, which is names, few words are also in the text in small letters.
    """
    long = [word[0] for word in words if len(word[0]) >= _LONG_WORD]
    if len(long) < _HEADLINE_WORDS or line.rstrip()[-1:] in (".", "\u201d", '"'):
        return False
    capitals = [word for word in long if word[0].isupper()]
    plain = sum(word.lower() in lower for word in capitals)
    return len(capitals) >= _HEADLINE_SHARE * len(long) and plain >= _PLAIN_SHARE * len(capitals)


def _rows(text: str, found: list[re.Match[str]]) -> Iterator[Row]:
    row: list[RowWord] = []
    end = -1
    for match in found:
        word = match[0]
        capital = word[0].isupper()
        joined = bool(row) and text[end : match.start()] in (" ", "  ")
        if not joined and row:
            yield from _closed(row)
            row = []
        if capital:
            row.append(_word(text, match))
        elif row and word in _INSIDE:
            row.append(RowWord(word, word, *match.span(), first=False, small=True))
        elif row:
            yield from _closed(row)
            row = []
        end = match.end()
    yield from _closed(row)


def _closed(row: list[RowWord]) -> Iterator[Row]:
    """Give a row without the small words at its end."""
    while row and row[-1].small:
        row.pop()
    if row:
        yield tuple(row)


def _word(text: str, match: re.Match[str]) -> RowWord:
    start, word = match.start(), _POSSESSIVE.sub("", match[0])
    first = _before(text, start) in _BEGINS
    return RowWord(word, fold(word), start, start + len(word), first=first, small=False)


def _before(text: str, start: int) -> str:
    """Give the character before a word and its spaces; a line end at the beginning."""
    at = start - 1
    while at >= 0 and text[at] == " ":
        at -= 1
    return text[at] if at >= 0 else "\n"
