"""A run as a GitLab code quality report: what is new or expired, each with its own fingerprint.

GitLab shows in a merge request what is in its report and not in that of the target branch. A check
that could not run is in it as a blocker: else all that it found before would count as resolved.
What was not looked at, or is not listed, is in it as info. Checks that did not apply are not: the
report has nothing but issues, and a check without a subject is none.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Any

from reports.findings.check_outcomes import could_not_run, left_out, named, not_looked_at
from reports.findings.json import dumped
from reports.findings.run_result import most_severe_first, status_text
from reports.findings.service_places import nowhere, place_of
from schema.characters import one_line
from schema.finding import Severity

if TYPE_CHECKING:
    from baseline.compare import ComparedFinding
    from reports.findings.run_result import RunResult
    from schema.finding import Outcome

_SEVERITIES = {
    Severity.CONTRADICTION: "critical",
    Severity.TENSION: "major",
    Severity.AMBIGUITY: "minor",
    Severity.NOTE: "info",
}


def gitlab(run: RunResult) -> str:
    """Give the report: checks that could not run, then the findings, worst first."""
    issues = [_broken(outcome, nowhere(run)) for outcome in run.broken]
    issues += [_finding(compared, run) for compared in most_severe_first(run.open)]
    for outcome in run.outcomes:
        if outcome.state != "did not apply":  # one that did not has no issue here
            issues += [_partly(outcome, text, nowhere(run)) for text in not_looked_at([outcome])]
        issues += [_partly(outcome, text, nowhere(run)) for text in left_out([outcome])]
    seen: Counter[str] = Counter()
    for each in issues:
        fingerprint = each["fingerprint"]
        each["fingerprint"] = _numbered(fingerprint, seen[fingerprint])
        seen[fingerprint] += 1
    return dumped(issues)


def _numbered(fingerprint: str, before: int) -> str:
    """Distinguish findings of one fingerprint: GitLab shows only the first of them."""
    return f"{fingerprint}-{before + 1}" if before else fingerprint


def issue(
    check: str, description: str, fingerprint: str, severity: str, place: tuple[str, int]
) -> dict[str, Any]:
    """Give an issue, as the report lists them."""
    file, line = place
    return {
        "description": one_line(description),
        "check_name": check,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": file, "lines": {"begin": line}},
    }


def mark(*words: str) -> str:
    """Give a fingerprint of words."""
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:16]


def _finding(compared: ComparedFinding, run: RunResult) -> dict[str, Any]:
    finding = compared.finding
    why = status_text(compared)
    return issue(
        f"{finding.code} {finding.name}",
        f"{finding.message}. {why}" if why else finding.message,
        finding.fingerprint,
        _SEVERITIES[finding.severity],
        place_of(compared, run),
    )


def _broken(outcome: Outcome, place: tuple[str, int]) -> dict[str, Any]:
    known_by = mark(outcome.code, "could not run")
    return issue(named(outcome), could_not_run(outcome), known_by, "blocker", place)


def _partly(outcome: Outcome, text: str, place: tuple[str, int]) -> dict[str, Any]:
    return issue(named(outcome), text, mark(outcome.code, text), "info", place)
