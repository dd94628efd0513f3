"""Ledger files to text: files, folders of them, and standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.places import Place, Problem, line_and_column

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STDIN = "-"
STDIN_NAME = "<stdin>"
_SUFFIXES = frozenset({".yaml", ".yml"})


def texts(paths: Iterable[Path | str], problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each file, and add what cannot be read to the problems."""
    for file in (file for path in paths for file in _files(Path(path), problems)):
        name = STDIN_NAME if str(file) == STDIN else str(file)
        try:
            raw = sys.stdin.buffer.read() if name == STDIN_NAME else file.read_bytes()
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            problems.append(_not_utf8(error, name))
        except OSError as error:
            problems.append(_unread(error, name))
        else:
            yield name, text


def _files(path: Path, problems: list[Problem]) -> list[Path]:
    """Give the path itself, or the ledgers in the folder; hidden files and folders are left out."""
    try:
        if str(path) == STDIN or not path.is_dir():
            return [path]
        files = sorted(f for f in path.rglob("*") if f.suffix in _SUFFIXES and not f.is_dir())
    except OSError:
        return [path]  # reading it will tell why
    found = [f for f in files if not any(p.startswith(".") for p in f.relative_to(path).parts)]
    if not found:
        expected = "files ending in .yaml or .yml"
        problems.append(Problem(Place(str(path)), "", "no ledger in the folder", expected))
    return found


def _unread(error: OSError, name: str) -> Problem:
    if isinstance(error, FileNotFoundError):
        return Problem(Place(name), "", "no such file", "a ledger file, a folder of them, or -")
    found = f"a file that cannot be read ({error.strerror})"
    return Problem(Place(name), "", found, "a readable file")


def _not_utf8(error: UnicodeDecodeError, name: str) -> Problem:
    before = error.object[: error.start].decode("utf-8-sig")
    place = Place(name, *line_and_column(before, len(before)))
    return Problem(place, "", "bytes that are not UTF-8", "a file saved as UTF-8")
