"""A run as text for the terminal: what is new, what is accepted, what is stale, and the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.canvas import Canvas
from reports.findings.ending_text import ending
from reports.findings.finding_text import group_block
from reports.findings.run_result import known_heading, settled_by, stale_text, worst_first
from reports.findings.sentence_groups import grouped
from schema.characters import no_command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baseline.compare import ComparedFinding
    from reports.findings.run_result import RunResult


def terminal_lines(run: RunResult, canvas: Canvas, *, verbose: bool = False) -> Iterator[str]:
    """Yield the lines of `check`: a block for each group of findings, the most severe first.

    Then what is accepted and known, in short, and how the checks ended.
    """
    for group in grouped(worst_first(run.open), run.store):
        yield from group_block(group, canvas, named=True)
        yield ""
    yield from settled_and_stale(run, canvas)
    yield from ending(run, canvas, verbose=verbose)


_RULES_CHANGED = (
    "Rules have changed since some of these were accepted: docs/upgrading.md says which findings "
    "are no longer made, and why."
)


def settled_and_stale(run: RunResult, canvas: Canvas) -> Iterator[str]:
    """Yield what is accepted and known, in short, and what was accepted but is no longer found."""
    yield from _in_short("Accepted", run.accepted, canvas)
    yield from _in_short(known_heading(run), run.known, canvas)
    yield from _stale(run, canvas)


def _in_short(heading: str, found: tuple[ComparedFinding, ...], canvas: Canvas) -> Iterator[str]:
    """Yield findings with a line each, and who settled them; nothing for none."""
    if not found:
        return
    yield canvas.style(heading, "strong")
    for compared in worst_first(found):
        finding = compared.finding
        yield from canvas.wrapped(f"{finding.code} {finding.short} {finding.message}", 2, hang=2)
        if compared.status != "known":
            for line in canvas.wrapped(settled_by(compared), 4, hang=2):
                yield canvas.style(line, "quiet")
    yield ""


def _stale(run: RunResult, canvas: Canvas) -> Iterator[str]:
    for entry in run.comparison.stale:
        for line in canvas.wrapped(f"Warning: {stale_text(entry)}", 0, hang=2):
            yield canvas.style(line, "tension")
    if any(entry.is_of_older_rules for entry in run.comparison.stale):
        yield from canvas.wrapped(_RULES_CHANGED, 0, hang=2)
    if run.comparison.stale:
        yield ""


def text(run: RunResult) -> str:
    """Give the text without colour, 80 characters wide: for files."""
    return "\n".join(map(no_command, terminal_lines(run, Canvas()))) + "\n"
