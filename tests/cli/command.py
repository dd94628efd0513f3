"""The command as a shell starts it, and small ledgers to start it on."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pytest

import cli
from checks.registry import CHECKS

ROOT = Path(__file__).parents[2]
HARBOUR = ROOT / "tests/ledgers/harbour.yaml"
COMMAND = (sys.executable, "-W", "error", str(ROOT / "cli.py"))
LENIENT = (sys.executable, str(ROOT / "cli.py"))
"""The command where warnings are no errors: Ibis calls a function that DuckDB will rename."""
_HEAR_CTRL_C = (
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); "
    "os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
)
HEARING = (sys.executable, "-c", _HEAR_CTRL_C, str(ROOT / "cli.py"))
"""The command, hearing Ctrl-C: what runs in the background of a shell ignores it."""
_SET_BY_TESTS = {"COLUMNS", "CROSSREAD_TRACEBACK", "LINES", "NO_COLOR", "PYTHONIOENCODING", "TERM"}
ESCAPE = "\x1b["


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit code and what it printed."""

    code: int
    out: str
    err: str = ""


def environment(**more: str) -> dict[str, str]:
    """Give the environment without what changes the output, and with more."""
    kept = {name: value for name, value in os.environ.items() if name not in _SET_BY_TESTS}
    return kept | more


def crossread(
    *arguments: str | Path,
    text: str = "",
    cwd: Path | None = None,
    command: tuple[str, ...] = COMMAND,
    **more: str,
) -> Ended:
    """Run the command to its end, with text on standard input and more environment variables."""
    done = subprocess.run(
        [*command, *map(str, arguments)],
        input=text,
        cwd=cwd,
        env=environment(**more),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def in_process(*arguments: str | Path, cwd: Path | None = None) -> Ended:
    """Run the command as `crossread` does, without the cost of a process of its own.

    What a process is needed for: its streams, its signals, its exit, or warnings as errors from
    the first import on.
    """
    out, err = _stream(), _stream()
    with (
        patch.dict(os.environ, environment(), clear=True),
        patch("sys.stdin", _stream()),
        redirect_stdout(out),
        redirect_stderr(err),
        chdir(cwd or Path.cwd()),
        pytest.raises(SystemExit) as exit_,
    ):
        cli.main([str(argument) for argument in arguments])
    assert isinstance(exit_.value.code, int)
    return Ended(exit_.value.code, _written(out), _written(err))


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), "utf-8")


def _written(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


def example(code: str) -> str:
    """Give the example of a check's page that fires."""
    (page,) = (check.page for check in CHECKS if check.code == code)
    blocks: list[str] = re.findall(r"^```yaml\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    return blocks[0]


AGREED = """\
sources: [{id: morning, publisher: A, published: 2020},{id: evening, publisher: B, published: 2020}]
subjects: [{id: bridge}]
attributes: [{id: opened, type: date}]
claims:
  - {source: morning, subject: bridge, attribute: opened, value: 2019, quote: in 2019}
  - {source: evening, subject: bridge, attribute: opened, value: 2019-07, quote: in July 2019}
"""
