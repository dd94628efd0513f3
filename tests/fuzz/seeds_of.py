"""The seeds of each target: kept files, our own ledgers, and tables that are made here."""

from __future__ import annotations

import tempfile
from pathlib import Path

import duckdb

SEEDS = Path(__file__).parent / "seeds"
ROOT = Path(__file__).parent.parent.parent
_FROM_TESTS = ("tests/ledgers/harbour.yaml", "tests/ledgers/november/facts.yaml")
_KINDS = ("csv", "ndjson", "parquet", "duckdb")
_ROWS = """
SELECT * FROM (VALUES
    ('a', 's', 'dead', 'count', '4', 'four dead', DATE '2020-01-01'),
    ('b', 's', 'dead', 'count', 'about 5', 'about five', DATE '2020-01-02'),
    ('b', 's', 'seen', 'date', '2019-07', 'in July', NULL)
) t(source, subject, attribute, type, value, quote, published)
"""


def kept(target: str) -> dict[str, bytes]:
    """Give the kept inputs of a target by name."""
    files = sorted((SEEDS / target).glob("*"))
    return {file.name: file.read_bytes() for file in files if file.is_file()}


def seeds_of(target: str) -> list[bytes]:
    """Give all inputs that fuzzing a target begins with."""
    found = list(kept(target).values())
    if target in ("ledger", "check"):
        found += [(ROOT / name).read_bytes() for name in _FROM_TESTS]
        found += list(kept("ledger").values()) if target == "check" else []
    if target == "tables":
        found += list(tables().values())
    return found or [b""]


def tables() -> dict[str, bytes]:
    """Give a small table in each format, as the target `tables` takes it."""
    made: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        for number, kind in enumerate(_KINDS):
            file = Path(folder, f"claims.{kind}")
            if kind == "duckdb":
                connection.execute(f"ATTACH '{file}' AS d (BLOCK_SIZE 16384)")
                connection.execute(f"CREATE TABLE d.claims AS {_ROWS}")
                connection.execute("DETACH d")
            else:
                form = {"ndjson": "json"}.get(kind, kind)
                connection.execute(f"COPY ({_ROWS}) TO '{file}' (FORMAT {form})")
            made[kind] = bytes([number]) + file.read_bytes()
    return made
