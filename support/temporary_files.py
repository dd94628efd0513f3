"""Files and folders that last as long as a run, and what becomes of them when it is killed.

Each is locked while its run lives. However a run ends, the system lets go of its locks: what can be
locked has no run any more, and the next run that writes into the same folder removes it.
"""

from __future__ import annotations

import os
import re
import stat
import sys
import time
from contextlib import contextmanager, suppress
from functools import cache
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

_NAME = re.compile(r"\.crossread-[0-9a-f]{12}\.tmp")
_FOLDER = re.compile(_NAME.pattern + r"[/\\]")
_LONG_AGO = 24 * 60 * 60
"""Seconds after which nobody writes any more, where the system cannot say it by a lock."""
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)

if sys.platform == "win32":

    def _locked(_: int) -> bool | None:
        return None

else:
    import fcntl

    def _locked(number: int) -> bool | None:
        """Lock an open file or folder; False if another run has it, None if it takes no lock."""
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return None
        return True


def without_folders(text: str) -> str:
    """Give a message without our folders: the path that the user knows."""
    return _FOLDER.sub("", text)


class TemporaryFile(NamedTuple):
    """A file that is written, and where it is."""

    path: Path
    file: BinaryIO


@contextmanager
def temporary_file(folder: Path, mode: int) -> Generator[TemporaryFile]:
    """Give a new file in a folder, open for writing; at the end it is gone, if still there.

    Raises OSError.
    """
    clear(folder)
    path, number = _new_file(folder, mode)
    try:
        with os.fdopen(number, "wb") as file:
            yield TemporaryFile(path, file)
    finally:
        path.unlink(missing_ok=True)


@contextmanager
def temporary_folder(parent: Path) -> Generator[Path]:
    """Give a new folder in a folder, for this user only; at the end it is gone with all in it.

    Raises OSError.
    """
    from shutil import rmtree  # noqa: PLC0415 - few runs need it

    clear(parent)
    path, number = _new_folder(parent)
    try:
        yield path
    finally:
        rmtree(path, ignore_errors=True)
        if number is not None:
            os.close(number)


def _new_file(folder: Path, mode: int) -> tuple[Path, int]:
    while True:
        path = _new_name(folder)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
        number = os.open(path, flags, mode)
        if _locked(number) is not False and _is_at(path, number):
            return path, number
        os.close(number)  # another run removed it, before we locked it


def _new_folder(parent: Path) -> tuple[Path, int | None]:
    while True:
        path = _new_name(parent)
        path.mkdir(0o700)
        if sys.platform == "win32":  # where a folder cannot be opened
            return path, None
        with suppress(FileNotFoundError):
            number = os.open(path, os.O_RDONLY | _NO_LINK)
            if _locked(number) is not False and _is_at(path, number):
                return path, number
            os.close(number)


def _new_name(folder: Path) -> Path:
    return folder / f".crossread-{os.urandom(6).hex()}.tmp"


def _is_at(path: Path, number: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(number))
    except OSError:
        return False


@cache  # once a run: a folder may hold many files, and a run may write many
def clear(folder: Path) -> None:
    """Remove what killed runs have left in a folder."""
    left: list[str] = []
    with suppress(OSError), os.scandir(folder) as entries:
        left = [entry.name for entry in entries if _NAME.fullmatch(entry.name)]
    for name in left:
        with suppress(OSError):
            _remove_if_dead(folder / name)


def _remove_if_dead(path: Path) -> None:
    state = path.lstat()
    is_folder = stat.S_ISDIR(state.st_mode)
    if not (is_folder or stat.S_ISREG(state.st_mode)) or not _is_ours(state):
        return
    number = _opened(path, is_folder=is_folder)
    dead = None if number is None else _locked(number)
    try:
        if dead or (dead is None and time.time() - state.st_mtime > _LONG_AGO):
            _remove(path, is_folder=is_folder)
    finally:
        if number is not None:
            os.close(number)


def _opened(path: Path, *, is_folder: bool) -> int | None:
    if sys.platform == "win32":
        return None
    return os.open(path, (os.O_RDONLY if is_folder else os.O_RDWR) | _NO_LINK)


def _is_ours(state: os.stat_result) -> bool:
    return sys.platform == "win32" or state.st_uid == os.geteuid()


def _remove(path: Path, *, is_folder: bool) -> None:
    if is_folder:
        from shutil import rmtree  # noqa: PLC0415 - few runs need it

        rmtree(path, ignore_errors=True)
    else:
        path.unlink()
