"""What a picture of intervals is made of: a bar for each claim, and a band for each side."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from reports.pictures.svg import letter

if TYPE_CHECKING:
    from schema.interval import Interval
    from store.cited_readings import Parts

MOST = 24
"""So many bars are drawn; the others are counted."""


class Bar(NamedTuple):
    """One claim: who says what, the points it leaves, and the number of its side, if it takes one.

    `asserted`: said of what is, and not planned, denied or read into ambiguous words. `event`: what
    it is about, where the bars of a plot are not all about the same.
    """

    who: str
    says: str
    parts: Parts
    side: int | None = None
    asserted: bool = True
    published: Interval | None = None
    event: str = ""

    @property
    def exact(self) -> bool:
        """Whether it leaves a single point."""
        return len(self.parts) == 1 and self.parts[0].lo == self.parts[0].hi


class Plot(NamedTuple):
    """The bars on one axis. `bands` are the common parts of the sides, in their order."""

    title: str
    bars: tuple[Bar, ...]
    bands: tuple[Parts, ...]
    dates: bool

    @property
    def sides(self) -> int:
        """How many sides there are."""
        return len(self.bands)

    def shown(self) -> tuple[tuple[Bar, ...], int]:
        """Give the bars that are drawn, every side in turn until there are enough; and the rest."""
        if len(self.bars) <= MOST:
            return self.bars, 0
        queues = [
            [bar for bar in self.bars if bar.side == side] for side in (*range(self.sides), None)
        ]
        in_turn = [bar for turn in zip_longest(*queues) for bar in turn if bar is not None][:MOST]
        chosen = {id(bar) for bar in in_turn}
        drawn = tuple(bar for bar in self.bars if id(bar) in chosen)
        return drawn, len(self.bars) - len(drawn)


def common(several: list[Parts]) -> Parts:
    """Give the points that all of some claims leave possible."""
    shared = several[0] if several else ()
    for parts in several[1:]:
        pairs = ((mine, other) for mine in shared for other in parts)
        shared = tuple(c for mine, other in pairs if (c := mine.common(other)) is not None)
    return shared


def labelled(plot: Plot, bar: Bar) -> str:
    """Name who says it, after the letter of the side if there are several."""
    side = f"{letter(bar.side)} · " if plot.sides > 1 and bar.side is not None else ""
    return f"{side}{bar.who}"
