"""Ledger files to text: files, folders of them, and standard input."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ledger.text_positions import line_and_column
from support.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

STDIN = "-"
STDIN_NAME = "<stdin>"
_SUFFIXES = frozenset({".yaml", ".yml"})
_PIECE = 1 << 20
_LEDGER = "a ledger file, a folder of them, or -"
_NEW = "'crossread init' makes a new one"


class FileText(NamedTuple):
    """The text of a file that was read, and the name of the file in messages."""

    file: str
    text: str

    def __str__(self) -> str:
        """Give the name, as of a path."""
        return self.file


LedgerPath: TypeAlias = "Path | str | FileText"


def texts(paths: Iterable[LedgerPath], problems: list[Problem]) -> Iterator[FileText]:
    """Yield the name and the text of each file; add to `problems` what cannot be read.

    Give paths as they were written: `Path("")` would be the current folder. The text of a file may
    be given in its place; then the file is not read.
    """
    for path in paths:
        yield from [path] if isinstance(path, FileText) else _texts(path, problems)


def _texts(path: Path | str, problems: list[Problem]) -> Iterator[FileText]:
    for file in _files(str(path), problems):
        name = STDIN_NAME if file == STDIN else file
        try:
            name.encode()
            text = _bytes(file).decode("utf-8-sig")
        except UnicodeEncodeError:
            problems.append(Problem(Place(name), "", "a name that is not UTF-8", "one that is"))
        except UnicodeDecodeError as error:
            problems.append(_not_utf8(error, name))
        except OSError as error:
            problems.append(_unread(error, name))
        else:
            yield FileText(name, text)


def ledgers(paths: Iterable[Path | str]) -> list[str]:
    """Give the files that `texts` would read, as far as can be known without reading them."""
    return [file for path in paths for file in _files(str(path), [])]


def _bytes(file: str) -> bytes:
    if file != STDIN:
        with Path(file).open("rb", buffering=0) as raw:
            return _all(raw.read)
    if not sys.stdin:  # closed before we started
        raise OSError(0, "it is closed")
    return _all(sys.stdin.buffer.read)


def _all(read: Callable[[int], bytes | None]) -> bytes:
    """Read to the end, piece by piece.

    Reading all at once asks for the size first and releases the interpreter; a Ctrl-C that arrives
    then would be seen only when the pipe delivers something.
    """
    return b"".join(iter(lambda: read(_PIECE) or b"", b""))


def _files(path: str, problems: list[Problem]) -> list[str]:
    """Give the path itself or, if it is a folder, the ledgers in it."""
    if not path:
        problems.append(Problem(Place("''"), "", "an empty path", _LEDGER))
        return []
    try:
        is_folder = path != STDIN and Path(path).is_dir()
    except OSError:
        is_folder = False  # reading the file will say why
    return _in_folder(Path(path), problems) if is_folder else [_named(path)]


def _named(path: str) -> str:
    """Give the name of a file in messages, which is never that of standard input."""
    name = str(Path(path))
    return f"./{name}" if path != STDIN and name in {STDIN, STDIN_NAME} else name


def _in_folder(folder: Path, problems: list[Problem]) -> list[str]:
    """Give the ledgers in a folder and its subfolders, sorted by name.

    Hidden files and folders are skipped, and links to folders are not followed. A folder that
    cannot be read is a problem, because it may hold ledgers.
    """
    unread: list[OSError] = []
    found: list[Path] = []
    for at, folders, files in os.walk(folder, onerror=unread.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(at, name) for name in files if _is_ledger(name)]
    problems += [_unread_folder(error) for error in unread]
    if not found and not unread:
        expected = "files ending in .yaml or .yml"
        problems.append(Problem(Place(str(folder)), "", "no ledger in the folder", expected))
    return [str(file) for file in sorted(found)]


def _is_ledger(name: str) -> bool:
    return not name.startswith(".") and Path(name).suffix.lower() in _SUFFIXES


def _unread(error: OSError, name: str) -> Problem:
    if isinstance(error, FileNotFoundError):
        return Problem(Place(name), "", "no such file", f"{_LEDGER}; {_NEW}")
    found = f"a file that cannot be read ({error.strerror})"
    return Problem(Place(name), "", found, "a readable file")


def _unread_folder(error: OSError) -> Problem:
    found = f"a folder that cannot be read ({error.strerror})"
    return Problem(Place(str(error.filename)), "", found, "a readable folder")


def _not_utf8(error: UnicodeDecodeError, name: str) -> Problem:
    before = error.object[: error.start].decode("utf-8-sig")
    place = Place(name, *line_and_column(before, len(before)))
    return Problem(place, "", "bytes that are not UTF-8", "a file saved as UTF-8")
