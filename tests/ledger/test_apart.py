"""Work done apart gives what it gives here, whatever goes wrong on the way."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from threading import Event, Thread, current_thread, main_thread

import pytest

from ledger import apart
from tests.cli.command import ROOT

linux = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")


@pytest.fixture
def _allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_allowed", True)
    monkeypatch.setattr(apart, "_helped", False)


def doubling() -> Callable[[int], tuple[int, int]]:
    return lambda number: (2 * number, os.getpid())


def test_nothing_is_done_apart_unless_it_is_allowed() -> None:
    assert not apart.allowed()
    assert apart.helper(doubling)(21)() == (42, os.getpid())
    assert apart.meanwhile(current_thread)() is main_thread()


@linux
@pytest.mark.usefixtures("_allowed")
def test_a_helper_works_in_a_process_of_its_own() -> None:
    doubled, process = apart.helper(doubling)(21)()
    assert doubled == 42
    assert process != os.getpid()


@linux
@pytest.mark.usefixtures("_allowed")
def test_what_a_helper_cannot_do_is_done_here() -> None:
    here = os.getpid()

    def failing_elsewhere() -> Callable[[int], int]:
        if os.getpid() != here:
            raise MemoryError
        return lambda number: number + 1

    assert apart.helper(failing_elsewhere)(1)() == 2


@linux
@pytest.mark.usefixtures("_allowed")
def test_more_than_a_pipe_holds_comes_through() -> None:
    def same() -> Callable[[bytes], bytes]:
        return lambda sent: sent

    much = os.urandom(1 << 20)
    assert apart.helper(same)(much)() == much


@linux
@pytest.mark.usefixtures("_allowed")
def test_a_helper_that_is_sent_nothing_ends_with_us() -> None:
    """A ledger that cannot be read ends the run before anything is sent."""
    script = "from ledger import apart; apart.allow(); apart.helper(lambda: print)"
    ended = subprocess.run(  # until both processes have let go of their output
        [sys.executable, "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert (ended.stdout, ended.stderr) == ("", "")


@linux
@pytest.mark.usefixtures("_allowed")
def test_one_process_is_forked_and_no_more() -> None:
    first, second = apart.helper(doubling), apart.helper(doubling)
    assert second(1)() == (2, os.getpid())
    assert first(1)()[1] != os.getpid()


@pytest.mark.usefixtures("_allowed")
def test_no_process_is_forked_beside_a_thread() -> None:
    end = Event()
    thread = Thread(target=end.wait)
    thread.start()
    try:
        assert apart.helper(doubling)(21)() == (42, os.getpid())
    finally:
        end.set()
        thread.join()


@pytest.mark.usefixtures("_allowed")
def test_a_thread_works_meanwhile() -> None:
    assert apart.meanwhile(current_thread)() is not main_thread()


@pytest.mark.usefixtures("_allowed")
def test_what_goes_wrong_in_a_thread_goes_wrong_where_it_is_asked_for() -> None:
    asked: list[Thread] = []

    def failing() -> None:
        asked.append(current_thread())
        raise LookupError("no such thing")

    result = apart.meanwhile(failing)
    with pytest.raises(LookupError, match="no such thing"):
        result()
    assert asked[-1] is main_thread()
