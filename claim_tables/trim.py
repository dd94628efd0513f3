"""Spaces around a name: in a ledger they are not part of it, and so they are none in a table.

Trimming costs as much as parsing a value, so it is done only where the first pass finds spaces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claim_tables.claim_rows import ClaimRows

_NAMES = ("source", "subject", "attribute")


def has_spaces(column: str) -> str:
    """Give the condition that a cell has a space before or after what it says."""
    return f"coalesce({column} < '!' OR ends_with({column}, ' '), FALSE)"  # below "!" are spaces


def trimmed(column: str) -> str:
    """Give what a cell says without the spaces around it."""
    return f"trim({column}, concat(' ', chr(9), chr(10), chr(13)))"


def with_trimmed_names(rows: ClaimRows) -> ClaimRows:
    """Give the same rows with names as a ledger would have them."""
    names = ", ".join(f"{trimmed(name)} AS {name}" for name in _NAMES)
    query = rows.query.then("trimmed_rows", f"SELECT * REPLACE ({names}) FROM {rows.query.name}")
    return rows._replace(query=query)
