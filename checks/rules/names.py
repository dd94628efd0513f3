"""Names in the sentence of a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMED = 4
"""So many sources or speakers are named in a sentence; the others are counted."""


def named(names: Sequence[str]) -> str:
    """Name sources or speakers: "a, b and c", "a, b, c, d and 3 more"."""
    if len(names) > _NAMED + 1:
        return f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED} more"
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
