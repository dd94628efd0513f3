"""Files that a run reads, changes and writes: one run at a time, and nothing of others is lost.

A run locks `.NAME.lock` beside the file, before it reads. The system lets go of the lock when the
run ends, also when it is killed; the next run then takes it over. Text editors know nothing of it:
a file that is not as it was read is not written.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from schema.characters import escaped
from support.output_files import replacing
from support.problems import Place, Problem, UnusableInput

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from filelock import BaseFileLock

_AT_ONCE = 1.0
"""Seconds of waiting that nobody is told of."""
_LONGEST = 60.0
"""Seconds that a run waits for another."""
_NOT_WRITABLE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR}
_LONGEST_NAME = 200


class Held:
    """Files that no other run changes, and what was in them before this run read them."""

    def __init__(self, files: Iterable[Path]) -> None:
        """Remember what is in the files."""
        self._before = {_real(file): _digest(file) for file in files}

    def replace(self, file: Path, content: str) -> None:
        """Write a file anew. Raises UnusableInput, also if another program has changed it."""
        with replacing(file, lasting=True, last=partial(self._require, file)) as out:
            out.write(content.encode())

    def _require(self, file: Path) -> None:
        self._require_one_name(file)
        self._require_unchanged(file)

    def _require_unchanged(self, file: Path) -> None:
        if self._before.get(_real(file)) != _digest(file):
            found = "a file that another program has changed while this command was at work"
            expected = "no change; nothing was written: run the command again"
            raise UnusableInput([Problem(Place(str(file)), "", found, expected)])

    @staticmethod
    def _require_one_name(file: Path) -> None:
        with suppress(FileNotFoundError):
            names = file.stat().st_nlink
            if names > 1:
                found = f"a file with {names} names (hard links), of which only this would change"
                expected = "one name; let the others be symbolic links"
                raise UnusableInput([Problem(Place(str(file)), "", found, expected)])


@contextmanager
def held(files: Iterable[Path]) -> Generator[Held]:
    """Lock files before they are read, to write some of them, as `locked` does."""
    listed = tuple(files)
    with locked(listed):
        yield Held(listed)


@contextmanager
def locked(files: Iterable[Path]) -> Generator[None]:
    """Keep other runs from files until the end; wait for those that have them.

    Raises UnusableInput after a minute of waiting, or where the file system has no locks. Where no
    file can be made, there is no lock: what cannot be written says so when it is written.
    """
    with ExitStack() as locks:
        for file in sorted({_real(file) for file in files}):  # all in one order: none waits forever
            if file.parent.is_dir():  # or the library would make the folder
                _enter(locks, file)
        yield


def _enter(locks: ExitStack, file: Path) -> None:
    from filelock import FileLock, Timeout

    path = _lock_path(file)
    lock = FileLock(path, mode=_mode(file))
    try:
        try:
            lock.acquire(_AT_ONCE)
        except Timeout:
            _tell(
                f"{file}: waiting for another run of Crossread, for {_LONGEST:.0f} seconds at most"
            )
            lock.acquire(_LONGEST - _AT_ONCE)
    except Timeout:
        raise _in_use(file) from None
    except OSError as error:
        if error.errno in _NOT_WRITABLE and not os.path.lexists(path):
            return
        raise _unlockable(file, path, error) from None
    locks.callback(_let_go, lock, path)


def _let_go(lock: BaseFileLock, path: Path) -> None:
    """Remove the file of a lock and let go of it: who waits for the old file makes a new one."""
    if sys.platform != "win32":  # there the library removes it
        with suppress(OSError):
            path.unlink()
    lock.release()


def _lock_path(file: Path) -> Path:
    name = file.name
    if len(os.fsencode(name)) > _LONGEST_NAME:
        name = hashlib.sha256(os.fsencode(name)).hexdigest()
    return file.with_name(f".{name}.lock")


def _mode(file: Path) -> int:
    """Let those lock a file who may write it."""
    try:
        return stat.S_IMODE(file.stat().st_mode) & 0o666 | 0o600
    except OSError:
        return 0o644


def _in_use(file: Path) -> UnusableInput:
    found = f"a file that another run of Crossread has had in use for {_LONGEST:.0f} seconds"
    return UnusableInput(
        [Problem(Place(str(file)), "", found, "one that is free; try again later")]
    )


def _unlockable(file: Path, path: Path, error: OSError) -> UnusableInput:
    why = error.strerror or str(error)
    if error.errno in _NOT_WRITABLE:
        found = f"the lock of another user's run, {path.name} ({why})"
        expected = "none; delete it if no run is using the file"
    else:
        found = f"a file that cannot be locked ({why})"
        expected = "one on a file system that has locks, such as a local disk"
    return UnusableInput([Problem(Place(str(file)), "", found, expected)])


def _tell(text: str) -> None:
    if sys.stderr:
        with suppress(OSError):
            sys.stderr.write(f"{escaped(text)}\n")
            sys.stderr.flush()


def _real(file: Path) -> Path:
    return Path(os.path.realpath(file))


def _digest(file: Path) -> bytes | None:
    """Give the digest of a file, None for what is not there, cannot be read or is no file."""
    if not file.is_file():  # to read a pipe would empty it
        return None
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").digest()
    except OSError:
        return None
