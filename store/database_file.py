"""The file of a database: one run at a time has it, and a new one appears when it is whole.

A file that is there is changed by DuckDB in one transaction: after a kill or on a full disk it
holds what it held before. A new one is made in a folder beside, and renamed when it is closed.
"""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from store.file_errors import unusable
from support.one_at_a_time import locked
from support.output_files import put_in_place
from support.temporary_files import temporary_folder

if TYPE_CHECKING:
    from collections.abc import Generator


class DatabaseFile:
    """Where to open a database; `whole` is for the caller to set, once all is committed."""

    def __init__(self, path: Path) -> None:
        """Begin without anything committed."""
        self.path = path
        self.whole = False


@contextmanager
def database_file(database: Path) -> Generator[DatabaseFile]:
    """Give a file to open as a database, and to close before the end.

    Raises UnusableInput where that cannot be done, and where another run has it for too long.
    """
    target = Path(os.path.realpath(database))  # DuckDB would write its log beside a link
    with locked([target]), ExitStack() as stack:
        if _holds_something(target):
            yield DatabaseFile(target)
            return
        with _refused(database, "cannot open"):
            folder = stack.enter_context(temporary_folder(target.parent))
        file = DatabaseFile(folder / target.name)  # its name is that of the catalog
        try:
            yield file
        finally:
            if file.whole:
                with _refused(database, "cannot write"):
                    put_in_place(file.path, target)


def _holds_something(target: Path) -> bool:
    """Whether DuckDB should say what it is; it takes an empty file for a new database."""
    return target.exists() and not (target.is_file() and target.stat().st_size == 0)


@contextmanager
def _refused(database: Path, fails: str) -> Generator[None]:
    try:
        yield
    except OSError as error:
        raise unusable(database, fails, error) from None
