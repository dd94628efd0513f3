"""A run as SARIF 2.1.0, for code scanning: rules from the checks, a result for each finding.

GitHub refuses a file for one result without a location, and shows the first 5,000 results.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from checks.registry import CHECKS
from reports import VERSION
from reports.findings.check_outcomes import could_not_run, left_out, named, not_looked_at
from reports.findings.json import dumped
from reports.findings.run_result import (
    accepted_by,
    cited,
    new_first,
    pointed_at,
    stale_text,
    status_text,
)
from reports.findings.service_places import repository_path
from schema.characters import one_line
from schema.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from baseline.compare import ComparedFinding
    from checks.definition import AnyCheck
    from reports.findings.run_result import RunResult
    from schema.acceptance import Acceptance
    from schema.finding import Citation, Finding, Outcome

Json = dict[str, Any]

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS = {
    Severity.CONTRADICTION: "error",
    Severity.TENSION: "warning",
    Severity.AMBIGUITY: "warning",
    Severity.NOTE: "note",
}
_NOTIFICATIONS = {
    "could-not-run": ("error", "A check could not run, so that its findings are not known."),
    "did-not-apply": ("note", "A check had nothing to look at."),
    "not-looked-at": ("warning", "A check ran, and did not look at all of the input."),
    "left-out": ("warning", "A check found more than is listed."),
    "unusable-input": ("error", "The input cannot be used, and no check has run."),
    "defect": ("error", "A defect of Crossread: no check has run."),
}
"""Notifications by their id, with level and meaning."""
_RULES = {check.code: number for number, check in enumerate(CHECKS)}


def sarif(run: RunResult) -> str:
    """Give the run as SARIF, new findings first.

    SARIF wants `baselineState` and `suppressions` in all results of a run or in none.
    """
    results = [_result(compared, run) for compared in new_first(run.comparison.findings)]
    results += [_absent(entry, run.baseline) for entry in run.comparison.stale]
    tool = {"driver": driver(run.own)}
    return log({"tool": tool, "invocations": [_invocation(run)], "results": results})


def log(run: Json) -> str:
    """Give a log with one run."""
    return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def driver(own: Iterable[AnyCheck]) -> Json:
    """Say what Crossread is, what its checks are called, and of what else it notifies."""
    return {
        "name": "Crossread",
        "semanticVersion": VERSION,
        "rules": [_rule(check) for check in (*CHECKS, *own)],
        "notifications": [
            {
                "id": name,
                "shortDescription": {"text": text},
                "defaultConfiguration": {"level": level},
            }
            for name, (level, text) in _NOTIFICATIONS.items()
        ],
    }


def _rule(check: AnyCheck) -> Json:
    return {
        "id": check.code,
        "name": check.name,
        "shortDescription": {"text": check.statement},
        "help": {"text": check.page, "markdown": check.page},
        "defaultConfiguration": {"level": LEVELS[check.severity]},
        "properties": {"severity": check.severity.value},
    }


def _invocation(run: RunResult) -> Json:
    """Say how the checks ended: a team's own that fails is configuration, one of ours execution."""
    failed = [_notification("could-not-run", each, could_not_run(each)) for each in run.broken]
    own = [note for note, outcome in zip(failed, run.broken, strict=True) if outcome.own]
    ours = [note for note in failed if note not in own]
    for outcome in run.outcomes:
        if outcome.state == "did not apply":
            text = f"{named(outcome)} did not apply: {outcome.reason}"
            ours.append(_notification("did-not-apply", outcome, text))
        ours += [_notification("not-looked-at", outcome, text) for text in not_looked_at([outcome])]
        ours += [_notification("left-out", outcome, text) for text in left_out([outcome])]
    notes = {"toolConfigurationNotifications": own, "toolExecutionNotifications": ours}
    told = {name: several for name, several in notes.items() if several}
    return {"executionSuccessful": not run.broken, **told}


def _notification(kind: str, outcome: Outcome, text: str) -> Json:
    return {
        "descriptor": {"id": kind},
        "level": _NOTIFICATIONS[kind][0],
        "message": {"text": _literal(text)},
        "associatedRule": {"id": outcome.code},
    }


def _rule_of(code: str) -> Json:
    return {"ruleId": code, **({"ruleIndex": _RULES[code]} if code in _RULES else {})}


def _result(compared: ComparedFinding, run: RunResult) -> Json:
    finding = compared.finding
    first = pointed_at(compared)
    numbers, related = _related(finding, first)
    return {
        **_rule_of(finding.code),
        "level": LEVELS[finding.severity],
        "message": {"text": _message(compared, numbers)},
        "locations": [location(first.file, first.line) if first else location(run.ledger, 1)],
        "relatedLocations": related,
        "partialFingerprints": {"crossread/v1": finding.fingerprint},
        "baselineState": "new" if compared.status == "new" else "unchanged",
        "suppressions": _suppressions(compared) if compared.status == "accepted" else [],
        "properties": {"severity": finding.severity.value, "status": compared.status},
    }


def _related(finding: Finding, first: Citation | None) -> tuple[list[list[int]], list[Json]]:
    """Give the locations of all claims but the first, and their numbers, side by side.

    The first claim itself has the number 0, which no location has.
    """
    related: list[Json] = []
    numbers: list[list[int]] = []
    for side in finding.sides:
        numbers.append([])
        for citation in side.citations:
            number = 0
            if citation != first:
                number = len(related) + 1
                place = location(citation.file, citation.line)
                message = {"text": _literal(f"{side.says}: {cited(citation)}")}
                related.append({"id": number, **place, "message": message})
            numbers[-1].append(number)
    return numbers, related


def _message(compared: ComparedFinding, numbers: list[list[int]]) -> str:
    """Give the message, then a line for each side; its sources are links to their locations."""
    why = status_text(compared)
    lines = [_literal(compared.finding.message), *([_literal(why)] if why else [])]
    for side, own in zip(compared.finding.sides, numbers, strict=True):
        cited = zip(side.citations, own, strict=True)
        sources = ", ".join(dict.fromkeys(_link(c.source_name, number) for c, number in cited))
        lines.append(f"- {_literal(side.says)}{': ' if sources else ''}{sources}")
    return "\n".join(lines)


def _link(words: str, number: int) -> str:
    return f"[{_bracketed(one_line(words))}]({number})" if number else _literal(words)


def _literal(text: str) -> str:
    """Give words on one line, with brackets escaped where they would otherwise be a link."""
    text = one_line(text)
    return _bracketed(text) if "](" in text else text


def _bracketed(text: str) -> str:
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _suppressions(compared: ComparedFinding) -> list[Json]:
    """Give who let it pass and why; what was known at a revision, nobody did."""
    entry = compared.acceptance
    reason = f"{entry.because} ({accepted_by(entry)})" if entry else compared.decision
    return [{"kind": "external", "status": "accepted", "justification": reason}] if reason else []


def _absent(entry: Acceptance, baseline: str) -> Json:
    """Give a stale entry; it is located in the baseline, for its claims are not known."""
    return {
        **_rule_of(entry.code),
        "level": "note",
        "message": {"text": _literal(stale_text(entry))},
        "locations": [location(baseline, 1)],
        "partialFingerprints": {"crossread/v1": entry.fingerprint},
        "baselineState": "absent",
        "suppressions": [],
        "properties": {"status": "stale"},
    }


def location(file: str, line: int) -> Json:
    """Give a line of a file as a location."""
    where = {"artifactLocation": {"uri": _uri(file)}, "region": {"startLine": max(1, line)}}
    return {"physicalLocation": where}


def _uri(file: str) -> str:
    """Give a file of a repository as a URI from its root; outside of one it may be absolute."""
    found = Path(repository_path(file))
    return found.as_uri() if found.is_absolute() else quote(os.fsencode(found.as_posix()))
