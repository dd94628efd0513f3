"""How output looks: its width, its colours, its letters, and a reader who leaves early."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from reports.canvas import columns
from schema.characters import hidden
from tests.cli.command import (
    COMMAND,
    ESCAPE,
    HARBOUR,
    ROOT,
    crossread,
    environment,
    example,
)
from tests.cli.conftest import InProcess

posix = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX only")


@pytest.mark.usefixtures("every_check")
@pytest.mark.parametrize(("command", "code"), [("check", 1), ("report", 0)])
@pytest.mark.parametrize("columns", [80, 60])
def test_lines_fit_the_terminal_unless_a_word_is_longer(
    within: InProcess, monkeypatch: pytest.MonkeyPatch, command: str, code: int, columns: int
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", str(columns))
    ended = within(command, "facts.yaml")
    lines = ended.out.splitlines()
    assert (ended.code, ended.err) == (code, "")
    assert len(lines) > 50
    assert [line for line in lines if len(line) > columns and " " in line.strip()] == []
    assert [line for line in lines if line != line.rstrip()] == []


def test_a_wide_terminal_is_used_up_to_100_columns(
    within: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    assert max(map(len, within("check", HARBOUR).out.splitlines())) == 100


def on_a_terminal(*arguments: str | Path, **more: str) -> str:
    """Give what the command prints on a terminal."""
    import pty  # noqa: PLC0415

    reader, writer = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, *map(str, arguments)], stdout=writer, env=environment(**more)
    ) as running:
        os.close(writer)
        printed = bytearray()
        while chunk := _read(reader):
            printed += chunk
    os.close(reader)
    assert running.returncode in (0, 1)
    return printed.decode().replace("\r\n", "\n")


def _read(reader: int) -> bytes:
    try:
        return os.read(reader, 65536)
    except OSError:  # Linux says so when the other end is closed
        return b""


@posix
@pytest.mark.usefixtures("every_check")
def test_a_terminal_gets_colour_and_nothing_else_does(within: InProcess) -> None:
    plain = within("check", HARBOUR).out
    assert ESCAPE not in plain
    coloured = on_a_terminal("check", HARBOUR, COLUMNS="80", TERM="xterm")
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert f"{ESCAPE}31m{ESCAPE}1mcontradiction{ESCAPE}0m\n" in coloured
    assert on_a_terminal("check", HARBOUR, COLUMNS="80", TERM="dumb") == plain
    assert on_a_terminal("check", HARBOUR, COLUMNS="80", TERM="xterm", NO_COLOR="1") == plain


@posix
def test_a_reader_who_leaves_early_changes_nothing_but_what_is_printed(tmp_path: Path) -> None:
    """The output is longer than a pipe holds, so that the command is still writing."""
    subjects = [f"subject-{n}" for n in range(400)]
    claims = [
        {"source": "m", "subject": subject, "attribute": "a", "value": year, "quote": f"in {year}"}
        for subject in subjects
        for year in ("2019", "2020")
    ]
    ledger = {
        "sources": [{"id": "m"}],
        "subjects": [{"id": subject} for subject in subjects],
        "attributes": [{"id": "a", "type": "date"}],
        "claims": claims,
    }
    (tmp_path / "facts.yaml").write_text(json.dumps(ledger), encoding="utf-8")
    with subprocess.Popen(
        [*COMMAND, "check"],
        cwd=tmp_path,
        env=environment(COLUMNS="80"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as running:
        assert running.stdout
        assert running.stderr
        first = running.stdout.readline()
        running.stdout.close()
        err = running.stderr.read()
    assert first == f"CR101 date-conflict ebf29a4f{' ' * 39}contradiction\n"
    assert (running.returncode, err) == (1, "")


def test_two_processes_print_the_same_bytes() -> None:
    """Each with a seed of its own, so that no order comes from a set."""
    first, second = (crossread("check", HARBOUR, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first == second


def test_letters_that_the_encoding_lacks_are_escaped() -> None:
    done = subprocess.run(
        [*COMMAND, "report", str(HARBOUR)],
        env=environment(PYTHONIOENCODING="cp1252"),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert rb"\u2500\u2500" in done.stdout
    assert "£4.2 million".encode("cp1252") in done.stdout


def test_a_ledger_may_hold_any_letters(within: InProcess) -> None:
    name = "𝔄nna \u200fשלום\u200e 😀"
    Path("facts.yaml").write_text(
        example("CR105").replace("Anna Lindquist", name), encoding="utf-8"
    )
    out = within("check").out
    assert f"Mayor, name: {name} in evening, but Anna Lindqvist in morning" in out or (
        f"Mayor, name: Anna Lindqvist in morning, but {name} in evening" in out
    )
    assert f"“{name}”" in out


WIDE = "土耳其与俄罗斯签署了采购防空系统的协议，价值约二十五亿美元。😀"


@pytest.mark.parametrize("command", ["check", "report"])
def test_wide_letters_fit_too(
    within: InProcess, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    ledger = example("CR105").replace("Anna Lindquist", WIDE * 4).replace("mayor", "市长" * 20)
    Path("facts.yaml").write_text(ledger, encoding="utf-8")
    lines = within(command).out.splitlines()
    assert any("土" in line for line in lines)
    assert [line for line in lines if columns(line) > 60] == []


HOSTILE = "q\n  - FORGED\n::error::x\x85\u202eCR101"
"""A quote whose lines could be taken for a side, for a command of GitHub, or read backwards."""


@pytest.mark.parametrize("command", ["check", "report"])
def test_the_words_of_an_article_cannot_forge_output(within: InProcess, command: str) -> None:
    article = f"\x1b[2J{HOSTILE}\x1b]0;title\x07 and so on"
    Path("article.txt").write_text(article, encoding="utf-8")
    ledger = example("CR101").replace("{id: morning}", "{id: morning, file: article.txt}")
    quoted = re.sub(r"quote: .*", lambda _: f"quote: {json.dumps(HOSTILE)}", ledger)
    Path("facts.yaml").write_text(quoted, encoding="utf-8")
    out = within(command).out
    assert r"“q - FORGED ::error::x \u202eCR101”" in " ".join(out.split())
    assert [char for char in out if hidden(char) and char != "\n"] == []
    assert [line for line in out.splitlines() if re.match(r"\s*(::|- FORGED)", line)] == []


def test_a_file_name_cannot_forge_output(within: InProcess) -> None:
    name = "f\n::error::\x1b[31m.yaml"
    Path(name).write_text(example("CR101"), encoding="utf-8")
    out = within("check", name).out
    assert r"f ::error::\x1b[31m.yaml:5" in out
    assert [line for line in out.splitlines() if re.match(r"\s*::", line)] == []
