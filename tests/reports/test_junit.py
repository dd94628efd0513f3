"""JUnit XML: a suite a check, a test a finding."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from reports.junit import junit
from schema.finding import Severity
from tests.reports.telling import nothing, told

WHOLE = """\
<?xml version="1.0" encoding="utf-8"?>
<testsuites name="crossread" tests="6" failures="3" errors="1" skipped="2">
  <testsuite name="CR101 date-conflict" tests="1" failures="1" errors="0" skipped="0">
    <testcase classname="crossread.CR101" name="date-conflict: bridge, opened" \
file="facts.yaml" line="9">
      <failure message="Harbour bridge, opened: 2018 against July 2019" type="contradiction">
CR101 date-conflict                                                                    contradiction
Harbour bridge, opened: 2018 against July 2019
  - 2018
      courier (5 April 2024)                                                            facts.yaml:9
      “opened in 2018”
  - July 2019
      herald (undated), the mayor                                                      facts.yaml:10
      “in July 2019”
</failure>
    </testcase>
    <system-out>
warning: stale entry in the baseline: CR101 date-conflict, pier, opened (0123456789abcdef)
</system-out>
  </testsuite>
  <testsuite name="CR102 amount-conflict" tests="1" failures="1" errors="0" skipped="0">
    <testcase classname="crossread.CR102" name="amount-conflict: bridge, cost, USD" \
file="facts.yaml" line="17">
      <failure message="Harbour bridge, cost: 2 million USD against 3 million USD" \
type="contradiction">
CR102 amount-conflict                                                                  contradiction
Harbour bridge, cost: 2 million USD against 3 million USD
Expired: accepted by ben, until 31 October 2026: the archive is closed
  - 2 million USD
      courier (5 April 2024)                                                           facts.yaml:17
      “$2 million”
  - 3 million USD
      herald (undated)                                                                 facts.yaml:18
      “$3 million”
</failure>
    </testcase>
  </testsuite>
  <testsuite name="CR103 count-conflict" tests="1" failures="1" errors="0" skipped="0">
    <testcase classname="crossread.CR103" name="count-conflict: bridge, lanes" \
file="facts.yaml" line="12">
      <failure message="Harbour bridge, lanes: 4 against 6 against 8" type="contradiction">
CR103 count-conflict                                                                   contradiction
Harbour bridge, lanes: 4 against 6 against 8
New value: 8. Accepted without it by ada, until 31 January 2027: the archive is closed
  - 4
      courier (5 April 2024)                                                           facts.yaml:12
      “four lanes”
  - 6
      herald (undated)                                                                 facts.yaml:13
      “six lanes”
  - 8
      herald (undated)                                                                 facts.yaml:14
      “eight lanes”
</failure>
    </testcase>
  </testsuite>
  <testsuite name="CR104 term-conflict" tests="1" failures="0" errors="0" skipped="1">
    <testcase classname="crossread.CR104" name="term-conflict">
      <skipped message="did not apply: no terms" />
    </testcase>
  </testsuite>
  <testsuite name="CR105 name-conflict" tests="1" failures="0" errors="0" skipped="1">
    <testcase classname="crossread.CR105" name="name-conflict: bridge, builder" \
file="facts.yaml" line="15">
      <skipped message="accepted by ada, until 31 January 2027: the archive is closed" />
    </testcase>
  </testsuite>
  <testsuite name="CR106 list-conflict" tests="1" failures="0" errors="1" skipped="0">
    <testcase classname="crossread.CR106" name="list-conflict">
      <error message="ZeroDivisionError: a list without end" type="could not run" />
    </testcase>
  </testsuite>
</testsuites>
"""


def read(report: str) -> ET.Element:
    return ET.fromstring(report)  # noqa: S314 - our own


def test_the_whole_report() -> None:
    assert junit(told()) == WHOLE


def test_a_check_that_found_nothing_is_a_passed_test() -> None:
    assert (
        junit(nothing())
        == """\
<?xml version="1.0" encoding="utf-8"?>
<testsuites name="crossread" tests="1" failures="0" errors="0" skipped="0">
  <testsuite name="CR101 date-conflict" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="crossread.CR101" name="date-conflict" />
  </testsuite>
</testsuites>
"""
    )


@pytest.mark.parametrize(
    ("fail_on", "failures"), [(Severity.NOTE, 3), (Severity.CONTRADICTION, 3), (None, 0)]
)
def test_what_does_not_make_the_run_fail_is_told_in_a_passed_test(
    fail_on: Severity | None, failures: int
) -> None:
    root = read(junit(replace(told(), fail_on=fail_on)))
    failed, told_in = root.findall(".//failure"), root.findall(".//testcase/system-out")
    assert (root.get("failures"), len(failed), len(told_in)) == (
        str(failures),
        failures,
        3 - failures,
    )
    assert "Harbour bridge, opened: 2018 against July 2019" in str((failed + told_in)[0].text)


def test_severity_decides_what_fails() -> None:
    run = told()
    judged = [
        replace(j, finding=j.finding.model_copy(update={"severity": severity}))
        for j, severity in zip(run.comparison.judged, Severity, strict=True)
    ]
    run = replace(run, comparison=replace(run.comparison, judged=tuple(judged)))
    failing = {
        str(least): read(junit(replace(run, fail_on=least))).get("failures") for least in Severity
    }
    # the third, a tension, is accepted
    assert failing == {"note": "3", "ambiguity": "2", "tension": "1", "contradiction": "1"}
