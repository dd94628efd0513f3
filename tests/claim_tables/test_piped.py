"""Tables from pipes, links in folders of tables, and views that read files."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import duckdb
import pytest

from claim_tables.attached import rows_of
from claim_tables.inputs import Input
from support.problems import UnusableInput
from tests.cli.command import AGREED, Ended, crossread, in_process

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")
QUICK = ("facts.yaml", "--select", "CR101")
CLAIMS = """\
source,subject,attribute,value,quote
morning,bridge,opened,2018,in 2018
evening,bridge,opened,2019,in 2019
"""


@pytest.fixture(autouse=True)
def _ledger() -> None:
    Path("facts.yaml").write_text(AGREED.split("claims:", maxsplit=1)[0], encoding="utf-8")
    Path("claims.csv").write_text(CLAIMS, encoding="utf-8")


def contradicts(ended: Ended) -> bool:
    return ended.code == 1 and "CR101" in ended.out


def written(form: str) -> Path:
    """Give the claims in a form."""
    file = Path(f"claims.{form}")
    with duckdb.connect(config={"threads": 1}) as connection:
        rows = "SELECT * FROM read_csv('claims.csv', all_varchar = true)"
        if form == "duckdb":
            connection.execute(f"ATTACH '{file}' AS made; CREATE TABLE made.claims AS {rows}")
        elif form != "csv":
            kind = {"parquet": "parquet", "ndjson": "json"}[form]
            connection.execute(f"COPY ({rows}) TO '{file}' (FORMAT {kind})")
    return file


@pytest.mark.parametrize("form", ["csv", "parquet", "ndjson", "duckdb"])
def test_a_table_from_a_pipe_is_known_by_its_first_bytes(form: str) -> None:
    os.mkfifo("pipe")
    content = written(form).read_bytes()
    writing = threading.Thread(target=Path("pipe").write_bytes, args=[content], daemon=True)
    writing.start()
    assert contradicts(in_process("check", *QUICK, "--claims", "pipe"))
    writing.join(5)


def test_standard_input_may_be_a_table() -> None:
    assert contradicts(crossread("check", *QUICK, "--claims", "-", text=CLAIMS))


def test_a_pipe_that_nobody_writes_to_ends() -> None:
    Path("crossread.toml").write_text("longest-wait = 1\n", encoding="utf-8")
    os.mkfifo("pipe.csv")
    assert in_process("check", *QUICK, "--claims", "pipe.csv") == Ended(
        2,
        "",
        "pipe.csv: found a file that has given nothing for 1 seconds, expected a pipe that is "
        "written to and closed, or a longer 'longest-wait' in crossread.toml\n",
    )
    Path("pipe.csv").open("w", encoding="utf-8").close()  # so that the thread that waits ends


def test_a_device_without_end_ends() -> None:
    Path("crossread.toml").write_text('largest-file = "1MB"\n', encoding="utf-8")
    ended = in_process("check", *QUICK, "--claims", "/dev/zero")
    assert ended.code == 2
    assert ended.err.startswith("/dev/zero: found a file that has more than 1 MB, expected")


def test_a_folder_gives_regular_files_below_it() -> None:
    Path("desk/tables").mkdir(parents=True)
    Path("desk/tables/in.csv").symlink_to("deep.csv")
    Path("desk/tables/deep.csv").write_text(CLAIMS, encoding="utf-8")
    assert contradicts(in_process("check", *QUICK, "--claims", "desk/tables"))
    Path("desk/tables/out.csv").symlink_to("../../claims.csv")
    os.mkfifo("desk/tables/pipe.csv")
    here = Path.cwd()
    lines = in_process("check", *QUICK, "--claims", "desk/tables").err.splitlines()
    assert lines == [
        (
            f"desk/tables/out.csv: found a file that leads to {here}/claims.csv, expected a file "
            f"below {here}/desk/tables, or its folder in 'further-folders' of crossread.toml"
        ),
        "desk/tables/pipe.csv: found a file that is a pipe, expected a regular file",
    ]
    Path("desk/tables/pipe.csv").unlink()
    Path("crossread.toml").write_text("", encoding="utf-8")  # the root is this folder
    assert contradicts(in_process("check", *QUICK, "--claims", "desk/tables"))


@pytest.mark.parametrize(
    "reads",
    [
        "read_csv('claims.csv', all_varchar = true)",
        "'claims.csv'",
        "(SELECT * FROM claims, glob('/etc/*'))",
        "(SELECT *, (SELECT content FROM read_text('facts.yaml')) AS note FROM claims)",
        "query('FROM read_text(''facts.yaml'')')",
        "all_of_it()",
    ],
)
def test_a_view_reads_its_database_alone(reads: str) -> None:
    file = written("duckdb")
    with duckdb.connect(file) as database:
        database.execute("CREATE MACRO all_of_it() AS TABLE FROM read_text('facts.yaml')")
        database.execute(f"CREATE VIEW own AS FROM claims; CREATE VIEW others AS FROM {reads}")
    with duckdb.connect(config={"threads": 1}) as connection:
        own = rows_of(connection, Input(f"{file}::own", file, "duckdb", "own"))
        assert connection.execute(f"SELECT count(*) FROM {own}").fetchall() == [(2,)]
        with pytest.raises(UnusableInput) as caught:
            rows_of(connection, Input(f"{file}::others", file, "duckdb", "others"))
    begins = f"{file}::others: found a view that reads more than its database (Permission Error"
    assert str(caught.value).startswith(begins)
