"""SARIF: the whole of a run, the schema of OASIS, and what the standard says about texts."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from checks.baseline import Comparison, Judged
from checks.registry import CHECKS, find
from reports import VERSION
from reports.sarif import sarif
from schema.finding import Outcome, Severity
from tests.reports.telling import STATUSES, entry, nothing, told

SCHEMA = json.loads(
    (Path(__file__).parents[1] / "data/sarif-schema-2.1.0.json").read_text(encoding="utf-8")
)
VALIDATOR: Any = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
ROOT = "uriBaseId: '%SRCROOT%'"
RESULTS = f"""
- ruleId: CR101
  ruleIndex: 0
  level: error
  message:
    text: |-
      Harbour bridge, opened: 2018 against July 2019
      - 2018: courier (5 April 2024)
      - July 2019: [herald (undated), the mayor](1)
  locations:
    - physicalLocation:
        artifactLocation: {{uri: facts.yaml, {ROOT}}}
        region: {{startLine: 9}}
      message: {{text: "2018: courier (5 April 2024), “opened in 2018”"}}
  relatedLocations:
    - id: 1
      physicalLocation:
        artifactLocation: {{uri: facts.yaml, {ROOT}}}
        region: {{startLine: 10}}
      message: {{text: "July 2019: herald (undated), the mayor, “in July 2019”"}}
  partialFingerprints: {{crossread/v1: a3d63ed62e49d5f2}}
  baselineState: new
  suppressions: []
  properties: {{severity: contradiction, status: new, subject: bridge, attribute: opened, scope: '',
    values: ['2018', 2019-07], freshValues: []}}
- ruleId: CR103
  ruleIndex: 2
  level: error
  message:
    text: |-
      Harbour bridge, lanes: 4 against 6 against 8
      New value: 8. Accepted without it by ada, until 31 January 2027: the archive is closed
      - 4: courier (5 April 2024)
      - 6: [herald (undated)](1)
      - 8: [herald (undated)](2)
  locations:
    - physicalLocation:
        artifactLocation: {{uri: facts.yaml, {ROOT}}}
        region: {{startLine: 12}}
      message: {{text: "4: courier (5 April 2024), “four lanes”"}}
  relatedLocations:
    - id: 1
      physicalLocation:
        artifactLocation: {{uri: facts.yaml, {ROOT}}}
        region: {{startLine: 13}}
      message: {{text: "6: herald (undated), “six lanes”"}}
    - id: 2
      physicalLocation:
        artifactLocation: {{uri: facts.yaml, {ROOT}}}
        region: {{startLine: 14}}
      message: {{text: "8: herald (undated), “eight lanes”"}}
  partialFingerprints: {{crossread/v1: cd9b78dfc2d8a9a8}}
  baselineState: new
  suppressions: []
  properties: {{severity: contradiction, status: new, subject: bridge, attribute: lanes, scope: '',
    values: ['4', '6', '8'], freshValues: ['8']}}
- ruleId: CR102
  ruleIndex: 1
  level: error
  message:
    text: |-
      Harbour bridge, cost: 2 million USD against 3 million USD
      Expired: accepted by ben, until 31 October 2026: the archive is closed
      - 2 million USD: courier (5 April 2024)
      - 3 million USD: [herald (undated)](1)
  locations:
    - physicalLocation:
        artifactLocation: {{uri: facts.yaml, {ROOT}}}
        region: {{startLine: 17}}
      message: {{text: "2 million USD: courier (5 April 2024), “$2 million”"}}
  relatedLocations:
    - id: 1
      physicalLocation:
        artifactLocation: {{uri: facts.yaml, {ROOT}}}
        region: {{startLine: 18}}
      message: {{text: "3 million USD: herald (undated), “$3 million”"}}
  partialFingerprints: {{crossread/v1: 287127f336ad48c6}}
  baselineState: unchanged
  suppressions: []
  properties: {{severity: contradiction, status: expired, subject: bridge, attribute: cost,
    scope: USD, values: [1.8 to 2.2 million USD, 2.7 to 3.3 million USD], freshValues: []}}
- ruleId: CR105
  ruleIndex: 4
  level: error
  message:
    text: |-
      Harbour bridge, builder: Hart against Hardt
      - Hart: courier (5 April 2024)
      - Hardt: [herald (undated)](1)
  locations:
    - physicalLocation:
        artifactLocation: {{uri: facts.yaml, {ROOT}}}
        region: {{startLine: 15}}
      message: {{text: "Hart: courier (5 April 2024), “Hart built it”"}}
  relatedLocations:
    - id: 1
      physicalLocation:
        artifactLocation: {{uri: facts.yaml, {ROOT}}}
        region: {{startLine: 16}}
      message: {{text: "Hardt: herald (undated), “built by Hardt”"}}
  partialFingerprints: {{crossread/v1: c436c0be7dd3395b}}
  baselineState: unchanged
  suppressions:
    - kind: external
      status: accepted
      justification: "ada, until 31 January 2027: the archive is closed"
  properties: {{severity: contradiction, status: accepted, subject: bridge, attribute: builder,
    scope: '', values: [hardt, hart], freshValues: []}}
"""
INVOCATION = """
executionSuccessful: false
toolExecutionNotifications:
  - level: error
    message: {text: "could not run: ZeroDivisionError: a list without end"}
    associatedRule: {id: CR106, index: 5}
  - level: note
    message: {text: "did not apply: no terms"}
    associatedRule: {id: CR104, index: 3}
toolConfigurationNotifications:
  - level: warning
    message:
      text: "stale: CR101 date-conflict, pier, opened (0123456789abcdef), ada, until 31 January
        2027: the archive is closed"
    associatedRule: {id: CR101, index: 0}
"""


def run_of(log: str) -> Any:  # noqa: ANN401 - as JSON comes
    """Give the only run of a log that the schema of OASIS accepts."""
    read = json.loads(log)
    VALIDATOR.validate(read)
    (run,) = read["runs"]
    return run


def test_the_whole_log() -> None:
    written = sarif(told())
    run = run_of(written)
    assert run["results"] == yaml.safe_load(RESULTS)
    assert run["invocations"] == [yaml.safe_load(INVOCATION)]
    assert list(run) == ["tool", "originalUriBaseIds", "invocations", "results"]
    assert run["tool"]["driver"]["name"] == "Crossread"
    assert run["tool"]["driver"]["version"] == VERSION
    assert json.loads(written)["$schema"] == SCHEMA["id"]
    assert written == json.dumps(json.loads(written), indent=2, ensure_ascii=False) + "\n"


def test_nothing_found() -> None:
    run = run_of(sarif(nothing()))
    assert run["results"] == []
    assert run["invocations"][0]["executionSuccessful"] is True


def test_every_check_is_a_rule_with_its_page() -> None:
    ran = tuple(Outcome(code=c.code, name=c.name, state="passed") for c in CHECKS)
    levels = {"contradiction": "error", "tension": "warning", "ambiguity": "warning"}
    assert run_of(sarif(replace(nothing(), outcomes=ran)))["tool"]["driver"]["rules"] == [
        {
            "id": check.code,
            "name": check.name,
            "shortDescription": {"text": check.statement},
            "fullDescription": {"text": check.statement},
            "help": {"text": check.page, "markdown": check.page},
            "defaultConfiguration": {"level": levels.get(check.severity, "note")},
        }
        for check in CHECKS
    ]


def test_a_check_that_is_not_ours_is_a_rule_by_its_name() -> None:
    assert find("XY1") is None
    ran = (Outcome(code="XY1", name="other", state="passed"),)
    rules = run_of(sarif(replace(nothing(), outcomes=ran)))["tool"]["driver"]["rules"]
    assert rules == [{"id": "XY1", "name": "other"}]


def one(run: Any, **changes: object) -> Any:  # noqa: ANN401
    """Give the only result of a run whose first finding is changed."""
    first = told().comparison.judged[0].finding.model_copy(update=changes)
    return run_of(sarif(replace(run, comparison=Comparison((Judged(first, "new"),)))))["results"][0]


@pytest.mark.parametrize(
    ("severity", "level"),
    [
        ("contradiction", "error"),
        ("tension", "warning"),
        ("ambiguity", "warning"),
        ("note", "note"),
    ],
)
def test_levels(severity: str, level: str) -> None:
    result = one(nothing(), severity=Severity(severity))
    assert (result["level"], result["properties"]["severity"]) == (level, severity)


@pytest.mark.parametrize(
    ("message", "written"),
    [
        ("a {0} b", "a {{0}} b"),
        ("he said [sic] so", "he said [sic] so"),
        ("[here](http://x)", "\\[here\\](http://x)"),
        ("a\\](1) [b", "a\\\\\\](1) \\[b"),
        ("red \x1b[31m\x00", "red \\x1b[31m\\x00"),
    ],
)
def test_words_are_neither_links_nor_arguments(message: str, written: str) -> None:
    assert one(nothing(), message=message)["message"]["text"].split("\n- ")[0] == written


def test_names_with_brackets_are_whole_inside_a_link() -> None:
    finding = told().comparison.judged[0].finding
    first, second = finding.sides
    cited = second.citations[0].model_copy(update={"speaker": "[the] mayor", "line": 0})
    sides = (first, second.model_copy(update={"citations": (cited,)}))
    result = one(nothing(), sides=sides)
    assert "[herald (undated), \\[the\\] mayor](1)" in result["message"]["text"]
    assert result["relatedLocations"][0]["physicalLocation"]["region"] == {"startLine": 1}


def test_a_side_without_claims_is_told_without_a_link() -> None:
    finding = told().comparison.judged[0].finding
    empty = finding.sides[1].model_copy(update={"citations": ()})
    result = one(nothing(), sides=(finding.sides[0], empty))
    assert result["message"]["text"].splitlines()[-1] == "- July 2019"
    assert result["relatedLocations"] == []


@pytest.mark.parametrize(
    ("file", "location"),
    [
        ("facts.yaml", {"uri": "facts.yaml", "uriBaseId": "%SRCROOT%"}),
        ("./a/../facts/ä b#1.yaml", {"uri": "facts/%C3%A4%20b%231.yaml", "uriBaseId": "%SRCROOT%"}),
        ("/news/facts/x.yaml", {"uri": "facts/x.yaml", "uriBaseId": "%SRCROOT%"}),
        ("a:b?.yaml", {"uri": "a%3Ab%3F.yaml", "uriBaseId": "%SRCROOT%"}),
        ("<stdin>", {"uri": "%3Cstdin%3E", "uriBaseId": "%SRCROOT%"}),
        ("../other/x y.yaml", {"uri": "file:///other/x%20y.yaml"}),
        ("/newsroom/x.yaml", {"uri": "file:///newsroom/x.yaml"}),
    ],
)
def test_places_are_relative_to_the_folder_of_the_run(file: str, location: object) -> None:
    finding = told().comparison.judged[0].finding
    cited = finding.sides[0].citations[0].model_copy(update={"file": file})
    sides = (finding.sides[0].model_copy(update={"citations": (cited,)}),)
    result = one(nothing(), sides=sides)
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == location


def test_the_new_come_first_and_the_worst_of_them_before_all() -> None:
    """GitHub takes the first 5,000."""
    found = told().comparison.judged[0].finding
    judged = [
        Judged(found.model_copy(update={"severity": severity}), status, entry(found))
        for severity in (Severity.NOTE, Severity.CONTRADICTION, Severity.TENSION)
        for status in STATUSES
    ]
    results = run_of(sarif(replace(nothing(), comparison=Comparison(tuple(judged)))))["results"]
    order = [(r["properties"]["status"], r["properties"]["severity"]) for r in results]
    assert order == [
        (status, severity)
        for status in ("new", "expired", "accepted")
        for severity in ("contradiction", "tension", "note")
    ]
