"""With a database, a second run reads only what changed, and finds what a fresh run finds."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb

from claim_tables.input_tables import Tables
from claim_tables.loading import open_tables
from tests.claim_tables.tables import convert, write_csv, write_ledger
from tests.cli.command import in_process

LEDGER = {
    "attributes": [{"id": "dead", "type": "count"}, {"id": "sunk", "type": "date"}],
    "claims": [],
}


def claims(source: str, **dead: str) -> list[dict[str, str]]:
    return [
        {"source": source, "subject": ship, "attribute": "dead", "value": value}
        for ship, value in dead.items()
    ]


def tables(folder: Path) -> tuple[Path, Path]:
    """Write three tables in three formats and give their folder, and the ledger."""
    inputs = folder / "claims"
    inputs.mkdir()
    write_csv(claims("a", titan="4", hera="12"), inputs / "a.csv")
    for source, name in (("b", "b.parquet"), ("c", "c.ndjson")):
        convert(write_csv(claims(source, titan="4", hera="12"), folder / "x.csv"), inputs / name)
    return inputs, write_ledger(LEDGER, folder / "ledger.yaml")


def read(inputs: Path, ledger: Path, database: Path) -> list[str]:
    with open_tables([str(ledger)], Tables([str(inputs)], database=database)) as loaded:
        return [Path(name).name for name in loaded.read]


def findings(inputs: Path, ledger: Path, *more: str | Path) -> str:
    done = in_process("check", ledger, "--claims", inputs, "--format", "json", *more)
    assert done.err == ""
    return done.out


def test_only_what_changed_is_read_again(tmp_path: Path) -> None:
    inputs, ledger = tables(tmp_path)
    database = tmp_path / "cached.duckdb"
    assert read(inputs, ledger, database) == ["a.csv", "b.parquet", "c.ndjson"]
    assert read(inputs, ledger, database) == []
    write_csv(claims("a", titan="5", hera="12"), inputs / "a.csv")
    assert read(inputs, ledger, database) == ["a.csv"]
    (inputs / "c.ndjson").touch()
    assert read(inputs, ledger, database) == []


def test_a_second_run_finds_what_a_fresh_one_finds(tmp_path: Path) -> None:
    inputs, ledger = tables(tmp_path)
    database = tmp_path / "cached.duckdb"
    before = findings(inputs, ledger, "--database", database)
    assert "CR103" in before
    assert '"message": "Titan' not in before
    changes: list[Callable[[], object]] = [
        lambda: write_csv(claims("a", titan="5", hera="12"), inputs / "a.csv"),
        lambda: write_csv(claims("0", titan="6"), inputs / "0.csv"),  # comes before all others
        (inputs / "b.parquet").unlink,
        lambda: shutil.copy(inputs / "a.csv", inputs / "z.csv"),
    ]
    for change in changes:
        change()
        fresh = findings(inputs, ledger, "--database", tmp_path / "fresh.duckdb")
        (tmp_path / "fresh.duckdb").unlink()
        assert '"message": "Titan' in fresh
        assert findings(inputs, ledger, "--database", database) == fresh


def test_a_table_that_cannot_be_used_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    inputs, ledger = tables(tmp_path)
    database = tmp_path / "cached.duckdb"
    assert in_process("load", inputs, "--into", database, "--ledger", ledger).code == 0
    write_csv(claims("a", titan="many"), inputs / "a.csv")
    done = in_process("load", inputs, "--into", database, "--ledger", ledger)
    assert done.code == 2
    assert "a.csv:2:1: value: found 'many'" in done.err
    connection = duckdb.connect(str(database))
    (count,) = connection.execute("SELECT count(*) FROM bulk.rows").fetchall()[0]
    connection.close()
    assert count == 6


def test_loading_says_what_was_done(tmp_path: Path) -> None:
    inputs, ledger = tables(tmp_path)
    database = tmp_path / "cached.duckdb"
    arguments = ("load", inputs, "--into", database, "--ledger", ledger)
    assert in_process(*arguments).out == "3 tables, 6 rows: 3 read, 0 unchanged.\n"
    write_csv(claims("a", titan="many", hera="3"), inputs / "a.csv")
    again = in_process(*arguments, "--rejects", tmp_path / "aside.csv")
    assert again.out == "3 tables, 6 rows: 1 read, 2 unchanged.\n"
    aside = f"1 row set aside in {tmp_path / 'aside.csv'}: value 1 (expected a figure such as"
    assert again.err.startswith(aside)


def test_the_database_can_be_queried(tmp_path: Path) -> None:
    inputs, ledger = tables(tmp_path)
    database = tmp_path / "cached.duckdb"
    assert in_process("load", inputs, "--into", database, "--ledger", ledger).code == 0
    connection = duckdb.connect(str(database), read_only=True)
    rows = "SELECT f.name, r.row, r.value FROM bulk.rows r JOIN bulk.files f ON f.number = r.file"
    (first, *_) = connection.execute(f"{rows} ORDER BY ALL").fetchall()
    checked = connection.execute("SELECT count(*) FROM crossread.claims").fetchall()
    connection.close()
    assert first == (str(inputs / "a.csv"), 2, "4")
    assert checked[0][0] >= 3  # one slot at least, to know what there is
