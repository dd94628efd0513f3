"""The bytes of a file that somebody named: whole, within a size and a time.

Two kinds of paths are read. What the user names on the command line is read whatever it is, a pipe
or a device too: `read_named`. What a file names, be it a ledger, settings, or an entry of a folder,
is read only if it is a regular file below one of some folders: `read_below`.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from support.limits import NotReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import PurePath

    from support.limits import Limits

_PIECE = 1 << 20
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)
_AT_ONCE = _READ | getattr(os, "O_NONBLOCK", 0)
"""A pipe without a writer is opened at once, too, and refused."""
_FOLDER = getattr(os, "O_PATH", os.O_RDONLY) | getattr(os, "O_DIRECTORY", 0)
_BY_NAMES = os.open in os.supports_dir_fd
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_KINDS = (
    (stat.S_ISDIR, "is a folder"),
    (stat.S_ISFIFO, "is a pipe"),
    (stat.S_ISSOCK, "is a socket"),
    (stat.S_ISCHR, "is a device"),
    (stat.S_ISBLK, "is a device"),
)
_OF_THE_SYSTEM = ("/proc", "/sys")
"""Folders whose regular files are none: they tell of processes, their environment for instance."""
REGULAR = "a regular file"


def read_named(path: Path | str, limits: Limits) -> bytes:
    """Give the bytes of a file that the user named, be it a pipe or a device.

    Raises NotReadError, OSError, and ValueError for a name that no file can have.
    """
    if stat.S_ISREG(Path(path).stat().st_mode):
        handle = os.open(path, _AT_ONCE)
        try:
            if stat.S_ISREG(os.fstat(handle).st_mode):
                return _to_end(handle, limits)
        finally:
            os.close(handle)
    if stat.S_ISDIR(Path(path).stat().st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    return _from_pipe(lambda: os.open(path, _READ), limits)


def read_standard_input(limits: Limits) -> bytes:
    """Give what is on standard input. Raises NotReadError and OSError."""
    if not sys.stdin:  # closed before we started
        raise OSError(0, "it is closed")
    try:
        handle = sys.stdin.fileno()
    except (OSError, ValueError):  # it is no file of the system's
        handle = None
    if handle is None or sys.stdin.isatty():
        return _joined(sys.stdin.buffer.read, limits)
    return _from_pipe(lambda: os.dup(handle), limits)


def read_below(path: Path | str, folders: Iterable[Path], limits: Limits) -> bytes:
    """Give the bytes of a regular file below one of some folders, after links are followed.

    Raises NotReadError, OSError, and ValueError for a name that no file can have.
    """
    handle = _open_below(path, folders)
    try:
        return _to_end(handle, limits)
    finally:
        os.close(handle)


def require_below(path: Path | str, folders: Iterable[Path]) -> None:
    """Raise NotReadError for a path that leads out of folders after links are followed.

    It need not exist. A path on another drive or another computer is not even looked at. Raises
    OSError, and ValueError for a name that no file can have.
    """
    _located(path, folders)


def require_regular_below(path: Path | str, folders: Iterable[Path]) -> None:
    """Raise NotReadError for what is no regular file, too. Raises OSError if it is not there."""
    _require_regular(_located(path, folders).real.lstat())


def is_below(path: Path, folder: Path) -> bool:
    """Whether a path leads to a folder or what is in it, after links are followed."""
    return _holder(Path(os.path.realpath(path)), [folder]) is not None


def on_a_drive(path: PurePath, drives: Iterable[str]) -> bool:
    """Whether a path has one of some drives: to look at another computer tells it who we are."""
    return path.drive.casefold() in {drive.casefold() for drive in drives}


class _Located(NamedTuple):
    """Where a path leads: the folder that holds it, and the names from there, without links."""

    real: Path
    holder: Path

    @property
    def names(self) -> tuple[str, ...]:
        return self.real.relative_to(self.holder).parts


def _located(path: Path | str, folders: Iterable[Path]) -> _Located:
    folders = tuple(folders)
    drives = [folder.absolute().drive for folder in folders]
    if not on_a_drive(Path(path).absolute(), drives):
        raise _outside(path, folders)
    real = Path(os.path.realpath(path))
    holder = _holder(real, folders)
    if holder is None:
        raise _outside(real, folders)
    if any(real.is_relative_to(folder) for folder in _OF_THE_SYSTEM):
        raise NotReadError(f"leads to {real}, a file of the system", REGULAR)
    return _Located(real, holder)


def _outside(path: Path | str, folders: tuple[Path, ...]) -> NotReadError:
    expected = f"a file below {folders[0]}, or its folder in 'further-folders' of crossread.toml"
    return NotReadError(f"leads to {path}", expected)


def _holder(real: Path, folders: Iterable[Path]) -> Path | None:
    """Give the folder that holds a path without links, as it is written there, or None.

    Where capitals make no difference, one folder can be written in several ways.
    """
    known = [Path(os.path.realpath(folder)) for folder in folders]
    for folder in known:
        if real.is_relative_to(folder):
            return folder
    alike = [state for folder in known if (state := _state(folder))]
    for parent in (real, *real.parents):
        here = _state(parent)
        if here and any(os.path.samestat(here, there) for there in alike):
            return parent
    return None


def _state(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except (OSError, ValueError):
        return None


def _open_below(path: Path | str, folders: Iterable[Path]) -> int:
    """Open a file where its path leads, so that no link on the way there is followed any more.

    Between looking at a path and opening it somebody may put a link into it.
    """
    real, holder = found = _located(path, folders)
    if not found.names:
        raise NotReadError("is a folder", REGULAR)
    handle = _open_by_names(holder, found.names) if _BY_NAMES else _open_whole(real)
    try:
        _require_regular(os.fstat(handle))
    except BaseException:
        os.close(handle)
        raise
    return handle


def _open_by_names(folder: Path, names: tuple[str, ...]) -> int:
    *deeper, last = names
    at = os.open(folder, _FOLDER)
    try:
        for name in deeper:
            inside = os.open(name, _FOLDER | _NO_LINK, dir_fd=at)
            os.close(at)
            at = inside
        # looked at before it is opened: to open a device may do something
        _require_regular(os.stat(last, dir_fd=at, follow_symlinks=False))
        return os.open(last, _AT_ONCE | _NO_LINK, dir_fd=at)
    finally:
        os.close(at)


def _open_whole(real: Path) -> int:
    """Open a file where folders cannot be opened, on Windows."""
    _require_regular(real.stat())
    handle = os.open(real, _AT_ONCE)
    if Path(os.path.realpath(real)) != real or not os.path.samestat(os.fstat(handle), real.stat()):
        os.close(handle)
        raise NotReadError("was replaced while it was opened", REGULAR)
    return handle


def _require_regular(state: os.stat_result) -> None:
    if stat.S_ISREG(state.st_mode):
        if state.st_dev in _devices_of_the_system():
            raise NotReadError("is one of the system", REGULAR)
        return
    why = next((kind for is_one, kind in _KINDS if is_one(state.st_mode)), "is a link")
    raise NotReadError(why, REGULAR)


@cache
def _devices_of_the_system() -> frozenset[int]:
    states = (_state(Path(folder)) for folder in _OF_THE_SYSTEM if os.name == "posix")
    root = _state(Path("/"))
    found = {state.st_dev for state in states if state}
    return frozenset(found - {root.st_dev if root else 0})


def _to_end(handle: int, limits: Limits) -> bytes:
    """Read a regular file, which may grow meanwhile."""
    if os.fstat(handle).st_size > limits.size:
        raise limits.too_large
    return _joined(lambda most: os.read(handle, most), limits)


def _joined(read: Callable[[int], bytes | None], limits: Limits) -> bytes:
    """Read to the end, piece by piece.

    Reading all at once asks for the size first and releases the interpreter; a Ctrl-C that arrives
    then would be seen only when the pipe delivers something.
    """
    pieces: list[bytes] = []
    size = 0
    while piece := read(_PIECE):
        size += len(piece)
        if size > limits.size:
            raise limits.too_large
        pieces.append(piece)
    return b"".join(pieces)


def _from_pipe(opened: Callable[[], int], limits: Limits) -> bytes:
    from support.pipe_reader import PipeReader  # noqa: PLC0415 - few runs read a pipe

    return PipeReader(opened, limits).whole()
