"""The store that tables are loaded into, within a limit of memory."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

import duckdb

from store.database_file import database_file
from store.file_errors import unusable
from store.opening import open_large
from support.engine_words import engine_words
from support.problems import Place, Problem, UnusableInput
from support.temporary_files import temporary_folder

if TYPE_CHECKING:
    from collections.abc import Generator

    from store.database_file import DatabaseFile
    from store.store import Store


@contextmanager
def empty_store(memory_limit: str | None = None, database: Path | None = None) -> Generator[Store]:
    """Open an empty store for more claims than fit into memory, in a file if one is named.

    Raises UnusableInput when that cannot be done, or when memory runs out while it is in use.
    """
    with (
        temporary_folder(Path(gettempdir())) as spill,
        _write_errors(database, spill),
        _memory_errors(memory_limit),
        database_file(database) if database else nullcontext() as file,
    ):
        store = _opened(memory_limit, database, file, spill)
        try:
            yield store
        finally:
            store.connection.close()
            if file:
                file.whole = store.committed


def is_size(memory_limit: str) -> bool:
    """Whether DuckDB takes a text for a limit of memory; one below 0 it would take for none."""
    if memory_limit.strip().startswith("-"):
        return False
    try:
        with duckdb.connect() as connection:
            connection.execute("SET memory_limit = $size", {"size": memory_limit})
    except duckdb.ParserException:
        return False
    return True


def _opened(
    memory_limit: str | None, database: Path | None, file: DatabaseFile | None, spill: Path
) -> Store:
    if memory_limit and memory_limit.strip().startswith("-"):  # which DuckDB takes for no limit
        raise _no_size(memory_limit)
    try:
        return open_large(memory_limit, spill, file.path if file else None)
    except duckdb.IOException as error:
        if database is None:
            raise
        raise unusable(database, "cannot open", error) from None
    except duckdb.ParserException:
        raise _no_size(memory_limit) from None


def _no_size(found: str | None) -> UnusableInput:
    return UnusableInput([Problem(Place("--memory-limit"), "", repr(found), "a size, such as 2GB")])


@contextmanager
def _write_errors(database: Path | None, spill: Path) -> Generator[None]:
    """Turn a disk that takes no more into a user error: that of the database, or to spill to."""
    try:
        yield
    except (duckdb.FatalException, duckdb.IOException, duckdb.TransactionException) as error:
        if str(spill) in str(error):
            found = f"a folder that takes no more ({engine_words(error)})"
            expected = "room to spill to: TMPDIR names the folder"
            problem = Problem(Place(str(spill.parent)), "", found, expected)
            raise UnusableInput([problem]) from None
        if database is None:
            raise
        raise unusable(database, "cannot write", error) from None


@contextmanager
def _memory_errors(memory_limit: str | None) -> Generator[None]:
    """Turn memory, or a disk to spill to, that does not suffice into a user error."""
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        said = " ".join(str(error).split())[:200]
        found = f"{memory_limit or 'all memory'!r}, which is too little ({said})"
        expected = "more, such as 2GB, or room to spill to where TMPDIR is"
        raise UnusableInput([Problem(Place("--memory-limit"), "", found, expected)]) from None
