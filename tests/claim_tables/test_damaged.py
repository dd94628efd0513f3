"""Tables that were cut off or damaged, and those of databases that are views."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import duckdb
import pytest

from checks.registry import chosen
from claim_tables.input_tables import Tables
from runner.examine_tables import examined_tables
from support.problems import UnusableInput
from tests.fuzz.mutants import bit_flipped, cut

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = """
SELECT 's' || i % 3 AS source, 's' AS subject, 'dead' AS attribute, 'count' AS type,
    CAST(i % 3 AS VARCHAR) AS value, 'quote ' || i AS quote FROM range(300) t(i)
"""
DECLARED = """\
sources: [{id: s0}, {id: s1}, {id: s2}]
subjects: [{id: s}]
attributes: [{id: dead, type: count}]
"""


def _database(path: Path, *statements: str) -> Path:
    with duckdb.connect(str(path)) as connection:
        for statement in statements:
            connection.execute(statement)
    return path


def _parquet(path: Path, compression: str) -> Path:
    duckdb.execute(f"COPY ({ROWS}) TO '{path}' (FORMAT parquet, COMPRESSION {compression})")
    return path


def _findings(table: Path | str) -> int:
    """Check a table, which must not end in an error of the engine or a check that breaks."""
    some, tables = chosen(["CR1"], ()), Tables([str(table)])
    with examined_tables([_declared(table)], tables, checks=some, entries_up_to=0) as seen:
        assert [o.reason for o in seen.outcomes if o.state == "could not run"] == []
        return len(seen.findings)


def _declared(table: Path | str) -> str:

    file = Path(str(table).partition("::")[0]).parent / "declared.yaml"
    file.write_text(DECLARED, encoding="utf-8")
    return str(file)


def _refused(table: Path | str) -> str:
    with pytest.raises(UnusableInput) as caught:
        _findings(table)
    (problem,) = caught.value.problems
    return str(problem)


def test_a_view_is_read_as_the_table_that_it_is_of(tmp_path: Path) -> None:
    make = [f"CREATE TABLE base AS {ROWS}", "CREATE VIEW claims AS FROM base WHERE quote <> ''"]
    database = _database(tmp_path / "a.duckdb", *make)
    assert _findings(database) == _findings(f"{database}::base") > 0


def test_a_view_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    make = [f"CREATE TABLE base AS {ROWS}", "CREATE VIEW claims AS FROM base", "DROP TABLE base"]
    said = _refused(_database(tmp_path / "a.duckdb", *make))
    assert "found a table that cannot be read (Catalog Error: Table with name base does" in said


def test_a_table_that_a_database_does_not_have(tmp_path: Path) -> None:
    file = _database(
        tmp_path / "a.duckdb", "CREATE TABLE facts (a INT)", "CREATE VIEW v AS FROM facts"
    )
    assert _refused(file) == (
        f"{file}::claims: found no such table, expected one of facts, v, named as {file}::TABLE"
    )


@pytest.mark.parametrize("compression", ["snappy", "zstd"])
def test_parquet_with_damaged_bytes_names_the_table(tmp_path: Path, compression: str) -> None:
    table = _parquet(tmp_path / "a.parquet", compression)
    whole = table.read_bytes()
    damaged = bytearray(whole)
    half = slice(40, len(whole) // 2, 7)
    damaged[half] = bytes(255 - byte for byte in damaged[half])
    table.write_bytes(damaged)
    said = _refused(table)
    assert said.startswith(f"{table}: found a table that cannot be read to its end (")
    assert said.endswith("), expected a file that is whole: write or copy it again")


def test_a_database_with_a_damaged_block_names_the_file(tmp_path: Path) -> None:
    file = _database(tmp_path / "a.duckdb", f"CREATE TABLE claims AS {ROWS}")
    damaged = bytearray(file.read_bytes())
    for at in range(3 * 4096 + 100, len(damaged), 1000):
        damaged[at] ^= 255
    file.write_bytes(damaged)
    assert "computed checksum" in _refused(file)


@pytest.mark.parametrize("content", [b"", b"no database " * 1000])
def test_a_file_that_is_no_database(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.duckdb"
    file.write_bytes(content)
    assert "a DuckDB database that is whole, and that no other program has open" in _refused(file)


@pytest.mark.parametrize("change", [cut, bit_flipped])
@pytest.mark.parametrize("kind", ["parquet", "duckdb"])
def test_no_damage_is_a_defect(tmp_path: Path, kind: str, change: Callable[..., bytes]) -> None:
    table = tmp_path / f"a.{kind}"
    if kind == "parquet":
        _parquet(table, "snappy")
    else:
        _database(table, f"CREATE TABLE claims AS {ROWS}")
    whole, random = table.read_bytes(), Random(18)  # noqa: S311 - a sample
    for _ in range(3):
        table.write_bytes(change(whole, random))
        with suppress(UnusableInput):
            _findings(table)
