"""The result of a run, as every output receives it, and what several formats say alike of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.phrases import attribution, joined
from schema.finding import DRAFT
from schema.problem import ValueProblem
from schema.values.date import worded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from baseline.compare import ComparedFinding, Comparison, Status
    from checks.definition import AnyCheck
    from schema.acceptance import Acceptance
    from schema.finding import Citation, Finding, Outcome, Uncompared
    from store.store import Store


@dataclass(frozen=True)
class RunResult:
    """What a run found, and what of it is known.

    `baseline` is the file of what is accepted; `own` are the checks of the team's own; `since` is
    the revision whose findings are known, "" if there is none; `store` has the articles;
    `uncompared` counts the claims that no check compares with another; `ledger` is the first file
    that was read; `gate` says how many findings count and how many may, "" if none may.
    """

    comparison: Comparison
    outcomes: tuple[Outcome, ...]
    baseline: str = "crossread-baseline.yaml"
    own: tuple[AnyCheck, ...] = ()
    since: str = ""
    store: Store | None = None
    uncompared: tuple[Uncompared, ...] = ()
    ledger: str = "facts.yaml"
    gate: str = ""

    @property
    def open(self) -> tuple[ComparedFinding, ...]:
        """What is new or expired, in its order."""
        return self.comparison.of("new", "expired")

    @property
    def accepted(self) -> tuple[ComparedFinding, ...]:
        """What is accepted, in its order."""
        return self.comparison.of("accepted")

    @property
    def known(self) -> tuple[ComparedFinding, ...]:
        """What was found at an earlier revision too, in its order."""
        return self.comparison.of("known")

    @property
    def broken(self) -> tuple[Outcome, ...]:
        """The checks that could not run."""
        return tuple(o for o in self.outcomes if o.state == "could not run")


_FIRST: dict[Status, int] = {"new": 0, "expired": 1, "accepted": 2, "known": 3}


def worst_first(found: Iterable[ComparedFinding]) -> list[ComparedFinding]:
    """Sort by severity; else findings stay in their order, which is that of the ledger."""
    return sorted(found, key=lambda each: each.finding.severity, reverse=True)


def most_severe_first(found: Iterable[ComparedFinding]) -> list[ComparedFinding]:
    """Sort by severity, then the new ones before the others; else they stay in their order."""
    return worst_first(sorted(found, key=lambda each: _FIRST[each.status]))


def new_first(found: Iterable[ComparedFinding]) -> list[ComparedFinding]:
    """Sort new, expired, accepted and known findings in this order, each worst first."""
    return sorted(most_severe_first(found), key=lambda each: _FIRST[each.status])


def citations(finding: Finding) -> list[Citation]:
    """Give all claims of a finding, one side after the other."""
    return [citation for side in finding.sides for citation in side.citations]


def pointed_at(compared: ComparedFinding) -> Citation | None:
    """Give the claim to point at: the first that brings a fresh value, or else the first cited.

    First is first in the ledger, as findings are ordered. Of a finding about a draft it is what
    the draft says.
    """
    cited = citations(compared.finding)
    cited = [citation for citation in cited if citation.place == DRAFT] or cited
    fresh = [citation for citation in cited if citation.canonical in compared.fresh]
    return min(fresh or cited, key=lambda c: (c.file, c.line), default=None)


def status_text(compared: ComparedFinding) -> str:
    """Say what somebody made of a finding, and why it counts all the same; else nothing."""
    entry = compared.acceptance
    if compared.decision:
        return f"Decided by {compared.decision}"
    if entry is None:
        return ""
    if compared.status == "new":
        values = joined(_fresh(compared))
        return f"New values since it was accepted ({accepted_by(entry)}): {values}"
    if compared.status == "expired":
        return f"Expired: accepted {accepted_by(entry)}, because {entry.because}"
    return f"Accepted {accepted_by(entry)}, because {entry.because}"


def settled_by(compared: ComparedFinding) -> str:
    """Say who accepted a finding and why, or decided on it."""
    if compared.decision or compared.acceptance is None:
        return f"decided by {compared.decision}"
    return f"{accepted_by(compared.acceptance)}: {compared.acceptance.because}"


def known_heading(run: RunResult) -> str:
    """Give the heading of known findings, with the revision that has them too."""
    return f"Known at {run.since}" if run.since else "Known"


def settled_counts(run: RunResult) -> str:
    """Count what is accepted and known: "; 2 accepted, 3 known"; else nothing."""
    counts = {"accepted": len(run.accepted), "known": len(run.known)}
    words = ", ".join(f"{number:,} {status}" for status, number in counts.items() if number)
    return f"; {words}" if words else ""


def accepted_by(entry: Acceptance) -> str:
    """Say who accepted it until when."""
    return f"by {entry.owner} until {worded(entry.until)}"


def _fresh(compared: ComparedFinding) -> list[str]:
    """Give the fresh values in words, with their sources."""
    worded_values = [
        f"{_in_words(citation.value)} in {citation.source_name}"
        for citation in citations(compared.finding)
        if citation.canonical in compared.fresh
    ]
    return list(dict.fromkeys(worded_values)) or list(compared.fresh)


def _in_words(value: str) -> str:
    """Word a value if it is a date; all others are in words already."""
    try:
        return worded(value)
    except ValueProblem:
        return value


def stale_text(entry: Acceptance) -> str:
    """Say that an accepted finding is no longer found."""
    about = [entry.subject, entry.attribute, entry.scope]
    what = " ".join(word for word in (entry.check, *about) if word)
    return f"{what}: accepted {accepted_by(entry)}, but no longer found ({entry.fingerprint})"


def cited(citation: Citation) -> str:
    """Give one claim: who says it, when, through whom, and in which words."""
    words = f": “{citation.quote}”" if citation.quote else ""
    return f"{attribution(citation)}{words}"
