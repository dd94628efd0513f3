"""Ledger files to text: files, folders of them, and standard input."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ledger.text_positions import line_and_column
from support.bounds import NO_SETTINGS
from support.input_files import read_standard_input
from support.limits import NotReadError
from support.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from support.bounds import Bounds

STDIN = "-"
STDIN_NAME = "<stdin>"
_SUFFIXES = frozenset({".yaml", ".yml"})
OF_A_SHELL = (Path("/dev"), Path("/dev/fd"), Path("/proc/self/fd"))
"""Folders of what a shell hands over, such as /dev/stdin: other files are not beside it."""
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


class _Named(NamedTuple):
    """A file to read, and the folder that it was found in, if that was named instead."""

    file: str
    folder: Path | None = None


def texts(
    paths: Iterable[LedgerPath], problems: list[Problem], bounds: Bounds = NO_SETTINGS
) -> Iterator[FileText]:
    """Yield the name and the text of each file; add to `problems` what cannot be read.

    Give paths as they were written: `Path("")` would be the current folder. The text of a file may
    be given in its place; then the file is not read.
    """
    for path in paths:
        if isinstance(path, FileText):
            yield path
        else:
            yield from _texts(_files(str(path), problems), problems, bounds)


def file_texts(
    files: Iterable[Path], problems: list[Problem], bounds: Bounds
) -> Iterator[FileText]:
    """Yield the same of files that are no folders."""
    yield from _texts((_Named(str(file)) for file in files), problems, bounds)


def _texts(files: Iterable[_Named], problems: list[Problem], bounds: Bounds) -> Iterator[FileText]:
    for named in files:
        name = STDIN_NAME if named.file == STDIN else named.file
        try:
            name.encode()
            text = _bytes(named, bounds).decode("utf-8-sig")
        except UnicodeEncodeError:
            problems.append(Problem(Place(name), "", "a name that is not UTF-8", "one that is"))
        except UnicodeDecodeError as error:
            problems.append(_not_utf8(error, name))
        except NotReadError as error:
            problems.append(bounds.refused(name, error))
        except (OSError, ValueError) as error:
            problems.append(_unread(error, name))
        else:
            yield FileText(name, text)


def ledgers(paths: Iterable[Path | str]) -> list[str]:
    """Give the files that `texts` would read, as far as can be known without reading them."""
    return [named.file for path in paths for named in _files(str(path), [])]


def folder_of(ledger: str) -> Path:
    """Give the folder that the paths of a ledger are relative to: its own, or the current one."""
    folder = Path(ledger).parent
    return Path() if ledger == STDIN_NAME or folder in OF_A_SHELL else folder


def _bytes(named: _Named, bounds: Bounds) -> bytes:
    if named.file == STDIN:
        return read_standard_input(bounds.limits)
    return bounds.read(named.file, named.folder)


def _files(path: str, problems: list[Problem]) -> list[_Named]:
    """Give the path itself or, if it is a folder, the ledgers in it."""
    if not path:
        problems.append(Problem(Place("''"), "", "an empty path", _LEDGER))
        return []
    try:
        is_folder = path != STDIN and Path(path).is_dir()
    except OSError:
        is_folder = False  # reading the file will say why
    return _in_folder(Path(path), problems) if is_folder else [_Named(_name(path))]


def _name(path: str) -> str:
    """Give the name of a file in messages, which is never that of standard input."""
    name = str(Path(path))
    return f"./{name}" if path != STDIN and name in {STDIN, STDIN_NAME} else name


def _in_folder(folder: Path, problems: list[Problem]) -> list[_Named]:
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
    return [_Named(str(file), folder) for file in sorted(found)]


def _is_ledger(name: str) -> bool:
    return not name.startswith(".") and Path(name).suffix.lower() in _SUFFIXES


def _unread(error: OSError | ValueError, name: str) -> Problem:
    if isinstance(error, FileNotFoundError):
        return Problem(Place(name), "", "no such file", f"{_LEDGER}; {_NEW}")
    why = error.strerror if isinstance(error, OSError) else "no file can have its name"
    found = f"a file that cannot be read ({why})"
    return Problem(Place(name), "", found, "a readable file")


def _unread_folder(error: OSError) -> Problem:
    found = f"a folder that cannot be read ({error.strerror})"
    return Problem(Place(str(error.filename)), "", found, "a readable folder")


def _not_utf8(error: UnicodeDecodeError, name: str) -> Problem:
    before = error.object[: error.start].decode("utf-8-sig")
    place = Place(name, *line_and_column(before, len(before)))
    return Problem(place, "", "bytes that are not UTF-8", "a file saved as UTF-8")
