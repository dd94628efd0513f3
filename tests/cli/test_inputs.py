"""Where ledgers come from: files, folders, standard input; and where tables and sheets go."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.cli.command import AGREED, HARBOUR, HEARING, Ended, crossread, environment, example
from tests.cli.conftest import InProcess

CONFLICT = """\
claims:
  - {source: evening, subject: bridge, attribute: opened, value: 2020, quote: in 2020}
"""
CONFLICTING = "Bridge, opened: July 2019 in B (2020) and 2019 in A (2020), but 2020 also in B\n"


@pytest.fixture
def parts(within: InProcess) -> InProcess:
    """The command in a folder with a ledger in two files, of which the second brings a conflict."""
    Path("facts").mkdir()
    Path("facts/base.yaml").write_text(AGREED, encoding="utf-8")
    Path("facts/more.yml").write_text(CONFLICT, encoding="utf-8")
    Path("facts/notes.txt").write_text("not a ledger", encoding="utf-8")
    return within


def test_files_are_one_ledger_in_any_order(parts: InProcess) -> None:
    assert parts("check", "facts/base.yaml").code == 0
    for files in (["base.yaml", "more.yml"], ["more.yml", "base.yaml"]):
        ended = parts("check", *(f"facts/{name}" for name in files))
        assert ended.code == 1
        assert CONFLICTING in ended.out
        assert "facts/more.yml:2\n" in ended.out


def test_a_folder_is_all_its_ledgers(parts: InProcess) -> None:
    ended = parts("check", "facts")
    assert ended == parts("check", "facts/base.yaml", "facts/more.yml")
    assert ended.code == 1


def test_a_part_alone_cannot_be_used(parts: InProcess) -> None:
    ended = parts("check", "facts/more.yml")
    assert (ended.code, ended.out) == (2, "")
    assert [line.split(" ")[:3] for line in ended.err.splitlines()] == [
        ["facts/more.yml:2:14:", "source:", "found"],
        ["facts/more.yml:2:32:", "subject:", "found"],
        ["facts/more.yml:2:51:", "attribute:", "found"],
    ]


def test_a_file_named_twice_is_reported(parts: InProcess) -> None:
    ended = parts("check", "facts/base.yaml", "facts/base.yaml")
    assert ended.code == 2
    assert "again" in ended.err


def test_standard_input_is_a_ledger_and_can_be_read_with_files(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text(AGREED, encoding="utf-8")
    ended = crossread("check", "base.yaml", "-", text=CONFLICT, cwd=tmp_path)
    assert (ended.code, ended.err) == (1, "")
    assert CONFLICTING in ended.out
    assert "<stdin>:2\n" in ended.out


def test_the_database_can_be_queried_and_is_replaced_by_the_next_run(parts: InProcess) -> None:
    for files, rows in ((["facts"], 3), (["facts/base.yaml"], 2)):
        parts("check", *files, "--database", "kept.duckdb")
        with duckdb.connect("kept.duckdb", read_only=True) as connection:
            counted = connection.execute("SELECT count(*) FROM crossread.claims").fetchall()
        assert counted == [(rows,)]
    assert parts("report", "facts", "--database", "kept.duckdb").code == 0


def test_a_database_that_is_none_is_2_and_stays_as_it_is(parts: InProcess) -> None:
    Path("kept.duckdb").write_text("a file of the user's own", encoding="utf-8")
    ended = parts("check", "facts", "--database", "kept.duckdb")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("kept.duckdb: found a file that DuckDB cannot open (")
    assert Path("kept.duckdb").read_text(encoding="utf-8") == "a file of the user's own"


def test_a_path_that_cannot_be_written_is_2(parts: InProcess) -> None:
    found = "facts: found an output that cannot be written (Is a directory)"
    assert parts("export", "facts", "-o", "facts") == Ended(
        2, "", f"{found}, expected a file, or no file yet\n"
    )


def denies(*_: object) -> bool:
    return False


def test_what_cannot_be_read_is_reported_with_what_else_is_wrong(
    within: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the library of the command line thinks of paths: it would stop at the first."""
    Path("closed.yaml").write_text(AGREED, encoding="utf-8")
    opened: Any = os.open

    def refuses(path: Any, *how: Any, **more: Any) -> Any:  # noqa: ANN401 - as it is called
        if Path(path).name == "closed.yaml":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return opened(path, *how, **more)

    monkeypatch.setattr(os, "access", denies)
    monkeypatch.setattr(os, "open", refuses)
    ended = within("check", "closed.yaml", "none.yaml")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.splitlines() == [
        (
            "closed.yaml: found a file that cannot be read (Permission denied), "
            "expected a readable file"
        ),
        (
            "none.yaml: found no such file, expected a ledger file, a folder of them, or -; "
            "'crossread init' makes a new one"
        ),
    ]


@pytest.fixture
def kept(parts: InProcess) -> InProcess:
    """The command in a folder whose ledger keeps the text of a source, and links to both."""
    ledger = AGREED.replace("{id: morning,", "{id: morning, file: ../morning.txt,", 1)
    Path("facts/base.yaml").write_text(ledger, encoding="utf-8")
    Path("morning.txt").write_text("in 2019", encoding="utf-8")
    Path(".git").mkdir()
    Path("soft.md").symlink_to("facts/base.yaml")
    Path("hard.md").hardlink_to("morning.txt")
    return parts


LEDGER = "a ledger that this run reads"
TEXT = "the text of a source that this run reads"


@pytest.mark.parametrize(
    ("output", "found"),
    [
        ("facts/base.yaml", LEDGER),
        ("facts/../facts/more.yml", LEDGER),
        ("soft.md", LEDGER),
        ("morning.txt", TEXT),
        ("hard.md", TEXT),
    ],
)
@pytest.mark.parametrize("command", ["export -o", "check --database", "report --database"])
def test_nothing_is_written_over_what_is_read(
    kept: InProcess, command: str, output: str, found: str
) -> None:
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    ended = kept(*command.split(), output, "facts")
    said = f"{output}: found {found}, expected another file to write to\n"
    assert ended == Ended(2, "", said)
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before


def test_other_ledgers_in_the_folder_may_be_overwritten(kept: InProcess) -> None:
    assert kept("export", "facts/base.yaml", "-o", "facts/more.yml").code == 0
    assert Path("facts/more.yml").read_text(encoding="utf-8").startswith("# Fact sheet\n")


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes are files on POSIX only")
def test_ctrl_c_is_130_without_a_traceback(tmp_path: Path) -> None:
    """The ledger is a named pipe, so that the command waits in it when the signal arrives."""
    ledger = tmp_path / "ledger.yaml"
    os.mkfifo(ledger)
    with (
        subprocess.Popen(
            [*HEARING, "check", str(ledger)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=environment(),
        ) as running,
        ledger.open("w", encoding="utf-8"),
    ):
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert Ended(running.returncode, out, err) == Ended(130, "", "")


def test_a_file_name_of_any_letters_is_reported_as_it_is(within: InProcess) -> None:
    name = "Ü ber–brücke 北京.yaml"
    Path(name).write_text(example("CR101"), encoding="utf-8")
    assert f"{name}:5\n" in within("check", name).out


def test_this_repository_and_the_harbour_do_not_mix(within: InProcess) -> None:
    alone = within("check", HARBOUR).out
    both = within("check", HARBOUR, HARBOUR.parents[2] / "facts.yaml")
    assert both.code == 1
    about_sources = ("CR404", "CR405")  # one finding for all sources
    blocks = [b for b in alone.split("\n\n")[:-1] if not b.startswith(about_sources)]
    assert [block for block in blocks if block not in both.out] == []
