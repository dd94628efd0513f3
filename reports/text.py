"""The findings as text: those that nobody has accepted, then the accepted, then stale entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.acceptances import headline, reason, stale, what_changed
from reports.blocks import block, counts, ended
from reports.paint import Canvas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.baseline import Judged
    from reports.told import Told
    from schema.baseline import Acceptance

PRUNE = "crossread baseline prune"


def text(run: Told) -> str:
    """Give the lines of `check` for a file: 80 characters wide, without colour."""
    return "".join(f"{line}\n" for line in check_text(run, Canvas()))


def check_text(run: Told, canvas: Canvas) -> Iterator[str]:
    """Yield the lines of `check`: one block a finding, then how the checks ended."""
    for judged in run.unaccepted:
        yield from block(judged.finding, canvas, note=what_changed(judged))
        yield ""
    if run.accepted:
        yield from _heading("Accepted", canvas)
        for judged in run.accepted:
            yield from _accepted(judged, canvas)
    if run.stale:
        yield from _heading("Stale", canvas)
        for entry in run.stale:
            yield from _stale(entry, canvas)
        yield from canvas.wrapped(f"No finding meets these any more: {PRUNE} takes them out.", 0)
        yield ""
    yield from counts(headline(run), canvas)
    yield from ended(run.outcomes, canvas)


def _heading(words: str, canvas: Canvas) -> Iterator[str]:
    yield canvas.paint(words, "strong")
    yield canvas.paint("─" * len(words), "quiet")


def _accepted(judged: Judged, canvas: Canvas) -> Iterator[str]:
    yield from canvas.wrapped(f"{judged.finding.code} {judged.finding.message}", 0, hang=2)
    if judged.acceptance:
        for line in canvas.wrapped(reason(judged.acceptance), 2, hang=2):
            yield canvas.paint(line, "quiet")
    yield ""


def _stale(entry: Acceptance, canvas: Canvas) -> Iterator[str]:
    for line in canvas.wrapped(f"warning: {stale(entry)}", 0, hang=2):
        yield canvas.paint(line, "tension")
    for line in canvas.wrapped(reason(entry), 2, hang=2):
        yield canvas.paint(line, "quiet")
    yield ""
