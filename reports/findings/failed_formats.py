"""A run that failed in every format, so that no file says that nothing was found."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement

from reports.findings.failed_run import with_place
from reports.findings.github import command, markdown
from reports.findings.gitlab import issue, mark
from reports.findings.json import dumped, plain
from reports.findings.junit import legal, written
from reports.findings.sarif import driver, location, log
from reports.findings.service_places import NOWHERE, repository_path, service_place
from schema.characters import no_command, one_line
from schema.findings_json import FailedRunReport, ReportedError, ReportedProblem

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports.findings.failed_run import FailedRun, FailureReason


def _text(failed: FailedRun) -> str:
    lines = [f"{failed.heading}.", *map(with_place, failed.reasons)]
    return "".join(f"{no_command(one_line(line))}\n" for line in lines)


def _record(failed: FailedRun) -> FailedRunReport:
    problems = tuple(
        ReportedProblem(message=each.text, file=each.file, line=each.line, column=each.column)
        for each in failed.reasons
    )
    return FailedRunReport(error=ReportedError(kind=failed.kind, problems=problems))


def _json(failed: FailedRun) -> str:
    return dumped(_record(failed).model_dump())


def _ndjson(failed: FailedRun) -> str:
    return plain(json.dumps({"kind": "error", **_record(failed).model_dump()})) + "\n"


def _sarif(failed: FailedRun) -> str:
    """Give a run without results: an empty list of them would say that nothing was found."""
    ours = failed.kind == "defect"
    notifications = "toolExecutionNotifications" if ours else "toolConfigurationNotifications"
    found = [_notification(failed, reason) for reason in failed.reasons]
    invocation = {"executionSuccessful": False, notifications: found}
    return log({"tool": {"driver": driver(())}, "invocations": [invocation]})


def _notification(failed: FailedRun, reason: FailureReason) -> dict[str, Any]:
    where = {"locations": [location(reason.file, reason.line)]} if reason.file else {}
    return {
        "descriptor": {"id": failed.kind.replace(" ", "-")},
        "level": "error",
        "message": {"text": one_line(reason.text)},
        **where,
    }


def _github(failed: FailedRun) -> str:
    lines: list[str] = []
    for reason in failed.reasons:
        numbers = {"line": reason.line, "col": reason.column} if reason.line else {}
        place = {"file": repository_path(reason.file)} if reason.file else {}
        place |= {name: str(number) for name, number in numbers.items() if number}
        lines.append(command("error", {**place, "title": failed.heading}, one_line(reason.text)))
    return "".join(f"{line}\n" for line in lines)


def _summary(failed: FailedRun) -> str:
    reasons = [f"- {markdown(with_place(reason))}" for reason in failed.reasons]
    return "\n".join(("## Crossread", "", f"**{failed.heading}.**", "", *reasons)) + "\n"


def _gitlab(failed: FailedRun) -> str:
    """Give a blocker for each reason: a report without one would say that all is resolved."""
    return dumped(
        [
            issue(
                failed.kind,
                f"{failed.heading}. {reason.text}",
                mark(failed.kind, *map(str, reason)),
                "blocker",
                service_place(reason.file, reason.line) if reason.file else NOWHERE,
            )
            for reason in failed.reasons
        ]
    )


def _junit(failed: FailedRun) -> str:
    """Give one test case, which ended with an error."""
    counts = {"name": "Crossread", "tests": "1", "failures": "0", "errors": "1", "skipped": "0"}
    top = Element("testsuites", counts)
    suite = SubElement(top, "testsuite", counts)
    case = SubElement(suite, "testcase", {"classname": "crossread", "name": failed.kind})
    error = SubElement(case, "error", {"type": failed.kind, "message": legal(failed.heading)})
    error.text = legal("\n".join(map(with_place, failed.reasons)))
    return written(top)


FAILED_FORMATS: dict[str, Callable[[FailedRun], str]] = {
    "text": _text,
    "json": _json,
    "ndjson": _ndjson,
    "sarif": _sarif,
    "github": _github,
    "summary": _summary,
    "gitlab": _gitlab,
    "junit": _junit,
}
_REPORTS = {
    "text": r".*\bno checks ran\b|.*\d checks? ran\b",
    "json": r'\{\s*"format": "crossread"',
    "ndjson": r'\{"kind": "\w+", "format": "crossread"',
    "sarif": r'.{,400}"driver": \{\s*"name": "Crossread"',
    "github": r"(::(error|warning|notice) [^\n]*\n)+$",
    "summary": "## Crossread\n",
    "gitlab": r'\[\]\s*$|\[\s*\{\s*"description": ',
    "junit": r'.{,100}<testsuites name="Crossread" ',
}
"""What a file of each format begins with, or holds."""


def may_be_replaced(form: str, text: str) -> bool:
    """Whether a file holds an earlier report in a format, or nothing.

    A run that fails may not have read what names its inputs, and must not overwrite one of them.
    """
    return not text.strip() or bool(re.match(_REPORTS[form], text, re.DOTALL))
