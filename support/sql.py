"""Texts and names as SQL writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def quoted(text: str) -> str:
    """Write a text."""
    return "'" + text.replace("'", "''") + "'"


def listed(texts: Iterable[str]) -> str:
    """Write texts one after the other, as they stand in brackets."""
    return ", ".join(map(quoted, texts))


def identifier(name: str) -> str:
    """Write the name of a table or column."""
    return '"' + name.replace('"', '""') + '"'
