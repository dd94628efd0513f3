"""The ledger's JSON Schema, for completion and hints in editors.

Generated from the records, so that it says what the program accepts.
"""

from __future__ import annotations

import json
from typing import Any, cast

from schema.fields import SCALAR
from schema.records import Ledger


def ledger_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of a ledger file."""
    made: dict[str, Any] = _shared(Ledger.model_json_schema())
    made["$defs"]["Scalar"] = SCALAR | {"description": "Text; whatever it looks like, it is kept."}
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    made["title"] = "Crossread ledger"
    made["properties"]["crossread"]["enum"] = [1, "1", None]
    made["properties"]["crossread"].pop("anyOf", None)
    for section in made["properties"].values():
        if section.get("type") == "array":
            section["type"] = ["array", "null"]  # a key whose entries are still to come
    term = {"anyOf": [{"$ref": "#/$defs/Scalar"}, {"$ref": "#/$defs/Term"}]}
    made["$defs"]["VocabularyRecord"]["properties"]["terms"]["items"] = term
    return made


def ledger_schema_text() -> str:
    """Give the same as the text of a file."""
    return json.dumps(ledger_schema(), indent=2) + "\n"


def _shared(node: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Name the scalars instead of writing them out a hundred times."""
    if isinstance(node, list):
        return [_shared(item) for item in cast("list[object]", node)]
    if not isinstance(node, dict):
        return node
    found = cast("dict[str, object]", node)
    if found.items() >= SCALAR.items():
        rest = {key: value for key, value in found.items() if key not in SCALAR}
        return {"$ref": "#/$defs/Scalar"} | rest
    return {key: _shared(value) for key, value in found.items()}
