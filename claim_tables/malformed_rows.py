"""Lines of a text table that are no rows: what each holds, and what was expected."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claim_tables.temp_tables import MALFORMED_ROWS
from support.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duckdb import DuckDBPyConnection

_SHOWN = 3


class Malformed(NamedTuple):
    """A line, from 1, that is no row: what was found there, and what was expected."""

    line: int
    found: str
    expected: str


def make_malformed_rows(connection: DuckDBPyConnection) -> None:
    """Make the table `MALFORMED_ROWS`, empty."""
    columns = ", ".join(f"{name} {kind}" for name, kind in MALFORMED_ROWS.columns.items())
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {MALFORMED_ROWS.name} ({columns})")


def malformed_problems(connection: DuckDBPyConnection, name: str, number: int) -> Iterator[Problem]:
    """Yield the first lines of a table that are no rows, of each kind; the last says how many."""
    rows = connection.execute(
        f"""
        SELECT row, found, expected, count(*) OVER (PARTITION BY expected) AS alike,
               row_number() OVER (PARTITION BY expected ORDER BY row) AS nth
        FROM {MALFORMED_ROWS.name} WHERE file = {number} QUALIFY nth <= {_SHOWN} ORDER BY row
        """
    ).fetchall()
    for row, found, expected, alike, nth in rows:
        more = f" (and {alike - nth:,} more lines)" if nth == _SHOWN and alike > nth else ""
        yield Problem(Place(name, row, 1), "row", found + more, expected)


def blank_line(line: int) -> Malformed:
    """Say that a line is blank."""
    return Malformed(line, "a blank line", "a row, or the end of the table")


def comment(line: int, text: str) -> Malformed:
    """Say that a line is a comment."""
    expected = "a row; a first cell that begins with # needs quotation marks"
    return Malformed(line, f"a comment, {held(text)}", expected)


def above_header(line: int, text: str) -> Malformed:
    """Say that a line is above the header."""
    return Malformed(line, f"{held(text)} above the header", "the header as the first line")


def second_header(line: int, text: str) -> Malformed:
    """Say that a line is a header again."""
    expected = "rows of one header; put what is below into a table of its own"
    return Malformed(line, f"a second header, {held(text)}", expected)


def other_width(line: int, text: str, cells: int, delimiter: str, columns: int) -> Malformed:
    """Say that a row has more or fewer cells than the header."""
    found = f"{_cells(cells)}, {held(text)}"
    if cells > columns:
        marks = f"; a cell that holds {delimiter!r} needs quotation marks"
        return Malformed(line, found, f"{_cells(columns)}, as the header has{marks}")
    return Malformed(line, found, f"{_cells(columns)}, as the header has")


def unclosed(line: int, text: str) -> Malformed:
    """Say that a quotation mark opens a cell that does not end."""
    expected = "quotation marks around the whole cell; one inside it is written twice"
    return Malformed(line, f"a quotation mark that does not close its cell, {held(text)}", expected)


def swallowed(line: int, text: str) -> Malformed:
    """Say that the cells of a row hold lines that look like rows."""
    expected = "a quotation mark at the end of the cell that it opens"
    return Malformed(line, f"a cell that holds rows, {held(text)}", expected)


def not_utf8(line: int, text: str) -> Malformed:
    """Say that a line has bytes that are no text, in a table that is UTF-8 elsewhere."""
    shown_text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return Malformed(line, f"bytes that are not UTF-8, {held(shown_text)}", "text saved as UTF-8")


def no_object(line: int, text: str, why: str = "") -> Malformed:
    """Say that a line is not one JSON object."""
    because = f" ({why})" if why else ""
    return Malformed(line, f"no JSON object{because}, {held(text)}", "one JSON object on each line")


def held(text: str) -> str:
    """Show all that a line holds."""
    return repr(text.rstrip("\r\n"))


def _cells(number: int) -> str:
    return "1 cell" if number == 1 else f"{number:,} cells"
