"""A run as JSON, for programs: `schema.findings_json` says what is in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from schema.characters import no_command_in_json
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
    return plain(json.dumps(value, indent=2)) + "\n"


def plain(text: str) -> str:
    """Give JSON in which no CI service reads a command."""
    return no_command_in_json(text)


def json_text(run: RunResult) -> str:
    """Give the run as JSON."""
    return plain(_run(run).model_dump_json(indent=2, ensure_ascii=True)) + "\n"


def ndjson(run: RunResult) -> str:
    """Give the same in lines, each with its kind: the run, then findings, stale ones and checks."""
    made = _run(run)
    not_compared = [each.model_dump() for each in made.not_compared]
    head = {"kind": "run", "format": made.format, "version": made.version}
    head |= {"not_compared": not_compared}
    records = {"finding": made.findings, "stale": made.stale, "check": made.checks}
    lines = [{"kind": kind, **each.model_dump()} for kind, of in records.items() for each in of]
    return "".join(f"{plain(json.dumps(line))}\n" for line in (head, *lines))


def _run(run: RunResult) -> ReportedRun:
    return ReportedRun(
        findings=tuple(map(_finding, run.comparison.findings)),
        stale=tuple(map(_stale, run.comparison.stale)),
        checks=tuple(map(_check, run.outcomes)),
        not_compared=run.uncompared,
    )


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
