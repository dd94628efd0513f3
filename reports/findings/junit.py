"""A run as JUnit XML: a test case for each check, with a failure for what is new or expired."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from reports.canvas import Canvas
from reports.findings.check_outcomes import left_out, named, not_looked_at, whose_fault
from reports.findings.finding_text import block
from reports.findings.run_result import most_severe_first, settled_by, stale_text, status_text
from schema.characters import no_command_in_markup, one_line

if TYPE_CHECKING:
    from baseline.compare import ComparedFinding
    from reports.findings.run_result import RunResult
    from schema.finding import Outcome

_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write, not even escaped."""
"""With "::" there, as with "##", a CI service may read a command where the XML is printed."""
_WIDE = Canvas(100)
_SETTLED = frozenset(("accepted", "known"))
"""Statuses of findings that are no failure."""


def junit(run: RunResult) -> str:
    """Give the run as XML, letters beyond ASCII as references."""
    failing = {compared.finding.code for compared in run.open}
    counts = {
        "tests": len(run.outcomes),
        "failures": sum(o.code in failing and o not in run.broken for o in run.outcomes),
        "errors": len(run.broken),
        "skipped": sum(o.state == "did not apply" for o in run.outcomes),
    }
    about = {"name": "Crossread", **{name: str(number) for name, number in counts.items()}}
    top = Element("testsuites", about)
    suite = SubElement(top, "testsuite", about)
    for outcome in run.outcomes:
        own = [each for each in run.comparison.findings if each.finding.code == outcome.code]
        _case(suite, outcome, tuple(own))
    stale = "\n".join(one_line(stale_text(entry)) for entry in run.comparison.stale)
    if stale:
        SubElement(suite, "system-out").text = legal(stale)
    return written(top)


def written(top: Element) -> str:
    """Give XML as text in which no CI service reads a command."""
    indent(top)
    xml: bytes = tostring(top, encoding="us-ascii", xml_declaration=True)
    return no_command_in_markup(xml.decode()) + "\n"


def _case(suite: Element, outcome: Outcome, compared: tuple[ComparedFinding, ...]) -> None:
    case = SubElement(suite, "testcase", {"classname": "crossread", "name": named(outcome)})
    if outcome.state == "could not run":
        about = {"type": whose_fault(outcome), "message": legal(outcome.reason)}
        SubElement(case, "error", about)
    if outcome.state == "did not apply":
        SubElement(case, "skipped", {"message": legal(outcome.reason)})
    settled = [each for each in compared if each.status in _SETTLED]
    for one in most_severe_first(tuple(each for each in compared if each.status not in _SETTLED)):
        _failure(case, one)
    printed = [*not_looked_at([outcome]), *left_out([outcome]), *map(_in_short, settled)]
    if printed:
        SubElement(case, "system-out").text = legal("\n".join(map(one_line, printed)))


def _failure(case: Element, compared: ComparedFinding) -> None:
    finding, why = compared.finding, status_text(compared)
    about = {"message": legal(finding.message), "type": finding.severity.value}
    lines = [*([one_line(why)] if why else []), *block(finding, _WIDE, named=True)]
    SubElement(case, "failure", about).text = legal("\n".join(lines))


def _in_short(compared: ComparedFinding) -> str:
    message = compared.finding.message
    if compared.status == "known":
        return f"Known: {message}"
    return f"Accepted: {message} ({settled_by(compared)})"


def legal(text: str) -> str:
    """Replace what XML has no way to write."""
    return _ILLEGAL.sub("\ufffd", text)
