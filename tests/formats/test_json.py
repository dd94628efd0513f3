"""JSON: a whole small run, and the published schema holds for every run."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from docs.generate import ROOT
from reports.findings.formats import FORMATS
from reports.findings.run_result import RunResult
from schema.finding import Uncompared
from schema.findings_json import ReportedRun
from tests.formats.runs import (
    FRESH,
    GONE,
    HOSTILE,
    Make,
    accepted,
    everything,
    hostile,
    nothing,
    partial,
    run_of,
)

RUNS = [everything, hostile, nothing]


def parsed(run: RunResult) -> Any:  # noqa: ANN401 - whatever JSON holds
    return json.loads(FORMATS["json"](run))


def test_a_whole_run() -> None:
    run = replace(
        run_of(FRESH, entries=(accepted(FRESH, "2018", "2019"), accepted(GONE, "2018"))),
        uncompared=(Uncompared(reason="alone", claims=2),),
    )
    assert parsed(run) == {
        "format": "crossread",
        "version": 2,
        "findings": [
            {
                "code": "CR101",
                "name": "date-conflict",
                "severity": "contradiction",
                "status": "new",
                "fingerprint": FRESH.fingerprint,
                "values": ["date:2018", "date:2019", "date:2020"],
                "fresh": ["date:2020"],
                "subject": "pier",
                "attribute": "opened",
                "scope": "",
                "message": "the pier, opened: 2018 against 2019 against 2020",
                "sides": [
                    {
                        "says": value,
                        "citations": [
                            {
                                "source": f"s{line}",
                                "source_name": f"s{line}",
                                "published": "2024-03-14",
                                "speaker": None,
                                "modality": "asserted",
                                "value": value,
                                "quote": f"in {value}",
                                "file": "facts.yaml",
                                "line": line,
                                "as_of": None,
                                "canonical": f"date:{value}",
                                "place": "body",
                            }
                        ],
                        "neutral": False,
                    }
                    for line, value in ((3, "2018"), (6, "2019"), (9, "2020"))
                ],
                "uncited": 0,
                "acceptance": {
                    "because": "both are in print",
                    "owner": "desk",
                    "until": "2027-01-31",
                },
                "ruling": "",
            }
        ],
        "stale": [
            {
                "because": "both are in print",
                "owner": "desk",
                "until": "2027-01-31",
                "fingerprint": GONE.fingerprint,
                "check": "CR101 date-conflict",
                "subject": "lock",
                "attribute": "opened",
                "scope": None,
                "values": ["date:2018"],
            }
        ],
        "checks": [
            {
                "code": "CR101",
                "name": "date-conflict",
                "state": "found",
                "found": 1,
                "untold": 0,
                "reason": "",
                "not_looked_at": "",
                "own": False,
            },
            {
                "code": "CR102",
                "name": "amount-conflict",
                "state": "passed",
                "found": 0,
                "untold": 0,
                "reason": "",
                "not_looked_at": "",
                "own": False,
            },
            {
                "code": "CR203",
                "name": "relative-date-in-undated-source",
                "state": "did not apply",
                "found": 0,
                "untold": 0,
                "reason": "no dates from a source without one",
                "not_looked_at": "",
                "own": False,
            },
        ],
        "not_compared": [{"reason": "alone", "claims": 2}],
    }


@pytest.mark.parametrize("make", RUNS)
def test_the_published_schema_holds(make: Make) -> None:
    schema: Any = json.loads((ROOT / "docs/findings.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    run = make()
    jsonschema.validate(parsed(run), schema)
    assert ReportedRun.model_validate_json(FORMATS["json"](run)).format == "crossread"


def test_the_schema_lets_in_what_is_added_and_misses_what_goes() -> None:
    schema: Any = json.loads((ROOT / "docs/findings.schema.json").read_text(encoding="utf-8"))
    validator: Any = jsonschema.Draft202012Validator(schema)
    run = parsed(everything())
    run["findings"][0]["sides"][0]["later"] = 1
    assert validator.is_valid(run)
    del run["findings"][0]["sides"][0]["citations"][0]["canonical"]
    assert not validator.is_valid(run)


def test_lines_say_what_they_are_and_hold_what_the_json_holds() -> None:
    for run in (everything(), hostile(), nothing(), partial()):
        head, *lines = map(json.loads, FORMATS["ndjson"](run).splitlines())
        assert head == {"kind": "run", "format": "crossread", "version": 2, "not_compared": []}
        whole = parsed(run)
        keys = {"finding": "findings", "stale": "stale", "check": "checks"}
        held: dict[str, list[Any]] = {key: [] for key in keys.values()}
        for line in lines:
            held[keys[line.pop("kind")]].append(line)
        assert held == {key: whole[key] for key in held}


def test_texts_come_back_as_they_are_from_plain_ascii() -> None:
    text = FORMATS["json"](hostile())
    assert text.isascii()
    assert json.loads(text)["findings"][0]["message"] == HOSTILE
