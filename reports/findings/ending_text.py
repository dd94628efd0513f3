"""The last lines of a report: what was found, and how the checks ended."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reports.findings.check_outcomes import (
    checks_counted,
    could_not_run,
    did_not_apply,
    in_state,
    left_out,
    named,
    not_looked_at,
)
from reports.findings.run_result import settled_counts
from reports.findings.uncompared_text import uncompared_sentence
from reports.phrases import counted
from schema.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.canvas import Canvas
    from reports.findings.run_result import RunResult
    from schema.finding import Finding, Outcome


def ending(run: RunResult, canvas: Canvas, *, verbose: bool = False) -> Iterator[str]:
    """Yield the summary: findings by severity, then in one line how many checks ran.

    Between them, whether more findings count than may. Then what checks did not look at, of which
    checks findings are left out, how many claims were not compared and why, and what could not run,
    with the cause. `verbose` lists the checks that found nothing or did not apply, too.
    """
    yield canvas.style(f"{total(run)}.", "strong")
    if run.gate:
        yield from canvas.wrapped(f"{run.gate}.", 0, hang=2)
    idle = in_state(run.outcomes, "did not apply")
    more = "; --verbose lists them" if idle and not verbose else ""
    yield from canvas.wrapped(f"{checks_counted(run.outcomes)}{more}.", 0)
    if verbose:
        yield from _listed("Found nothing", map(named, in_state(run.outcomes, "passed")), canvas)
        yield from _listed("Did not apply", map(did_not_apply, idle), canvas)
    left = (*not_looked_at(run.outcomes), *left_out(run.outcomes))
    for sentence in filter(None, (*left, uncompared_sentence(run.uncompared))):
        yield from canvas.wrapped(sentence, 0, hang=2)
    for outcome in run.broken:
        for line in canvas.wrapped(could_not_run(outcome), 0, hang=2):
            yield canvas.style(line, "contradiction")


def _listed(heading: str, lines: Iterable[str], canvas: Canvas) -> Iterator[str]:
    lines = list(lines)
    if lines:
        yield f"{heading}:"
        for text in lines:
            for line in canvas.wrapped(text, 2, hang=2):
                yield canvas.style(line, "quiet")


def total(run: RunResult) -> str:
    """Count what is new or expired by severity, and what is accepted or known.

    Findings beyond those that are listed count too: "3 contradictions, 1 note; 2 known".
    """
    left = unlisted_counts(run.outcomes)
    findings = [compared.finding for compared in run.open]
    settled = settled_counts(run)
    found = tally(findings, left) if findings or left or not settled else "Nothing new"
    return f"{found}{settled}"


def unlisted_counts(outcomes: Iterable[Outcome]) -> Counter[Severity]:
    """Count by severity the findings beyond those that are listed."""
    counts: Counter[Severity] = Counter()
    for outcome in outcomes:
        for finding in outcome.findings[:1] if outcome.unlisted else ():
            counts[outcome.unlisted_up_to or finding.severity] += outcome.unlisted
    return counts


def tally(findings: Iterable[Finding], unlisted: Counter[Severity] | None = None) -> str:
    """Count findings by severity: "3 contradictions, 2 tensions"; those unlisted with them."""
    counts = Counter(finding.severity for finding in findings) + (unlisted or Counter())
    most_severe_first = [s for s in reversed(Severity) if counts[s]]
    return ", ".join(counted(counts[s], s.value) for s in most_severe_first) or "Nothing found"
