"""Markdown whose words are those of articles."""

from __future__ import annotations

from schema.characters import one_line

_SPECIAL = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>|#"})


def cell(text: str) -> str:
    """Escape what Markdown would take for markup, on one line."""
    return " ".join(one_line(text).translate(_SPECIAL).split())
