"""The words of a text that are most similar to a quote which it does not have."""

from __future__ import annotations

from collections import defaultdict
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Pair = tuple[int, int]


class CommonRun(NamedTuple):
    """Words that two texts have in a row: where in each the run starts, and how many words."""

    start: int
    other: int
    length: int


def nearest(quote: str, text: str) -> str:
    """Give the words of a text that are most similar to a quote which is not in it, or ""."""
    wanted, words = quote.split(), text.split()
    run = longest_common_run(wanted, words)
    if not run.length:
        return ""
    start = max(0, run.other - run.start)
    return " ".join(words[start : start + len(wanted)])


def longest_common_run(words: Sequence[str], others: Sequence[str]) -> CommonRun:
    """Give the longest run of equal words; of several, the first in `words`, then in `others`.

    Runs of 1, 2, 4 words and so on are numbered by the numbers of their halves, so the time is
    linear in the words, but for a logarithm, however often they are repeated.
    """
    number = defaultdict[str, int](count().__next__)
    own = list(map(number.__getitem__, words))
    theirs = list(map(number.__getitem__, others))
    if set(own).isdisjoint(theirs):
        return CommonRun(0, 0, 0)
    size = 1
    while not set(_pairs(own, size)).isdisjoint(_pairs(theirs, size)):
        numbers = defaultdict[Pair, int](count().__next__)
        own = list(map(numbers.__getitem__, _pairs(own, size)))
        theirs = list(map(numbers.__getitem__, _pairs(theirs, size)))
        size *= 2
    return _first(own, theirs, size, _most_beyond(own, theirs, size))


def _most_beyond(own: Sequence[int], theirs: Sequence[int], size: int) -> int:
    """Give by how many words the longest common run is longer than `size`; it is not twice it."""
    least, most = 0, size - 1
    while least < most:
        beyond = (least + most + 1) // 2
        if set(_pairs(own, beyond)).isdisjoint(_pairs(theirs, beyond)):
            most = beyond - 1
        else:
            least = beyond
    return least


def _first(own: Sequence[int], theirs: Sequence[int], size: int, beyond: int) -> CommonRun:
    found: dict[Pair, int] = {}
    for at, pair in enumerate(_pairs(theirs, beyond)):
        found.setdefault(pair, at)
    start, pair = next((n, p) for n, p in enumerate(_pairs(own, beyond)) if p in found)
    return CommonRun(start, found[pair], size + beyond)


def _pairs(numbers: Sequence[int], apart: int) -> Iterator[Pair]:
    """Yield each number with the one so many places after it."""
    return zip(numbers, numbers[apart:], strict=False)
