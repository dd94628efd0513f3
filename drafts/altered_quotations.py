"""Quotations of a draft, compared word by word with the texts of the sources.

Cuts marked by dots or brackets, and "[sic]", alter nothing, nor do case, accents and punctuation.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from articles.quotation_marks import quoted_spans
from schema.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from articles.quotation_marks import Span

_WORD = re.compile(r"\w+(?:[.'\u2019-]\w+)*")
_CUT = re.compile(r"\[[^\]]*\]|\((?:sic|\.\.\.)\)|\.\.\.|\u2026|\. \. \.|--+|\u2014", re.IGNORECASE)
FEWEST = 4
"""Shorter quotations are not compared: words such as "good conversation" stand everywhere."""
_ALIKE = 0.6
"""Words that a source has to such a share are a quotation from it."""
_COMMON = 400
"""Words with more places than this do not say where a quotation may be from."""
_TRIED = 5
_ROOM = 2


class _Piece(NamedTuple):
    """Words of a quotation between cuts: folded, and where each is."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]


class Altered(NamedTuple):
    """Words of a draft, where, and in place of which a source has others, and where those are."""

    start: int
    end: int
    text: str
    source: str
    span: Span


class Quotation(NamedTuple):
    """A quotation of a draft: where, and whether a source has it; None: none has any like it."""

    start: int
    end: int
    verbatim: bool | None
    altered: tuple[Altered, ...] = ()


class SpokenTexts:
    """The texts of the sources as words, found by each of them."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Index the words of texts."""
        self.texts = texts
        self._words = {source: _words(text, 0, len(text)) for source, text in texts.items()}
        self._places: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for source, piece in self._words.items():
            for at, word in enumerate(piece.words):
                self._places[word].append((source, at))

    def quotations(self, text: str) -> Iterator[Quotation]:
        """Yield the quotations of a text, each compared with what the sources have."""
        for start, end in quoted_spans(text):
            pieces = list(_pieces(text, start, end))
            if sum(len(piece.words) for piece in pieces) >= FEWEST:
                yield self._compared(text, start, end, pieces)

    def _compared(self, text: str, start: int, end: int, pieces: list[_Piece]) -> Quotation:
        missing = [piece for piece in pieces if not self._has(piece)]
        altered = [found for piece in missing if (found := self._altered(text, piece))]
        verbatim = None if missing and not altered else not missing
        return Quotation(start, end, verbatim, tuple(altered))

    def _has(self, piece: _Piece) -> bool:
        """Whether a text has these words in a row."""
        places = [self._places.get(word, []) for word in piece.words]
        rarest = min(range(len(places)), key=lambda n: len(places[n]))
        for source, at in places[rarest]:
            first = max(0, at - rarest)
            if self._words[source].words[first : first + len(piece.words)] == piece.words:
                return True
        return False

    def _altered(self, text: str, piece: _Piece) -> Altered | None:
        if len(piece.words) < FEWEST:
            return None
        found = (self._alike(piece, *place) for place in self._likely_places(piece))
        share, source, first, end = max(found, default=(0.0, "", 0, 0))
        if share < _ALIKE:
            return None
        spans = self._words[source].spans
        start, stop = piece.spans[0][0], piece.spans[-1][1]
        return Altered(start, stop, text[start:stop], source, (spans[first][0], spans[end - 1][1]))

    def _likely_places(self, piece: _Piece) -> list[tuple[str, int]]:
        """Give where in the texts most words of a piece are at their places, nearly."""
        votes: Counter[tuple[str, int]] = Counter()
        for n, word in enumerate(piece.words):
            places = self._places.get(word, [])
            for source, at in places if len(places) <= _COMMON else ():
                votes[source, at - n] += 2
                votes[source, at - n - 1] += 1
                votes[source, at - n + 1] += 1
        return [place for place, _ in votes.most_common(_TRIED)]

    def _alike(self, piece: _Piece, source: str, first: int) -> tuple[float, str, int, int]:
        """Give how much of a piece the words around a place have, and which words those are."""
        begins = max(0, first - _ROOM)
        words = self._words[source].words[begins : first + len(piece.words) + _ROOM]
        matcher = SequenceMatcher(None, piece.words, words, autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        if not blocks:
            return 0.0, "", 0, 0
        share = sum(block.size for block in blocks) / len(piece.words)
        last = blocks[-1]
        after = len(piece.words) - last.a - last.size
        low = max(begins, begins + blocks[0].b - blocks[0].a)
        high = min(begins + last.b + last.size + after, len(self._words[source].words))
        return share, source, low, high


def _pieces(text: str, start: int, end: int) -> Iterator[_Piece]:
    """Yield the words of a quotation between cuts."""
    at = start
    for cut in [*_CUT.finditer(text, start, end), None]:
        piece = _words(text, at, cut.start() if cut else end)
        if piece.words:
            yield piece
        at = cut.end() if cut else end


def _words(text: str, start: int, end: int) -> _Piece:
    found = list(_WORD.finditer(text, start, end))
    return _Piece(tuple(_plain(w[0]) for w in found), tuple(w.span() for w in found))


def _plain(word: str) -> str:
    return fold(word.replace("-", "")).replace(" ", "").replace(".", "")
