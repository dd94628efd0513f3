"""The ledger's JSON Schema, for completion and hints in editors.

Generated from the records, so that it says what the program accepts.
"""

from __future__ import annotations

from typing import Any

from schema.records import Ledger


def ledger_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of a ledger file."""
    made = Ledger.model_json_schema()
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    made["title"] = "Crossread ledger"
    made["properties"]["crossread"]["enum"] = [1, "1"]
    made["properties"]["crossread"].pop("anyOf", None)
    term = {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/Term"}]}
    made["$defs"]["VocabularyRecord"]["properties"]["terms"]["items"] = term
    return made
