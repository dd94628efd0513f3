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
from reports.findings.json import dumped
from reports.findings.run_result import (
    NOWHERE,
    accepted_by,
    cited,
    new_first,
    path,
    pointed_at,
    stale_text,
    status_text,
)
from schema.characters import one_line
from schema.finding import Severity

if TYPE_CHECKING:
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
_RULES = {check.code: number for number, check in enumerate(CHECKS)}


def sarif(run: RunResult) -> str:
    """Give the run as SARIF, new findings first.

    SARIF wants `baselineState` and `suppressions` in all results of a run or in none.
    """
    results = [_result(compared) for compared in new_first(run.comparison.findings)]
    results += [_absent(entry, run.baseline) for entry in run.comparison.stale]
    rules = [_rule(check) for check in (*CHECKS, *run.own)]
    driver = {"name": "Crossread", "semanticVersion": VERSION, "rules": rules}
    log = {"tool": {"driver": driver}, "invocations": [_invocation(run)], "results": results}
    return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [log]})


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
    failed = {"toolExecutionNotifications": [_notification(outcome) for outcome in run.broken]}
    return {"executionSuccessful": not run.broken, **(failed if run.broken else {})}


def _notification(outcome: Outcome) -> Json:
    text = f"{outcome.code} {outcome.name} could not run: {outcome.reason}"
    return {
        "level": "error",
        "message": {"text": text},
        "associatedRule": {"id": outcome.code},
    }


def _rule_of(code: str) -> Json:
    return {"ruleId": code, **({"ruleIndex": _RULES[code]} if code in _RULES else {})}


def _result(compared: ComparedFinding) -> Json:
    finding = compared.finding
    first = pointed_at(compared)
    numbers, related = _related(finding, first)
    return {
        **_rule_of(finding.code),
        "level": LEVELS[finding.severity],
        "message": {"text": _message(compared, numbers)},
        "locations": [_location(first.file, first.line) if first else _location(*NOWHERE)],
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
                place = _location(citation.file, citation.line)
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
        sources = ", ".join(dict.fromkeys(_link(c.source, number) for c, number in cited))
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
        "locations": [_location(baseline, 1)],
        "partialFingerprints": {"crossread/v1": entry.fingerprint},
        "baselineState": "absent",
        "suppressions": [],
        "properties": {"status": "stale"},
    }


def _location(file: str, line: int) -> Json:
    where = {"artifactLocation": {"uri": _uri(file)}, "region": {"startLine": max(1, line)}}
    return {"physicalLocation": where}


def _uri(file: str) -> str:
    """Give a file inside the working folder as a relative URI, any other as an absolute one."""
    found = Path(path(file))
    return found.as_uri() if found.is_absolute() else quote(os.fsencode(found.as_posix()))
