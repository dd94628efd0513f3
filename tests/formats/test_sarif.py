"""SARIF: what a result holds, in which order, and that the schema of OASIS accepts all of it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from baseline.compare import compare
from checks.registry import CHECKS
from reports import VERSION
from reports.findings.formats import FORMATS
from reports.findings.run_result import RunResult
from runner.examine import examined
from schema.characters import hidden
from schema.finding import Severity
from tests.formats.runs import (
    BROKEN,
    FRESH,
    GONE,
    KNOWN,
    NEW,
    TODAY,
    Make,
    accepted,
    everything,
    hostile,
    nothing,
    partial,
    run_of,
)

SCHEMA = Path(__file__).parents[1] / "data" / "sarif-schema-2.1.0.json"


def parsed(run: RunResult) -> Any:  # noqa: ANN401 - whatever JSON holds
    return json.loads(FORMATS["sarif"](run))["runs"][0]


def located(line: int, uri: str = "facts.yaml") -> dict[str, Any]:
    where = {"artifactLocation": {"uri": uri}, "region": {"startLine": line}}
    return {"physicalLocation": where}


@pytest.mark.parametrize("make", [everything, hostile, nothing])
def test_the_schema_of_oasis_accepts_it(make: Make) -> None:
    validator: Any = jsonschema.Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    validator.validate(json.loads(FORMATS["sarif"](make())))


def test_a_finding_that_is_new_by_a_value_points_at_that_value() -> None:
    run = run_of(FRESH, entries=(accepted(FRESH, "2018", "2019"),))
    assert parsed(run)["results"] == [
        {
            "ruleId": "CR101",
            "ruleIndex": 0,
            "level": "error",
            "message": {
                "text": "the pier, opened: 2018 against 2019 against 2020\n"
                "New values since it was accepted (by desk until 31 January 2027): 2020 in s9\n"
                "- 2018: [s3](1)\n"
                "- 2019: [s6](2)\n"
                "- 2020: s9"
            },
            "locations": [located(9)],
            "relatedLocations": [
                {
                    "id": 1,
                    **located(3),
                    "message": {"text": "2018: s3 (14 March 2024): “in 2018”"},
                },
                {
                    "id": 2,
                    **located(6),
                    "message": {"text": "2019: s6 (14 March 2024): “in 2019”"},
                },
            ],
            "partialFingerprints": {"crossread/v1": FRESH.fingerprint},
            "baselineState": "new",
            "suppressions": [],
            "properties": {"severity": "contradiction", "status": "new"},
        }
    ]


def test_what_is_stale_is_absent() -> None:
    assert parsed(run_of(entries=(accepted(GONE),)))["results"] == []
    (result,) = parsed(run_of(NEW, entries=(accepted(GONE),)))["results"][1:]
    assert result == {
        "ruleId": "CR101",
        "ruleIndex": 0,
        "level": "note",
        "message": {
            "text": "CR101 date-conflict lock opened: accepted by desk until 31 January 2027, but "
            f"no longer found ({GONE.fingerprint})"
        },
        "locations": [located(1, "crossread-baseline.yaml")],
        "partialFingerprints": {"crossread/v1": GONE.fingerprint},
        "baselineState": "absent",
        "suppressions": [],
        "properties": {"status": "stale"},
    }


def test_new_ones_come_first_each_worst_first() -> None:
    results = parsed(everything())["results"]
    assert [
        (r["properties"]["status"], r["level"], r["baselineState"], len(r["suppressions"]))
        for r in results
    ] == [
        ("new", "error", "new", 0),
        ("new", "error", "new", 0),
        ("new", "note", "new", 0),
        ("expired", "error", "unchanged", 0),
        ("accepted", "error", "unchanged", 1),
        ("stale", "note", "absent", 0),
    ]


def test_what_is_accepted_is_suppressed_with_its_reason() -> None:
    (result,) = parsed(run_of(KNOWN, entries=(accepted(KNOWN, "2018", "2019"),)))["results"]
    assert result["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "both are in print (by desk until 31 January 2027)",
        }
    ]


def test_each_check_is_a_rule_with_its_page() -> None:
    driver = parsed(nothing())["tool"]["driver"]
    assert (driver["name"], driver["semanticVersion"]) == ("Crossread", VERSION)
    rules = driver["rules"]
    assert [rule["id"] for rule in rules] == [check.code for check in CHECKS]
    assert [rule["help"]["markdown"] for rule in rules] == [check.page for check in CHECKS]
    levels = {rule["defaultConfiguration"]["level"] for rule in rules}
    assert levels == {"error", "warning", "note"}
    first = CHECKS[0]
    assert first.severity is Severity.CONTRADICTION
    assert rules[0] == {
        "id": "CR101",
        "name": "date-conflict",
        "shortDescription": {"text": first.statement},
        "help": {"text": first.page, "markdown": first.page},
        "defaultConfiguration": {"level": "error"},
        "properties": {"severity": "contradiction"},
    }


IDLE = {
    "descriptor": {"id": "did-not-apply"},
    "level": "note",
    "message": {
        "text": "CR203 relative-date-in-undated-source did not apply: "
        "no dates from a source without one"
    },
    "associatedRule": {"id": "CR203"},
}


def test_a_check_that_did_not_apply_is_a_note() -> None:
    assert parsed(run_of(NEW))["invocations"] == [
        {"executionSuccessful": True, "toolExecutionNotifications": [IDLE]}
    ]


def test_a_check_that_could_not_run_is_an_unsuccessful_run() -> None:
    assert parsed(run_of(NEW, more=(BROKEN,)))["invocations"] == [
        {
            "executionSuccessful": False,
            "toolExecutionNotifications": [
                {
                    "descriptor": {"id": "could-not-run"},
                    "level": "error",
                    "message": {
                        "text": "Defect of Crossread: CR105 name-conflict could not run: "
                        "ValueError: no such column"
                    },
                    "associatedRule": {"id": "CR105"},
                },
                IDLE,
            ],
        }
    ]


def test_a_check_of_your_own_that_could_not_run_is_a_matter_of_configuration() -> None:
    own = BROKEN.model_copy(update={"own": True})
    (invocation,) = parsed(run_of(NEW, more=(own,)))["invocations"]
    assert not invocation["executionSuccessful"]
    (failed,) = invocation["toolConfigurationNotifications"]
    assert failed["message"]["text"].startswith("Your own check CR105 name-conflict could not run")
    assert invocation["toolExecutionNotifications"] == [IDLE]


def test_what_is_not_looked_at_or_not_listed_is_a_warning() -> None:
    (invocation,) = parsed(partial())["invocations"]
    assert invocation["executionSuccessful"]
    notes = invocation["toolExecutionNotifications"]
    assert [(note["descriptor"]["id"], note["level"]) for note in notes] == [
        ("not-looked-at", "warning"),
        ("left-out", "warning"),
    ]
    assert notes[1]["message"]["text"].startswith("CR101: showing 1 of 1,201 findings")


def test_every_notification_has_a_descriptor() -> None:
    known = {each["id"] for each in parsed(nothing())["tool"]["driver"]["notifications"]}
    assert known >= {"did-not-apply", "could-not-run", "not-looked-at", "left-out"}
    assert known >= {"unusable-input", "defect"}


def test_every_result_has_a_location_with_a_line() -> None:
    """One without, and GitHub refuses the file."""
    bare = NEW.model_copy(update={"sides": ()})
    (result,) = parsed(run_of(bare))["results"]
    assert result["locations"] == [located(1)]


def test_words_make_no_links_of_their_own() -> None:
    result = parsed(hostile())["results"][0]
    (other,) = result["relatedLocations"]
    links = re.findall(r"(?<!\\)\](?=\()", result["message"]["text"])
    assert len(links) == 1
    assert [line for line in result["message"]["text"].split("\n") if hidden(line)] == []
    assert re.findall(r"(?<!\\)\](?=\()", other["message"]["text"]) == []


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("facts.yaml", "facts.yaml"),
        ("./news/facts.yaml", "news/facts.yaml"),
        ("a b/100%/ü:😀.yaml", "a%20b/100%25/%C3%BC%3A%F0%9F%98%80.yaml"),
        ("../facts.yaml", "../facts.yaml"),
        ("/elsewhere/a b.yaml", "file:///elsewhere/a%20b.yaml"),
        ("{cwd}/news/facts.yaml", "news/facts.yaml"),
    ],
)
def test_a_file_is_named_by_a_relative_uri(file: str, uri: str) -> None:
    written = file.format(cwd=Path.cwd())
    (side, *_) = NEW.sides
    cited = side.citations[0].model_copy(update={"file": written})
    finding = NEW.model_copy(update={"sides": (side.model_copy(update={"citations": (cited,)}),)})
    (result,) = parsed(run_of(finding))["results"]
    assert result["locations"] == [located(3, uri)]


def test_our_own_ledgers_are_accepted_too() -> None:
    with examined([Path(__file__).parents[1] / "ledgers" / "harbour.yaml"]) as seen:
        run = RunResult(compare(seen.findings, (), TODAY, ()), seen.outcomes)
    validator: Any = jsonschema.Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    log = json.loads(FORMATS["sarif"](run))
    validator.validate(log)
    assert len(log["runs"][0]["results"]) == len(run.comparison.findings) > 5
