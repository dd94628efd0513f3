"""The file that was named is the file that is read, whatever signs are in its name."""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb
import pytest

from claim_tables.claim_rows import claim_rows
from claim_tables.columns import COLUMNS
from claim_tables.described import Kept, described
from claim_tables.input_options import InputOptions
from claim_tables.inputs import inputs_of
from claim_tables.malformed_rows import make_malformed_rows
from support.problems import Problem

posix = pytest.mark.skipif(sys.platform == "win32", reason="such names exist on POSIX only")
NAMES = [
    *("p[q]", "[p]q", "p[!q]", "p[", "p]", "[a-z]", "[[]", "p[*]q", "[]]"),
    *("p*q", "p?q", "**", "p**q", "~p", "{p,q}", "p'q", "p:q", "p::q", "p.duckdb::q", "#p", "-p"),
    *("d[1]/p", "d*/p", "**/p", "~/p", "p\\q"),
]
DECOYS = ["pq", "q", "p", "a", "px", "pxq", "d1/p", "dx/p", "x/p"]
KINDS = {"csv": "FORMAT csv", "parquet": "FORMAT parquet", "ndjson": "FORMAT json"}
_CLAIM = "SELECT '{}' AS source, 'bridge' AS subject, 'lanes' AS attribute, '4' AS value"


@pytest.fixture(scope="module")
def connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(config={"threads": 1})


def write(connection: duckdb.DuckDBPyConnection, kind: str, *names: str) -> None:
    """Write tables of one claim, whose source is the name of the file."""
    for name in names:
        claim = _CLAIM.format(name.replace("'", "''"))
        connection.execute(f"COPY ({claim}) TO 'new' ({KINDS[kind]})")
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path("new").rename(name)


def sources(connection: duckdb.DuckDBPyConnection, *written: str) -> list[str]:
    """Give the sources of the claims that are read, in their order."""
    problems: list[Problem] = []
    found = inputs_of(written, "claims", problems)
    assert problems == []
    make_malformed_rows(connection)
    tables = [
        described(connection, one, COLUMNS["claims"], InputOptions(), Kept("claims", n))
        for n, one in enumerate(found)
    ]
    rows = f"SELECT source FROM ({claim_rows(tables).query}) ORDER BY file, row"
    return [source for (source,) in connection.execute(rows).fetchall()]


@posix
@pytest.mark.parametrize("kind", KINDS)
def test_a_name_with_the_signs_of_a_glob_is_this_file(
    connection: duckdb.DuckDBPyConnection, kind: str
) -> None:
    names = [f"{name}.{kind}" for name in NAMES]
    write(connection, kind, *names, *(f"{name}.{kind}" for name in DECOYS))
    for name in names:
        assert sources(connection, name) == [name]
    assert sources(connection, *names) == names  # those that look alike are read together
    assert sources(connection, *(str(Path(name).absolute()) for name in names)) == names


@posix
@pytest.mark.parametrize("kind", KINDS)
def test_a_glob_and_a_folder_give_files_with_such_names(
    connection: duckdb.DuckDBPyConnection, kind: str
) -> None:
    names = [f"t/{name}.{kind}" for name in ("a", "p*", "p[q]", "pq")]
    write(connection, kind, *names)
    assert sources(connection, f"t/*.{kind}") == names
    assert sources(connection, "t") == names
    assert sources(connection, f"t/[p][q].{kind}") == [names[3]]


def test_a_glob_is_one_where_no_file_has_its_name(connection: duckdb.DuckDBPyConnection) -> None:
    write(connection, "csv", "pq.csv")
    assert sources(connection, "p[q].csv") == ["pq.csv"]
    write(connection, "csv", "p[q].csv")
    assert sources(connection, "p[q].csv") == ["p[q].csv"]


def test_two_stars_within_a_name_are_one(connection: duckdb.DuckDBPyConnection) -> None:
    write(connection, "csv", "p1.csv", "d/p2.csv", "d/e/p3.csv")
    assert sources(connection, "p**.csv") == ["p1.csv"]
    assert sources(connection, "**/p*.csv") == ["d/e/p3.csv", "d/p2.csv", "p1.csv"]


def test_a_folder_that_a_glob_matches_gives_its_tables(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    write(connection, "parquet", "a.parquet/part-0.parquet", "b.parquet/part-0.parquet")
    assert sources(connection, "*.parquet") == [
        "a.parquet/part-0.parquet",
        "b.parquet/part-0.parquet",
    ]


@posix
def test_a_database_with_the_signs_of_a_glob(connection: duckdb.DuckDBPyConnection) -> None:
    for name in ("pq", "p[q]"):
        claim = _CLAIM.format(name)
        connection.execute(
            f"ATTACH '{name}.duckdb' AS made; CREATE TABLE made.claims AS {claim};"
            f"CREATE TABLE made.others AS {claim}; DETACH made"
        )
    assert sources(connection, "p[q].duckdb") == ["p[q]"]
    assert sources(connection, "p[q].duckdb::others") == ["p[q]"]


@posix
def test_a_name_that_the_engine_cannot_take_as_it_is_is_refused() -> None:
    Path("p").mkdir()
    for name in ("p/[q].csv", "p\\[q].csv"):
        Path(name).write_text("source\n", encoding="utf-8")
    problems: list[Problem] = []
    assert inputs_of(["p\\[q].csv"], "claims", problems) == ()
    (line,) = map(str, problems)
    assert line == (
        "p\\[q].csv: found a name with a backslash and one of the signs * ? [, "
        "expected a name without the backslash"
    )


@pytest.mark.parametrize(
    "written", ["", "x" * 5000 + ".csv", "x" * 300 + "*.csv", "a\0.csv", "no/*.csv"]
)
def test_what_names_no_file(written: str) -> None:
    problems: list[Problem] = []
    assert inputs_of([written], "claims", problems) == ()
    assert [problem.found for problem in problems] == ["no such file"]
