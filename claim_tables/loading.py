"""Open a store with what tables hold, together with what a ledger declares."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import duckdb

from claim_tables.claim_rows import claim_rows
from claim_tables.declarations import DECLARED, entries_of
from claim_tables.inputs import inputs_of
from claim_tables.kept_slots import ALL_KINDS
from claim_tables.parse_in_python import ValueParser
from claim_tables.prefilter import prefilter
from claim_tables.row_cache import CachedRows, cached_rows
from ledger.load_ledger import load_ledger
from store.article_rows import evidence_by_table
from store.file_errors import unusable
from store.opening import commit, derive, open_large
from store.record_rows import rows_by_table
from support.problems import Place, Problem, UnusableInput
from support.progress import silent

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterable, Sequence

    from claim_tables.claim_rows import ClaimRows
    from claim_tables.inputs import Input
    from claim_tables.kept_slots import KeptSlots
    from claim_tables.prefilter import Prefiltered
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
    """A store with what the tables hold, the records of the ledger, and what became of the rows.

    `parser` parses their values, and gives the fixed spellings that the store does without. `read`
    are the tables that were read now, and not in an earlier run.
    """

    store: Store
    typed: TypedLedger
    prefiltered: Prefiltered
    parser: ValueParser
    read: tuple[str, ...]


@contextmanager
def open_tables(
    ledger: Sequence[str],
    tables: Tables,
    progress: Progress = silent,
    outputs: Iterable[Path] = (),
) -> Generator[Loaded]:
    """Load tables of claims into a store, as far as a check could find something in them.

    `ledger` are ledger files that declare what the claims refer to, and may hold claims of their
    own. Raises UnusableInput with all that is wrong, when an output is one of the inputs, or when
    memory runs out, be it while the store is in use.
    """
    with empty_store(tables) as store:
        yield load(store, ledger, tables, progress, outputs)


@contextmanager
def empty_store(tables: Tables) -> Generator[Store]:
    """Open an empty store for tables.

    Raises UnusableInput when that cannot be done, or when memory runs out while it is in use.
    """
    with tempfile.TemporaryDirectory(prefix="crossread-") as spill, _memory_errors(tables):
        store = _opened(tables, Path(spill))
        try:
            yield store
        finally:
            store.connection.close()


def _opened(tables: Tables, spill: Path) -> Store:
    memory_limit, database = tables.memory_limit, tables.database
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
def _memory_errors(tables: Tables) -> Generator[None]:
    """Turn memory, or a disk to spill to, that does not suffice into a user error."""
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        said = " ".join(str(error).split())[:200]
        found = f"{tables.memory_limit or 'all memory'!r}, which is too little ({said})"
        expected = "more, such as 2GB, or room to spill to where TMPDIR is"
        raise UnusableInput([Problem(Place("--memory-limit"), "", found, expected)]) from None


def rows_in(store: Store, tables: Tables) -> ClaimRows | None:
    """Give the rows of the tables of claims, unless a database has them. Raises UnusableInput."""
    if tables.database:
        return None
    return claim_rows(store.connection, inputs_of(tables.claims, "claims"))


def load(  # noqa: PLR0913 - what is read, and what must not be overwritten
    store: Store,
    ledger: Sequence[str],
    tables: Tables,
    progress: Progress = silent,
    outputs: Iterable[Path] = (),
    rows: ClaimRows | None = None,
    *,
    keep: Collection[KeptSlots] = ALL_KINDS,
) -> Loaded:
    """Load tables into an empty store; `rows` are theirs, if they are known.

    Of their claims the store has those in slots of the kinds to `keep`. Raises as above.
    """
    progress("reading what is declared", 0)
    declared = tables.declared()
    claims = inputs_of(tables.claims, "claims")
    subjects = inputs_of(tables.subjects, "subjects")
    read = [table.path for found in (*declared.values(), claims, subjects) for table in found]
    written = (tables.rejects, tables.database, *outputs)
    typed = load_ledger(ledger, entries_of(store.connection, declared), written, read)
    _fill(store, typed)
    found = _rows(store, tables, claims, rows)
    parser = _parser(typed)
    prefiltered = prefilter(
        store,
        typed,
        found.rows,
        subjects,
        parser,
        rejects=tables.rejects,
        in_file=tables.database is not None,
        keep=keep,
        progress=progress,
    )
    if tables.database:
        commit(store)
    return Loaded(store, typed, prefiltered, parser, found.read)


def _fill(store: Store, typed: TypedLedger) -> None:
    """Insert the records of the ledger, and what its articles say."""
    store.insert(rows_by_table(typed))
    if typed.read.records.sources:
        from articles.gather import gather  # noqa: PLC0415 - few tables declare sources with articles

        store.insert(evidence_by_table(gather(typed)))
    derive(store)


def _rows(
    store: Store, tables: Tables, claims: Sequence[Input], rows: ClaimRows | None
) -> CachedRows:
    """Give the rows of the tables of claims: those that are known, of the database, or read."""
    if rows is None and tables.database:
        return cached_rows(store.connection, claims)
    rows = rows or claim_rows(store.connection, claims)
    return CachedRows(rows, rows.names)


def _parser(typed: TypedLedger) -> ValueParser:
    attributes = {attribute.id: attribute for attribute in typed.read.records.attributes}
    return ValueParser(attributes, dict(typed.vocabularies))
