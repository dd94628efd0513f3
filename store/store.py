"""The DuckDB store: one connection, and what is done with it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import duckdb

from schema.characters import FORMULA
from store.file_errors import unwritten
from support.garbage import nothing_to_collect
from support.output_files import replacing_path
from support.sql import identifier, quoted

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from pathlib import Path

    from store.record_rows import Row

SCHEMA = "crossread"
"""The schema of the tables, in memory and in a file."""
_OF_CLAIMS = {"claims": "id", "readings": "claim", "stated": "claim"}
"""The tables with a row for each claim or reading, and the column that has the claim."""
_SHOWING = tuple(f"DROP VIEW IF EXISTS temp.{table}" for table in _OF_CLAIMS)
R = TypeVar("R")


class Rows(NamedTuple):
    """What a query gave: column names and rows."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]

    def dicts(self) -> list[dict[str, Any]]:
        """Give each row as a mapping from column to value."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def as_records(self, kind: type[R]) -> list[R]:
        """Give each row as a record, which is a NamedTuple.

        Raises TypeError where the columns are not its fields, in their order.
        """
        fields = tuple(kind.__annotations__)
        if self.columns != fields:
            raise TypeError(f"found the columns {self.columns}, expected {fields}")
        return [kind(*row) for row in self.rows]


class Store:
    """An open store. Every query is read to its end, so that results never block one another."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Wrap an open connection whose schema has the tables of `store.tables`."""
        self._connection = connection
        self._hides = False
        self.committed = False
        """Whether the tables are whole, in a file."""

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The connection, for what fills the store in other ways than row by row."""
        return self._connection

    def query(self, sql: str, params: Mapping[str, Any] | None = None) -> Rows:
        """Run one statement with named parameters. Raises duckdb.Error."""
        done = self._connection.execute(sql, dict(params) if params else None)
        columns = tuple(str(column[0]) for column in done.description or ())
        return Rows(columns, done.fetchall())

    def value(self, sql: str, params: Mapping[str, Any] | None = None) -> Any:  # noqa: ANN401 - as the column
        """Give the first value of the first row. Raises duckdb.Error."""
        return self.query(sql, params).rows[0][0]

    def records(self, kind: type[R], sql: str, params: Mapping[str, Any] | None = None) -> list[R]:
        """Give the rows of a query as `Rows.as_records` does. Raises duckdb.Error and TypeError."""
        return self.query(sql, params).as_records(kind)

    @contextmanager
    def with_claims_read(self) -> Generator[None]:
        """Let queries see only the claims whose quotes were read: those with a row in `quotes`.

        A temporary view hides each table with all claims; what is a view of it follows.
        """
        for statement in _hiding(self._schema()):
            self.query(statement)
        self._hides = True
        try:
            yield
        finally:
            self._hides = False
            for statement in _SHOWING:
                self.query(statement)

    @property
    def in_a_copy(self) -> tuple[str, ...]:
        """The statements after which queries of a copy of the tables see what queries see here."""
        return _hiding(SCHEMA) if self._hides else _SHOWING

    def _schema(self) -> str:
        """Give the schema of the tables, with its catalog."""
        (names,) = self.query("SELECT current_database(), current_schema()").rows
        return ".".join(map(identifier, names))

    def make(self, name: str, query: str, params: Mapping[str, Any] | None = None) -> None:
        """Make a table of what a query gives, anew; it is gone with the connection."""
        self.query(f"CREATE OR REPLACE TEMP TABLE {name} AS {query}", params)

    def table(self, name: str) -> Any:  # noqa: ANN401 - Ibis ships no types
        """Give a table as an Ibis expression. Importing Ibis takes long: for exports only."""
        import ibis

        return ibis.duckdb.from_connection(self._connection).table(name)

    def write(
        self, query: str, path: Path, form: str | None = None, *, marked: str | None = None
    ) -> None:
        """Write what a query gives into a file, row by row, however many there are.

        As Parquet, JSON line by line, or CSV: as the name of the file says, and CSV where it does
        not say. In CSV the column `marked` always has quotation marks, and a text that begins like
        a formula has an apostrophe in front. Raises UnusableInput when the file cannot be written.
        """
        options = form or form_of(path)
        if options == "csv":
            query = self._without_formulas(query)
            options += f", FORCE_QUOTE ({marked})" if marked else ""
        with replacing_path(path) as beside:
            try:
                self.query(f"COPY ({query}) TO {quoted(str(beside))} (FORMAT {options})")
            except duckdb.IOException as error:
                raise unwritten(path, error) from None

    def _without_formulas(self, query: str) -> str:
        """Give a query whose texts no spreadsheet takes for formulas."""
        formula = quoted(f"^(?:{FORMULA})")
        cells = [
            f"if(regexp_matches({name}, {formula}), '''' || {name}, {name}) AS {name}"
            for column, kind, *_ in self.query(f"DESCRIBE {query}").rows
            if kind == "VARCHAR" and (name := identifier(column))
        ]
        replaced = f"REPLACE ({', '.join(cells)})" if cells else ""
        return f"SELECT * {replaced} FROM ({query})"  # noqa: S608 - our own, or that of a caller

    def insert_from(self, table: str, query: str, *, copied: bool) -> None:
        """Insert what a query gives into a table, or make it a view of both.

        Where it is not copied, what the query reads must not change after that.
        """
        if copied:
            self.query(f"INSERT INTO {table} {query}")
        else:
            self.query(f"ALTER TABLE {table} RENAME TO {table}_inserted")
            self.query(f"CREATE VIEW {table} AS FROM {table}_inserted UNION ALL ({query})")

    def make_from_rows(
        self, name: str, columns: Mapping[str, str], rows: list[tuple[Any, ...]]
    ) -> None:
        """Make a table of rows, anew, with these column names and types, as `make` does."""
        listed = ", ".join(f"{identifier(column)} {kind}" for column, kind in columns.items())
        self._connection.execute(f"CREATE OR REPLACE TEMP TABLE {identifier(name)} ({listed})")
        if rows:
            with self._connection.appender(name) as appender:
                appender.append_rows(rows)

    def insert(self, tables: Iterable[tuple[str, list[Row]]]) -> None:
        """Append rows, table by table."""
        with nothing_to_collect():
            for table, rows in tables:
                if rows:
                    with self._connection.appender(table) as appender:
                        appender.append_rows(rows)


def _hiding(schema: str) -> tuple[str, ...]:
    """Give the statements that hide the claims of a schema whose quotes were not read."""
    read = f"IN (SELECT claim FROM {schema}.quotes)"  # noqa: S608 - our own
    return tuple(
        f"CREATE OR REPLACE TEMP VIEW {table} AS FROM {schema}.{table} c WHERE c.{claim} {read}"
        for table, claim in _OF_CLAIMS.items()
    )


def form_of(path: Path) -> str:
    """Give the form of a file by its name."""
    ends = {".parquet": "parquet", ".pq": "parquet", ".ndjson": "json", ".jsonl": "json"}
    return ends.get(path.suffix.lower(), "csv")
