"""The JSON format: the whole of it, and the schema that is published."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

import jsonschema
import pytest
import yaml

from reports import VERSION
from reports.json_format import as_json
from tests.reports.telling import nothing, told

ROOT = Path(__file__).parents[2]
COMMON = "modality: asserted, speaker: null, file: facts.yaml, as_of: null"
COURIER = f"source: courier, published: '2024-04-05', {COMMON}"
HERALD = f"source: herald, published: null, {COMMON}"
ADA = "because: the archive is closed, owner: ada, until: '2027-01-31'"
BEN = "because: the archive is closed, owner: ben, until: '2026-10-31'"
WHOLE = f"""
format: crossread
version: 1
crossread: {VERSION}
findings:
  - code: CR101
    name: date-conflict
    severity: contradiction
    status: new
    fingerprint: a3d63ed62e49d5f2
    values: ['2018', 2019-07]
    fresh_values: []
    subject: bridge
    attribute: opened
    scope: null
    message: "Harbour bridge, opened: 2018 against July 2019"
    sides:
      - says: '2018'
        citations:
          - {{{COURIER}, value: '2018', quote: opened in 2018, line: 9, canonical: '2018'}}
        neutral: false
      - says: July 2019
        citations:
          - {{source: herald, published: null, modality: asserted, speaker: the mayor, as_of: null,
             file: facts.yaml, value: 2019-07, quote: in July 2019, line: 10, canonical: 2019-07}}
        neutral: false
    acceptance: null
  - code: CR103
    name: count-conflict
    severity: contradiction
    status: new
    fingerprint: cd9b78dfc2d8a9a8
    values: ['4', '6', '8']
    fresh_values: ['8']
    subject: bridge
    attribute: lanes
    scope: null
    message: "Harbour bridge, lanes: 4 against 6 against 8"
    sides:
      - says: '4'
        citations: [{{{COURIER}, value: '4', quote: four lanes, line: 12, canonical: '4'}}]
        neutral: false
      - says: '6'
        citations: [{{{HERALD}, value: '6', quote: six lanes, line: 13, canonical: '6'}}]
        neutral: false
      - says: '8'
        citations: [{{{HERALD}, value: '8', quote: eight lanes, line: 14, canonical: '8'}}]
        neutral: false
    acceptance: {{{ADA}}}
  - code: CR105
    name: name-conflict
    severity: contradiction
    status: accepted
    fingerprint: c436c0be7dd3395b
    values: [hardt, hart]
    fresh_values: []
    subject: bridge
    attribute: builder
    scope: null
    message: "Harbour bridge, builder: Hart against Hardt"
    sides:
      - says: Hart
        citations: [{{{COURIER}, value: Hart, quote: Hart built it, line: 15, canonical: hart}}]
        neutral: false
      - says: Hardt
        citations: [{{{HERALD}, value: Hardt, quote: built by Hardt, line: 16, canonical: hardt}}]
        neutral: false
    acceptance: {{{ADA}}}
  - code: CR102
    name: amount-conflict
    severity: contradiction
    status: expired
    fingerprint: 287127f336ad48c6
    values: [1.8 to 2.2 million USD, 2.7 to 3.3 million USD]
    fresh_values: []
    subject: bridge
    attribute: cost
    scope: USD
    message: "Harbour bridge, cost: 2 million USD against 3 million USD"
    sides:
      - says: 2 million USD
        citations:
          - {{{COURIER}, value: 2 million USD, quote: $2 million, line: 17,
             canonical: 1.8 to 2.2 million USD}}
        neutral: false
      - says: 3 million USD
        citations:
          - {{{HERALD}, value: 3 million USD, quote: $3 million, line: 18,
             canonical: 2.7 to 3.3 million USD}}
        neutral: false
    acceptance: {{{BEN}}}
stale:
  - {{{ADA}, check: CR101 date-conflict, fingerprint: 0123456789abcdef, values: ['1998', '1999'],
     subject: pier, attribute: opened, scope: null}}
checks:
  - {{code: CR101, name: date-conflict, state: found, reason: null}}
  - {{code: CR102, name: amount-conflict, state: found, reason: null}}
  - {{code: CR103, name: count-conflict, state: found, reason: null}}
  - {{code: CR104, name: term-conflict, state: did not apply, reason: no terms}}
  - {{code: CR105, name: name-conflict, state: found, reason: null}}
  - {{code: CR106, name: list-conflict, state: could not run,
     reason: "ZeroDivisionError: a list without end"}}
"""


def schema() -> Any:  # noqa: ANN401 - as JSON comes
    return json.loads((ROOT / "docs/findings.schema.json").read_text(encoding="utf-8"))


def test_the_whole_json() -> None:
    written = as_json(told())
    assert json.loads(written) == yaml.safe_load(WHOLE)
    assert written == json.dumps(json.loads(written), indent=2, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("run", [told, nothing])
def test_the_published_schema_knows_what_is_written(run: Any) -> None:  # noqa: ANN401
    written = json.loads(as_json(run()))
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(written, schema())
    jsonschema.validate(written, closed(schema()))


def closed(node: Any) -> Any:  # noqa: ANN401
    """Let no unknown key pass, as the published schema does for the sake of later versions."""
    if not isinstance(node, dict):
        return node
    inner = {key: closed(value) for key, value in cast("dict[str, object]", node).items()}
    return inner | ({"additionalProperties": False} if "properties" in inner else {})


@pytest.mark.parametrize(
    ("key", "value"), [("version", 2), ("format", "other"), ("checks", None), ("stale", "none")]
)
def test_the_schema_refuses_what_is_another_format(key: str, value: object) -> None:
    validator: Any = jsonschema.Draft202012Validator(schema())
    assert not validator.is_valid(json.loads(as_json(told())) | {key: value})


def test_the_schema_wants_every_key_and_lets_further_ones_pass() -> None:
    validator: Any = jsonschema.Draft202012Validator(schema())
    written = json.loads(as_json(told()))
    assert validator.is_valid(written | {"later": 1})
    finding = written["findings"][0]
    for key in list(finding):
        rest = {name: value for name, value in finding.items() if name != key}
        assert not validator.is_valid(written | {"findings": [rest]}), key
