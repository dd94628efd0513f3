"""Work done apart gives what it gives here, whatever goes wrong on the way."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
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


def run_alone(script: str) -> str:
    """Run a program that has no other threads, and give what both its processes printed.

    Forking is refused beside a thread, and another test may have left one.
    """
    begin = "import os; from ledger import apart; apart._allowed = True; here = os.getpid()\n"
    ended = subprocess.run(  # until both processes have let go of their output
        [sys.executable, "-c", begin + textwrap.dedent(script)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert ended.stderr == ""
    return ended.stdout


@linux
def test_a_helper_works_in_a_process_of_its_own() -> None:
    doubling = "lambda: lambda number: (2 * number, os.getpid() == here)"
    assert run_alone(f"print(apart.helper({doubling})(21)())") == "(42, False)\n"


@linux
def test_what_a_helper_cannot_do_is_done_here() -> None:
    script = """
        def failing_elsewhere():
            if os.getpid() != here:
                os.write(1, b"tried elsewhere, ")
                raise MemoryError
            return lambda number: number + 1
        print(apart.helper(failing_elsewhere)(1)())
    """
    assert run_alone(script) == "tried elsewhere, 2\n"


@linux
def test_more_than_a_pipe_holds_comes_through() -> None:
    script = """
        much = os.urandom(1 << 20)
        came = apart.helper(lambda: lambda sent: (sent, os.getpid()))(much)()
        print(came[0] == much, came[1] == here)
    """
    assert run_alone(script) == "True False\n"


@linux
def test_a_helper_that_is_sent_nothing_ends_with_us() -> None:
    """A ledger that cannot be read ends the run before anything is sent."""
    assert run_alone("apart.helper(lambda: print)") == ""


@linux
def test_one_process_is_forked_and_no_more() -> None:
    script = """
        elsewhere = lambda: lambda _: os.getpid() != here
        first, second = apart.helper(elsewhere), apart.helper(elsewhere)
        print(second(1)(), first(1)())
    """
    assert run_alone(script) == "False True\n"


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
