"""Work that is done beside other work, in a thread or a process: for a program that is in a hurry.

Forking takes a few milliseconds, and is safe only while a process has one thread: so it comes
before any thread. Nothing is done apart unless the program has allowed it, which the command line
does where it runs as a process of its own; everywhere else, and where anything goes wrong, the
work is done here.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from threading import Thread, active_count
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

A = TypeVar("A")
T = TypeVar("T")
_allowed = False
_helped = False


def allow() -> None:
    """Let work be done apart, on systems that fork cheaply and have cores.

    Only a program that ends when its work is done calls this.
    """
    global _allowed  # noqa: PLW0603 - set once, before anything else runs
    _allowed = sys.platform == "linux" and (os.cpu_count() or 1) > 1


def stay() -> None:
    """Do everything here from now on: the program goes on when its work is done."""
    global _allowed  # noqa: PLW0603 - see above
    _allowed = False


def allowed() -> bool:
    """Whether the program is a process of its own, which ends when its work is done."""
    return _allowed


def meanwhile(work: Callable[[], T]) -> Callable[[], T]:
    """Start work that lets go of Python, in a thread, and give a function that waits for it.

    What goes wrong goes wrong again where the result is asked for.
    """
    if not _allowed:
        return work
    done: list[T] = []
    thread = Thread(target=_keep, args=(work, done))
    thread.start()

    def result() -> T:
        thread.join()
        return done.pop() if done else work()

    return result


def _keep(work: Callable[[], T], done: list[T]) -> None:
    with suppress(Exception):  # whoever asks does the work again, and is told
        done.append(work())


def helper(ready: Callable[[], Callable[[A], T]]) -> Callable[[A], Callable[[], T]]:
    """Start a process that makes itself ready for work, and give a function that sends it some.

    That function returns at once, with one that waits for the result. What is sent, and what is
    returned, can be pickled.
    """
    global _helped  # noqa: PLW0603 - one process is enough: by the next, a database may have threads
    if not _allowed or _helped or active_count() > 1:
        return lambda sent: lambda: ready()(sent)
    try:
        _helped = True
        (child_reads, we_write), (we_read, child_writes) = os.pipe(), os.pipe()
        child = os.fork()
    except OSError:
        return lambda sent: lambda: ready()(sent)
    if not child:
        os.close(we_write)
        os.close(we_read)
        _help(ready, child_reads, child_writes)
    os.close(child_reads)
    os.close(child_writes)

    def send(sent: A) -> Callable[[], T]:
        import pickle  # noqa: PLC0415 - loaded only where something is sent

        with suppress(BrokenPipeError), os.fdopen(we_write, "wb") as pipe:
            pickle.dump(sent, pipe, pickle.HIGHEST_PROTOCOL)

        def result() -> T:
            with os.fdopen(we_read, "rb") as pipe:
                told = pipe.read()
            _, status = os.waitpid(child, 0)
            done: T = pickle.loads(told) if status == 0 else ready()(sent)  # noqa: S301 - our own process wrote it
            return done

        return result

    return send


def _help(ready: Callable[[], Callable[[A], T]], reading: int, writing: int) -> None:
    """Do what is sent, and leave without touching what is the parent's."""
    import pickle  # noqa: PLC0415 - see above

    code = 1
    try:
        work = ready()
        with os.fdopen(reading, "rb") as pipe:
            sent: A = pickle.load(pipe)  # noqa: S301 - our own process wrote it
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(work(sent), pipe, pickle.HIGHEST_PROTOCOL)
        code = 0
    finally:
        os._exit(code)
