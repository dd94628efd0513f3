"""Generated files are fresh, and the ledger's schema says what the program accepts."""

from __future__ import annotations

import json
from typing import Any, cast

import jsonschema
import pytest
import yaml

from docs.generate import FILES, ROOT


@pytest.mark.parametrize("name", FILES)
def test_generated_file_is_fresh(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == FILES[name](), "run: make generated"


def _flags_typed(node: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
    """Type the two truth values, as a YAML 1.2 editor would; every other scalar may be text."""
    if isinstance(node, dict):
        return {key: _flags_typed(value) for key, value in cast("dict[str, object]", node).items()}
    if isinstance(node, list):
        return [_flags_typed(item) for item in cast("list[object]", node)]
    return {"true": True, "false": False}.get(node, node) if isinstance(node, str) else node


def test_our_ledger_names_the_schema_and_is_valid_by_it() -> None:
    text = (ROOT / "facts.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=schema/ledger.schema.json\n")
    schema: Any = json.loads((ROOT / "schema/ledger.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    ledger: Any = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - builds text only
    jsonschema.validate(_flags_typed(ledger), schema)


@pytest.mark.parametrize(
    ("claim", "valid"),
    [
        ({"value": 2019}, True),
        ({"value": "2019-07"}, True),
        ({"value": ["a", "b"]}, True),
        ({"value": {"including": ["a"]}}, True),
        ({"value": {"includes": ["a"]}}, False),
        ({"value": "x", "modality": "said"}, False),
        ({"value": "x", "qoute": "y"}, False),
    ],
)
def test_schema_tells_editors_what_a_claim_may_hold(claim: dict[str, object], valid: bool) -> None:  # noqa: FBT001
    validator: Any = jsonschema.Draft202012Validator(
        json.loads((ROOT / "schema/ledger.schema.json").read_text(encoding="utf-8"))
    )
    whole = {"source": "a", "subject": "b", "attribute": "c", "quote": "d"} | claim
    assert validator.is_valid({"claims": [whole]}) is valid
