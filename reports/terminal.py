"""The streams that a command prints to: what they can show, and what if they are closed."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from reports.canvas import Canvas, coloured, plain
from schema.characters import escaped, no_command
from support.output_files import unwritable, write
from support.problems import Place, Problem, UnusableInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    Echo = Callable[[str | bytes], None]

_STDOUT = "<stdout>"
_WIDEST = 100
_AT_ONCE = 50
_LONGEST_NAME = 60


def canvas() -> Canvas:
    """Give the terminal's width, and colour if the terminal can show it and NO_COLOR is unset."""
    width = min(shutil.get_terminal_size((80, 24)).columns, _WIDEST)
    able = bool(sys.stdout) and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    return Canvas(width, coloured if able and not os.environ.get("NO_COLOR") else plain)


def show(lines: Iterable[str], echo: Echo) -> None:
    """Print lines, none of which a CI service takes for a command. Raises UnusableInput."""
    _put(_together(map(no_command, lines)), echo)


def _together(lines: Iterable[str]) -> Iterator[str]:
    """Give so many lines at once that printing them takes no longer than making them."""
    left = iter(lines)
    while some := list(islice(left, _AT_ONCE)):
        yield "\n".join(some)


def deliver(text: str | bytes, output: Path | None, echo: Echo) -> None:
    """Write text or bytes as they are, to a file or else to standard output.

    Raises UnusableInput.
    """
    if output is None:
        _put([text], echo)
    else:
        write(text, output)


def _put(texts: Iterable[str | bytes], echo: Echo) -> None:
    """Print texts; a reader who leaves early (`| head`) changes nothing but what is printed.

    Raises UnusableInput when standard output is closed or takes no more.
    """
    if not sys.stdout:
        raise unwritable(_STDOUT, "it is closed")
    try:
        for text in texts:
            echo(text)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        raise unwritable(_STDOUT, error.strerror or str(error)) from None


def complain(text: str, echo: Echo) -> None:
    """Print to standard error; where that takes nothing, the exit code has to do."""
    with suppress(OSError):
        for line in text.split("\n"):
            echo(no_command(line))


def unprinted(error: Exception) -> UnusableInput | None:
    """Give what to say of a failure to print: only a stream fails without the name of a file."""
    if isinstance(error, OSError) and error.filename is None:
        return unwritable(_STDOUT, error.strerror or str(error))
    return None


def unusable_name(error: Exception) -> UnusableInput | None:
    """Give what to say of a name that no file can have, wherever it was written."""
    if isinstance(error, OSError) and error.errno in (errno.ENAMETOOLONG, errno.ELOOP):
        name = str(error.filename)
        start = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
        found = f"a name that no file can have ({error.strerror})"
        return UnusableInput([Problem(Place(start), "", found, "the name of a file")])
    return None


def defect(error: Exception) -> str:
    """Say that we are wrong, and not the user."""
    return (
        "This is a defect of Crossread, not of your ledger: "
        f"{type(error).__name__}: {escaped(str(error))}\n"
        "Set CROSSREAD_TRACEBACK=1 to see where, and please report it."
    )


def open_closed_streams() -> None:
    """Open what was closed before we started, as nothing.

    A file that is opened later would take its number, and get what is printed there.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    if not sys.stderr:  # standard output stays None: `_put` reports it
        sys.stderr = os.fdopen(2, "w", encoding="utf-8")
