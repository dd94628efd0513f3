"""A database file: documented, replaced whole or not at all, and never a crash."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
import pytest

from ledger.typed import TypedLedger
from store import opening
from store.record_rows import rows_by_table
from store.tables import TABLES
from store.views import DERIVED
from support.problems import UnusableInput
from tests.ledger.helpers import open_typed, typed

pytestmark = pytest.mark.usefixtures("here")

ROOT = Path(__file__).parent.parent.parent
FILE = Path("facts.duckdb")
EXPECTED = "expected a DuckDB database, or no file yet"
LEDGER = """\
sources: [{id: a}]
subjects: [{id: s}]
attributes: [{id: d, type: date}]
claims:
  - {source: a, subject: s, attribute: d, value: 2019, quote: q}
"""
WITH_LITTLE_ROOM = f"""
import resource, sys
sys.path.insert(0, {str(ROOT)!r})
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
import cli
cli.main(["check", sys.argv[2], "--database", "facts.duckdb"])
"""
LOADING = '["load", "t.csv", "--ledger", "f.yaml", "--into"'


def write(text: str = LEDGER, database: Path = FILE) -> None:
    """Put a ledger into a database file."""
    with open_typed(typed(text), database):
        pass


def asked(query: str, database: Path = FILE) -> list[tuple[Any, ...]]:
    """Ask a database file, attached under a name of its own, as any other program could."""
    path = str(database.absolute()).replace("'", "''")
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{path}' AS facts (READ_ONLY); USE facts")
        return connection.execute(query).fetchall()


def run(*arguments: str) -> tuple[int, str]:
    """Run the command in the folder we are in; give its exit code and what it says of errors."""
    command = [sys.executable, str(ROOT / "cli.py"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


def test_the_tables_can_be_read_by_others() -> None:
    write()
    assert asked("SELECT source, value, lo, hi FROM crossread.stated") == [
        ("a", "2019", 17897, 18261)
    ]
    names = (
        "SELECT table_name FROM information_schema.tables WHERE table_catalog = 'facts' ORDER BY 1"
    )
    assert asked(names) == sorted((made.name,) for made in (*TABLES, *DERIVED))


def test_every_table_and_column_is_documented_in_the_file() -> None:
    write()
    documented = """
        SELECT table_name, '', comment FROM duckdb_tables() WHERE schema_name = 'crossread'
        UNION ALL
        SELECT view_name, '', comment FROM duckdb_views() WHERE schema_name = 'crossread'
        UNION ALL
        SELECT table_name, column_name, comment FROM duckdb_columns()
        WHERE schema_name = 'crossread'
    """
    expected = {(made.name, "", made.row) for made in (*TABLES, *DERIVED)}
    expected |= {(t.name, c.name, c.holds) for t in TABLES for c in t.columns}
    expected |= {(d.name, *column) for d in DERIVED for column in d.holds.items()}
    assert set(asked(documented)) == expected


@pytest.mark.parametrize(
    "name",
    ["crossread.duckdb", "main.db", "temp", 'it\'s a "file"; x.duckdb', "md:x.duckdb", "é.db"],
)
def test_any_name_will_do_twice(name: str) -> None:
    for _ in range(2):
        write(database=Path(name))
    assert asked("SELECT value FROM facts.crossread.stated", Path(name)) == [("2019",)]


def test_a_second_run_replaces_the_first() -> None:
    write(LEDGER + "  - {source: a, subject: s, attribute: d, value: 2020, quote: r}\n")
    write()
    assert asked("SELECT id, quote FROM crossread.claims") == [(0, "q")]


def test_what_else_the_file_holds_is_left_alone() -> None:
    with duckdb.connect(FILE) as connection:
        connection.execute("CREATE SCHEMA desk; CREATE TABLE desk.notes AS SELECT 'mine' AS note")
        connection.execute("CREATE TABLE claims AS SELECT 1 AS other")
        connection.execute("CREATE VIEW desk.loud AS SELECT upper(note) AS note FROM desk.notes")
    for _ in range(2):
        write()
    assert asked("SELECT note FROM desk.notes UNION ALL FROM desk.loud") == [("mine",), ("MINE",)]
    assert asked("FROM main.claims") == [(1,)]
    assert asked("SELECT count(*) FROM crossread.claims") == [(1,)]


def test_nothing_of_the_checks_is_left_in_the_file() -> None:
    Path("f.yaml").write_text(LEDGER, encoding="utf-8")
    assert run("check", "f.yaml", "--database", "facts.duckdb") == (0, "")
    assert asked("SELECT DISTINCT schema_name FROM duckdb_tables()") == [("crossread",)]


def test_a_fill_that_fails_leaves_the_old_content(monkeypatch: pytest.MonkeyPatch) -> None:
    write()
    ledger = typed(LEDGER.replace("2019", "2020"))

    def breaks_off(typed: TypedLedger) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
        yield from islice(rows_by_table(typed), 6)
        yield "readings", [(0,)]

    monkeypatch.setattr(opening, "rows_by_table", breaks_off)
    with pytest.raises(duckdb.Error), open_typed(ledger, FILE):
        pytest.fail("opened")
    assert asked("SELECT value, lo, hi FROM crossread.stated") == [("2019", 17897, 18261)]


def test_a_ledger_that_is_refused_does_not_touch_the_file() -> None:
    write()
    before = FILE.read_bytes()
    Path("f.yaml").write_text(LEDGER.replace("2019", "soon"), encoding="utf-8")
    assert run("check", "f.yaml", "--database", "facts.duckdb")[0] == 2
    assert FILE.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_alone() -> None:
    ledger = typed(LEDGER)
    before = Path("f.yaml").read_bytes()
    with pytest.raises(UnusableInput) as caught, open_typed(ledger, Path("f.yaml")):
        pytest.fail("opened")
    full = Path("f.yaml").absolute()
    found = f'IO Error: The file "{full}" exists, but it is not a valid DuckDB database file!'
    assert [str(problem) for problem in caught.value.problems] == [
        f"f.yaml: found a file that DuckDB cannot open ({found}), {EXPECTED}"
    ]
    assert Path("f.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nowhere/facts.duckdb", "a file in a folder that exists"),
        ("notes.txt/facts.duckdb", "a file in a folder that exists"),
        (".", "a file, or no file yet"),
        ("notes.txt", "a DuckDB database, or no file yet"),
        ("damaged.duckdb", "a database that is whole, or no file yet"),
    ],
)
def test_a_path_that_cannot_be_used_is_a_user_error(name: str, expected: str) -> None:
    write(database=Path("damaged.duckdb"))
    with Path("damaged.duckdb").open("r+b") as file:
        file.seek(20)
        file.write(b"damage")
    Path("notes.txt").write_text("a file of the user's own", encoding="utf-8")
    code, said = run("check", "f.yaml", "--database", name)
    assert code == 2
    assert said.startswith(f"{name}: found a file that DuckDB cannot open (")
    assert said.endswith(f"), expected {expected}\n")


def test_a_database_that_another_program_has_open_is_told_as_such() -> None:
    Path("f.yaml").write_text(LEDGER, encoding="utf-8")
    with duckdb.connect(FILE):
        code, said = run("check", "f.yaml", "--database", "facts.duckdb")
    assert code == 2
    assert said.endswith("), expected a database that no other program has open\n")


@pytest.mark.parametrize(
    ("room", "ledger", "fails"),
    [
        (5_000, "f.yaml", "cannot open"),
        (20_000, "f.yaml", "cannot write"),
        (3_000_000, "f.yaml", "cannot write"),  # enough for the log of DuckDB, not for the file
        (100_000, str(ROOT / "facts.yaml"), "cannot write"),
    ],
)
def test_a_disk_that_takes_no_more_is_a_user_error(room: int, ledger: str, fails: str) -> None:
    Path("f.yaml").write_text(LEDGER, encoding="utf-8")
    command = [sys.executable, "-c", WITH_LITTLE_ROOM, str(room), ledger]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"facts.duckdb: found a file that DuckDB {fails} (")
    assert done.stderr.endswith("File too large), expected room for it on the disk\n")
    assert not FILE.exists()


def test_a_disk_that_takes_no_more_leaves_the_old_database() -> None:
    write()
    size = FILE.stat().st_size
    command = [sys.executable, "-c", WITH_LITTLE_ROOM, str(size + 5_000), str(ROOT / "facts.yaml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.endswith("File too large), expected room for it on the disk\n")
    assert asked("SELECT source, value FROM crossread.stated") == [("a", "2019")]


def test_a_disk_that_takes_no_more_is_a_user_error_of_load_too() -> None:
    Path("f.yaml").write_text(LEDGER.partition("claims:")[0], encoding="utf-8")
    rows = "\n".join(f"a,s,d,{1000 + n}" for n in range(1000))
    Path("t.csv").write_text(f"source,subject,attribute,value\n{rows}\n", encoding="utf-8")
    limited = WITH_LITTLE_ROOM.replace('["check", sys.argv[2], "--database"', LOADING)
    command = [sys.executable, "-c", limited, "20000"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("facts.duckdb: found a file that DuckDB cannot write (")
    assert done.stderr.endswith("File too large), expected room for it on the disk\n")
    assert sorted(path.name for path in Path().iterdir()) == ["f.yaml", "t.csv"]


def test_the_database_behind_a_link_is_written_and_the_link_stays() -> None:
    Path("real").mkdir()
    FILE.symlink_to("real/kept.duckdb")
    for _ in range(2):  # one that is new, and one that is there
        write()
        assert FILE.is_symlink()
        assert sorted(path.name for path in Path("real").iterdir()) == ["kept.duckdb"]
    assert asked("SELECT value FROM crossread.stated") == [("2019",)]


def test_a_new_file_appears_when_it_is_whole() -> None:
    ledger = typed(LEDGER)
    with open_typed(ledger, FILE):
        assert not FILE.exists()
    before = FILE.stat().st_mode
    assert asked("SELECT value FROM crossread.stated") == [("2019",)]
    FILE.write_bytes(b"")
    with pytest.raises(LookupError), open_typed(ledger, FILE):
        raise LookupError  # after all was committed
    assert asked("SELECT value FROM crossread.stated") == [("2019",)]
    assert FILE.stat().st_mode == before


def test_an_error_in_memory_is_ours_and_no_user_error(monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = typed(LEDGER)

    def broken(_: object) -> list[object]:
        raise duckdb.IOException("out of reach")

    monkeypatch.setattr(opening, "rows_by_table", broken)
    with pytest.raises(duckdb.IOException, match="out of reach"), open_typed(ledger):
        pytest.fail("opened")
