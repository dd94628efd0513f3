"""The exit codes, and which of them a run ends with."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.findings.run_result import RunResult
    from schema.finding import Outcome

NOTHING_NEW, FOUND, UNUSABLE, DEFECT = 0, 1, 2, 3


class FailOn(StrEnum):
    """The lowest severity of a new finding that makes the exit code 1."""

    CONTRADICTION = "contradiction"
    TENSION = "tension"
    AMBIGUITY = "ambiguity"
    NOTE = "note"
    NEVER = "never"


def code_without_findings(outcomes: Iterable[Outcome]) -> int:
    """Give the exit code of a run whose findings do not count.

    If one of our checks could not run, that is our defect; a check of the team's own is its input.
    """
    broken = [outcome for outcome in outcomes if outcome.state == "could not run"]
    if any(not outcome.own for outcome in broken):
        return DEFECT
    return UNUSABLE if broken else NOTHING_NEW


def code_of(run: RunResult, fail_on: FailOn, *, fail_on_stale: bool) -> int:
    """Give the exit code of a run. A check that could not run outweighs the findings of the others.

    An expired acceptance fails whatever its severity: somebody was to look at it again.
    """
    if run.broken or fail_on is FailOn.NEVER:
        return code_without_findings(run.outcomes)
    stale = fail_on_stale and bool(run.comparison.stale)
    return FOUND if stale or any(_counts(run, fail_on)) else NOTHING_NEW


def _counts(run: RunResult, fail_on: FailOn) -> Iterator[bool]:
    return (j.status == "expired" or j.finding.severity >= fail_on.value for j in run.open)
