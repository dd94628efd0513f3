"""A run that failed: every format says so, and none that nothing was found."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import jsonschema
import pytest

from docs.generate import ROOT
from reports.findings.failed_formats import FAILED_FORMATS, may_be_replaced
from reports.findings.failed_run import FailedRun, failed_by_defect, failed_on_input
from reports.findings.formats import FORMATS
from schema.characters import hidden, no_command
from schema.findings_json import FailedRunReport
from support.problems import Place, Problem, UnusableInput
from tests.formats.runs import HOSTILE, everything, hostile, nothing

SARIF_SCHEMA = Path(__file__).parents[1] / "data" / "sarif-schema-2.1.0.json"
INPUT = failed_on_input(
    UnusableInput(
        [
            Problem(Place("facts.yaml", 3, 5), "value", "'soon'", "a date"),
            Problem(Place("more.yaml"), "", "no such file", "a ledger file"),
        ]
    )
)
DEFECT = failed_by_defect(ValueError("no such column"))
EVIL = failed_on_input(
    UnusableInput([Problem(Place("a b/%:,\n::error::ü😀.yaml", 3, 5), HOSTILE, HOSTILE, HOSTILE)])
)
FAILED = [INPUT, DEFECT, EVIL]


def parsed(form: str, run: FailedRun) -> Any:  # noqa: ANN401 - whatever JSON holds
    return json.loads(FAILED_FORMATS[form](run))


def test_every_format_has_a_way_to_say_it() -> None:
    assert list(FAILED_FORMATS) == list(FORMATS)


def test_text() -> None:
    assert FAILED_FORMATS["text"](INPUT) == (
        "The input cannot be used: no checks ran.\n"
        "facts.yaml:3:5: value: found 'soon', expected a date\n"
        "more.yaml: found no such file, expected a ledger file\n"
    )
    assert FAILED_FORMATS["text"](DEFECT) == (
        "A defect of Crossread: no checks ran.\nValueError: no such column\n"
    )


@pytest.mark.parametrize("failed", FAILED)
def test_json_has_an_error_and_no_findings(failed: FailedRun) -> None:
    schema: Any = json.loads((ROOT / "docs/findings.schema.json").read_text(encoding="utf-8"))
    made = parsed("json", failed)
    jsonschema.validate(made, schema)
    assert FailedRunReport.model_validate(made).error.kind == failed.kind
    assert set(made) == {"format", "version", "error"}
    line = parsed("ndjson", failed)
    assert FAILED_FORMATS["ndjson"](failed).count("\n") == 1
    assert line == {"kind": "error", **made}


def test_json_holds_the_places() -> None:
    assert parsed("json", INPUT)["error"]["problems"][0] == {
        "message": "value: found 'soon', expected a date",
        "file": "facts.yaml",
        "line": 3,
        "column": 5,
    }


@pytest.mark.parametrize("failed", FAILED)
def test_sarif_has_no_results_rather_than_none_found(failed: FailedRun) -> None:
    validator: Any = jsonschema.Draft4Validator(json.loads(SARIF_SCHEMA.read_text("utf-8")))
    log = parsed("sarif", failed)
    validator.validate(log)
    assert "results" not in log["runs"][0]
    (invocation,) = log["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    ours = "Execution" if failed is DEFECT else "Configuration"
    assert set(invocation) == {"executionSuccessful", f"tool{ours}Notifications"}


def test_sarif_says_where() -> None:
    (invocation,) = parsed("sarif", INPUT)["runs"][0]["invocations"]
    first, _ = invocation["toolConfigurationNotifications"]
    where = {"artifactLocation": {"uri": "facts.yaml"}, "region": {"startLine": 3}}
    assert first == {
        "descriptor": {"id": "unusable-input"},
        "level": "error",
        "message": {"text": "value: found 'soon', expected a date"},
        "locations": [{"physicalLocation": where}],
    }


def test_github() -> None:
    title = "title=The input cannot be used%3A no checks ran"
    assert FAILED_FORMATS["github"](INPUT) == (
        f"::error file=facts.yaml,line=3,col=5,{title}::value: found 'soon', expected a date\n"
        f"::error file=more.yaml,{title}::found no such file, expected a ledger file\n"
    )
    assert FAILED_FORMATS["github"](DEFECT) == (
        "::error title=A defect of Crossread%3A no checks ran::ValueError: no such column\n"
    )
    head = re.compile(r"::error (file=[^:,\r\n]+,)?line=3,col=5,title=[^:,\r\n]+::[^\r\n]*\n$")
    assert head.match(FAILED_FORMATS["github"](EVIL))


def test_summary() -> None:
    assert FAILED_FORMATS["summary"](INPUT) == (
        "## Crossread\n\n**The input cannot be used: no checks ran.**\n\n"
        "- facts.yaml:3:5: value: found 'soon', expected a date\n"
        "- more.yaml: found no such file, expected a ledger file\n"
    )
    assert "<b>" not in FAILED_FORMATS["summary"](EVIL)


def test_gitlab_has_a_blocker_for_each_reason() -> None:
    first, second = parsed("gitlab", INPUT)
    assert first["severity"] == second["severity"] == "blocker"
    assert first["location"] == {"path": "facts.yaml", "lines": {"begin": 3}}
    assert second["location"] == {"path": "more.yaml", "lines": {"begin": 1}}
    assert first["fingerprint"] != second["fingerprint"]
    assert first["description"] == (
        "The input cannot be used: no checks ran. value: found 'soon', expected a date"
    )
    assert [issue["check_name"] for issue in parsed("gitlab", DEFECT)] == ["defect"]


@pytest.mark.parametrize("failed", FAILED)
def test_junit_has_one_error(failed: FailedRun) -> None:
    top = fromstring(FAILED_FORMATS["junit"](failed))
    assert (top.get("tests"), top.get("errors"), top.get("failures")) == ("1", "1", "0")
    (error,) = top.iter("error")
    assert error.get("type") == failed.kind
    assert len((error.text or "").splitlines()) == len(failed.reasons)


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "github"])
def test_no_line_is_a_command_and_none_steers_a_terminal(form: str) -> None:
    lines = FAILED_FORMATS[form](EVIL).splitlines()
    assert [line for line in lines if line != no_command(line)] == []
    assert [line for line in lines if hidden(line)] == []


@pytest.mark.parametrize("form", FORMATS)
def test_earlier_reports_may_be_replaced(form: str) -> None:
    for text in (
        *(FORMATS[form](make()) for make in (everything, hostile, nothing)),
        *(FAILED_FORMATS[form](failed) for failed in FAILED),
        "",
        "\n",
    ):
        assert may_be_replaced(form, text)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "text",
    [
        "sources:\n- id: morning\n",
        "The bridge opened in July.\n",
        "## Notes\n",
        '{"source": "morning", "value": "2019"}\n{"source": "evening", "value": "2020"}\n',
        '[{"source": "morning"}]\n',
        '{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "another"}}}]}',
        '<testsuites name="another" tests="1" />',
        "::notice title=x::y\nsources: []\n",
        "source,value\nmorning,2019\n",
    ],
)
def test_what_may_be_an_input_is_not(form: str, text: str) -> None:
    assert not may_be_replaced(form, text)
