"""A run as JSON, for programs: `schema.findings_json` says what is in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from schema.findings_json import (
    ReportedAcceptance,
    ReportedCheck,
    ReportedFinding,
    ReportedRun,
    ReportedStale,
)

if TYPE_CHECKING:
    from baseline.compare import ComparedFinding
    from reports.findings.run_result import RunResult
    from schema.acceptance import Acceptance
    from schema.finding import Outcome


def dumped(value: object) -> str:
    """Give JSON that any channel carries unharmed: letters beyond ASCII are escaped.

    So is "##", with which a CI service may read a command where the JSON is printed.
    """
    return _plain(json.dumps(value, indent=2)) + "\n"


def _plain(text: str) -> str:
    return text.replace("##", "#\\u0023")


def json_text(run: RunResult) -> str:
    """Give the run as JSON."""
    made = ReportedRun(
        findings=tuple(map(_finding, run.comparison.findings)),
        stale=tuple(map(_stale, run.comparison.stale)),
        checks=tuple(map(_check, run.outcomes)),
    )
    return dumped(made.model_dump())


def ndjson(run: RunResult) -> str:
    """Give the findings of a run, each on a line of its own."""
    lines = (json.dumps(_finding(compared).model_dump()) for compared in run.comparison.findings)
    return "".join(f"{_plain(line)}\n" for line in lines)


def _finding(compared: ComparedFinding) -> ReportedFinding:
    finding, entry = compared.finding, compared.acceptance
    return ReportedFinding(
        code=finding.code,
        name=finding.name,
        severity=finding.severity,
        status=compared.status,
        fingerprint=finding.fingerprint,
        values=finding.values,
        fresh=compared.fresh,
        subject=finding.subject,
        attribute=finding.attribute,
        scope=finding.scope,
        message=finding.message,
        sides=finding.sides,
        uncited=finding.uncited,
        acceptance=_acceptance(entry) if entry else None,
        ruling=compared.decision,
    )


def _acceptance(entry: Acceptance) -> ReportedAcceptance:
    return ReportedAcceptance(because=entry.because, owner=entry.owner, until=entry.until)


def _stale(entry: Acceptance) -> ReportedStale:
    return ReportedStale(**{name: getattr(entry, name) for name in ReportedStale.model_fields})


def _check(outcome: Outcome) -> ReportedCheck:
    return ReportedCheck(
        code=outcome.code,
        name=outcome.name,
        state=outcome.state,
        found=len(outcome.findings) + outcome.unlisted,
        untold=outcome.unlisted,
        reason=outcome.reason,
        not_looked_at=outcome.not_looked_at,
        own=outcome.own,
    )
