"""Streams that are closed or full: reported if possible, and never as a defect."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import HARBOUR, ROOT, Ended, environment
from tests.cli.conftest import InProcess

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="closed by a POSIX shell")
full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is a Linux device")

CLOSED = (
    "<stdout>: found an output that cannot be written (it is closed), expected a writable one\n"
)
FULL = (
    "<stdout>: found an output that cannot be written (No space left on device), "
    "expected a writable one\n"
)
USAGE = "Error: No such command 'chek'."


def redirected(redirections: str, *arguments: str | Path, cwd: Path | None = None) -> Ended:
    """Run the command with its streams redirected by a shell."""
    script = f'exec "$@" {redirections}'
    done = subprocess.run(
        ["/bin/sh", "-c", script, "sh", sys.executable, str(ROOT / "cli.py"), *map(str, arguments)],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize(
    ("redirections", "arguments", "ended"),
    [
        (">&-", ["check", HARBOUR], Ended(2, "", CLOSED)),
        (">&-", ["--version"], Ended(2, "", CLOSED)),
        ("2>&-", ["check", "none.yaml"], Ended(2, "")),
        ("2>&-", ["chek"], Ended(2, "")),
        ("<&- >&- 2>&-", ["check", HARBOUR], Ended(2, "")),
        pytest.param(">/dev/full", ["check", HARBOUR], Ended(2, "", FULL), marks=full),
        pytest.param(">/dev/full", ["export", HARBOUR], Ended(2, "", FULL), marks=full),
        pytest.param(">/dev/full", ["explain", "CR101"], Ended(2, "", FULL), marks=full),
        pytest.param(">/dev/full", ["schema"], Ended(2, "", FULL), marks=full),
        pytest.param(">/dev/full", ["--help"], Ended(2, "", FULL), marks=full),
        pytest.param("2>/dev/full", ["check", "none.yaml"], Ended(2, ""), marks=full),
        pytest.param("2>/dev/full", ["chek"], Ended(2, ""), marks=full),
    ],
)
def test_a_stream_that_takes_nothing_is_2(
    redirections: str, arguments: list[str | Path], ended: Ended
) -> None:
    assert redirected(redirections, *arguments) == ended


def test_what_prints_nothing_needs_no_standard_output(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.md"
    assert redirected(">&-", "export", HARBOUR, "-o", sheet) == Ended(0, "")
    assert sheet.read_text(encoding="utf-8").startswith("# The Grey Heron")


def test_a_standard_input_that_is_closed_is_reported() -> None:
    found = "<stdin>: found a file that cannot be read (it is closed), expected a readable file\n"
    assert redirected("<&-", "check", "-") == Ended(2, "", found)


def test_no_file_takes_the_place_of_a_stream(tmp_path: Path) -> None:
    """Else errors would be printed into it, were it a database or not."""
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from reports.terminal import open_closed_streams; open_closed_streams()\n"
        "print(open('kept', 'w').fileno() > 2, file=sys.stdout)\n"
        "print('an error', file=sys.stderr)\n"
    )
    for closed in ("2>&-", "<&- 2>&-", "<&-"):
        done = subprocess.run(
            ["/bin/sh", "-c", f'exec "$@" {closed}', "sh", sys.executable, "-c", code],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
        assert (done.returncode, done.stdout) == (0, "True\n")
        assert (tmp_path / "kept").read_bytes() == b""


def test_an_error_that_names_a_file_is_none_of_a_stream(
    within: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise FileNotFoundError(errno.ENOENT, "No such file or directory", "a library's own")

    monkeypatch.setattr("runner.examine.run", breaks)
    ended = within("check", HARBOUR)
    assert (ended.code, ended.err.split(": ")[0]) == (
        3,
        "This is a defect of Crossread, not of your ledger",
    )
