"""SARIF 2.1.0, the OASIS format for what a static analysis found.

Section 3.11 of the standard gives two marks in a text a meaning: braces stand for arguments and are
doubled to stand for themselves, and `[words](1)` is a link to the related location with that id.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from checks.registry import find
from reports import VERSION
from reports.acceptances import reason, stale, what_changed
from reports.files import uri
from reports.told import new_first
from reports.words import attribution
from schema.characters import one_line
from schema.finding import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from checks.baseline import Judged
    from reports.told import Told
    from schema.finding import Citation, Outcome, Side

Object = dict[str, object]

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"
_LEVELS = {
    Severity.CONTRADICTION: "error",
    Severity.TENSION: "warning",
    Severity.AMBIGUITY: "warning",
    Severity.NOTE: "note",
}


def sarif(run: Told) -> str:
    """Give a run as SARIF, the new findings first: GitHub takes the first 5,000."""
    numbers = {outcome.code: n for n, outcome in enumerate(run.outcomes)}
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "Crossread",
                        "version": VERSION,
                        "rules": [_rule(outcome) for outcome in run.outcomes],
                    }
                },
                "originalUriBaseIds": {
                    _ROOT: {"description": {"text": "The folder in which Crossread ran."}}
                },
                "invocations": [_invocation(run, numbers)],
                "results": [
                    _result(judged, numbers, run.folder)
                    for judged in new_first(run.comparison.judged)
                ],
            }
        ],
    }
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def _rule(outcome: Outcome) -> Object:
    """Describe a check. Its page is Markdown as it stands."""
    rule: Object = {"id": outcome.code, "name": outcome.name}
    check = find(outcome.code)
    if check is None:
        return rule
    return rule | {
        "shortDescription": {"text": check.statement},
        "fullDescription": {"text": check.statement},
        "help": {"text": check.page, "markdown": check.page},
        "defaultConfiguration": {"level": _LEVELS[check.severity]},
    }


def _invocation(run: Told, numbers: dict[str, int]) -> Object:
    """Say which checks say nothing, and why.

    A stale entry is told here and not as a result that is "absent", as it could be: it has no place
    in the ledger any more, and GitHub refuses a whole file for one result without a place.
    """
    unable, idle = run.ended("could not run"), run.ended("did not apply")
    return {
        "executionSuccessful": not unable,
        "toolExecutionNotifications": [
            *(
                _notification("error", o.code, f"could not run: {o.reason}", numbers)
                for o in unable
            ),
            *(_notification("note", o.code, f"did not apply: {o.reason}", numbers) for o in idle),
        ],
        "toolConfigurationNotifications": [
            _notification("warning", e.code, f"stale: {stale(e)}, {reason(e)}", numbers)
            for e in run.stale
        ],
    }


def _notification(level: str, code: str, words: str, numbers: dict[str, int]) -> Object:
    rule: Object = {"id": code, "index": numbers[code]} if code in numbers else {"id": code}
    return {"level": level, "message": {"text": _plain(words)}, "associatedRule": rule}


def _result(judged: Judged, numbers: dict[str, int], folder: Path) -> Object:
    finding = judged.finding
    places = [
        _location(side, citation, folder) for side in finding.sides for citation in side.citations
    ]
    return {
        "ruleId": finding.code,
        "ruleIndex": numbers.get(finding.code, -1),
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(judged)},
        "locations": places[:1],
        "relatedLocations": [{"id": n, **place} for n, place in enumerate(places[1:], start=1)],
        "partialFingerprints": {"crossread/v1": finding.fingerprint},
        "baselineState": "new" if judged.status == "new" else "unchanged",
        "suppressions": _suppressions(judged),
        "properties": _properties(judged),
    }


def _location(side: Side, citation: Citation, folder: Path) -> Object:
    where = uri(folder, citation.file)
    artifact = {"uri": where} if ":" in where else {"uri": where, "uriBaseId": _ROOT}
    quote = f", “{citation.quote}”" if citation.quote else ""
    return {
        "physicalLocation": {
            "artifactLocation": artifact,
            "region": {"startLine": max(citation.line, 1)},
        },
        "message": {"text": _plain(f"{side.says}: {attribution(citation)}{quote}")},
    }


def _message(judged: Judged) -> str:
    """Give the message, and under it the sides, with a link to each claim but the first."""
    lines = [_plain(judged.finding.message)]
    changed = what_changed(judged)
    lines += [_plain(changed)] if changed else []
    number = 0
    for side in judged.finding.sides:
        linked: list[str] = []
        for citation in side.citations:
            linked.append(_link(citation, number))
            number += 1
        lines.append(f"- {_plain(side.says)}{': ' if linked else ''}{', '.join(linked)}")
    return "\n".join(lines)


def _link(citation: Citation, number: int) -> str:
    words = attribution(citation)
    if number == 0:  # the place of the result itself
        return _plain(words)
    return f"[{_braced(one_line(words).translate(_BRACKETS))}]({number})"


_BRACKETS = str.maketrans({c: f"\\{c}" for c in "\\[]"})


def _plain(text: str) -> str:
    """Give text in which nothing is a link or stands for an argument."""
    shown = one_line(text)
    return _braced(shown.translate(_BRACKETS) if "](" in shown else shown)


def _braced(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _suppressions(judged: Judged) -> list[Object]:
    if judged.status != "accepted" or judged.acceptance is None:
        return []
    justification = reason(judged.acceptance)
    return [{"kind": "external", "status": "accepted", "justification": justification}]


def _properties(judged: Judged) -> Object:
    """Give what SARIF has no word for: it has three levels, and Crossread four severities."""
    finding = judged.finding
    return {
        "severity": finding.severity,
        "status": judged.status,
        "subject": finding.subject,
        "attribute": finding.attribute,
        "scope": finding.scope,
        "values": finding.values,
        "freshValues": judged.fresh,
    }
