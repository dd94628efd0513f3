"""The table of a large fact sheet: its columns are the fields of a `Fact`."""

# ruff: noqa: S608 - the names of tables and columns are ours

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.fact_sheet.forms import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.store import Store

SHEET = "fact_sheet"
"""The rows of the sheet, in any order."""
ROWS = "fact_sheet_rows"
"""The same with `place` and `part`: where the first claim of a row is, and its first reading."""
_EMPTY = {"VARCHAR[]": "CAST([] AS VARCHAR[])", "VARCHAR": "''", "BIGINT": "0", "BOOLEAN": "FALSE"}


def make_rows_table(store: Store) -> None:
    """Make the table `ROWS`, and `SHEET` as a view of it."""
    columns = ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())
    store.query(f"CREATE OR REPLACE TEMP TABLE {ROWS} ({columns}, place BIGINT, part INTEGER)")
    store.query(f"CREATE OR REPLACE TEMP VIEW {SHEET} AS SELECT {', '.join(COLUMNS)} FROM {ROWS}")


def insert_rows(store: Store, values: Mapping[str, str], relation: str) -> None:
    """Insert rows into `ROWS`: SQL for some columns over a relation; the others stay empty."""
    missing = {name: _EMPTY.get(kind, "NULL") for name, kind in COLUMNS.items()}
    wanted = {**missing, "place": "0", "part": "0", **values}
    listed = ", ".join(f"{sql} AS {name}" for name, sql in wanted.items())
    store.query(f"INSERT INTO {ROWS} BY NAME SELECT {listed} FROM {relation}")
