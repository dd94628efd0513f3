"""A large fact sheet as a file: the same columns and cells as of a small one, row by row."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reports.fact_sheet.formats.comma_separated import JOINED
from reports.fact_sheet.formats.plain_json import FORMAT, VERSION
from reports.fact_sheet.forms import COLUMNS, validate_table
from reports.fact_sheet.large.sheet_columns import SHEET
from reports.fact_sheet.large.sheet_table import sheet_in_order
from support.output_files import replacing
from support.sql import quoted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from store.store import Store

_AT_ONCE = 10_000


def write_sheet(store: Store, path: Path, form: str, title: str) -> None:
    """Validate the sheet against its contract, and write it in one of `LARGE_FORMS`.

    Raises UnusableInput when the file cannot be written, and BrokenContractError.
    """
    validate_table(store, SHEET)
    LARGE_FORMS[form](store, path, title)


def _parquet(store: Store, path: Path, title: str) -> None:
    store.write(sheet_in_order(), path, f"parquet, KV_METADATA {{title: {quoted(title)}}}")


def _csv(store: Store, path: Path, _: str) -> None:
    cells = ", ".join(f"{_cell(name, kind)} AS {name}" for name, kind in COLUMNS.items())
    store.write(f"SELECT {cells} FROM ({sheet_in_order()})", path, "csv")  # noqa: S608 - names of ours


def _cell(name: str, kind: str) -> str:
    """Give SQL for a cell as `comma_separated` writes it; null is an empty one."""
    text = {
        "VARCHAR[]": f"array_to_string({name}, {quoted(JOINED)})",
        "BOOLEAN": f"CASE WHEN {name} THEN 'True' ELSE 'False' END",
        "DECIMAL(38, 9)": rf"regexp_replace(CAST({name} AS VARCHAR), '\.?0+$', '')",
        "BIGINT": f"CAST({name} AS VARCHAR)",
    }.get(kind, name)
    return f"nullif({text}, '')"


def _json(store: Store, path: Path, title: str) -> None:
    fields = ", ".join(f"{quoted(name)}: {name}" for name in COLUMNS)
    rows = store.connection.execute(
        f"SELECT to_json({{{fields}}}) FROM ({sheet_in_order()})"  # noqa: S608 - names of ours
    )
    head = json.dumps({"format": FORMAT, "version": VERSION, "title": title}, indent=2)
    with replacing(path) as file:
        file.write((head.removesuffix("\n}") + ',\n  "facts": [').encode())
        separator = "\n    "
        while batch := rows.fetchmany(_AT_ONCE):
            file.write((separator + ",\n    ".join(row for (row,) in batch)).encode())
            separator = ",\n    "
        file.write(b"\n  ]\n}\n")


LARGE_FORMS: dict[str, Callable[[Store, Path, str], None]] = {
    "parquet": _parquet,
    "csv": _csv,
    "json": _json,
}
"""The forms that a sheet of any size is written in."""
