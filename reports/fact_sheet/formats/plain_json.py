"""The fact sheet as JSON, for programs of your own; see `VERSION`."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

from schema.characters import no_command_in_json

if TYPE_CHECKING:
    from reports.fact_sheet.sheet import Sheet
    from schema.fact import Fact

FORMAT = "crossread-fact-sheet"
VERSION = 2
"""It rises when a field goes or changes its meaning, but not when one is added."""
Json = dict[str, object]


def written(sheet: Sheet) -> str:
    """Give the sheet as JSON; letters beyond ASCII are escaped, so that any channel carries it."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "title": sheet.title,
        "facts": [plain(fact) for fact in sheet.rows],
    }
    return no_command_in_json(json.dumps(content, indent=2)) + "\n"


def plain(fact: Fact) -> Json:
    """Give the fields of a fact, as JSON has them."""
    return {
        name: _number(value) if isinstance(value, Decimal) else value
        for name, value in fact.model_dump().items()
    }


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
