"""GitLab code quality: what is new or expired, with fingerprints that differ."""

from __future__ import annotations

import json
from typing import Any

from reports.findings.formats import FORMATS
from reports.findings.run_result import RunResult
from tests.formats.runs import (
    BROKEN,
    EXPIRED,
    FRESH,
    KNOWN,
    NEW,
    NOTE,
    accepted,
    everything,
    hostile,
    nothing,
    partial,
    run_of,
)


def parsed(run: RunResult) -> Any:  # noqa: ANN401 - whatever JSON holds
    return json.loads(FORMATS["gitlab"](run))


def test_a_whole_report() -> None:
    run = run_of(NOTE, KNOWN, NEW, entries=(accepted(KNOWN, "2018", "2019"),), more=(BROKEN,))
    broken, new, note = parsed(run)
    assert broken == {
        "description": "Defect of Crossread: CR105 name-conflict could not run: ValueError: no "
        "such column",
        "check_name": "CR105 name-conflict",
        "fingerprint": "1a64079709126a8a",
        "severity": "blocker",
        "location": {"path": "facts.yaml", "lines": {"begin": 1}},
    }
    assert new == {
        "description": "the bridge, opened: 2018 against 2019",
        "check_name": "CR101 date-conflict",
        "fingerprint": NEW.fingerprint,
        "severity": "critical",
        "location": {"path": "facts.yaml", "lines": {"begin": 3}},
    }
    assert note == {
        "description": "the ferry, opened: 2018",
        "check_name": "CR404 undated-source",
        "fingerprint": NOTE.fingerprint,
        "severity": "info",
        "location": {"path": "facts.yaml", "lines": {"begin": 3}},
    }


def test_what_is_not_looked_at_or_not_listed_is_info() -> None:
    _, looked, listed = parsed(partial())
    assert looked["description"] == "CR101 did not look at the quotes of tables."
    assert listed["description"] == "CR101: showing 1 of 1,201 findings (--limit 0 shows all)."
    assert {looked["severity"], listed["severity"]} == {"info"}
    assert looked["fingerprint"] != listed["fingerprint"]


def test_nothing_is_an_empty_list() -> None:
    assert FORMATS["gitlab"](nothing()) == "[]\n"


def test_why_an_accepted_finding_counts_is_stated_and_a_fresh_value_pointed_at() -> None:
    found = {issue["fingerprint"]: issue for issue in parsed(everything())}
    assert found[FRESH.fingerprint]["location"] == {"path": "facts.yaml", "lines": {"begin": 9}}
    assert found[FRESH.fingerprint]["description"] == (
        "the pier, opened: 2018 against 2019 against 2020. New values since it was accepted "
        "(by desk until 31 January 2027): 2020 in s9"
    )
    assert found[EXPIRED.fingerprint]["description"] == (
        "the mole, opened: 2018 against 2019. Expired: accepted by desk until 24 November 2026, "
        "because both are in print"
    )


def test_fingerprints_differ_even_where_two_findings_are_one() -> None:
    marks = [issue["fingerprint"] for issue in parsed(run_of(NEW, NEW, NEW, KNOWN))]
    mark = NEW.fingerprint
    assert marks == [mark, f"{mark}-2", f"{mark}-3", KNOWN.fingerprint]


def test_descriptions_are_one_line_without_control_characters() -> None:
    issues = parsed(hostile())
    assert len(issues) == 3
    assert [issue for issue in issues if "\n" in issue["description"]] == []
    assert [issue for issue in issues if "\x1b" in issue["description"]] == []
    assert issues[1]["location"]["path"] == "a b/%:,\n::error::ü😀.yaml"
