"""Outputs that are no files: pipes, devices, and the streams that are open under a name."""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from support.temporary_files import temporary_folder

if TYPE_CHECKING:
    from collections.abc import Generator

_STREAM = re.compile(r"/dev/(stdin|stdout|stderr|fd/(\d+))|/proc/(?:self|thread-self)/fd/(\d+)")
_STREAMS = {"stdin": 0, "stdout": 1, "stderr": 2}
_MOST_LINKS = 40


def stream_number(output: Path) -> int | None:
    """Give the number of the open stream that a path stands for, such as 1 for /dev/stdout.

    To open the path would begin a file anew that the shell has sent the stream to.
    """
    path = str(output)
    for _ in range(_MOST_LINKS):
        named = os.path.join(os.path.realpath(os.path.dirname(path) or "."), os.path.basename(path))  # noqa: PTH118, PTH119, PTH120 - pathlib would drop ".." before links are followed
        found = _STREAM.fullmatch(named) or _STREAM.fullmatch(os.path.normpath(path))
        if found:
            return _STREAMS.get(found[1], int(found[2] or found[3] or 0))
        try:
            path = os.path.join(os.path.dirname(named), os.readlink(named))  # noqa: PTH115, PTH118, PTH120
        except OSError:
            return None
    return None


@contextmanager
def stream(output: Path) -> Generator[BinaryIO]:
    """Give a pipe, a device or an open stream to write to. Raises OSError."""
    number = stream_number(output)
    if number is None:
        with output.open("wb") as file:
            yield file
        return
    if sys.stdout:
        sys.stdout.flush()  # what was printed before comes before
    with os.fdopen(os.dup(number), "wb") as file:
        yield file


@contextmanager
def path_of_stream(output: Path) -> Generator[Path]:
    """Give the path of a pipe or a device, or of a file whose content a stream gets at the end."""
    if stream_number(output) is None:
        yield output
        return
    from shutil import copyfileobj  # noqa: PLC0415 - few runs need them
    from tempfile import gettempdir  # noqa: PLC0415

    with temporary_folder(Path(gettempdir())) as folder:
        path = folder / "output"
        yield path
        with path.open("rb") as made, stream(output) as file:
            copyfileobj(made, file)
