"""What DuckDB says of a database file that it cannot open or write, by its cause."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from support.engine_words import engine_words
from support.output_files import unwritable, unwritable_for
from support.problems import Place, Problem, UnusableInput, Whole
from support.temporary_files import without_folders

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

_NO_DATABASE = "a DuckDB database, or no file yet"
_EXPECTED = {
    "lock on file": "a database that no other program has open",
    "not a valid DuckDB database": _NO_DATABASE,
    "Permission denied": "a file and a folder that may be written",
    "Read-only file system": "a file and a folder that may be written",
    "No such file or directory": "a file in a folder that exists",
    "Not a directory": "a file in a folder that exists",
    "Is a directory": "a file, or no file yet",
    "File too large": "room for it on the disk",
    "No space left": "room for it on the disk",
    "Disk quota": "room for it on the disk",
    "Corrupt": "a database that is whole, or no file yet",
}
"""Words of DuckDB's message, and what is expected in place of what it found."""
_NUMBER = re.compile(r'"errno":"([0-9]+)"')


def unwritten(output: Path, error: duckdb.IOException) -> UnusableInput:
    """Give what to raise for a file that DuckDB cannot write a table into."""
    number = _NUMBER.search(str(error))
    if number:
        return unwritable_for(output, OSError(int(number[1]), os.strerror(int(number[1]))))
    return unwritable(str(output), without_folders(engine_words(error)))


def unusable(database: Path, fails: str, error: duckdb.Error | OSError) -> UnusableInput:
    """Give what to raise for a file that DuckDB "cannot open" or "cannot write"."""
    said = error.strerror or "" if isinstance(error, OSError) else engine_words(error)
    said = without_folders(said)
    found = Whole(f"a file that DuckDB {fails} ({said})")
    expected = next(
        (expected for cause, expected in _EXPECTED.items() if cause in said), _NO_DATABASE
    )
    return UnusableInput([Problem(Place(str(database)), "", found, expected)])
