"""The DuckDB store: typed tables filled from a ledger, and the views that checks read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import contextmanager, suppress
from threading import Timer
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import duckdb

from store.article_rows import evidence_by_table
from store.file_errors import unusable
from store.record_rows import Row, rows_by_table
from store.tables import TABLES
from store.views import DERIVED
from support.garbage import nothing_to_collect
from support.output_files import unwritable
from support.sql import identifier, quoted

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from pathlib import Path

    from ledger.typed import TypedLedger

SCHEMA = "crossread"
_SMALL_BELOW = 20_000  # readings; below this, threads and plans cost more than they save
_LONGEST = 60.0
"""Seconds that a query of a team's own may take."""
_MOST = 100_000
"""Rows that it may give."""
_SMALL = "SET threads = 1; PRAGMA disable_optimizer"
_LARGE = "RESET threads; PRAGMA enable_optimizer"
_SCHEMA = f"CREATE SCHEMA {SCHEMA}; USE {SCHEMA}"
_VIEWS = ";".join(derived.ddl for derived in DERIVED if derived.kind == "VIEW")
_OURS = ";".join(table.ddl_without_references for table in TABLES)
"""The tables where nobody else sees them: `resolve` has looked up every id already, and told of
those that are missing better than a database could."""
_THEIRS = ";".join(table.ddl for table in TABLES)
"""The tables in a file, which somebody else may write to."""
_EMPTY = ";".join(table.ddl_without_constraints for table in TABLES)
"""The tables of very many claims, which were held against their contract already."""
_FOR_MANY: dict[str, str | bool | int | float | list[str]] = {
    "disabled_optimizers": "partial_aggregate_pushdown"
}
"""To aggregate before a join, DuckDB would work out every value several times."""
Params = dict[str, Any]
T = TypeVar("T")


class Rows(NamedTuple):
    """What a query gave: column names and rows."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]

    def dicts(self) -> list[dict[str, Any]]:
        """Give each row as a mapping from column to value."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


class Beyond(NamedTuple):
    """All claims of a store that holds only those that want a closer look.

    `claims` is a query to select from, with the columns of `stated` that tell what a claim is
    compared with: subject, attribute, axis, moment, type, lo and hi, and its source and `text`.
    `sizes` are the numbers of claims of the sources. `spell` gives the fixed spelling of a value of
    an attribute, which such a store does without.
    """

    claims: str
    sizes: Mapping[str, int]
    spell: Callable[[str, str], str]


class Store:
    """An open store. Every query is read to its end, so that results never block one another."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, *, small: bool = False, shared: bool = False
    ) -> None:
        """Wrap an open connection whose schema holds the tables of `store.tables`.

        `small`: everything in it fits into memory many times over. `shared`: tables made for the
        checks are seen by every connection to it, for the database is ours alone.
        """
        self._connection = connection
        self.small = small
        self.shared = shared
        self.fetched: dict[tuple[str, ...], Any] = {}
        """What was fetched of groups before it is asked for."""
        self.uncited: dict[tuple[str, ...], int] = {}
        """Of groups that have too many claims to be cited, how many are left out."""
        self.beyond: Beyond | None = None
        """What there is beyond the claims that it holds, if it holds only some."""
        self._kept: dict[str, Any] = {}

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The connection, for what fills the store in other ways than row by row."""
        return self._connection

    @property
    def unsifted(self) -> bool:
        """Whether it holds many claims, those too that a check could find nothing in."""
        return not (self.small or self.beyond)

    def query(self, sql: str, params: Mapping[str, Any] | None = None) -> Rows:
        """Run one statement with named parameters. Raises duckdb.Error."""
        done = self._connection.execute(sql, dict(params) if params else None)
        columns = tuple(str(column[0]) for column in done.description or ())
        return Rows(columns, done.fetchall())

    def once(self, sql: str, shape: Callable[[Rows], T]) -> T:
        """Run a query the first time that it is asked for, and keep what `shape` makes of it."""
        key = f"{shape.__module__}.{shape.__qualname__} {sql}"
        if key not in self._kept:
            self._kept[key] = shape(self.query(sql))
        kept: T = self._kept[key]
        return kept

    def guarded(self, sql: str) -> Rows:
        """Run one SELECT that is not ours: it reads the tables, and neither files nor the network.

        It changes nothing, takes a minute at most, and gives at most 100,000 rows; whatever asks
        for more raises. From now on no query of this store reads or writes other files.
        """
        self._connection.execute("SET enable_external_access = false")
        self._connection.execute("BEGIN TRANSACTION READ ONLY")
        alarm = Timer(_LONGEST, self._connection.interrupt)
        alarm.daemon = True
        alarm.start()
        try:
            done = self._connection.execute(sql)
            columns = tuple(str(column[0]) for column in done.description or ())
            rows = done.fetchmany(_MOST + 1)
        finally:
            alarm.cancel()
            with suppress(duckdb.Error):  # it is rolled back already
                self._connection.execute("ROLLBACK")
        if len(rows) > _MOST:
            raise ValueError(f"found more than {_MOST:,} rows, expected a row for each defect")
        return Rows(columns, rows)

    def find(self, query: str, params: Mapping[str, Any]) -> None:
        """Put what a query with parameters gives into the table `found`, in its order."""
        for name, value in params.items():
            self._connection.execute(f"SET VARIABLE {name} = $value", {"value": value})
            query = query.replace(f"${name}", f"getvariable('{name}')")
        self._connection.execute(f"CREATE OR REPLACE TEMP TABLE found AS {query}")

    def some(self, query: str) -> bool:
        """Whether a query gives any rows."""
        return bool(self.query(f"SELECT 1 FROM ({query}) LIMIT 1").rows)  # noqa: S608 - our own

    def has(self, name: str) -> bool:
        """Whether there is a table of this name."""
        found = "SELECT count(*) FROM duckdb_tables() WHERE table_name = $name"
        return bool(self.query(found, {"name": name}).rows[0][0])

    def make(self, name: str, query: str) -> None:
        """Make a table of what a query gives, anew; it is gone with the connection."""
        self.query(f"CREATE OR REPLACE TEMP TABLE {name} AS {query}")

    def table(self, name: str) -> Any:  # noqa: ANN401 - Ibis ships no types
        """Give a table as an Ibis expression. Importing Ibis takes long: for exports only."""
        import ibis

        return ibis.duckdb.from_connection(self._connection).table(name)

    def write(self, query: str, path: Path, form: str | None = None) -> None:
        """Write what a query gives into a file, row by row, however many there are.

        As parquet, json line by line, or csv; the form is told by the name of the file, and is csv
        where it names none. Raises UnusableInput when the file cannot be written.
        """
        try:
            self.query(f"COPY ({query}) TO {quoted(str(path))} (FORMAT {form or form_of(path)})")
        except duckdb.IOException as error:
            raise unwritable(str(path), str(error).splitlines()[0]) from None

    def add(self, table: str, query: str, *, copied: bool) -> None:
        """Put what a query gives into a table, or only beside it, as what else is to be read there.

        Where it is not copied, what the query reads must not be changed any more.
        """
        if copied:
            self.query(f"INSERT INTO {table} {query}")
        else:
            self.query(f"ALTER TABLE {table} RENAME TO {table}_kept")
            self.query(f"CREATE VIEW {table} AS FROM {table}_kept UNION ALL ({query})")

    def keep(self, name: str, columns: Mapping[str, str], rows: list[tuple[Any, ...]]) -> None:
        """Put rows into a table, made anew with these column names and types, as `make` does."""
        listed = ", ".join(f"{identifier(column)} {kind}" for column, kind in columns.items())
        self._connection.execute(f"CREATE OR REPLACE TEMP TABLE {identifier(name)} ({listed})")
        with self._connection.appender(name) as appender:
            appender.append_rows(rows)

    def fill(self, tables: Iterable[tuple[str, list[Row]]]) -> None:
        """Append rows, table by table."""
        with nothing_to_collect():
            for table, rows in tables:
                with self._connection.appender(table) as appender:
                    appender.append_rows(rows)


def form_of(path: Path) -> str:
    """Give the form of a file by its name."""
    ends = {".parquet": "parquet", ".pq": "parquet", ".ndjson": "json", ".jsonl": "json"}
    return ends.get(path.suffix.lower(), "csv")


def in_memory() -> duckdb.DuckDBPyConnection:
    """Open a database in memory, made for a small ledger, with empty tables."""
    connection = duckdb.connect(":memory:", config={"threads": 1})
    connection.execute(f"PRAGMA disable_optimizer; {_SCHEMA}; {_OURS}; {_VIEWS}")
    return connection


def large_in_memory() -> duckdb.DuckDBPyConnection:
    """Open a database in memory, made for many claims, with empty tables."""
    connection = duckdb.connect(":memory:", config=_FOR_MANY)
    connection.execute(f"{_SCHEMA}; {_EMPTY}; {_VIEWS}")
    return connection


def open_large(
    memory_limit: str | None,
    spill: Path,
    database: Path | None = None,
) -> Store:
    """Open an empty store for more claims than fit into memory, in a file if one is named.

    What does not fit goes into files in the folder `spill`. In a file, a transaction is begun, for
    `settle` to end. Raises duckdb.ParserException for a `memory_limit` that DuckDB cannot read. The
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
        connection.execute(f"{_SCHEMA}; {_EMPTY}; {_VIEWS}")
    return Store(connection, shared=database is None)


def settle(store: Store) -> None:
    """In a file, document the tables and keep everything."""
    if not store.shared:
        for made in (*TABLES, *DERIVED):
            store.query(made.comments)
        store.query("COMMIT")


@contextmanager
def open_store(
    typed: TypedLedger,
    database: Path | None = None,
) -> Generator[Store]:
    """Put a ledger into a new store, in memory or in a file, and close it at the end.

    A file keeps whatever else it holds: the tables live in the schema `crossread`, which is
    replaced whole or not at all. Raises UnusableInput when the file is not a DuckDB database, or
    cannot be written.
    """
    small = len(typed.readings) < _SMALL_BELOW
    connection = _connect(database) if database else in_memory()
    try:
        connection.execute(_SMALL if small else _LARGE)
        store = Store(connection, small=small, shared=database is None)
        if database:
            with _told_of(database):
                _replace(store, typed)
        else:
            _fill(store, typed)
        yield store
    finally:
        connection.close()


def _connect(database: Path) -> duckdb.DuckDBPyConnection:
    try:  # an absolute path: DuckDB would take "md:x" for a service and look for it on the network
        return duckdb.connect(str(database.absolute()))
    except duckdb.Error as error:
        raise unusable(database, "cannot open", error) from None


def _replace(store: Store, typed: TypedLedger) -> None:
    """Make the schema anew in one transaction, which closing the connection would undo."""
    store.query(f"BEGIN; DROP SCHEMA IF EXISTS {SCHEMA} CASCADE; {_SCHEMA}; {_THEIRS}; {_VIEWS}")
    _fill(store, typed)
    for made in (*TABLES, *DERIVED):
        store.query(made.comments)
    store.query("COMMIT")


def _fill(store: Store, typed: TypedLedger) -> None:
    """Put the records and the evidence in, and make what is kept of them for the checks."""
    store.fill(rows_by_table(typed))
    store.fill(evidence_by_table(typed))
    derive(store)


def derive(store: Store) -> None:
    """Make what is kept of the records for the checks."""
    for derived in DERIVED:
        if derived.kind == "TABLE":
            store.query(derived.ddl)


@contextmanager
def _told_of(database: Path) -> Generator[None]:
    """Turn a disk that takes no more into a user error."""
    try:
        yield
    except (duckdb.IOException, duckdb.FatalException, duckdb.TransactionException) as error:
        raise unusable(database, "cannot write", error) from None
