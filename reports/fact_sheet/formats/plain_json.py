"""The fact sheet as JSON, for programs of your own. `version` changes when a field goes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.fact_sheet.forms import Sheet


def written(sheet: Sheet) -> str:
    """Give the sheet as JSON; letters beyond ASCII are escaped, so that any channel carries it."""
    content = {
        "format": "crossread-fact-sheet",
        "version": 1,
        "title": sheet.title,
        "facts": [fact.model_dump(mode="json") for fact in sheet.rows],
    }
    return json.dumps(content, indent=2) + "\n"
