"""Cells of typed columns as text: as an editor would have written them."""

from __future__ import annotations

from support.sql import identifier

TIMESTAMP = "TIMESTAMP"
"""What the names of the types of times begin with."""


def as_text(name: str, kind: str) -> str:
    """Give the expression that reads a column as an editor would have written it."""
    column = identifier(name)
    if kind == "VARCHAR":
        return column
    if kind == "DATE":  # or a timestamp whose times are all midnight
        return f"CAST(CAST({column} AS DATE) AS VARCHAR)"
    if kind == "TIMESTAMP WITH TIME ZONE":
        return f"strftime({column} AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ')"
    if kind.startswith(TIMESTAMP):
        return f"strftime({column}, '%Y-%m-%dT%H:%M:%S')"
    return _nested_as_text(column, kind)


def _nested_as_text(column: str, kind: str) -> str:
    """Give SQL for a list or an object as text, which is JSON; for anything else as it is."""
    if kind.endswith("[]"):
        return _list_as_text(f"CAST({column} AS VARCHAR[])")
    if kind.startswith("STRUCT"):
        return f"CASE WHEN {column} IS NOT NULL THEN CAST(to_json({column}) AS VARCHAR) END"
    return f"CAST({column} AS VARCHAR)"


def _list_as_text(items: str) -> str:
    """Give SQL for a list as text: as JSON, but one item as it is, for it may be no list."""
    one = f"len({items}) = 1 AND NOT contains({items}[1], ';')"
    some = f"WHEN {items} IS NOT NULL THEN CAST(to_json({items}) AS VARCHAR)"
    return f"CASE WHEN {one} THEN {items}[1] {some} END"
