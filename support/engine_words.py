"""What the engine says of what it cannot read, whole: the cause may be its last words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

_OUR_QUERY = re.compile(r"\s*\n\s*LINE \d+: .*?\n\s*\^+\s*", re.DOTALL)
"""Where in the query the engine stopped: it is ours, and says nothing to an editor."""
_STACK = re.compile(r"\s*Stack Trace:.*", re.DOTALL)


def engine_words(error: duckdb.Error) -> str:
    """Give the message of the engine on one line, without our query and the engine's own places."""
    said = _STACK.sub("", _OUR_QUERY.sub(" ", str(error)))
    return " ".join(said.split())
