"""Files that are read, changed and written: by one run at a time, and never over a change."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support import one_at_a_time
from support.one_at_a_time import held, locked
from support.problems import UnusableInput

if TYPE_CHECKING:
    from collections.abc import Generator

pytestmark = pytest.mark.usefixtures("here")

FILE = Path("facts.yaml")
HOLDING = f"""
import sys, time
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from pathlib import Path
from support.one_at_a_time import held
with held([Path("facts.yaml")]) as files:
    print("has it", flush=True)
    time.sleep(float(sys.argv[1]))
    files.replace(Path("facts.yaml"), "theirs")
"""


@contextmanager
def another_run(seconds: float) -> Generator[subprocess.Popen[str]]:
    """A run that holds the file, writes into it after some time, and ends."""
    command = [sys.executable, "-c", HOLDING, str(seconds)]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert run.stdout
    assert run.stdout.readline() == "has it\n"
    try:
        yield run
    finally:
        run.send_signal(signal.SIGKILL)
        run.communicate()


def _left() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


def test_a_file_is_read_after_another_run_has_written_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    FILE.write_text("old", encoding="utf-8")
    with another_run(1.5), held([FILE]) as files:
        assert FILE.read_text(encoding="utf-8") == "theirs"
        files.replace(FILE, "ours")
    assert FILE.read_text(encoding="utf-8") == "ours"
    assert capsys.readouterr().err == (
        f"{FILE.absolute()}: waiting for another run of Crossread, for 60 seconds at most\n"
    )
    assert _left() == ["facts.yaml"]


def test_waiting_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    FILE.write_text("old", encoding="utf-8")
    monkeypatch.setattr(one_at_a_time, "_AT_ONCE", 0.01)
    monkeypatch.setattr(one_at_a_time, "_LONGEST", 0.2)
    with another_run(30), pytest.raises(UnusableInput) as caught, held([FILE]):
        pytest.fail("held")
    assert str(caught.value) == (
        f"{FILE.absolute()}: found a file that another run of Crossread has had in use for 0 "
        "seconds, expected one that is free; try again later"
    )
    assert FILE.read_text(encoding="utf-8") == "old"


def test_a_killed_run_leaves_no_lock() -> None:
    FILE.write_text("old", encoding="utf-8")
    with another_run(30) as run:
        run.send_signal(signal.SIGKILL)
        run.wait()
    assert _left() == [".facts.yaml.lock", "facts.yaml"]
    began = time.monotonic()
    with held([FILE]) as files:
        files.replace(FILE, "ours")
    assert time.monotonic() - began < 1
    assert _left() == ["facts.yaml"]
    assert FILE.read_text(encoding="utf-8") == "ours"


@pytest.mark.parametrize("change", ["edited", "removed", "made"])
def test_a_change_by_hand_is_noticed_and_kept(change: str) -> None:
    if change != "made":
        FILE.write_text("old", encoding="utf-8")
    with held([FILE]) as files:
        if change == "removed":
            FILE.unlink()
        else:
            FILE.write_text("by hand", encoding="utf-8")
        with pytest.raises(UnusableInput) as caught:
            files.replace(FILE, "ours")
    assert str(caught.value) == (
        "facts.yaml: found a file that another program has changed while this command was at work, "
        "expected no change; nothing was written: run the command again"
    )
    assert FILE.exists() == (change != "removed")
    assert change == "removed" or FILE.read_text(encoding="utf-8") == "by hand"


def test_a_link_and_its_file_are_one_lock_and_the_link_stays() -> None:
    Path("real").mkdir()
    Path("real/facts.yaml").write_text("old", encoding="utf-8")
    FILE.symlink_to("real/facts.yaml")
    with held([FILE]) as files:
        assert [path.name for path in Path("real").iterdir() if path.suffix == ".lock"] == [
            ".facts.yaml.lock"
        ]
        files.replace(FILE, "ours")
    assert FILE.is_symlink()
    assert Path("real/facts.yaml").read_text(encoding="utf-8") == "ours"
    assert [path.name for path in Path("real").iterdir()] == ["facts.yaml"]


def test_a_file_with_a_second_name_is_refused() -> None:
    FILE.write_text("old", encoding="utf-8")
    Path("other.yaml").hardlink_to(FILE)
    with held([FILE]) as files, pytest.raises(UnusableInput) as caught:
        files.replace(FILE, "ours")
    assert str(caught.value) == (
        "facts.yaml: found a file with 2 names (hard links), of which only this would change, "
        "expected one name; let the others be symbolic links"
    )
    assert Path("other.yaml").read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize(
    ("number", "found", "expected"),
    [
        (
            37,
            "a file that cannot be locked (No locks available)",
            "on a file system that has locks",
        ),
        (95, "a file that cannot be locked (Operation not supported)", "such as a local disk"),
    ],
)
def test_a_file_system_without_locks_is_told(
    monkeypatch: pytest.MonkeyPatch, number: int, found: str, expected: str
) -> None:
    fcntl = pytest.importorskip("fcntl")

    def refused(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", refused)
    with pytest.raises(UnusableInput) as caught, locked([FILE]):
        pytest.fail("locked")
    assert found in str(caught.value)
    assert expected in str(caught.value)


def test_what_is_no_file_and_what_is_nowhere_is_not_locked() -> None:
    os.mkfifo("pipe")
    with held([Path("pipe"), Path("nowhere/facts.yaml"), Path(os.devnull)]):
        assert "nowhere" not in _left()
    assert _left() == ["pipe"]


def test_a_long_name_can_be_locked() -> None:
    file = Path("é" * 120 + ".yaml")
    with held([file]) as files:
        files.replace(file, "ours")
    assert _left() == [file.name]
