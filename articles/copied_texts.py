"""Which texts copy one another, out of the passages that they share word for word.

One stock phrase is no copy: every report of a stranded ship says that it "ran aground in the Suez
Canal, blocking the waterway". What is a copy is told by the length of what two texts share, by its
share of the shorter text, and by how long after the other one of them was published. The figures,
and what was measured to choose them, are in docs/decisions/independence.md.
"""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from articles.copied_passages import CopiedPassage, PassageCopy

LONG_PASSAGE = 16
"""So many words in one passage make a copy."""
SEVERAL_PASSAGES = 20
"""So many words in passages of `PASSAGE_OF_SEVERAL` or more make one, too."""
PASSAGE_OF_SEVERAL = 10
SHARE, SHARED_WORDS = 1 / 3, 16
"""So large a share of the shorter text makes one, if it is so many words."""
SHARE_OF_BRIEF = 1 / 2
"""So large a share makes one, however short the text."""
MONTHS_APART = 60
"""Of texts published more days apart than that, twice as many words make a copy.

What is repeated after months is the background of a story, and often its set wording.
"""
_PAIRS_OF = 12
"""Of a passage in more texts than that, each is paired with the first and with the next only."""
Days = tuple[int | None, int | None]
"""The first and the last day, since 1970-01-01; null is open."""
Pair = frozenset[str]


def copied_texts(
    passages: Sequence[CopiedPassage],
    words: Mapping[str, int],
    published: Mapping[str, Days],
    apart: Collection[Pair] = (),
) -> Iterator[tuple[CopiedPassage, tuple[PassageCopy, ...]]]:
    """Yield each passage with those of its copies that tie texts, group by group.

    `words` counts those of each text, and `published` has its days, where they are known. Pairs of
    texts that an editor sets `apart` are no copies of each other.
    """
    shared: dict[Pair, list[int]] = {}
    for passage in passages:
        for pair in _pairs(passage):
            shared.setdefault(pair, []).append(passage.length)
    copies = {
        pair
        for pair, lengths in shared.items()
        if pair not in apart and _is_copy(lengths, *_of_pair(pair, words, published))
    }
    for passage in passages:
        for group in _groups(passage, copies):
            yield passage, group


def _pairs(passage: CopiedPassage) -> Iterator[Pair]:
    sources = [copy.source for copy in passage.copies]
    if len(sources) <= _PAIRS_OF:
        yield from map(frozenset, combinations(sources, 2))
        return
    yield from (frozenset((sources[0], source)) for source in sources[1:])
    yield from (frozenset(pair) for pair in pairwise(sources[1:]))


def _of_pair(
    pair: Pair, words: Mapping[str, int], published: Mapping[str, Days]
) -> tuple[int, bool]:
    """Give the words of the shorter text, and whether both are certainly months apart."""
    one, other = sorted(pair)
    return min(words[one], words[other]), _far(published.get(one), published.get(other))


def _far(one: Days | None, other: Days | None) -> bool:
    if one is None or other is None:
        return False
    (first, last), (begin, end) = one, other
    after = begin is not None and last is not None and begin - last > MONTHS_APART
    return after or (first is not None and end is not None and first - end > MONTHS_APART)


def _is_copy(lengths: Iterable[int], words: int, far: bool) -> bool:  # noqa: FBT001 - private
    """Whether passages of these lengths make a copy of a text of so many words."""
    lengths = list(lengths)
    times = 2 if far else 1
    share = sum(lengths) / words if words else 0
    several = [length for length in lengths if length >= PASSAGE_OF_SEVERAL]
    return (
        max(lengths) >= LONG_PASSAGE * times
        or (len(several) > 1 and sum(several) >= SEVERAL_PASSAGES * times)
        or (share >= SHARE and sum(lengths) >= SHARED_WORDS * times)
        or share >= SHARE_OF_BRIEF
    )


def _groups(passage: CopiedPassage, copies: Collection[Pair]) -> Iterator[tuple[PassageCopy, ...]]:
    """Yield the copies of a passage that tie texts, those of one group together."""
    group: dict[str, str] = {copy.source: copy.source for copy in passage.copies}
    for pair in _pairs(passage):
        if pair in copies:
            one, other = sorted(group[source] for source in pair)
            group = {source: one if root == other else root for source, root in group.items()}
    members: dict[str, list[PassageCopy]] = {}
    for copy in passage.copies:
        members.setdefault(group[copy.source], []).append(copy)
    yield from (tuple(found) for found in members.values() if len(found) > 1)
