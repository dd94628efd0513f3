"""The figures of articles under their nouns, as text: for the eye, without a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.scan.looked_at import not_compared
from reports.scan.placed_words import placed_words
from support.grammar import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.canvas import Canvas
    from scanning.figures_by_noun import FiguresByNoun
    from scanning.scan_articles import Scan
    from scanning.text_store import TextStore

_AROUND = 45


def tie_out_lines(
    scan: Scan, texts: TextStore, figures: FiguresByNoun, canvas: Canvas
) -> Iterator[str]:
    """Yield each noun, and below it each figure with its place and the words around it."""
    number = 0
    for noun, rows in figures.rows():
        articles = len({row.spot.article for row in rows})
        yield canvas.justified(noun, counted(articles, "article"), roles=("strong", "quiet"))
        for row in rows:
            number += 1
            place = placed_words(row.spot, scan, texts)
            yield canvas.justified(f"  {place.words}", place.where, roles=("", "quiet"))
            yield from canvas.wrapped(
                f"{_tail(place.before)}{place.words}{_head(place.after)}", 6, hang=0
            )
        yield ""
    yield from canvas.wrapped(
        f"{counted(number, 'figure')} of {counted(len(scan.articles), 'article')}, listed to be "
        "compared by eye: whether two of them are of one thing is not judged.",
        0,
    )
    for each in not_compared(scan):
        yield from canvas.wrapped(f"Not read: {each}", 0, hang=2)


def _tail(text: str) -> str:
    return text if len(text) <= _AROUND else f"… {text[-_AROUND:].partition(' ')[2]}"


def _head(text: str) -> str:
    return text if len(text) <= _AROUND else f"{text[:_AROUND].rpartition(' ')[0]} …"
