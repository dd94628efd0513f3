"""JUnit XML, which most CI systems read: a test suite a check, a failed test a finding.

A check that found nothing is one test, passed, skipped (did not apply) or in error (could not
run). An accepted finding is a skipped test, as a known failure is elsewhere; one below `--fail-on`
is a passed test with what was found beside it. There are no times: two runs give the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from reports.acceptances import reason, slot, stale, what_changed
from reports.blocks import block
from reports.files import seen_from
from reports.paint import Canvas
from reports.told import main_claim
from schema.characters import one_line

if TYPE_CHECKING:
    from checks.baseline import Judged
    from reports.told import Told
    from schema.finding import Outcome

_HEADER = '<?xml version="1.0" encoding="utf-8"?>\n'
_NOT_XML = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
_CANVAS = Canvas(100)
_COUNTED = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def junit(run: Told) -> str:
    """Give a run as JUnit XML."""
    root = Element("testsuites", name="crossread")
    for outcome in run.outcomes:
        found = [j for j in run.comparison.judged if j.finding.code == outcome.code]
        suite = SubElement(root, "testsuite", name=f"{outcome.code} {outcome.name}")
        for judged in found:
            _test_of_finding(suite, judged, run)
        if not found:
            _test_of_check(suite, outcome)
        _told_beside(suite, [stale(e) for e in run.stale if e.code == outcome.code])
        _count(suite)
    _count(root)
    indent(root)
    return _HEADER + tostring(root, encoding="unicode") + "\n"


def _test(suite: Element, code: str, name: str, **more: str) -> Element:
    words = {"classname": f"crossread.{code}", "name": _text(name), **more}
    return SubElement(suite, "testcase", words)


def _test_of_check(suite: Element, outcome: Outcome) -> None:
    test = _test(suite, outcome.code, outcome.name)
    if outcome.state == "did not apply":
        SubElement(test, "skipped", message=_text(f"did not apply: {outcome.reason}"))
    if outcome.state == "could not run":
        SubElement(test, "error", message=_text(outcome.reason), type="could not run")


def _test_of_finding(suite: Element, judged: Judged, run: Told) -> None:
    finding, cited = judged.finding, main_claim(judged.finding)
    file = _text(seen_from(run.folder, cited.file)) if cited else ""
    where = {"file": file, "line": str(cited.line)} if cited else {}
    about = slot(finding.subject, finding.attribute, finding.scope)
    test = _test(suite, finding.code, f"{finding.name}: {about}", **where)
    if judged.status == "accepted" and judged.acceptance:
        SubElement(test, "skipped", message=_text(f"accepted by {reason(judged.acceptance)}"))
        return
    words = {"message": _text(finding.message), "type": finding.severity.value}
    told = (
        SubElement(test, "failure", words) if run.fails(judged) else SubElement(test, "system-out")
    )
    told.text = "\n".join(["", *map(_text, block(finding, _CANVAS, note=what_changed(judged))), ""])


def _told_beside(suite: Element, entries: list[str]) -> None:
    if entries:
        words = [f"warning: stale entry in the baseline: {_text(entry)}" for entry in entries]
        SubElement(suite, "system-out").text = "\n".join(["", *words, ""])


def _text(text: str) -> str:
    """Put text on one line, without the two characters besides that XML cannot hold."""
    return one_line(text).translate(_NOT_XML)


def _count(suite: Element) -> None:
    counts = {"tests": "testcase", **_COUNTED}
    for attribute, tag in counts.items():
        suite.set(attribute, str(sum(1 for _ in suite.iter(tag))))
