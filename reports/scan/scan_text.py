"""What a scan has found, as text: each finding with both places and their words."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from reports.scan.looked_at import NEVER_COMPARED, found_sentence, looked_at, not_compared, notes
from reports.scan.placed_words import placed
from support.grammar import counted, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.canvas import Canvas
    from reports.scan.placed_words import PlacedFinding, PlacedSide, PlacedWords
    from scanning.scan_articles import Scan
    from scanning.text_store import TextStore

_PLACES = 4
"""So many places of one side are listed."""
_PASSED_OVER = 12
_SHORT = frozenset({"date-of-unknown-day", "undated-article"})
"""The kinds of which the words are listed without those around them."""


def scan_lines(scan: Scan, texts: TextStore, canvas: Canvas) -> Iterator[str]:
    """Yield the lines of all findings, then what was compared and what was not."""
    for finding in scan.findings:
        yield from _finding(placed(finding, scan, texts), canvas)
        yield ""
    yield from ending(scan, canvas)


def ending(scan: Scan, canvas: Canvas) -> Iterator[str]:
    """Yield how much was found and compared, and what was not."""
    yield canvas.style(found_sentence(scan), "strong")
    yield from canvas.wrapped(looked_at(scan), 0)
    yield from canvas.wrapped(NEVER_COMPARED, 0)
    yield from _some(list(not_compared(scan)), "Not compared:", canvas)
    yield from _some(list(notes(scan)), "Mind:", canvas)


def _some(said: list[str], heading: str, canvas: Canvas) -> Iterator[str]:
    if not said:
        return
    yield heading
    for each in said[:_PASSED_OVER]:
        yield from canvas.wrapped(each, 2, hang=2)
    if said[_PASSED_OVER:]:
        yield f"  and {counted(len(said) - _PASSED_OVER, 'more')[: -len('s')]}"


def _finding(finding: PlacedFinding, canvas: Canvas) -> Iterator[str]:
    severity = finding.severity
    yield canvas.justified(finding.kind, severity, roles=("strong", severity))
    yield from canvas.wrapped(sentence(finding.message), 0)
    for side in finding.sides:
        yield from _short(side, canvas) if finding.kind in _SHORT else _side(side, canvas)


def _short(side: PlacedSide, canvas: Canvas) -> Iterator[str]:
    """Yield words and their place on one line, where that has room."""
    says, where = f"  - {side.says}", side.places[0].where
    if canvas.fits(says, where):
        yield canvas.justified(says, where, roles=("", "quiet"))
    else:
        yield from canvas.wrapped(f"- {side.says}", 2, hang=2)
        yield canvas.style(f"      {where}", "quiet")


def _side(side: PlacedSide, canvas: Canvas) -> Iterator[str]:
    if side.says and side.says.strip("“”") not in _whole(side.places[0]):
        yield from canvas.wrapped(f"- {side.says}", 2, hang=2)
    first, *others = side.places
    yield canvas.style(f"  - {first.where}", "quiet")
    yield from canvas.wrapped(_whole(first), 6)
    for place in islice(others, _PLACES - 1):
        yield canvas.style(f"    {place.where}", "quiet")
    if len(others) >= _PLACES:
        yield canvas.style(f"    and {len(others) - _PLACES + 1} more", "quiet")


def _whole(place: PlacedWords) -> str:
    return f"{place.before}{place.words}{place.after}"
