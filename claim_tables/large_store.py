"""The store that tables are loaded into, within a limit of memory."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from store.file_errors import unusable
from store.opening import open_large
from support.problems import Place, Problem, UnusableInput

if TYPE_CHECKING:
    from collections.abc import Generator

    from store.store import Store


@contextmanager
def empty_store(memory_limit: str | None = None, database: Path | None = None) -> Generator[Store]:
    """Open an empty store for more claims than fit into memory, in a file if one is named.

    Raises UnusableInput when that cannot be done, or when memory runs out while it is in use.
    """
    with tempfile.TemporaryDirectory(prefix="crossread-") as spill, _memory_errors(memory_limit):
        store = _opened(memory_limit, database, Path(spill))
        try:
            yield store
        finally:
            store.connection.close()


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


def _opened(memory_limit: str | None, database: Path | None, spill: Path) -> Store:
    if memory_limit and memory_limit.strip().startswith("-"):  # which DuckDB takes for no limit
        raise _no_size(memory_limit)
    try:
        return open_large(memory_limit, spill, database)
    except duckdb.IOException as error:
        if database is None:
            raise
        raise unusable(database, "cannot open", error) from None
    except duckdb.ParserException:
        raise _no_size(memory_limit) from None


def _no_size(found: str | None) -> UnusableInput:
    return UnusableInput([Problem(Place("--memory-limit"), "", repr(found), "a size, such as 2GB")])


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
