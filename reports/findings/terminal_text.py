"""A run as text for the terminal: what is new, what is accepted, what is stale, and the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.canvas import Canvas
from reports.findings.finding_text import block, ending
from reports.findings.run_result import known_by, stale_text, status_text
from schema.characters import no_command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baseline.compare import ComparedFinding
    from reports.findings.run_result import RunResult


def terminal_lines(run: RunResult, canvas: Canvas) -> Iterator[str]:
    """Yield the lines of `check`: a block each, then what is accepted and how the checks ended."""
    for compared in run.open:
        for number, line in enumerate(block(compared.finding, canvas, named=True)):
            yield line
            if number == 0:
                yield from _status(compared, canvas)
        yield ""
    yield from accepted_and_stale(run, canvas)
    findings = tuple(compared.finding for compared in run.open)
    yield from ending(run.outcomes, findings, canvas, accepted=len(run.accepted))


def _status(compared: ComparedFinding, canvas: Canvas) -> Iterator[str]:
    if compared.acceptance:
        for line in canvas.wrapped(status_text(compared), 0, hang=2):
            yield canvas.style(line, "strong")


def accepted_and_stale(run: RunResult, canvas: Canvas) -> Iterator[str]:
    """Yield what is accepted, in short, and what was accepted but is no longer found."""
    yield from _accepted(run, canvas)
    yield from _stale(run, canvas)


def _accepted(run: RunResult, canvas: Canvas) -> Iterator[str]:
    if not run.accepted:
        return
    yield canvas.style("Accepted", "strong")
    for compared in run.accepted:
        finding = compared.finding
        yield from canvas.wrapped(f"{finding.code} {finding.short} {finding.message}", 2, hang=2)
        for line in canvas.wrapped(known_by(compared), 4, hang=2):
            yield canvas.style(line, "quiet")
    yield ""


def _stale(run: RunResult, canvas: Canvas) -> Iterator[str]:
    for entry in run.comparison.stale:
        for line in canvas.wrapped(f"Warning: {stale_text(entry)}", 0, hang=2):
            yield canvas.style(line, "tension")
    if run.comparison.stale:
        yield ""


def text(run: RunResult) -> str:
    """Give the text without colour, 80 characters wide: for files."""
    return "\n".join(map(no_command, terminal_lines(run, Canvas()))) + "\n"
