"""Who waits at a terminal sees how far it is; who reads a pipe sees results only."""

from __future__ import annotations

import io
import sys
from time import sleep

import pytest

from commands import progress_bar as progress


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _at(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, patience: float) -> None:
    """Let standard error be a stream; not in a fixture, after which pytest sets its own."""
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "_PATIENCE", patience)


def _wait_for(words: str, stream: io.StringIO) -> None:
    for _ in range(500):
        if words in stream.getvalue():
            return
        sleep(0.01)
    pytest.fail(f"{words!r} was not drawn: {stream.getvalue()!r}")


def test_long_work_shows_a_bar_that_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    _at(terminal, monkeypatch, 0.01)
    show = progress.bar()
    show("reading the ledger", 0)
    _wait_for("reading the ledger", terminal)
    show("date-conflict", 0.5)
    assert "date-conflict" in terminal.getvalue()
    assert " 50%" in terminal.getvalue()
    show("", 1)
    assert terminal.getvalue().endswith("\r\x1b[K\x1b[?25h")  # an empty line, with the cursor back


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    _at(terminal, monkeypatch, 60)
    show = progress.bar()
    show("reading the ledger", 0)
    show("", 1)
    assert terminal.getvalue() == ""


def test_in_a_pipe_there_is_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    _at(stream, monkeypatch, 0)
    with progress.during("writing"):
        sleep(0.05)
    assert stream.getvalue() == ""
