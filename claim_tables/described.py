"""Tables as they are read: what to select the rows of one from, and the types of its columns."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import duckdb

from claim_tables.attached import rows_of
from claim_tables.cell_text import TIMESTAMP
from claim_tables.columns import COLUMNS
from claim_tables.csv_header import csv_layout
from claim_tables.header import header_of
from claim_tables.inputs import TABLE
from claim_tables.json_lines import JsonTable, copied_json
from claim_tables.no_value import is_no_value
from claim_tables.text_encoding import text_head
from claim_tables.text_rows import CsvTable, copied_csv
from support.engine_words import engine_words
from support.problems import Place, Problem, UnusableInput, Whole
from support.sql import identifier, quoted

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

    from duckdb import DuckDBPyConnection

    from claim_tables.columns import InputColumn
    from claim_tables.header import Header
    from claim_tables.input_options import InputOptions
    from claim_tables.inputs import Input
    from claim_tables.text_rows import Copied


class InputTable(NamedTuple):
    """A table that can be read: what to select from, and which of our columns it has.

    `names` are the names there of our columns, `types` their types. `row` is SQL for the place of a
    row: its line in a text, else its number. `rows` were counted in another way than by reading
    them. `unread` are the columns that nobody reads, `malformed` is the number of lines that are no
    rows, and `notes` are to be said. `blanks` has, for some columns, the condition that a cell says
    that there is nothing. `number` is what its lines that are no rows are known by.
    """

    input: Input
    source: str
    names: Mapping[str, str]
    types: Mapping[str, str]
    row: str
    rows: int
    unread: tuple[str, ...] = ()
    malformed: int = 0
    notes: tuple[str, ...] = ()
    blanks: Mapping[str, str] = {}
    number: int = 0

    @property
    def query(self) -> str:
        """The rows with our columns, as they are, and `row`."""
        listed = "".join(
            f", {identifier(name)} AS {identifier(ours)}" for ours, name in self.names.items()
        )
        return f"SELECT {self.row} AS row{listed} FROM {self.source}"


class Kept(NamedTuple):
    """For what a table is read, a section of the ledger, and which of its tables it is, from 0.

    `in_transaction`: the connection is within one, which an error would end.
    """

    section: str
    place: int
    in_transaction: bool = False

    @property
    def copy(self) -> str:
        """The name of the copy of a text table."""
        return f"copied_{self.section}_{self.place}"

    @property
    def number(self) -> int:
        """The number by which its lines that are no rows are known; below 0 if not of claims."""
        sections = list(COLUMNS)
        of_other = -1 - self.place * len(sections) - sections.index(self.section)
        return self.place if self.section == _CLAIMS else of_other


def described(
    connection: DuckDBPyConnection,
    table: Input,
    columns: Sequence[InputColumn],
    options: InputOptions,
    kept: Kept,
) -> InputTable:
    """Look at a table, which may have these columns, and copy its rows if it is a text.

    Raises UnusableInput when it cannot be read, when a column is missing that must be there, or one
    is spelt much like one of ours that is missing.
    """
    renamed = options.renamed(kept.section)
    if table.format == "csv":
        found = _csv(connection, table, columns, renamed, options.encoding, kept)
    elif table.format == "json":
        told = (options.encoding, columns, renamed, kept.in_transaction)
        text = JsonTable(table.name, table.path, *told)
        copied, header = copied_json(connection, text, kept.copy, kept.number)
        found = _of_text(table, kept, copied, header)
    else:
        found = _typed(connection, table, columns, renamed)
    if kept.section != _CLAIMS:
        return found
    with readable(table):
        return found._replace(blanks=_blanks(connection, found, options.no_value))


_CLAIMS = "claims"
_MAY_BE_EMPTY = ("speaker", "modality", "place", "as_of")
"""A quote or a note is words, whatever they say."""


def _blanks(
    connection: DuckDBPyConnection, table: InputTable, words: Sequence[str]
) -> dict[str, str]:
    """Give the condition for each column that may be empty and where some cell says so in words."""
    conditions = {
        name: is_no_value(identifier(table.names[name]), words)
        for name in _MAY_BE_EMPTY
        if table.types.get(name) == "VARCHAR"
    }
    if not conditions:
        return {}
    some = ", ".join(f"coalesce(bool_or({one}), FALSE)" for one in conditions.values())
    (found,) = connection.execute(f"SELECT {some} FROM {table.source}").fetchall()
    return {
        name: f"coalesce({one}, FALSE)"
        for (name, one), there in zip(conditions.items(), found, strict=True)
        if there
    }


def _typed(
    connection: DuckDBPyConnection,
    table: Input,
    columns: Sequence[InputColumn],
    renamed: Mapping[str, str],
) -> InputTable:
    """Look at a table whose columns have types."""
    try:
        plain, source = _sources(connection, table)
        found = connection.execute(f"DESCRIBE SELECT * FROM {plain}").fetchall()
        rows = _counted(connection, table, plain)
    except duckdb.OutOfMemoryException:  # no fault of the table's
        raise
    except duckdb.Error as error:
        raise _cannot_be_read(table, error) from None
    given = [str(name) for name, *_ in found]
    header = _header(table, given, columns, renamed)
    names = {ours: given[n] for ours, (n, *_) in header.places.items()}
    types = {ours: str(found[n][1]) for ours, (n, *_) in header.places.items()}
    row = "file_row_number + 1" if table.format == "parquet" else "rowid + 1"
    if types.get(_VALUE, "").startswith(TIMESTAMP):
        query = f"SELECT {identifier(names[_VALUE])} AS value FROM {source}"
        types[_VALUE] = "DATE" if _are_days(connection, table, query) else types[_VALUE]
    return InputTable(table, source, names, types, row, rows, header.unread)


def _csv(
    connection: DuckDBPyConnection,
    table: Input,
    columns: Sequence[InputColumn],
    renamed: Mapping[str, str],
    encoding: str | None,
    kept: Kept,
) -> InputTable:
    layout = csv_layout(text_head(table.path, encoding), columns, renamed)
    if layout is None:
        raise UnusableInput([Problem(Place(table.name), "", "an empty file", "a header and rows")])
    header = _header(table, layout.names, columns, renamed)
    places = {ours: n for ours, (n, *_) in header.places.items()}
    text = CsvTable(table.name, table.path, encoding, layout, places, kept.in_transaction)
    copied = copied_csv(connection, text, kept.copy, kept.number)
    return _of_text(table, kept, copied, header)


def _of_text(table: Input, kept: Kept, copied: Copied, header: Header) -> InputTable:
    names = {ours: ours for ours in header.places}
    types = dict.fromkeys(names, "VARCHAR")
    rows, malformed, notes = copied
    return InputTable(
        table,
        kept.copy,
        names,
        types,
        "row",
        rows,
        header.unread,
        malformed,
        notes,
        number=kept.number,
    )


def _header(
    table: Input, names: Sequence[str], columns: Sequence[InputColumn], renamed: Mapping[str, str]
) -> Header:
    problems: list[Problem] = []
    header = header_of(names, columns, renamed, Place(table.name), problems)
    if problems:
        raise UnusableInput(problems)
    return header


def _counted(connection: DuckDBPyConnection, table: Input, source: str) -> int:
    """Count the rows: those of Parquet as its footer says."""
    asked = f"SELECT count(*) FROM {source}"
    if table.format == "parquet":
        file = quoted(table.pattern)
        asked = f"SELECT sum(num_rows) FROM parquet_file_metadata({file})"
    return int(connection.execute(asked).fetchall()[0][0] or 0)


_VALUE = "value"


def _are_days(connection: DuckDBPyConnection, table: Input, query: str) -> bool:
    """Whether all times of a column are midnight: so databases store days."""
    with readable(table):
        asked = f"SELECT bool_and(date_trunc('day', value) = value) FROM ({query})"
        (alike,) = connection.execute(asked).fetchall()[0]
    return bool(alike)


_WHOLE = "a file that is whole: write or copy it again"
_OUR_FAULT = (duckdb.ParserException, duckdb.BinderException, duckdb.CatalogException)
"""What is wrong with a query, and not with what it reads."""


@contextmanager
def readable(table: Input) -> Generator[None]:
    """Turn the error of the engine at a table that is cut off or malformed into a user error."""
    try:
        yield
    except (duckdb.OutOfMemoryException, *_OUR_FAULT):
        raise
    except duckdb.Error as error:
        raise damaged(table, error) from None


def damaged(table: Input, error: duckdb.Error) -> UnusableInput:
    """Give what to raise for a table at which the engine stopped, in its midst."""
    found = Whole(f"a table that cannot be read to its end ({engine_words(error)})")
    return UnusableInput([Problem(Place(table.name), "", found, _WHOLE)])


def _cannot_be_read(table: Input, error: duckdb.Error) -> UnusableInput:
    found = Whole(f"a table that cannot be read ({engine_words(error)})")
    return UnusableInput([Problem(Place(table.name), "", found, TABLE)])


def _sources(connection: DuckDBPyConnection, table: Input) -> tuple[str, str]:
    """Give what to select from, without and with the numbers of the rows."""
    if table.format == "parquet":
        file = quoted(table.pattern)
        return f"read_parquet({file})", f"read_parquet({file}, file_row_number = true)"
    rows = rows_of(connection, table)
    return rows, rows
