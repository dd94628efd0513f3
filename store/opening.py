"""Opening the store: in memory or in a file, for a ledger or for many claims."""

from __future__ import annotations

from contextlib import closing, contextmanager, nullcontext
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from store.article_rows import evidence_by_table
from store.file_errors import unusable
from store.record_rows import rows_by_table
from store.store import SCHEMA, Store
from store.tables import TABLES
from store.views import DERIVED
from support.sql import quoted
from support.temporary_files import temporary_folder

if TYPE_CHECKING:
    from collections.abc import Generator

    from articles.gather import ArticleEvidence
    from ledger.typed import TypedLedger

_SMALL_BELOW = 20_000  # readings; below this, threads and plans cost more than they save
_SMALL = "SET threads = 1; PRAGMA disable_optimizer"
_LARGE = "RESET threads; PRAGMA enable_optimizer"
_SCHEMA = f"CREATE SCHEMA {SCHEMA}; USE {SCHEMA}"
_VIEWS = ";".join(derived.ddl for derived in DERIVED if derived.kind == "VIEW")
_FOR_OTHERS = ";".join(table.ddl for table in TABLES)
"""The tables in a file, which somebody else may write to."""
_FOR_VALIDATED = ";".join(table.ddl_without_constraints for table in TABLES)
"""The tables for rows that were validated before: a ledger is resolved, and a large table compared
with its contract. Constraints would take half of the time of inserting a small ledger."""
_WITH_LARGE_TEXTS = "700MB"
_FOR_MANY: dict[str, str | bool | int | float | list[str]] = {
    "disabled_optimizers": "partial_aggregate_pushdown"
}
"""To aggregate before a join, DuckDB would work out every value several times."""


def in_memory() -> duckdb.DuckDBPyConnection:
    """Open a database in memory, made for a small ledger, with empty tables."""
    connection = duckdb.connect(":memory:", config={"threads": 1})
    connection.execute(f"PRAGMA disable_optimizer; {_SCHEMA}; {_FOR_VALIDATED}; {_VIEWS}")
    return connection


def large_in_memory() -> duckdb.DuckDBPyConnection:
    """Open a database in memory, made for many claims, with empty tables."""
    connection = duckdb.connect(":memory:", config=_FOR_MANY)
    connection.execute(f"{_SCHEMA}; {_FOR_VALIDATED}; {_VIEWS}")
    return connection


def open_large(
    memory_limit: str | None,
    spill: Path,
    database: Path | None = None,
) -> Store:
    """Open an empty store for more claims than fit into memory, in a file if one is named.

    What does not fit goes into files in the folder `spill`. In a file, a transaction is begun, for
    `commit` to end. Raises duckdb.ParserException for a `memory_limit` that DuckDB cannot read. The
    caller closes the connection.
    """
    if database:
        connection = duckdb.connect(str(database.absolute()), config=_FOR_MANY)
    else:
        connection = large_in_memory()
    connection.execute(f"SET temp_directory = {quoted(str(spill))}")
    if memory_limit:
        connection.execute(f"SET memory_limit = {quoted(memory_limit)}")
    if database:
        connection.execute(f"BEGIN; DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
        connection.execute(f"{_SCHEMA}; {_FOR_VALIDATED}; {_VIEWS}")
    return Store(connection)


def commit(store: Store) -> None:
    """Document the tables in a file, commit everything, and put it from the log into the file.

    DuckDB does the last when it closes a file, too, but does not say there that the disk is full.
    """
    for made in (*TABLES, *DERIVED):
        store.query(made.comments)
    store.query("COMMIT")
    store.query("CHECKPOINT")
    store.committed = True


@contextmanager
def open_store(
    typed: TypedLedger, evidence: ArticleEvidence, database: Path | None = None
) -> Generator[Store]:
    """Insert a ledger and what its articles say into a new store, and close it at the end.

    The store is in memory or in a file. Whatever else a file has stays: the tables are in the
    schema `crossread`, which is replaced whole or not at all. Raises UnusableInput when the file is
    not a DuckDB database, or cannot be written.
    """
    with _opened(database, spills=evidence.texts.large) as store:
        store.query(_SMALL if is_small(typed) else _LARGE)
        with _replacing(store, database) if database else nullcontext():
            store.insert(chain(rows_by_table(typed), evidence_by_table(evidence)))
            derive(store)
        if is_small(typed) and not database:  # a dozen queries read it: faster than to plan a view
            store.query(f"CREATE TEMP TABLE spoken AS FROM {SCHEMA}.spoken")
        yield store


def is_small(typed: TypedLedger) -> bool:
    """Whether a ledger fits into memory many times over."""
    return len(typed.readings) < _SMALL_BELOW


@contextmanager
def _opened(database: Path | None, *, spills: bool) -> Generator[Store]:
    """Open a database in memory or in a file, and close it at the end.

    One that `spills` keeps in memory what fits there, and the rest in files for the time of a run.
    """
    if database is None:
        with _spilling() if spills else closing(in_memory()) as connection:
            yield Store(connection)
        return
    from store.database_file import database_file  # noqa: PLC0415 - few runs keep the store

    with database_file(database) as file:
        store = Store(_connect(file.path, database))
        try:
            yield store
        finally:
            store.connection.close()
            file.whole = store.committed


@contextmanager
def _spilling() -> Generator[duckdb.DuckDBPyConnection]:
    from tempfile import gettempdir  # noqa: PLC0415 - few runs have large texts

    with temporary_folder(Path(gettempdir())) as folder, closing(in_memory()) as connection:
        connection.execute(f"SET temp_directory = {quoted(str(folder))}")
        connection.execute(f"SET memory_limit = {quoted(_WITH_LARGE_TEXTS)}")
        yield connection


def _connect(path: Path, database: Path) -> duckdb.DuckDBPyConnection:
    try:  # an absolute path: DuckDB would take "md:x" for a service and look for it on the network
        return duckdb.connect(str(path.absolute()))
    except duckdb.Error as error:
        raise unusable(database, "cannot open", error) from None


@contextmanager
def _replacing(store: Store, database: Path) -> Generator[None]:
    """Make the schema anew in one transaction, which closing the connection would undo."""
    with _unwritable(database):
        store.query(
            f"BEGIN; DROP SCHEMA IF EXISTS {SCHEMA} CASCADE; {_SCHEMA}; {_FOR_OTHERS}; {_VIEWS}"
        )
        yield
        commit(store)


def derive(store: Store) -> None:
    """Make the tables that are derived from the records."""
    for derived in DERIVED:
        if derived.kind == "TABLE":
            store.query(derived.ddl)


@contextmanager
def _unwritable(database: Path) -> Generator[None]:
    """Turn a full disk into a user error."""
    try:
        yield
    except (duckdb.IOException, duckdb.FatalException, duckdb.TransactionException) as error:
        raise unusable(database, "cannot write", error) from None
