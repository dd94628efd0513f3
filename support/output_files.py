"""Files that are written: beside the old one, which stays as it is until the new one is whole.

The new file takes over the rights of the old one, and its owner where that may be done. A link
stays a link, and the file that it leads to is replaced. What is no file is written to as it is: a
pipe, a device, standard output under one of its names.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from support.named_streams import path_of_stream, stream, stream_number
from support.problems import Place, Problem, UnusableInput
from support.temporary_files import temporary_file, temporary_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

_WINDOWS_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds to wait where another program, such as a virus scanner, has the old file open."""
_MAY_BE_WRITTEN = "a file and a folder that may be written: a new file is made beside the old one"
_ROOM = "room for it on the disk"
_FOLDER = "a path in a folder that exists"
_EXPECTED = {
    errno.ENOENT: _FOLDER,
    errno.ENOTDIR: _FOLDER,
    errno.EISDIR: "a file, or no file yet",
    errno.EACCES: _MAY_BE_WRITTEN,
    errno.EPERM: _MAY_BE_WRITTEN,
    errno.EROFS: _MAY_BE_WRITTEN,
    errno.EBUSY: "a file that no other program or container holds in its place",
    errno.ELOOP: "a link that leads to a file",
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: _ROOM,
    errno.EFBIG: _ROOM,
}


def write(content: str | bytes, output: Path, *, lasting: bool = False, new: bool = False) -> None:
    """Write a file as `replacing` does. Raises UnusableInput."""
    with replacing(output, lasting=lasting, new=new) as file:
        file.write(content if isinstance(content, bytes) else content.encode())


@contextmanager
def replacing(
    output: Path,
    *,
    lasting: bool = False,
    new: bool = False,
    last: Callable[[], None] | None = None,
) -> Generator[BinaryIO]:
    """Give a file to write to, which takes the place of the old one if nothing is raised.

    `lasting` is for what cannot be made again: it is on the disk when this ends. What must be `new`
    replaces nothing. `last` is called right before the old file goes. Raises UnusableInput.
    """
    with _refused(output):
        target = _target(output, new=new)
        if target is None:
            with stream(output) as file:
                yield file
            return
        old = _state(target)
        with temporary_file(target.parent, 0o600 if old else 0o666) as made:
            yield made.file
            made.file.flush()
            _keep_rights(made.path, target, old)
            if lasting:
                os.fsync(made.file.fileno())
            if sys.platform == "win32":  # where an open file cannot be renamed
                made.file.close()
            if last:
                last()
            _put(made.path, target, new=new)
        if lasting:
            _on_the_disk(target.parent)


@contextmanager
def replacing_path(output: Path) -> Generator[Path]:
    """Give a path to write to, for an engine that opens files by their names, as above."""
    with _refused(output):
        target = _target(output)
        if target is None:
            with path_of_stream(output) as path:
                yield path
            return
        with temporary_folder(target.parent) as folder:
            path = folder / target.name
            yield path
            put_in_place(path, target)


def is_same(output: Path, file: Path) -> bool:
    """Whether an output is a file, by another name perhaps, that of a file to come included."""
    try:
        return output.samefile(file)
    except (OSError, ValueError):  # one of them does not exist, or cannot
        return os.path.realpath(output) == os.path.realpath(file)


def put_in_place(path: Path, target: Path) -> None:
    """Let a file that is whole take the place of another, and its rights. Raises OSError."""
    _keep_rights(path, target, _state(target))
    _put(path, target)


def unwritable(output: str, why: str, expected: str = "a writable one") -> UnusableInput:
    """Give the error for an output that cannot be written, or not to the end."""
    found = f"an output that cannot be written ({why})"
    return UnusableInput([Problem(Place(output), "", found, expected)])


def unwritable_for(output: Path, error: OSError) -> UnusableInput:
    """Give the error for an output, with what is expected in place of what the system says."""
    expected = _EXPECTED.get(error.errno or 0, "a writable one")
    return unwritable(str(output), error.strerror or str(error), expected)


@contextmanager
def _refused(output: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        raise unwritable_for(output, error) from None


def _target(output: Path, *, new: bool = False) -> Path | None:
    """Give the file to replace, behind all links; None for what is no file. Raises OSError."""
    if stream_number(output) is not None:
        return None
    target = Path(os.path.realpath(output))
    try:
        state = target.stat()
    except FileNotFoundError:
        return target
    if new:
        raise _error(errno.EEXIST)
    if stat.S_ISDIR(state.st_mode):
        raise _error(errno.EISDIR)
    if not stat.S_ISREG(state.st_mode):
        return None
    if not os.access(target, os.W_OK):  # it could be replaced, but somebody does not want that
        raise _error(errno.EACCES)
    return target


def _error(number: int) -> OSError:
    return OSError(number, os.strerror(number))


def _state(target: Path) -> os.stat_result | None:
    try:
        return target.stat()
    except FileNotFoundError:
        return None


def _keep_rights(path: Path, target: Path, old: os.stat_result | None) -> None:
    """Give a new file the owner of the old one, its further attributes (access lists) and mode."""
    if old is None:
        return
    if sys.platform != "win32":
        now = path.stat()
        if (now.st_uid, now.st_gid) != (old.st_uid, old.st_gid):
            with suppress(OSError):  # only root may give a file away
                os.chown(path, old.st_uid, -1)
            with suppress(OSError):
                os.chown(path, -1, old.st_gid)
    if sys.platform == "linux":
        with suppress(OSError):
            for name in os.listxattr(target):
                with suppress(OSError):
                    os.setxattr(path, name, os.getxattr(target, name))
    path.chmod(stat.S_IMODE(old.st_mode))


def _put(path: Path, target: Path, *, new: bool = False) -> None:
    if new and _linked(path, target):
        return
    for wait in _WINDOWS_WAITS if sys.platform == "win32" else ():
        try:
            path.replace(target)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    path.replace(target)


def _linked(path: Path, target: Path) -> bool:
    """Give a file a second name, unless that is taken; False where a file has only one."""
    try:
        target.hardlink_to(path)
    except FileExistsError:
        raise
    except OSError:
        return False
    return True


def _on_the_disk(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where a system can say that."""
    if sys.platform != "win32":
        with suppress(OSError):
            number = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(number)
            finally:
                os.close(number)
