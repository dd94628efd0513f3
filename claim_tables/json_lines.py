"""An NDJSON table, copied into the engine with the lines that its rows are on.

The engine reads each key as text: a number as it is written, a list or an object as JSON. All keys
of all lines are looked at, for a key that turns up late is a column as well.
"""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any, NamedTuple

import duckdb

from claim_tables.count_rows import count_lines
from claim_tables.header import Header, header_of
from claim_tables.malformed_rows import blank_line, no_object, not_utf8
from claim_tables.text_encoding import as_utf8, eight_bit, recoded
from claim_tables.text_rows import (
    Copied,
    add_malformed,
    count_of,
    encoding_notes,
    made,
    malformed_of,
    require_count,
    scratch,
    unreadable,
)
from support.paths import glob_of
from support.problems import Place, UnusableInput
from support.sql import identifier, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from claim_tables.columns import InputColumn
    from claim_tables.count_rows import Counted
    from claim_tables.malformed_rows import Malformed
    from claim_tables.text_encoding import Utf8File
    from support.problems import Problem

_LINE = "line of the file"
"""A key that the copy of a table has for the line that its row is on."""


class JsonTable(NamedTuple):
    """An NDJSON table: its name and file, the encoding if it is told, and the columns it may have.

    `renamed` says by what name it has a column of ours. `tried_first`: see `made`.
    """

    name: str
    path: Path
    encoding: str | None
    columns: Sequence[InputColumn]
    renamed: Mapping[str, str]
    tried_first: bool = False


class _Keys(NamedTuple):
    """All keys of a table, the keys that are together in some line, and the number of lines."""

    names: tuple[str, ...]
    together: tuple[tuple[str, ...], ...]
    lines: int


def copied_json(
    connection: DuckDBPyConnection, table: JsonTable, into: str, number: int
) -> tuple[Copied, Header]:
    """Make the table `into` of the rows, with `row`, the line of each; and give what it has.

    Lines that are no rows go into `MALFORMED_ROWS`, under the number of the table. Raises
    UnusableInput.
    """
    with scratch(connection) as folder:
        text, counted = _read(table, folder)
        done = _by_engine(connection, table, text, counted, into)
        if done is None:
            done = _by_line(connection, table, text, into, number, folder)
    rows, header = done
    notes = encoding_notes(table.name, text, table.encoding)
    return Copied(rows, malformed_of(connection, number), notes), header


def _read(table: JsonTable, folder: Path) -> tuple[Utf8File, Counted]:
    text = as_utf8(table.path, table.encoding, folder / "utf8.ndjson")
    counted = count_lines(text.path)
    if counted.not_utf8 and not counted.some_utf8 and not table.encoding:
        text = recoded(table.path, eight_bit(table.path), folder / "recoded.ndjson")
        counted = count_lines(text.path)
    return text, counted


def _by_engine(
    connection: DuckDBPyConnection, table: JsonTable, text: Utf8File, counted: Counted, into: str
) -> tuple[int, Header] | None:
    """Copy the rows; None where their number is not as counted, or that cannot be done."""
    if counted.by_line or counted.not_utf8:
        return None
    try:
        with connection.cursor() as outside:  # an error would end a transaction
            keys = _keys(outside, text.path)
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error:
        return None
    if keys.lines != counted.lines:
        return None
    header = _header(table, keys)
    query = _selected("row_number() OVER ()", keys, header, text.path)
    if not made(connection, into, query, tried_first=table.tried_first):
        return None
    rows = count_of(connection, into)
    return (rows, header) if rows == counted.lines else None


def _keys(connection: DuckDBPyConnection, path: Path) -> _Keys:
    rows = connection.execute(f"""
        SELECT json_keys(json) AS keys, count(*) AS lines
        FROM read_ndjson_objects({quoted(glob_of(path))}) GROUP BY ALL ORDER BY ALL
    """).fetchall()
    together = tuple(tuple(keys or ()) for keys, _ in rows)
    names = dict.fromkeys(name for keys in together for name in keys if name != _LINE)
    return _Keys(tuple(names), together, sum(lines for _, lines in rows))


def _header(table: JsonTable, keys: _Keys) -> Header:
    """Say what the keys are. Without rows, all is there that must. Raises UnusableInput."""
    problems: list[Problem] = []
    place = Place(table.name)
    renamed, together = table.renamed, keys.together
    header = header_of(keys.names, table.columns, renamed, place, problems, together=together)
    if not keys.names:
        return Header({column.name: () for column in table.columns if column.needed}, ())
    if problems:
        raise UnusableInput(problems)
    return header


def _selected(row: str, keys: _Keys, header: Header, path: Path) -> str:
    """Give the query for our columns as text, with the line of each row."""
    spelt = {column: [keys.names[n] for n in places] for column, places in header.places.items()}
    once = {names[0]: column for column, names in spelt.items() if names}
    file = quoted(glob_of(path))
    if len(once) == len(spelt) and not any(names[1:] for names in spelt.values()):
        columns = ", ".join(f"{quoted(name)}: 'VARCHAR'" for name in (_LINE, *once))
        cells = "".join(
            f", {identifier(name)} AS {identifier(column)}" for name, column in once.items()
        )
        return f"""
            SELECT {row.format(line=identifier(_LINE))} AS row{cells}
            FROM read_json({file}, format = 'newline_delimited', columns = {{{columns}}})
        """
    # the engine tells keys apart by case in paths alone
    cells = "".join(
        f", coalesce(NULL, {', '.join(['NULL', *map(_at, names)])}) AS {identifier(column)}"
        for column, names in spelt.items()
    )
    return f"""
        SELECT {row.format(line=_at(_LINE))} AS row{cells} FROM read_ndjson_objects({file})
    """


def _at(key: str) -> str:
    """Give SQL for the value of a key as text, by its JSON pointer (RFC 6901)."""
    pointer = "/" + key.replace("~", "~0").replace("/", "~1")
    return f"json ->> {quoted(pointer)}"


def _by_line(
    connection: DuckDBPyConnection,
    table: JsonTable,
    text: Utf8File,
    into: str,
    number: int,
    folder: Path,
) -> tuple[int, Header]:
    """Read the table line by line, and copy its rows. Raises UnusableInput."""
    rows, others = folder / "rows.ndjson", folder / "malformed.csv"
    written = 0
    with (
        rows.open("w", encoding="utf-8", newline="") as clean,
        others.open("w", encoding="utf-8", newline="") as malformed,
    ):
        writer = csv.writer(malformed, quoting=csv.QUOTE_ALL, lineterminator="\n")
        for found in _records(text.path):
            if isinstance(found, str):
                clean.write(found)
                written += 1
            else:
                writer.writerow(found)
    add_malformed(connection, others, number)
    with unreadable(table.name):
        keys = _keys(connection, rows)
        header = _header(table, keys)
        query = _selected("CAST({line} AS BIGINT)", keys, header, rows)
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {into} AS {query}")
    require_count(table.name, count_of(connection, into), written)
    return written, header


def _records(path: Path) -> Iterator[str | Malformed]:
    """Yield each object as a line with its number in it, and what is none."""
    blank: list[Malformed] = []
    with path.open(encoding="utf-8", errors="surrogateescape", newline="") as lines:
        for number, line in enumerate(lines, start=1):
            text = line.strip()
            if not text:
                blank.append(blank_line(number))
                continue
            yield from blank
            blank.clear()
            yield _numbered(number, text)


def _numbered(number: int, text: str) -> str | Malformed:
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        return not_utf8(number, text)
    try:
        keys = json.loads(text, object_pairs_hook=_Object, parse_int=str, parse_float=str)
    except (ValueError, RecursionError) as error:
        return no_object(number, text, getattr(error, "msg", ""))
    if not isinstance(keys, _Object):
        return no_object(number, text)
    if keys.twice:
        return no_object(number, text, f"the key {keys.twice!r} twice")
    rest = text[1:].lstrip()
    comma = "" if rest == "}" else ","
    return f'{{"{_LINE}":{number}{comma}{rest}\n'


class _Object:
    """A JSON object: the key that it has twice, if it has one."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        names = [name for name, _ in pairs]
        twice = (
            [name for name in names if names.count(name) > 1]
            if len(set(names)) < len(names)
            else []
        )
        self.twice = twice[0] if twice else ""
