"""One run as the output formats get it: findings with their status, and how the checks ended."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from schema.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checks.baseline import Comparison, Judged
    from schema.baseline import Acceptance
    from schema.finding import Citation, Finding, Outcome, State

_MOST_URGENT = ("new", "expired", "accepted")


@dataclass(frozen=True)
class Told:
    """What all formats are made from.

    `fail_on` is the severity from which an unaccepted finding makes the run fail, None if none
    does. `folder` is the one from which paths are given, where a format wants them relative.
    """

    comparison: Comparison
    outcomes: tuple[Outcome, ...]
    _: KW_ONLY
    fail_on: Severity | None = Severity.NOTE
    folder: Path = field(default_factory=Path.cwd)

    @property
    def unaccepted(self) -> tuple[Judged, ...]:
        """The findings that nobody has accepted, or not any more: the new and the expired ones."""
        return self.comparison.of("new", "expired")

    @property
    def accepted(self) -> tuple[Judged, ...]:
        """The accepted findings, in their order."""
        return self.comparison.of("accepted")

    @property
    def stale(self) -> tuple[Acceptance, ...]:
        """The entries of the baseline that no finding meets any more."""
        return self.comparison.stale

    def fails(self, judged: Judged) -> bool:
        """Whether a finding makes the run fail."""
        counts = self.fail_on is not None and judged.finding.severity >= self.fail_on
        return counts and judged.status != "accepted"

    def ended(self, state: State) -> tuple[Outcome, ...]:
        """Give the checks that ended in a state."""
        return tuple(outcome for outcome in self.outcomes if outcome.state == state)


def worst_first(judged: Iterable[Judged]) -> list[Judged]:
    """Put the worst severity first, and within it the new before the expired and accepted ones."""
    by_status = sorted(judged, key=lambda j: _MOST_URGENT.index(j.status))
    return sorted(by_status, key=lambda j: j.finding.severity, reverse=True)


def new_first(judged: Iterable[Judged]) -> list[Judged]:
    """Put the new before the expired before the accepted ones, and within them the worst first."""
    by_severity = sorted(judged, key=lambda j: j.finding.severity, reverse=True)
    return sorted(by_severity, key=lambda j: _MOST_URGENT.index(j.status))


def main_claim(finding: Finding) -> Citation | None:
    """Give the claim at whose line a finding is shown: the first of its first side."""
    return next((citation for side in finding.sides for citation in side.citations), None)
