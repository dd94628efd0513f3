"""What makes `check` fail: severity, selection, settings, and where its findings go."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import AGREED, Ended, crossread, example
from tests.cli.conftest import InProcess

LEDGER = Path("facts.yaml")
OWN = Path("crossread.toml")


@pytest.fixture
def conflict(within: InProcess) -> InProcess:
    """The command in a folder whose ledger has one contradiction, of dates."""
    LEDGER.write_text(example("CR101"), encoding="utf-8")
    return within


def codes(ended: Ended) -> list[str]:
    return [line.split()[0] for line in ended.out.splitlines() if line.startswith("CR")]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 1),
        (("--select", "CR101"), 1),
        (("--select", "date-conflict"), 1),
        (("--select", "cr1"), 1),
        (("--select", "CR2,CR1"), 1),
        (("--select", "CR2", "--select", "CR101"), 1),
        (("--select", "CR2"), 0),
        (("--ignore", "CR101"), 0),
        (("--ignore", "CR2"), 1),
        (("--select", "CR1", "--ignore", "date-conflict"), 0),
        (("--fail-on", "never"), 0),
    ],
)
def test_what_is_selected_counts(conflict: InProcess, options: tuple[str, ...], code: int) -> None:
    assert conflict("check", *options).code == code


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ("--select", "CR9"),
            "--select: found 'CR9', expected a code, the beginning of one, or the name of a check",
        ),
        (
            ("--ignore", "date-conflit"),
            "or the name of a check; did you mean 'date-conflict'?",
        ),
        (
            ("--select", "CR1", "--ignore", "CR"),
            "Error: --select and --ignore leave no check to run",
        ),
        (("--format", "xml"), "--format: found 'xml', expected one of text, json, ndjson"),
        (("-o", "sari:a"), "--output: found 'sari', expected one of text, json, ndjson"),
        (("-o", "a", "-o", "b"), "--output: only one file can have no format, found 'a' and 'b'"),
        (("-o", "json:a", "-o", "sarif:a"), "/a' is given twice"),
        (("-o", "json:"), "Error: --output: the path must not be empty"),
        (("--baseline", "none.yaml"), "Error: --baseline: there is no file 'none.yaml'"),
    ],
)
def test_an_option_that_cannot_be_used_is_reported(
    conflict: InProcess, options: tuple[str, ...], message: str
) -> None:
    ended = conflict("check", *options)
    assert (ended.code, ended.out) == (2, "")
    assert message in " ".join(ended.err.split())


def test_settings_decide_where_no_option_does(conflict: InProcess) -> None:
    OWN.write_text('fail-on = "never"\n', encoding="utf-8")
    assert conflict("check").code == 0
    assert conflict("check", "--fail-on", "contradiction").code == 1
    OWN.write_text('ignore = ["CR101"]\n', encoding="utf-8")
    assert conflict("check").code == 0
    assert conflict("check", "--ignore", "CR2").code == 1


def test_settings_are_next_to_the_ledger_and_name_it(conflict: InProcess) -> None:
    Path("desk").mkdir()
    LEDGER.rename("desk/story.yaml")
    Path("pyproject.toml").write_text(
        '[tool.crossread]\nledger = ["desk/story.yaml"]\nignore = ["CR2"]\n', encoding="utf-8"
    )
    assert conflict("check").code == 1
    assert "desk/story.yaml:" in conflict("report").out
    Path("desk/crossread.toml").write_text('fail-on = "never"', encoding="utf-8")
    assert conflict("check", "desk/story.yaml").code == 0


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ('fail_on = "never"', "crossread.toml:1:1: fail_on: found an unknown key, expected"),
        ('fail-on = "loud"', "crossread.toml:1:1: fail-on: found 'loud', expected one of"),
        ('\nselect = ["CR9"]', "crossread.toml:2:1: select: found 'CR9', expected a code, the"),
        ("fail-on = = 1", "crossread.toml:1:11: found broken TOML ("),
    ],
)
def test_settings_that_cannot_be_used_are_reported(
    conflict: InProcess, written: str, message: str
) -> None:
    OWN.write_text(written, encoding="utf-8")
    ended = conflict("check")
    assert (ended.code, ended.out) == (2, "")
    assert message in ended.err


def test_several_formats_in_one_run(conflict: InProcess) -> None:
    ended = conflict("check", "-o", "json:found.json", "-o", "sarif:found.sarif")
    assert codes(ended) == ["CR101", "CR404", "CR405"]
    assert json.loads(Path("found.json").read_text(encoding="utf-8"))["findings"]
    assert json.loads(Path("found.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_a_path_alone_is_for_what_would_be_printed(conflict: InProcess) -> None:
    printed = conflict("check").out
    ended = conflict("check", "-o", "found.txt")
    assert (ended.code, ended.out) == (1, "")
    assert Path("found.txt").read_text(encoding="utf-8") == printed
    ended = conflict("check", "--format", "json", "-o", "found.json")
    assert (ended.code, ended.out) == (1, "")
    assert conflict("check", "--format", "json").out == Path("found.json").read_text(
        encoding="utf-8"
    )


def test_a_path_may_have_a_colon(conflict: InProcess) -> None:
    conflict("check", "-o", "./json:found")
    assert "CR101" in codes(Ended(0, Path("json:found").read_text(encoding="utf-8")))


def test_no_output_goes_over_what_is_read(conflict: InProcess) -> None:
    ended = conflict("check", "-o", "json:facts.yaml")
    assert ended.code == 2
    assert "facts.yaml: found a ledger that this run reads" in ended.err
    assert LEDGER.read_text(encoding="utf-8") == example("CR101")


def test_a_ledger_from_standard_input_takes_the_settings_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "crossread.toml").write_text('ignore = ["CR101"]', encoding="utf-8")
    assert crossread("check", "-", text=example("CR101"), cwd=tmp_path).code == 0


def test_a_run_without_settings_loads_nothing_for_them(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(AGREED, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    script = (
        "import sys, cli\ntry: cli.main(['check'])\nexcept SystemExit: pass\n"
        "print([m for m in ('tomllib', 'baseline.file', 'baseline.git_revision',"
        " 'reports.findings.sarif') if m in sys.modules])"
    )
    assert printed_by(script, tmp_path).splitlines()[-1] == "[]"


def test_no_command_loads_duckdb_before_it_runs(tmp_path: Path) -> None:
    # what is loaded by then stays to the end of the program, and DuckDB complains if it must
    script = "import sys, cli; cli.app_for([]); print('duckdb' in sys.modules)"
    assert printed_by(script, tmp_path) == "False\n"


def printed_by(script: str, folder: Path) -> str:
    """Give what a script prints that runs in a folder, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=folder,
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout
