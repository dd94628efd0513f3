"""Work in a process of its own, beside this one: for a program that is in a hurry.

Forking takes a few milliseconds, and is safe only while a process has one thread. So nothing is
forked unless the program has allowed it, which the command line does where it runs as a process
of its own; everywhere else, and where anything goes wrong, the work is done here.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_allowed = False


def allow() -> None:
    """Let work be done in a process of its own, on systems that fork cheaply and have cores.

    Only a program that ends when its work is done calls this.
    """
    global _allowed  # noqa: PLW0603 - set once, before anything else runs
    _allowed = sys.platform == "linux" and (os.cpu_count() or 1) > 1


def allowed() -> bool:
    """Whether the program is a process of its own, which ends when its work is done."""
    return _allowed


def start(work: Callable[[], T]) -> Callable[[], T]:
    """Start work, and give a function that waits for what it returns (which can be pickled)."""
    if not _allowed:
        return work
    try:
        reading, writing = os.pipe()
        child = os.fork()
    except OSError:
        return work
    if not child:
        _work(work, reading, writing)
    os.close(writing)

    def result() -> T:
        import pickle  # noqa: PLC0415 - loaded while the work goes on

        with os.fdopen(reading, "rb") as pipe:
            told = pipe.read()
        _, status = os.waitpid(child, 0)
        done: T = pickle.loads(told) if status == 0 else work()  # noqa: S301 - our own process wrote it
        return done

    return result


def _work(work: Callable[[], object], reading: int, writing: int) -> None:
    """Do the work in the child and leave without touching what is the parent's."""
    import pickle  # noqa: PLC0415 - see above

    code = 1
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(pickle.dumps(work(), pickle.HIGHEST_PROTOCOL))
        code = 0
    finally:
        os._exit(code)
