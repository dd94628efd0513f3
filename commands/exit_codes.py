"""The exit codes, and which of them a run ends with."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from schema.allowed_findings import AllowedFindings

if TYPE_CHECKING:
    from collections.abc import Iterable

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


class Gate(NamedTuple):
    """What a run must not have: findings that count, but for the number that is allowed.

    New findings count from the severity `fail_on` on, among them those that are not listed: nobody
    has seen them. An expired acceptance fails whatever its severity: somebody was to look again.
    """

    fail_on: FailOn
    allowed: AllowedFindings = AllowedFindings()
    stale_fails: bool = False

    def code(self, run: RunResult, claims: int) -> int:
        """Give the exit code of a run on so many claims.

        A check that could not run outweighs the findings of the others.
        """
        if run.broken or self.fail_on is FailOn.NEVER:
            return code_without_findings(run.outcomes)
        stale = self.stale_fails and bool(run.comparison.stale)
        expired = bool(run.comparison.of("expired"))
        too_many = self.allowed.is_exceeded(self.counting(run), claims)
        return FOUND if stale or expired or too_many else NOTHING_NEW

    def counting(self, run: RunResult) -> int:
        """Count the new findings of the severity `fail_on` or worse."""
        from reports.findings.ending_text import unlisted_counts

        new = [compared.finding.severity for compared in run.comparison.of("new")]
        unlisted = unlisted_counts(run.outcomes)
        listed = sum(severity >= self.fail_on.value for severity in new)
        return listed + sum(n for severity, n in unlisted.items() if severity >= self.fail_on.value)

    def sentence(self, run: RunResult, claims: int) -> str:
        """Say how many findings count, and how many may; "" if none may."""
        if self.fail_on is FailOn.NEVER or not self.allowed.most:
            return ""
        from reports.phrases import counted

        number = self.counting(run)
        worse = "" if self.fail_on is FailOn.CONTRADICTION else " or worse"
        found = f"{counted(number, 'new finding')} of severity {self.fail_on}{worse}"
        of = f" of {counted(claims, 'claim')}" if self.allowed.percent else ""
        over = "more than" if self.allowed.is_exceeded(number, claims) else "within"
        return f"{found}: {over} the {self.allowed}{of} that --max-findings allows"
