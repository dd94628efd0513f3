"""Spaces around a name: in a ledger they are not part of it, and so they are none in a table.

Taking them off costs as much as placing a value, so it is done only where a first look finds some.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claim_tables.claims_query import Rows

_NAMES = ("source", "subject", "attribute")


def spaced(column: str) -> str:
    """Give the condition that a cell has a space before or after what it says."""
    return f"coalesce({column} < '!' OR ends_with({column}, ' '), FALSE)"  # below "!" are spaces


def trimmed(column: str) -> str:
    """Give what a cell says without the spaces around it."""
    return f"trim({column}, concat(' ', chr(9)))"


def without_spaces(rows: Rows) -> Rows:
    """Give the same rows with names as a ledger would have them."""
    names = ", ".join(f"{trimmed(name)} AS {name}" for name in _NAMES)
    return rows._replace(query=f"SELECT * REPLACE ({names}) FROM ({rows.query})")
