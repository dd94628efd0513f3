"""Which articles are about one story: they share names that few of the others have.

Two spellings that differ by a letter are two persons in two stories, and most likely one in one.
"""

from __future__ import annotations

from array import array
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from scanning.common_words import NO_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanning.scanned_text import ScannedText

_FEW, _SHARE = 3, 0.02
"""A name is rare that no more articles have than this, or than this share of them."""
_RARE, _RARE_OF_EVENT = 2, 3
_MANY, _ALIKE, _SAME = 5, 0.2, 0.4
"""So many names of any kind, and so large a share of those of the article with fewer, do as well;
a larger share where it is one event."""


class _Shared(NamedTuple):
    """How many names two articles share, how many of them are rare, and the share of all."""

    all: int
    rare: int
    share: float


class RelatedTexts:
    """The capitalised words of all articles."""

    def __init__(self) -> None:
        """Begin without any."""
        self._numbers: dict[str, int] = {}
        self._articles: array[int] = array("L")
        self._of: list[array[int]] = []

    def add(self, text: ScannedText) -> None:
        """Keep the names of one article; articles come in the order of their numbers."""
        own: set[int] = set()
        for row in text.words.rows:
            for word in row:
                if not word.small and len(word.folded) > 2 and word.folded not in NO_NAMES:  # noqa: PLR2004
                    own.add(self._number(word.folded))
        for number in own:
            self._articles[number] += 1
        self._of.append(array("L", sorted(own)))

    def _number(self, word: str) -> int:
        number = self._numbers.setdefault(word, len(self._numbers))
        if number == len(self._articles):
            self._articles.append(0)
        return number

    def articles_with(self, word: str) -> frozenset[int]:
        """Give the articles that have a capitalised word."""
        number = self._numbers.get(word)
        return frozenset(n for n, own in enumerate(self._of) if number in own)

    def any_related(self, ones: Iterable[int], others: Iterable[int], *without: str) -> bool:
        """Whether some article of the ones is about one story with some of the others."""
        others = tuple(others)
        return any(self.related(a, b, *without) for a in ones for b in others)

    def related(self, one: int, other: int, *without: str) -> bool:
        """Whether two articles are about one story, whatever words they are compared for."""
        if one == other:
            return True
        shared = self._shared(one, other, *sorted(without))
        return shared.rare >= _RARE or (shared.all >= _MANY and shared.share >= _ALIKE)

    def of_one_event(self, one: int, other: int, *without: str) -> bool:
        """Whether two articles are so near that they tell of one event, and of one time."""
        shared = self._shared(one, other, *without)
        return shared.rare >= _RARE_OF_EVENT and shared.share >= _SAME

    @lru_cache(maxsize=65536)  # noqa: B019 - lives as long as a scan
    def _shared(self, one: int, other: int, *without: str) -> _Shared:
        left_out = {self._numbers.get(word) for word in without}
        mine, others = (set(self._of[n]) - left_out for n in (one, other))
        both = mine & others
        few = max(_FEW, _SHARE * len(self._of))
        rare = sum(self._articles[number] <= few for number in both)
        return _Shared(len(both), rare, len(both) / max(1, min(len(mine), len(others))))
