"""All claims of the tables, placed, as one query: whatever passes over them is built on it.

Groups of claims go by 64-bit hashes here. Two groups may share one, so that a pass finds too many
of them, and never too few; whatever it finds is grouped by its real keys afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from claim_tables.inputs import InputColumn, as_text, describe, readable, unread_columns
from claim_tables.parse_plain_sql import simply_placed
from schema.values import LISTS, TIMES, VALUE_TYPES
from support.sql import identifier, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from duckdb import DuckDBPyConnection

    from claim_tables.inputs import Described, Input

COLUMNS = (
    *(InputColumn(name, needed=True) for name in ("source", "subject", "attribute", "value")),
    *map(InputColumn, ("quote", "prefix", "suffix", "speaker", "modality", "as_of", "note")),
)
NAMES = tuple(column.name for column in COLUMNS)
PLACE = ("file", "row")
"""Where a claim stands: the number of its table, and its row in it, from 1."""


class Rows(NamedTuple):
    """The rows of all tables as text, with their place; and which columns some table has."""

    query: str
    columns: frozenset[str]
    names: tuple[str, ...]
    unread: tuple[tuple[str, tuple[str, ...]], ...]


def rows_of(connection: DuckDBPyConnection, tables: Sequence[Input]) -> Rows:
    """Put tables one after the other.

    Parquet and tables of databases are read where they lie; the rows of other formats have no
    number in the engine, so these are copied first. Raises UnusableInput.
    """
    described = [(n, table, describe(connection, table)) for n, table in enumerate(tables)]
    unread = [
        (table.name, others)
        for _, table, seen in described
        if (others := unread_columns(table, seen.types, COLUMNS))
    ]
    has = frozenset(name for name in NAMES if any(name in d.types for _, _, d in described))
    alike = groupby(described, lambda d: (d[1].format == "parquet", *map(str, d[2].types.items())))
    parts = [part for _, same in alike for part in _parts(connection, list(same), has)]
    names = tuple(table.name for table in tables)
    return Rows("\nUNION ALL\n".join(parts), has, names, tuple(unread))


def _parts(
    connection: DuckDBPyConnection,
    same: list[tuple[int, Input, Described]],
    has: frozenset[str],
) -> Iterable[str]:
    """Give a query for tables that look alike: Parquet files are read together."""
    _, first, seen = same[0]
    columns = cells(seen.types, has)
    if first.format == "parquet":
        files = listed(str(table.path) for _, table, _ in same)
        number = str(same[0][0])
        if len(same) > 1:
            number = f"{same[0][0]} + list_position([{files}], filename) - 1"
        yield (
            f"SELECT CAST({number} AS INTEGER) AS file, file_row_number + 1 AS row, {columns} "
            f"FROM read_parquet([{files}], filename = true, file_row_number = true)"
        )
        return
    for n, table, own in same:
        query = numbered(table, own, columns)
        if table.format != "duckdb":
            with readable(table):
                connection.execute(f"CREATE OR REPLACE TEMP TABLE copied_{n} AS {query}")
            query = f"SELECT * FROM copied_{n}"
        yield f"SELECT {n} AS file, * FROM ({query})"


def numbered(table: Input, seen: Described, columns: str) -> str:
    """Give a query for the cells of one table, with its rows numbered from 1."""
    if table.format == "parquet":
        file = quoted(str(table.path))
        return (
            f"SELECT file_row_number + 1 AS row, {columns} "
            f"FROM read_parquet({file}, file_row_number = true)"
        )
    if table.format == "duckdb":
        query = seen.query.replace("SELECT *", "SELECT *, rowid", 1)
        return f"SELECT rowid + 1 AS row, {columns} FROM ({query})"
    return f"SELECT row_number() OVER () AS row, {columns} FROM ({seen.query})"


def cells(types: Mapping[str, str], has: frozenset[str]) -> str:
    """Give the expressions for some columns as text, null for those that a table lacks."""
    return ", ".join(
        f"{as_text(name, types[name])} AS {identifier(name)}"
        if name in types
        else f"CAST(NULL AS VARCHAR) AS {identifier(name)}"
        for name in NAMES
        if name in has
    )


@dataclass(frozen=True)
class Whole:
    """The claims of the tables, and what is known of them.

    `types` of values occur, `tolerant` ones with a tolerance. `changes`, `dated`: whether some
    attribute changes, and some source has a date. `known`: whether values that are not simple
    have been read. `close`: only slots in the table `close_slots` are wanted. `rejected`: rows in
    the table of that name are passed over. `part`: with (n, of), only the nth of so many parts of
    the subjects is wanted.
    """

    rows: Rows
    types: frozenset[str]
    tolerant: frozenset[str] = frozenset()
    changes: bool = False
    dated: bool = False
    known: bool = False
    rejected: bool = False
    close: bool = False
    part: tuple[int, int] = (0, 1)

    @property
    def parted(self) -> bool:
        """Whether claims about one slot may be beyond comparison."""
        return self.changes or any(VALUE_TYPES[name].unit == "stated" for name in self.types)

    @property
    def some_close(self) -> bool:
        """Whether claims may want a closer look, whatever others say."""
        return self.known or self.dated or "modality" in self.rows.columns

    @property
    def stated(self) -> tuple[str, ...]:
        """The columns of a claim that some table has."""
        return tuple(name for name in NAMES if name in self.rows.columns)

    def given(self) -> str:
        """Give each row that is wanted, with all columns that tell what it is compared with."""
        wanted: list[str] = []
        part, parts = self.part
        if parts > 1:
            wanted.append(f"hash(subject) % {parts} = {part}")
        if self.close:
            wanted.append("hash(subject, attribute) IN (SELECT slot FROM close_slots)")
        missing = "".join(
            f", CAST(NULL AS VARCHAR) AS {name}"
            for name in ("source", "speaker", "modality", "as_of")
            if name not in self.rows.columns
        )
        where = f"WHERE {' AND '.join(wanted)}" if wanted else ""
        return f"SELECT *{missing} FROM ({self.rows.query}) {where}"

    def texts(self, given: str) -> Whole:
        """Give the texts in place of the rows: what claims say of a slot, whoever says it."""
        names = ["subject", "attribute", "value"]
        names += ["modality"] if "modality" in self.rows.columns else []
        query = f"SELECT {', '.join(names)} FROM {given} GROUP BY ALL"
        return replace(self, rows=self.rows._replace(query=query, columns=frozenset(names)))

    def read(self) -> str:
        """Give each row with what its attribute says."""
        return f"""
        SELECT r.*, a.type, a.named_axis, a.half, a.half_is_share, a.half_in, a.by_rule,
               a.changes, a.key, a.kind
        FROM ({self.given()}) r LEFT JOIN bulk_attributes a ON a.id = r.attribute
        """

    def simple(self, *more: str) -> str:
        """Give each row with `axis`, `lo`, `hi` as far as the engine can place it: `simple`."""
        rows = self.read()
        if self.rejected:
            on = "x.file = r.file AND x.row = r.row"
            rows = f"SELECT * FROM ({rows}) r ANTI JOIN rejected x ON {on}"
        kept = sorted({"subject", "attribute", "value", "type", *more})
        return simply_placed(rows, self.types, self.tolerant, kept)

    def claims(self, *more: str) -> str:
        """Give each claim placed, with `slot` and `grp`, and `close` if it wants a closer look.

        A slot is one attribute of one subject, a group what can be compared in it. Wanted are,
        whatever others say: what is not asserted, lists, values with gaps, and what lies ahead of
        its source. Of the other columns only those named are there.
        """
        needed = {"modality", "changes", "source", "as_of", *more}
        query = self.simple(*needed)
        if self.known:
            query = f"""
            SELECT p.* REPLACE (CASE WHEN p.simple THEN p.axis ELSE k.axis END AS axis,
                                CASE WHEN p.simple THEN p.lo ELSE k.lo END AS lo,
                                CASE WHEN p.simple THEN p.hi ELSE k.hi END AS hi),
                   coalesce(k.parted, FALSE) AS parted, k.closed,
                   CASE WHEN p.simple THEN p.value ELSE k.text END AS text
            FROM ({query}) p
            LEFT JOIN known k ON k.attribute = p.attribute
                             AND k.value = CASE WHEN p.simple THEN NULL ELSE p.value END
            """
        else:
            query = f"""
            SELECT *, FALSE AS parted, CAST(NULL AS BOOLEAN) AS closed, value AS text
            FROM ({query})
            """
        joins, moment, ahead = self._dates()
        said = f"CASE WHEN changes THEN {self._said()} ELSE '' END" if self.changes else "''"
        lists = f"type IN ({listed(LISTS)}) OR parted" if self.known else "FALSE"
        return f"""
        SELECT c.*, hash(subject, attribute) AS slot,
               hash(subject, attribute, axis{moment}) AS grp,
               coalesce(modality <> 'asserted', FALSE) OR {lists}{ahead} AS close,
               {said} AS moment
        FROM ({query}) c {joins}
        """

    def apart(self, claims: str, more: str = "FALSE") -> str:
        """Give the slots of claims that have no point in common, or want a closer look.

        And those in which `more`, SQL over all claims of a group, holds; it is told beside them.
        """
        group = "slot, grp" if self.parted else "slot"
        close = "OR bool_or(close)" if self.some_close else ""
        return f"""
        SELECT slot, {more} AS more FROM ({claims}) GROUP BY {group}
        HAVING max(lo) > min(hi) {close} OR {more}
        """

    def _said(self) -> str:
        """Give the days of a statement as `spoken.said` has them; those of no date are apart."""
        as_of = "WHEN c.as_of IS NOT NULL THEN concat(d.lo, '/', d.hi)"
        return f"""
        CASE {as_of if "as_of" in self.rows.columns else ""}
             WHEN s.published_hi IS NOT NULL OR s.published_lo IS NOT NULL
             THEN concat(s.published_lo, '/', s.published_hi)
             ELSE concat('claim ', c.source, ' ', c.value) END
        """

    def _dates(self) -> tuple[str, str, str]:
        """Give joins, the moment of a group, and when a claim is ahead of its source."""
        if not (self.dated or self.changes):
            return "", "", ""
        said = "as_of" in self.rows.columns
        joins = "LEFT JOIN bulk_sources s ON s.id = c.source"
        joins += " LEFT JOIN known_days d ON d.text = c.as_of" if said else ""
        as_of = "d.lo, d.hi" if said else "NULL, NULL"
        moment = (
            f", CASE WHEN changes THEN hash({as_of}, CASE WHEN as_of IS NULL THEN s.published_lo "
            "END, CASE WHEN as_of IS NULL THEN s.published_hi END, "
            "CASE WHEN as_of IS NULL AND s.published_hi IS NULL THEN (source, value) END) END"
            if self.changes
            else ""
        )
        ahead = ""
        if self.dated:
            ahead = f" OR coalesce(type IN ({listed(TIMES)}) AND c.lo > s.published_hi, FALSE)"
            ahead += " OR coalesce(d.lo > s.published_hi, FALSE)" if said else ""
        return joins, moment, ahead
