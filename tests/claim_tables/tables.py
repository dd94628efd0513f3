"""Ledgers whose claims are in tables: made out of ordinary ones."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

COLUMNS = (
    *("source", "subject", "attribute", "value", "quote", "prefix", "suffix", "speaker"),
    *("modality", "place", "as_of", "note"),
)
Claim = Mapping[str, Any]


def as_text(value: Any) -> str:  # noqa: ANN401 - whatever a ledger has
    """Give a value as a cell of a table has it."""
    written: Any = value
    if isinstance(value, Mapping):
        return "including " + "; ".join(written["including"])
    return "; ".join(written) if isinstance(value, list) else str(written)


def split(ledger: Mapping[str, Any]) -> tuple[dict[str, Any], list[dict[str, str]]]:
    """Split off the claims of a ledger that a table can hold."""
    ambiguous = [claim for claim in ledger["claims"] if "readings" in claim]
    rows = [
        {name: as_text(claim[name]) for name in COLUMNS if claim.get(name) not in (None, "")}
        for claim in ledger["claims"]
        if "readings" not in claim
    ]
    return {**ledger, "claims": ambiguous}, rows


def write_ledger(ledger: Mapping[str, Any], path: Path) -> Path:
    """Write a ledger as JSON, which is YAML."""
    path.write_text(json.dumps(ledger, ensure_ascii=False), encoding="utf-8")
    return path


def write_csv(rows: Sequence[Claim], path: Path) -> Path:
    """Write claims as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS)
        table.writeheader()
        table.writerows(rows)
    return path


def write_narrow_csv(rows: Sequence[Claim], path: Path) -> Path:
    """Write claims as CSV with the columns alone that some of them fill."""
    columns = [name for name in COLUMNS if any(row.get(name) for row in rows)]
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns, extrasaction="ignore")
        table.writeheader()
        table.writerows(rows)
    return path


def convert(source: Path, path: Path) -> Path:
    """Write a CSV file again as Parquet, NDJSON, or a table of a database."""
    connection = duckdb.connect()
    read = f"SELECT * FROM read_csv('{source}', header = true, all_varchar = true)"
    try:
        if path.suffix == ".duckdb":
            connection.execute(f"ATTACH '{path}' AS made; CREATE TABLE made.claims AS {read}")
        else:
            form = "parquet" if path.suffix == ".parquet" else "json"
            connection.execute(f"COPY ({read}) TO '{path}' (FORMAT {form})")
    finally:
        connection.close()
    return path
