"""Passages of the sources, and which of them a sentence of a draft is about."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from drafts.figures_found import figures_in
from extraction.find_expressions import expressions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from drafts.draft_words import DraftWord, Names
    from drafts.figures_found import FoundFigure
    from extraction.expression import Expression, Published
    from schema.records import ValueTypeName

Keys = frozenset[str]


class PassagePlace(NamedTuple):
    """Where a passage is: its source, its first character there, and the claim it is quoted for.

    `start` is None where the text of the source does not have it; `claim` is None for a sentence.
    """

    source: str
    start: int | None
    claim: int | None = None


class Passage(NamedTuple):
    """A sentence of a source, or the words that a claim is quoted with.

    `keys` say what it is about. `type` is that of the values of the claim's attribute: where it is
    a date, the date of the passage is that of its subject.
    """

    place: PassagePlace
    text: str
    words: tuple[DraftWord, ...]
    figures: tuple[FoundFigure, ...]
    keys: Keys
    type: ValueTypeName | None = None


class Match(NamedTuple):
    """A passage that is about what a sentence is about.

    `share`: how much of the sentence's keys, by weight, the passage has; `back`: how much of the
    passage's the sentence has. Both are from 0 to 1.
    """

    passage: Passage
    share: float
    back: float


class Reader(NamedTuple):
    """Reads passages: with the names of a story, and the days on which each source can appear."""

    names: Names
    days: Mapping[str, Published]

    def passage(
        self, place: PassagePlace, text: str, about: str = "", kind: ValueTypeName | None = None
    ) -> Passage:
        """Read a passage. The keys of `about`, what its claims are about, count as its own."""
        found, words = expressions(text), self.names.words(text)
        keys = keys_of(words, found) | keys_of(self.names.words(about), ())
        figures = figures_in(text, found, self.days.get(place.source))
        return Passage(place, text, words, figures, keys, kind)


def keys_of(words: Iterable[DraftWord], found: Iterable[Expression]) -> Keys:
    """Give the keys that say what words are about: those outside dates, figures and small words."""
    spans = [(e.start, e.end) for e in found]
    return frozenset(
        key
        for word in words
        if not word.small and not any(start <= word.start < end for start, end in spans)
        for key in word.keys
    )


class Passages:
    """All passages, found by their keys. Rare keys weigh more than frequent ones."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        """Index passages."""
        self._all = tuple(passages)
        self._having: defaultdict[str, list[int]] = defaultdict(list)
        for number, passage in enumerate(self._all):
            for key in passage.keys:
                self._having[key].append(number)
        counts = Counter({key: len(numbers) for key, numbers in self._having.items()})
        size = 1 + len(self._all)
        self._unknown = math.log(1 + size)
        self._weights = {key: math.log(1 + size / count) for key, count in counts.items()}
        self._whole = [self.weight(passage.keys) for passage in self._all]

    def weight(self, keys: Iterable[str]) -> float:
        """Give the weight of keys together; one that no passage has weighs most."""
        return sum(self._weights.get(key, self._unknown) for key in keys)

    def share(self, keys: Keys, passage: Passage) -> float:
        """Give how much of some keys, by weight, a passage has."""
        return self.weight(keys & passage.keys) / (self.weight(keys) or 1.0)

    def like(self, keys: Keys, least: float) -> list[Match]:
        """Give the passages that have such a share of some keys at least, the most first."""
        whole = self.weight(keys)
        shared: defaultdict[int, float] = defaultdict(float)
        for key in keys:
            for number in self._having.get(key, ()):
                shared[number] += self._weights[key]
        matches = [
            Match(self._all[number], weight / whole, weight / self._whole[number])
            for number, weight in shared.items()
            if weight >= least * whole
        ]
        return sorted(matches, key=_best_first)


def _best_first(match: Match) -> tuple[float, float, str, int, int]:
    source, start, claim = match.passage.place
    return -match.share, -match.back, source, start or 0, -1 if claim is None else claim
