"""JUnit: a case for each check, and XML that is legal whatever the words are."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.findings.formats import FORMATS
from tests.formats.runs import (
    BROKEN,
    GONE,
    KNOWN,
    NEW,
    Make,
    accepted,
    everything,
    hostile,
    nothing,
    partial,
    run_of,
)

ALL = """\
<?xml version='1.0' encoding='us-ascii'?>
<testsuites name="Crossread" tests="4" failures="1" errors="1" skipped="1">
  <testsuite name="Crossread" tests="4" failures="1" errors="1" skipped="1">
    <testcase classname="crossread" name="CR101 date-conflict">
      <failure message="the bridge, opened: 2018 against 2019" type="contradiction">\
CR101 date-conflict a3d63ed6                                                           contradiction
the bridge, opened: 2018 against 2019
  - 2018
      s3 (14 March 2024)                                                                facts.yaml:3
      &#8220;in 2018&#8221;
  - 2019
      s6 (14 March 2024)                                                                facts.yaml:6
      &#8220;in 2019&#8221;</failure>
      <system-out>Accepted: the quay, opened: 2018 against 2019 (by desk until 31 January 2027: \
both are in print)</system-out>
    </testcase>
    <testcase classname="crossread" name="CR102 amount-conflict" />
    <testcase classname="crossread" name="CR203 relative-date-in-undated-source">
      <skipped message="no dates from a source without one" />
    </testcase>
    <testcase classname="crossread" name="CR105 name-conflict">
      <error type="Defect of Crossread" message="ValueError: no such column" />
    </testcase>
    <system-out>CR101 date-conflict lock opened: accepted by desk until 31 January 2027, but no \
longer found (STALE)</system-out>
  </testsuite>
</testsuites>
"""


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)


def test_a_whole_run() -> None:
    run = run_of(
        NEW, KNOWN, entries=(accepted(KNOWN, "2018", "2019"), accepted(GONE)), more=(BROKEN,)
    )
    assert FORMATS["junit"](run) == ALL.replace("STALE", GONE.fingerprint)


def test_a_check_fails_once_for_each_finding_that_is_new_or_expired() -> None:
    top = parsed(FORMATS["junit"](everything()))
    (case,) = top.findall(".//testcase[@name='CR101 date-conflict']")
    assert [failure.get("message") for failure in case.findall("failure")] == [
        "the pier, opened: 2018 against 2019 against 2020",
        "the bridge, opened: 2018 against 2019",
        "the mole, opened: 2018 against 2019",
    ]
    fresh, _, expired = [(failure.text or "").splitlines()[0] for failure in case.iter("failure")]
    assert fresh == "New values since it was accepted (by desk until 31 January 2027): 2020 in s9"
    assert expired == (
        "Expired: accepted by desk until 24 November 2026, because both are in print"
    )


def test_a_check_whose_findings_are_all_accepted_passes() -> None:
    top = parsed(FORMATS["junit"](run_of(KNOWN, entries=(accepted(KNOWN, "2018", "2019"),))))
    assert (top.get("tests"), top.get("failures"), len(list(top.iter("failure")))) == ("3", "0", 0)


@pytest.mark.parametrize("make", [everything, hostile, nothing])
def test_the_counts_are_those_of_the_cases(make: Make) -> None:
    top = parsed(FORMATS["junit"](make()))
    cases = list(top.iter("testcase"))
    for suite in (top, *top.iter("testsuite")):
        assert suite.get("tests") == str(len(cases))
        for name, kind in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            counted = sum(case.find(kind) is not None for case in cases)
            assert suite.get(name) == str(counted)


def test_what_is_not_looked_at_or_not_listed_is_in_the_output_of_its_case() -> None:
    (case,) = parsed(FORMATS["junit"](partial())).iter("testcase")
    assert (case.findtext("system-out") or "").splitlines() == [
        "CR101 did not look at the quotes of tables.",
        "CR101: showing 1 of 1,201 findings (--limit 0 shows all).",
    ]


def test_a_check_of_your_own_that_could_not_run_is_no_defect() -> None:
    own = BROKEN.model_copy(update={"own": True})
    (error,) = parsed(FORMATS["junit"](run_of(more=(own,)))).iter("error")
    assert error.get("type") == "Your own check"


@given(st.text())
def test_whatever_the_words_are_the_xml_can_be_read(words: str) -> None:
    finding = NEW.model_copy(update={"message": words})
    broken = BROKEN.model_copy(update={"reason": words})
    text = FORMATS["junit"](run_of(finding, more=(broken,)))
    assert text.isascii()
    top = parsed(text)
    (error,) = top.iter("error")
    read = error.get("message") or ""
    assert len(read) == len(words)
    assert all(got in (wrote, "\ufffd") for got, wrote in zip(read, words, strict=True))
