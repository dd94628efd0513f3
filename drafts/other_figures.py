"""Dates and figures of a draft, compared with those of the passages that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from drafts.difference import Difference
from drafts.figures_found import agree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafts.figures_found import FoundFigure
    from drafts.story_passages import Match

_ABOUT = 0.6
"""A passage with a smaller share of a sentence is not about the same thing."""
_ABOUT_COUNTED = 0.45
"""The same, where two words say that the same is counted."""
_SUPPORTS = 0.4
"""From this share on, a passage may be why another figure is right."""
_FURTHER = 0.3
"""A passage with so much less of a sentence than another is no reason to be right."""
_CLOSER = 0.2
"""A passage with so much more of a sentence, which leaves its figure open, decides nothing."""
_IN_SHORT = 0.45
"""A passage of which the draft has so much speaks of little else."""


class FiguresCompared(NamedTuple):
    """The figures of a sentence that differ from those of the sources, and who has the others."""

    others: tuple[Difference, ...]
    same: tuple[Match, ...]


class _FigurePair(NamedTuple):
    """A figure of a passage, and whether it can be that of the draft; None: not known."""

    match: Match
    theirs: FoundFigure
    agrees: bool | None


def compare_figures(figures: Iterable[FoundFigure], matches: list[Match]) -> FiguresCompared:
    """Compare the dates and figures of a sentence with those of the passages that are like it."""
    others: list[Difference] = []
    same: list[Match] = []
    figures = tuple(figures)
    for mine in figures:
        elsewhere = [figure for figure in figures if figure is not mine]
        pairs = [p for p in _pairs(mine, matches) if not _is_taken(p.theirs, elsewhere)]
        agreeing = _agreeing(pairs)
        if agreeing:
            same.append(agreeing)
        elif best := _differing(mine, pairs):
            end = mine.start + len(mine.text)
            theirs, passage = best.theirs.text, best.match.passage
            others.append(
                Difference("figure", mine.start, end, mine.text, theirs, passage, mine.type)
            )
    return FiguresCompared(tuple(others), tuple(same))


def _pairs(mine: FoundFigure, matches: list[Match]) -> Iterator[_FigurePair]:
    for match in matches:
        if match.share >= _SUPPORTS:
            for theirs in match.passage.figures:
                if theirs.kind == mine.kind:
                    yield _FigurePair(match, theirs, agree(mine, theirs))


def _is_taken(theirs: FoundFigure, others: Iterable[FoundFigure]) -> bool:
    """Whether a figure of a passage is that of another figure of the sentence."""
    return any(other.kind == theirs.kind and agree(other, theirs) for other in others)


def _agreeing(pairs: list[_FigurePair]) -> Match | None:
    closest = max((p.match.share for p in pairs if p.agrees is not None), default=0.0)
    close = (p.match for p in pairs if p.agrees and p.match.share >= closest - _FURTHER)
    return next(close, None)


def _differing(mine: FoundFigure, pairs: list[_FigurePair]) -> _FigurePair | None:
    """Give the figure that a sentence has otherwise, if a passage about the same thing has one."""
    about = [
        p
        for p in pairs
        if p.agrees is False
        and p.match.share >= (_ABOUT_COUNTED if _same_things(mine, p.theirs) else _ABOUT)
        and _is_of_subject(p)
        and (mine.kind != "count" or mine.counted & p.theirs.counted)
    ]
    if not about:
        return None
    best = max(about, key=lambda p: (p.match.share, p.match.back))
    undecided = max((p.match.share for p in pairs if p.agrees is None), default=0.0)
    return None if undecided > best.match.share + _CLOSER else best


def _same_things(mine: FoundFigure, theirs: FoundFigure) -> bool:
    """Whether two words say what both count: "five Turkish officials", "four Turkish officials"."""
    return len(mine.counted & theirs.counted) > 1


def _is_of_subject(pair: _FigurePair) -> bool:
    """Whether the figure of a passage is what the passage is about, and not said in passing.

    It is where a claim records it, and where the draft has most of what the passage says.
    """
    return pair.match.passage.type == pair.theirs.type or pair.match.back >= _IN_SHORT
