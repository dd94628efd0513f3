"""A store filled from tables, beside what a ledger declares."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import duckdb

from articles.gather import gather
from articles.overwriting import refuse_to_overwrite
from claim_tables.claims_query import rows_of
from claim_tables.declarations import DECLARED, entries_of
from claim_tables.inputs import inputs_of
from claim_tables.prefilter import Sieve
from ledger.read import read_ledger
from ledger.typed import resolve
from store.article_rows import evidence_by_table
from store.file_errors import unusable
from store.opening import commit, derive, open_large
from store.record_rows import rows_by_table
from support.problems import Place, Problem, UnusableInput
from support.progress import silent

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

    from claim_tables.claims_query import Rows
    from claim_tables.inputs import Input
    from ledger.typed import TypedLedger
    from store.store import Store
    from support.progress import Progress


class Tables(NamedTuple):
    """The tables that are read, by what they hold, as they were named on the command line."""

    claims: Sequence[str]
    sources: Sequence[str] = ()
    subjects: Sequence[str] = ()
    attributes: Sequence[str] = ()
    vocabularies: Sequence[str] = ()
    rejects: Path | None = None
    memory_limit: str | None = None
    database: Path | None = None

    def declared(self) -> dict[str, tuple[Input, ...]]:
        """Find the tables of what claims refer to, by section. Raises UnusableInput."""
        return {name: inputs_of(getattr(self, name), name) for name in DECLARED}


class Loaded(NamedTuple):
    """A store with what the tables hold, the records beside it, and how it came there."""

    store: Store
    typed: TypedLedger
    sieve: Sieve


@contextmanager
def open_tables(
    ledger: Sequence[str],
    tables: Tables,
    progress: Progress = silent,
    outputs: Iterable[Path] = (),
) -> Generator[Loaded]:
    """Put tables of claims into a store, as far as a check could find something in them.

    `ledger` are ledger files that declare what the claims refer to, and may hold claims of their
    own. Raises UnusableInput with all that is wrong, when an output is one of the inputs, or when
    memory runs out, be it while the store is in use.
    """
    with opened_for(tables) as store:
        yield load(store, ledger, tables, progress, outputs)


@contextmanager
def opened_for(tables: Tables) -> Generator[Store]:
    """Open an empty store for tables.

    Raises UnusableInput when that cannot be done, or when memory runs out while it is in use.
    """
    with tempfile.TemporaryDirectory(prefix="crossread-") as spill, _enough_room(tables):
        store = _opened(tables, Path(spill))
        try:
            yield store
        finally:
            store.connection.close()


def _opened(tables: Tables, spill: Path) -> Store:
    memory_limit, database = tables.memory_limit, tables.database
    if memory_limit and memory_limit.strip().startswith("-"):  # which DuckDB takes for none
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
def _enough_room(tables: Tables) -> Generator[None]:
    """Turn memory, or a disk to spill to, that does not suffice into a user error."""
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        said = " ".join(str(error).split())[:200]
        found = f"{tables.memory_limit or 'all memory'!r}, which is too little ({said})"
        expected = "more, such as 2GB, or room to spill to where TMPDIR is"
        raise UnusableInput([Problem(Place("--memory-limit"), "", found, expected)]) from None


def rows_in(store: Store, tables: Tables) -> Rows | None:
    """Give the rows of the tables of claims, unless a database keeps them. Raises UnusableInput."""
    if tables.database:
        return None
    return rows_of(store.connection, inputs_of(tables.claims, "claims"))


def load(
    store: Store,
    ledger: Sequence[str],
    tables: Tables,
    progress: Progress = silent,
    outputs: Iterable[Path] = (),
    rows: Rows | None = None,
) -> Loaded:
    """Put tables into an empty store; `rows` are theirs, if they are known. Raises as above."""
    progress("reading what is declared", 0)
    declared = tables.declared()
    claims = inputs_of(tables.claims, "claims")
    subjects = inputs_of(tables.subjects, "subjects")
    typed = resolve(read_ledger(ledger, entries_of(store.connection, declared)))
    read = [table.path for found in (*declared.values(), claims, subjects) for table in found]
    refuse_to_overwrite(typed.read, tables.rejects, tables.database, *outputs, tables=read)
    store.fill(rows_by_table(typed))
    if typed.read.records.sources:
        store.fill(evidence_by_table(typed, gather(typed)))
    derive(store)
    sieve = Sieve(store, typed, tables.rejects, copied=tables.database is not None)
    sieve.run(claims, subjects, progress, rows=rows or rows_in(store, tables))
    if tables.database:
        commit(store)
    return Loaded(store, typed, sieve)
