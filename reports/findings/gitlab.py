"""A run as a GitLab code quality report: what is new or expired, each with its own fingerprint.

GitLab shows in a merge request what is in its report and not in that of the target branch. A check
that could not run is in it as a blocker: else all that it found before would count as resolved.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Any

from reports.findings.json import dumped
from reports.findings.run_result import NOWHERE, most_severe_first, place_of, status_text
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
    issues = [_broken(outcome) for outcome in run.broken]
    issues += [_issue(compared) for compared in most_severe_first(run.open)]
    seen: Counter[str] = Counter()
    for issue in issues:
        mark = issue["fingerprint"]
        issue["fingerprint"] = _numbered(mark, seen[mark])
        seen[mark] += 1
    return dumped(issues)


def _numbered(fingerprint: str, before: int) -> str:
    """Distinguish findings of one fingerprint: GitLab shows only the first of them."""
    return f"{fingerprint}-{before + 1}" if before else fingerprint


def _issue(compared: ComparedFinding) -> dict[str, Any]:
    finding = compared.finding
    why = status_text(compared)
    return {
        "description": one_line(f"{finding.message}. {why}" if why else finding.message),
        "check_name": f"{finding.code} {finding.name}",
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": _location(*place_of(compared)),
    }


def _broken(outcome: Outcome) -> dict[str, Any]:
    name = f"{outcome.code} {outcome.name}"
    return {
        "description": one_line(f"{name} could not run: {outcome.reason}"),
        "check_name": name,
        "fingerprint": hashlib.sha256(f"{outcome.code} could not run".encode()).hexdigest()[:16],
        "severity": "blocker",
        "location": _location(*NOWHERE),
    }


def _location(file: str, line: int) -> dict[str, Any]:
    return {"path": file, "lines": {"begin": line}}
