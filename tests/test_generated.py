"""Generated files are fresh, and the ledger's schema says what the program accepts."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from docs.generate import FILES, ROOT
from ledger.load_ledger import read_ledger
from ledger.typed import resolve


@pytest.mark.parametrize("name", FILES)
def test_generated_file_is_fresh(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == FILES[name](), "run: make generated"


SCHEMA: Any = json.loads((ROOT / "schema/ledger.schema.json").read_text(encoding="utf-8"))
VALIDATOR: Any = jsonschema.Draft202012Validator(SCHEMA)
WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
NUMBER = re.compile(r"-?\d+(\.\d*)?")


def _as_an_editor_types_it(node: yaml.Node | None) -> object:
    """Type a document by the core schema of YAML 1.2, as editors and their plug-ins do."""
    if isinstance(node, yaml.MappingNode):
        pairs = [(key.value, _as_an_editor_types_it(value)) for key, value in node.value]
        return dict(pairs)
    if isinstance(node, yaml.SequenceNode):
        return [_as_an_editor_types_it(item) for item in node.value]
    assert isinstance(node, yaml.ScalarNode)
    if node.style in ("'", '"', "|", ">"):
        return node.value
    if NUMBER.fullmatch(node.value):
        return float(node.value) if "." in node.value else int(node.value)
    return WORDS.get(node.value, node.value)


def _typed(text: str) -> object:
    return _as_an_editor_types_it(yaml.compose(text, Loader=yaml.SafeLoader))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", ["facts.yaml", "tests/ledgers/harbour.yaml"])
def test_our_ledgers_are_valid_by_it(name: str) -> None:
    jsonschema.validate(_typed((ROOT / name).read_text(encoding="utf-8")), SCHEMA)


def test_our_ledger_names_the_schema() -> None:
    text = (ROOT / "facts.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=schema/ledger.schema.json\n")


ALL_FIGURES = """\
crossread: 1
title: 1984
sources: [{id: 7, file: 8, headline: 1.5, published: 2019, credits: [9], furniture: [true]}]
subjects: [{id: 5, name: 6, kind: 4}]
vocabularies: [{id: 3, terms: [2019, {id: 2020, name: 1, aliases: [2], parent: 2019}]}]
attributes:
  - {id: 1, of: 5, type: term, vocabulary: 3, words: [911], key: true}
  - {id: 2, of: [5, 4], type: count, words: 911, tolerance: 5, label: 12}
  - {id: 3, type: list}
claims:
  - {source: 7, subject: 5, attribute: 1, value: 2020, quote: 1998, prefix: 1, suffix: 2}
  - {source: 7, subject: 5, attribute: 2, value: 12, quote: true, speaker: 44, as_of: 2019}
  - {source: 7, subject: 5, attribute: 3, value: [1, 2], quote: 3}
  - {source: 7, subject: 5, attribute: 3, value: {including: [1, false]}, quote: 3}
  - source: 7
    subject: 5
    attribute: 2
    readings: [{means: 1, value: 1}, {means: 2, subject: 5, attribute: 1, value: 2020}]
    phrase: 1
    quote: 1 2
order_rules:
decisions: [{subject: 5, attribute: 2, value: 12, because: 13, by: 14, on: 2020}]
"""


def test_figures_and_truth_values_are_text_to_the_program_and_to_editors(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.yaml"
    ledger.write_text(ALL_FIGURES, encoding="utf-8")
    assert resolve(read_ledger([ledger])).read.records.claims[1].quote == "true"
    jsonschema.validate(_typed(ALL_FIGURES), SCHEMA)


@pytest.mark.parametrize(
    ("claim", "valid"),
    [
        ({"value": 2019}, True),
        ({"value": "2019-07"}, True),
        ({"value": ["a", "b"]}, True),
        ({"value": {"including": ["a"]}}, True),
        ({"value": {"including": []}}, False),
        ({"value": {"includes": ["a"]}}, False),
        ({"value": "x", "modality": "said"}, False),
        ({"value": "x", "qoute": "y"}, False),
        ({"value": "x", "speaker": ["y"]}, False),
        ({"value": "x", "speaker": ""}, False),
    ],
)
def test_schema_tells_editors_what_a_claim_may_hold(claim: dict[str, object], valid: bool) -> None:  # noqa: FBT001
    whole = {"source": "a", "subject": "b", "attribute": "c", "quote": "d"} | claim
    assert VALIDATOR.is_valid({"claims": [whole]}) is valid
