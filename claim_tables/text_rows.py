"""The rows of a CSV or NDJSON table, copied into the engine with the lines that they are on.

The engine reads a table as its header says, and guesses nothing. What it reads is compared with a
count that it has no part in; where the two differ, or it stumbles, the table is read line by line,
and the engine reads the rows that are left. So every line is a row, or is named.
"""

from __future__ import annotations

import csv
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import duckdb

from claim_tables.count_rows import count_csv
from claim_tables.csv_records import records_of
from claim_tables.malformed_rows import Malformed, second_header, swallowed
from claim_tables.temp_tables import MALFORMED_ROWS
from claim_tables.text_encoding import UTF_8, as_utf8, eight_bit, encoding_name, recoded
from support.paths import glob_of
from support.problems import Place, Problem, UnusableInput
from support.sql import identifier, quoted

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping

    from duckdb import DuckDBPyConnection

    from claim_tables.count_rows import Counted
    from claim_tables.csv_header import CsvLayout
    from claim_tables.text_encoding import Utf8File


class CsvTable(NamedTuple):
    """A CSV table: its name and file, the encoding if it is told, and how it is laid out.

    `places` are our columns by their place. `tried_first`: see `made`.
    """

    name: str
    path: Path
    encoding: str | None
    layout: CsvLayout
    places: Mapping[str, int]
    tried_first: bool = False


class Copied(NamedTuple):
    """What was copied: the number of rows, that of lines that are none, and what is to be said."""

    rows: int
    malformed: int = 0
    notes: tuple[str, ...] = ()


def copied_csv(connection: DuckDBPyConnection, table: CsvTable, into: str, number: int) -> Copied:
    """Make the table `into` of the rows, with `row`, the line that each begins on.

    Lines that are no rows go into `MALFORMED_ROWS`, under the number of the table. Raises
    UnusableInput.
    """
    with scratch(connection) as folder:
        text, counted, notes = _read(table, folder)
        rows = _by_engine(connection, table, text, counted, into)
        if rows is None:
            rows = _by_line(connection, table, text, into, number, folder)
    malformed = _take_out(connection, table, into, number, in_cells=counted.in_cells)
    return Copied(rows - malformed, malformed_of(connection, number), notes)


@contextmanager
def scratch(connection: DuckDBPyConnection) -> Generator[Path]:
    """Give a folder for copies, where the engine spills what does not fit into memory.

    Raises UnusableInput where the disk is full.
    """
    spill = connection.execute("SELECT current_setting('temp_directory')").fetchall()[0][0]
    inside = spill if Path(spill).is_dir() else None
    try:
        with tempfile.TemporaryDirectory(prefix="crossread-", dir=inside) as folder:
            yield Path(folder)
    except OSError as error:
        found = f"no room for a copy of the table ({error.strerror or error})"
        expected = "room where TMPDIR is"
        raise UnusableInput(
            [Problem(Place(str(inside or "TMPDIR")), "", found, expected)]
        ) from None


def _read(table: CsvTable, folder: Path) -> tuple[Utf8File, Counted, tuple[str, ...]]:
    """Give the table in UTF-8, the count of its rows, and in what encoding it was read."""
    text = as_utf8(table.path, table.encoding, folder / "utf8.csv")
    counted = count_csv(text.path)
    if counted.not_utf8 and not counted.some_utf8 and not table.encoding:
        text = recoded(table.path, eight_bit(table.path), folder / "recoded.csv")
        counted = count_csv(text.path)
    return text, counted, encoding_notes(table.name, text, table.encoding)


def encoding_notes(name: str, text: Utf8File, told: str | None) -> tuple[str, ...]:
    """Say in what encoding a table was read, where nobody told and it is not UTF-8."""
    if told or text.encoding == UTF_8:
        return ()
    guess = text.encoding in ("cp1252", "latin-1")
    how = " (it is not UTF-8; --encoding names another)" if guess else ""
    return (f"{name}: read as {encoding_name(text.encoding)}{how}",)


def _by_engine(
    connection: DuckDBPyConnection, table: CsvTable, text: Utf8File, counted: Counted, into: str
) -> int | None:
    """Copy the rows, and give their number; None where it is not as counted, or cannot be done."""
    layout = table.layout
    if counted.by_line or counted.not_utf8 or layout.before:
        return None
    breaks = _line_ends(len(layout.names)) if counted.in_cells else "0"
    # without an order: as the rows are in the file
    row = f"row_number() OVER () + {layout.last}"
    if counted.in_cells:
        row += f" + CAST(sum({breaks}) OVER (ROWS UNBOUNDED PRECEDING) AS BIGINT) - ({breaks})"
    names = [f"c{n}" for n in range(len(layout.names))]
    end = r"\r\n" if counted.returns else r"\n"
    source = _read_csv(text.path, names, layout.delimiter, skip=layout.last, end=end)
    query = _selected(row, table.places, source)
    if not made(connection, into, query, tried_first=table.tried_first):
        return None
    rows = count_of(connection, into)
    return rows if rows == counted.lines - layout.first else None


def made(connection: DuckDBPyConnection, into: str, query: str, *, tried_first: bool) -> bool:
    """Make a table of what a query gives, and say whether that could be done.

    An error ends a transaction, so that in one the query is `tried_first` outside of it.
    """
    try:
        if tried_first:
            with connection.cursor() as outside:
                outside.execute(f"SELECT count(COLUMNS(*)) FROM ({query})").fetchall()
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {into} AS {query}")
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error:
        return False
    return True


def _line_ends(columns: int) -> str:
    """Give SQL for how many line ends the cells of a row hold."""
    one = "replace(c{n}, chr(13) || chr(10), chr(10))"
    ends = f"coalesce(length({one}) - length(translate({one}, chr(13) || chr(10), '')), 0)"
    return " + ".join(ends.format(n=n) for n in range(columns))


def _read_csv(
    path: Path, names: Iterable[str], delimiter: str, skip: int = 0, end: str = r"\n"
) -> str:
    """Give SQL to select from: a CSV file of which nothing is guessed, each cell as text."""
    columns = ", ".join(f"{quoted(name)}: 'VARCHAR'" for name in names)
    return (
        f"read_csv({quoted(glob_of(path))}, auto_detect = false, header = false, skip = {skip}, "
        f"delim = {quoted(delimiter)}, quote = '\"', escape = '\"', comment = '', "
        f"new_line = {quoted(end)}, columns = {{{columns}}})"
    )


def _selected(row: str, places: Mapping[str, int], source: str) -> str:
    """Give the query for our columns, with the line of each row."""
    cells = "".join(f", c{n} AS {identifier(name)}" for name, n in places.items())
    return f"SELECT {row} AS row{cells} FROM {source}"


def count_of(connection: DuckDBPyConnection, table: str) -> int:
    """Count the rows of a table of the engine."""
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])


def _by_line(
    connection: DuckDBPyConnection,
    table: CsvTable,
    text: Utf8File,
    into: str,
    number: int,
    folder: Path,
) -> int:
    """Read the table line by line, copy its rows, and give their number. Raises UnusableInput."""
    rows, others = folder / "rows.csv", folder / "malformed.csv"
    written = 0
    with (
        rows.open("w", encoding="utf-8", newline="") as clean,
        others.open("w", encoding="utf-8", newline="") as malformed,
    ):
        # Python puts no quotation marks around a lone \r, which the engine takes for a line end
        writers = [
            csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
            for out in (clean, malformed)
        ]
        for found in records_of(text.path, table.layout):
            if isinstance(found, Malformed):
                writers[1].writerow(found)
            else:
                writers[0].writerow((found.line, *found.cells))
                written += 1
    names = ["line", *(f"c{n}" for n in range(len(table.layout.names)))]
    add_malformed(connection, others, number)
    with unreadable(table.name):
        query = _selected("CAST(line AS BIGINT)", table.places, _read_csv(rows, names, ","))
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {into} AS {query}")
    require_count(table.name, count_of(connection, into), written)
    return written


def add_malformed(connection: DuckDBPyConnection, file: Path, number: int) -> None:
    """Put the lines that are no rows into `MALFORMED_ROWS`."""
    names = ("line", "found", "expected")
    connection.execute(
        f"INSERT INTO {MALFORMED_ROWS.name} SELECT {number}, CAST(line AS BIGINT), found, expected "
        f"FROM {_read_csv(file, names, ',')}"
    )


def require_count(name: str, read: int, counted: int) -> None:
    """Raise UnusableInput where other than all rows of a table were read."""
    if read != counted:
        found = f"{read:,} rows read, but {counted:,} counted"
        raise UnusableInput([Problem(Place(name), "rows", found, "the same number")])


@contextmanager
def unreadable(name: str) -> Generator[None]:
    """Turn the error of the engine at a table into a user error."""
    try:
        yield
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error as error:
        said = " ".join(str(error).split())
        found = f"a table that cannot be read to its end ({said})"
        raise UnusableInput([Problem(Place(name), "", found, "rows of text")]) from None


def malformed_of(connection: DuckDBPyConnection, number: int) -> int:
    """Count the lines of a table that are no rows."""
    counted = f"SELECT count(*) FROM {MALFORMED_ROWS.name} WHERE file = {number}"
    return int(connection.execute(counted).fetchall()[0][0])


def _take_out(
    connection: DuckDBPyConnection, table: CsvTable, into: str, number: int, *, in_cells: bool
) -> int:
    """Take rows out that repeat the header, or whose cells hold rows, and give their number."""
    found = list(_repeated_headers(connection, table, into))
    if in_cells:
        found += _swallowing(connection, table, into)
    for one in dict.fromkeys(found):
        connection.execute(f"INSERT INTO {MALFORMED_ROWS.name} VALUES (?, ?, ?, ?)", [number, *one])
        connection.execute(f"DELETE FROM {into} WHERE row = ?", [one.line])
    return len({one.line for one in found})


def _repeated_headers(
    connection: DuckDBPyConnection, table: CsvTable, into: str
) -> Iterator[Malformed]:
    names = {name: table.layout.names[n] for name, n in table.places.items()}
    same = " AND ".join(f"lower(trim({identifier(name)})) = lower(trim(?))" for name in names)
    cells = ", ".join(identifier(name) for name in sorted(names, key=table.places.__getitem__))
    asked = f"SELECT row, {cells} FROM {into} WHERE {same} ORDER BY row"
    for line, *written in connection.execute(asked, list(names.values())).fetchall():
        yield second_header(line, table.layout.delimiter.join(written))


def _swallowing(connection: DuckDBPyConnection, table: CsvTable, into: str) -> Iterator[Malformed]:
    """Yield the rows with a cell that holds whole rows, as far as their attributes show it.

    A quotation mark that is not closed ends at the next one, and the rows between are in the cell.
    """
    if "attribute" not in table.places:
        return
    delimiter = quoted(table.layout.delimiter)
    cells = ", ".join(map(identifier, table.places))
    rows = connection.execute(f"""
        WITH cells AS (SELECT row, unnest([{cells}]) AS cell FROM {into}),
        lines AS (
          SELECT row, string_split(line, {delimiter}) AS parts, line
          FROM (SELECT row, unnest(string_split(cell, chr(10))) AS line FROM cells
                WHERE contains(cell, chr(10)))
        )
        SELECT row, any_value(concat_ws({delimiter}, {cells})) FROM lines JOIN {into} USING (row)
        WHERE len(parts) = {len(table.layout.names)}
          AND trim(parts[{table.places["attribute"] + 1}]) IN (SELECT attribute FROM {into})
        GROUP BY row ORDER BY row
    """)
    for line, text in rows.fetchall():
        yield swallowed(line, text)
