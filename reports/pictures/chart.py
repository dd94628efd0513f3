"""Claims as bars along an axis: a timeline for dates, a number line for amounts and counts.

The grammar, which docs/report.md explains to readers: a bar is as long as what its claim leaves
possible; a diamond is one exact point; an arrow goes on without end; a dashed outline is not
asserted. The band behind the bars of a side is where all of them are true. The gap between
sides that have nothing in common is marked. A triangle is a day of publication, and
points to it where it lies outside.

In a wide picture, who says it is left of the bars and what is said right of them; in a narrow one
both are above.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reports.phrases import counted
from reports.pictures.bars import labelled
from reports.pictures.scale import AxisScale, Tick, date_ticks, number_ticks, scale_of
from reports.pictures.svg import (
    BOLD,
    LETTER,
    NARROW,
    WIDE,
    Picture,
    colour,
    fitted,
    letter,
    line,
    path,
    rectangle,
    room_for,
    words,
    wrapped,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from reports.pictures.bars import Bar, Plot
    from schema.interval import Interval
    from store.cited_readings import Parts

_HEAD, _LINE, _BAR, _FOOT = 26.0, 16.0, 11.0, 26.0
_LINES = 3
_NONE_SHARED = "none in common"
_THIN = 3.0
"""No bar is narrower: it could not be seen."""
_ROOM = 0.33
"""Days of publication are put at the edge where they would leave the claims less of the width."""


class _Frame(NamedTuple):
    """Where things are: the axis from `left` to `right`, below `top`; its rows, the bar in each.

    `beside`: the words are left and right of the bars, and not above them. `labels` are the lines
    of words of each bar: who says it, and about which event.
    """

    width: float
    left: float
    right: float
    top: float
    row: float
    bar: float
    beside: bool
    labels: tuple[list[str], ...]


def chart(plot: Plot, width: int = WIDE) -> Picture:
    """Draw a plot. Every plot has at least one bar."""
    bars, left_out = plot.shown()
    frame = _frame(plot, bars, width)
    scale, in_view = _scale(plot, bars, frame)
    bottom = frame.top + frame.row * len(bars)
    foot = bottom + _FOOT + (18 if left_out else 0)
    ticks = date_ticks(scale) if plot.dates else number_ticks(scale)
    drawn = [*_axis(scale, ticks, frame.top, bottom), *_bands(plot, scale, frame.top, bottom)]
    for n, bar in enumerate(bars):
        top = frame.top + n * frame.row
        drawn += _words(bar, frame.labels[n], frame, top)
        drawn += _row(plot, bar, scale, top + frame.bar, in_view=in_view)
    if left_out:
        drawn.append(words(4, foot - 6, f"and {counted(left_out, 'more claim')}", "quiet"))
    return Picture(plot.title, description(plot), width, foot, tuple(drawn))


def _frame(plot: Plot, bars: tuple[Bar, ...], width: int) -> _Frame:
    top = _HEAD if plot.sides > 1 else 6.0
    beside = width > NARROW
    names = [text for bar in bars for text in (labelled(plot, bar), bar.event)]
    left = room_for(names, width * 0.42) if beside else width
    labels = tuple(
        [*wrapped(labelled(plot, bar), left - 14, _LINES), *wrapped(bar.event, left - 14, _LINES)]
        for bar in bars
    )
    lines = max(map(len, labels))
    if not beside:
        above = (lines + 1) * _LINE + 8
        return _Frame(width, 10, width - 10, top, above + _LINE, above, beside, labels)
    right = width - room_for((bar.says for bar in bars), width * 0.3, BOLD) - 12
    row = lines * _LINE + 10
    return _Frame(width, left, right, top, row, row / 2, beside, labels)


def description(plot: Plot) -> str:
    """Say in words what a plot shows."""
    sides = [
        f"{letter(n)}: " + "; ".join(_said(bar) for bar in plot.bars if bar.side == n)
        for n in range(plot.sides)
    ]
    others = [_said(bar) for bar in plot.bars if bar.side is None]
    if plot.sides > 1:
        opening = f"{plot.sides} sides that cannot all be true. "
    else:
        opening = "All can be true together. " if len(plot.bars) > 1 and plot.sides else ""
    rest = f" Others: {'; '.join(others)}." if others and plot.sides else ""
    return opening + ". ".join(sides or others) + "." + rest


def _said(bar: Bar) -> str:
    about = f", of {bar.event}" if bar.event else ""
    return f"{bar.who} says {bar.says}{about}"


def _scale(plot: Plot, bars: tuple[Bar, ...], frame: _Frame) -> tuple[AxisScale, bool]:
    """Give the scale, and whether the days of publication are on it, too."""
    parts = [part for bar in bars for part in bar.parts]
    alone = scale_of(parts, frame.left, frame.right, dates=plot.dates)
    published = [bar.published for bar in bars if bar.published]
    if not plot.dates or not published:
        return alone, False
    together = scale_of([*parts, *published], frame.left, frame.right, dates=True)
    roomy = (alone.hi - alone.lo) / (together.hi - together.lo) >= _ROOM
    return (together, True) if roomy else (alone, False)


def _axis(scale: AxisScale, ticks: list[Tick], top: float, bottom: float) -> Iterator[Element]:
    yield line(scale.left, bottom, scale.right, bottom, "rule")
    free = scale.left - LETTER
    for at, said in ticks:
        x, half = scale.x(at), len(said) * LETTER / 2
        yield line(x, top, x, bottom + 4, "rule")
        middle = min(max(x, scale.left + half), scale.right - half)
        if middle - half > free:
            yield words(middle, bottom + 18, said, "quiet mid")
            free = middle + half + LETTER


def _bands(plot: Plot, scale: AxisScale, top: float, bottom: float) -> Iterator[Element]:
    free = 0.0
    for side, parts in enumerate(plot.bands):
        for part in parts:
            x, width = _extent(part, scale, dates=plot.dates)
            yield rectangle(x, top, width, bottom - top, f"band {colour(side)}")
        if plot.sides > 1 and parts:
            x, width = _extent(parts[0], scale, dates=plot.dates)
            at = max(x + width / 2, free)
            yield words(at, top - 12, letter(side), f"side mid {colour(side)}")
            free = at + 2 * LETTER
    for earlier, later in zip(plot.bands, plot.bands[1:], strict=False):
        yield from _gap(earlier, later, scale, dates=plot.dates)


def _gap(earlier: Parts, later: Parts, scale: AxisScale, *, dates: bool) -> Iterator[Element]:
    """Mark that nothing lies in both of two neighbouring bands."""
    if not earlier or not later:
        return
    end, begin = _extent(earlier[-1], scale, dates=dates), _extent(later[0], scale, dates=dates)
    left, right = end[0] + end[1], begin[0]
    if right - left > 4:  # noqa: PLR2004 - pixels: less could not be seen
        yield line(left, _HEAD - 4, right, _HEAD - 4, "gap")
        if right - left > (len(_NONE_SHARED) + 4) * LETTER:
            yield words((left + right) / 2, _HEAD - 10, _NONE_SHARED, "disjoint mid")


def _words(bar: Bar, label: list[str], frame: _Frame, top: float) -> Iterator[Element]:
    """Say who says it, about which event where the picture has several, and what."""
    if frame.beside:
        first, room = top + frame.bar + 4 - (len(label) - 1) * _LINE / 2, frame.left - 8
        yield fitted(
            frame.right + 12,
            top + frame.bar + 4,
            bar.says,
            frame.width - frame.right - 12,
            "strong",
        )
    else:
        first, room = top + _LINE, frame.width
        yield fitted(0, first + len(label) * _LINE, bar.says, room, "strong")
    for n, said in enumerate(label):
        yield fitted(0, first + n * _LINE, said, room, "quiet")


def _row(
    plot: Plot, bar: Bar, scale: AxisScale, middle: float, *, in_view: bool
) -> Iterator[Element]:
    kind = f"{'said' if bar.asserted else 'hollow'} {colour(bar.side)}"
    if len(bar.parts) > 1:
        ends = [_extent(part, scale, dates=plot.dates) for part in bar.parts]
        yield line(ends[0][0], middle, ends[-1][0], middle, f"hollow {colour(bar.side)}")
    for part in bar.parts:
        yield _mark(part, scale, middle, kind, dates=plot.dates)
    if plot.dates and bar.published:
        yield from _publication(bar.published, scale, middle, in_view=in_view)


def _mark(part: Interval, scale: AxisScale, middle: float, kind: str, *, dates: bool) -> Element:
    x, width = _extent(part, scale, dates=dates)
    half = _BAR / 2
    if part.lo is not None and part.lo == part.hi:
        at = x + width / 2
        return path(
            f"M{at:.1f} {middle - half:.1f}l{half} {half}l-{half} {half}l-{half} -{half}z", kind
        )
    if part.lo is not None and part.hi is not None:
        return rectangle(x, middle - half, width, _BAR, kind)
    return path(_arrow(part, x, width, middle, half), kind)


def _arrow(part: Interval, x: float, width: float, middle: float, half: float) -> str:
    """Give the outline of a bar that ends in a point on its open sides."""
    tip = min(2 * half, width / 3)
    start = f"M{x:.1f} {middle:.1f}L{x + tip:.1f} {middle - half:.1f}"
    if part.lo is not None:
        start = f"M{x:.1f} {middle + half:.1f}V{middle - half:.1f}"
    right = x + width
    end = f"H{right - tip:.1f}L{right:.1f} {middle:.1f}L{right - tip:.1f} {middle + half:.1f}"
    if part.hi is not None:
        end = f"H{right:.1f}V{middle + half:.1f}"
    back = f"H{x + tip:.1f}" if part.lo is None else ""
    return f"{start}{end}{back}z"


def _publication(
    published: Interval, scale: AxisScale, middle: float, *, in_view: bool
) -> Iterator[Element]:
    """Mark the days with a triangle, which at an edge points to where they are beyond it."""
    if not in_view and published.lo is not None and published.lo > scale.hi:
        yield path(f"M{scale.right - 6:.1f} {middle - 5:.1f}v10l7 -5z", "published")
        return
    if not in_view and published.hi is not None and published.hi < scale.lo:
        yield path(f"M{scale.left + 6:.1f} {middle - 5:.1f}v10l-7 -5z", "published")
        return
    x, width = _extent(published, scale, dates=True)
    if width > 2 * _THIN:
        yield line(x, middle, x + width, middle, "published")
    at = x + width / 2
    yield path(f"M{at - 5:.1f} {middle - 4:.1f}h10l-5 9z", "published")


def _extent(part: Interval, scale: AxisScale, *, dates: bool) -> tuple[float, float]:
    """Give where a part begins and how wide it is; an open side reaches the edge."""
    left = scale.left if part.lo is None else scale.x(float(part.lo))
    right = scale.right if part.hi is None else scale.x(float(part.hi) + dates)
    if right - left >= _THIN:
        return left, right - left
    return min((left + right) / 2 - _THIN / 2, scale.right - _THIN), _THIN
