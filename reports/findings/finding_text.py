"""Findings as blocks of text: the sides, and under each its quotes, sources and places."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reports.phrases import attribution, counted, place
from schema.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.canvas import Canvas
    from schema.finding import Citation, Finding, Outcome, Side


def block(
    finding: Finding, canvas: Canvas, indent: int = 0, *, named: bool = False
) -> Iterator[str]:
    """Yield the lines of one finding; `named` gives the fingerprint that `accept` takes."""
    name = f" {finding.short}" if named else ""
    code = f"{' ' * indent}{finding.code} {finding.name}{name}"
    severity = finding.severity.value
    yield canvas.justified(code, severity, roles=("strong", severity))
    yield from canvas.wrapped(finding.message, indent)
    for side in finding.sides:
        yield from _side(side, canvas, indent + 2)


def _side(side: Side, canvas: Canvas, indent: int) -> Iterator[str]:
    for line in canvas.wrapped(f"- {side.says}", indent, hang=2):
        yield canvas.style(line, "strong")
    for citation in side.citations:
        yield from _citation(citation, canvas, indent + 4)


def _citation(citation: Citation, canvas: Canvas, indent: int) -> Iterator[str]:
    who = f"{' ' * indent}{attribution(citation)}"
    where = place(citation)
    if canvas.fits(who, where):
        yield canvas.justified(who, where, roles=("", "quiet"))
    else:
        yield from canvas.wrapped(who.strip(), indent, hang=2)
        yield " " * indent + canvas.style(where, "quiet")
    if citation.quote:
        yield from canvas.wrapped(f"“{citation.quote}”", indent, hang=1)


def ending(
    outcomes: Iterable[Outcome], findings: tuple[Finding, ...], canvas: Canvas, accepted: int = 0
) -> Iterator[str]:
    """Yield the summary: findings by severity, what did not apply, and what could not run.

    `accepted` is how many more were found that somebody has accepted.
    """
    outcomes = tuple(outcomes)
    idle = [outcome for outcome in outcomes if outcome.state == "did not apply"]
    ran = [outcome for outcome in outcomes if outcome not in idle]
    passed = sum(outcome.state == "passed" for outcome in ran)
    unlisted: Counter[Severity] = Counter()
    for outcome in outcomes:
        if outcome.unlisted:
            unlisted[outcome.findings[0].severity] += outcome.unlisted
    found = tally(findings, unlisted) if findings or not accepted else "Nothing new"
    known = f"; {accepted} accepted" if accepted else ""
    yield canvas.style(f"{found}{known}.", "strong")
    yield from canvas.wrapped(
        f"{counted(len(ran), 'check')} ran, {passed} of them found nothing.", 0
    )
    for outcome in outcomes:
        if outcome.unlisted:
            yield from canvas.wrapped(_limited(outcome), 0)
    if idle:
        reasons = ", ".join(f"{outcome.code} ({outcome.reason})" for outcome in idle)
        for text in canvas.wrapped(f"{len(idle)} did not apply: {reasons}", 0, hang=2):
            yield canvas.style(text, "quiet")
    for outcome in outcomes:
        if outcome.state == "could not run":
            line = f"{outcome.code} {outcome.name} could not run: {outcome.reason}"
            for text in canvas.wrapped(line, 0, hang=2):
                yield canvas.style(text, "contradiction")


def _limited(outcome: Outcome) -> str:
    shown = len(outcome.findings)
    total = shown + outcome.unlisted
    return f"{outcome.code}: showing {shown:,} of {total:,} findings (--limit 0 shows all)."


def tally(findings: Iterable[Finding], unlisted: Counter[Severity] | None = None) -> str:
    """Count findings by severity: "3 contradictions, 2 tensions"; those unlisted with them."""
    counts = Counter(finding.severity for finding in findings) + (unlisted or Counter())
    most_severe_first = [s for s in reversed(Severity) if counts[s]]
    return ", ".join(counted(counts[s], s.value) for s in most_severe_first) or "Nothing found"
