"""Texts and names, quoted for SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def quoted(text: str) -> str:
    """Write a text as a string literal."""
    return "'" + text.replace("'", "''") + "'"


def listed(texts: Iterable[str]) -> str:
    """Write texts as string literals with commas between them, as for IN (...)."""
    return ", ".join(map(quoted, texts))


def identifier(name: str) -> str:
    """Write the name of a table or column."""
    return '"' + name.replace('"', '""') + '"'
