"""Sources, attributes and vocabularies out of tables, as entries of a ledger.

There are thousands of these at most, so they become records like those of a file, with the same
messages where something is wrong; they name the row in place of a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from claim_tables.columns import COLUMNS
from claim_tables.described import readable
from claim_tables.list_cells import NotAListError, list_in
from ledger.yaml_nodes import Mapping, Sequence
from support.sql import identifier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from duckdb import DuckDBPyConnection

    from claim_tables.described import InputTable

_LISTS: dict[str, tuple[str, ...]] = {
    "subjects": (),
    "sources": ("credits", "picture_credits", "furniture", "independent_of"),
    "attributes": ("of", "parties", "words"),
    "terms": ("aliases",),
}
DECLARED = ("sources", "attributes", "vocabularies")
"""What becomes records whatever its number; subjects may be millions."""
Entry = tuple[str, str, Mapping]


def entries_of(
    connection: DuckDBPyConnection, tables: dict[str, tuple[InputTable, ...]]
) -> list[Entry]:
    """Give the entries of the tables of the sections `DECLARED`. Raises UnusableInput."""
    return [entry for name in DECLARED for entry in entries(connection, name, tables[name])]


def entries(
    connection: DuckDBPyConnection, section: str, tables: Iterable[InputTable]
) -> list[Entry]:
    """Give section, table and entry for each row; of terms, one entry for each vocabulary.

    Raises UnusableInput when a table cannot be read to its end.
    """
    rows = [row for table in tables for row in _rows(connection, section, table)]
    return list(_vocabularies(rows)) if section == "vocabularies" else rows


def _rows(connection: DuckDBPyConnection, section: str, table: InputTable) -> Iterator[Entry]:
    known = [column.name for column in COLUMNS[section] if column.name in table.types]
    listed = ", ".join(identifier(name) for name in known)
    kind = "terms" if section == "vocabularies" else section
    with readable(table.input):
        read = connection.execute(f"SELECT row, {listed} FROM ({table.query})").fetchall()
    for number, *row in read:
        entry = Mapping((number, 1))
        for name, cell in zip(known, row, strict=True):
            if cell is not None and cell != "":
                put(entry, name, _node(cell, number, split=name in _LISTS[kind]))
        yield section, table.input.name, entry


def put(entry: Mapping, name: str, node: object) -> None:
    """Give an entry a key, at its own place."""
    entry[name] = node
    entry.key_at[name] = entry.value_at[name] = entry.at


def _node(cell: Any, number: int, *, split: bool) -> object:  # noqa: ANN401 - whatever a cell holds
    if isinstance(cell, list):
        return _sequence(list(map(str, cast("list[object]", cell))), number)
    if isinstance(cell, bool):
        return str(cell).lower()
    text = str(cell)
    if not split:
        return text
    try:
        items = list_in(text)
    except NotAListError:
        items = None
    if isinstance(items, tuple):
        return _sequence(list(items), number)
    return _sequence([word.strip() for word in text.split(";")], number)


def _sequence(items: list[str], number: int) -> Sequence:
    found = Sequence((number, 1))
    found += [item for item in items if item]
    found.item_at += [(number, 1)] * len(found)
    return found


def _vocabularies(rows: list[Entry]) -> Iterator[Entry]:
    """Put the terms of each vocabulary together; any of its terms may give its kind."""
    by_id: dict[str, tuple[str, Mapping]] = {}
    for _, table, term in rows:
        name = str(term.pop("vocabulary", ""))
        if name not in by_id:
            entry = Mapping(term.at)
            put(entry, "id", name)
            put(entry, "terms", Sequence(term.at))
            by_id[name] = table, entry
        _, entry = by_id[name]
        kind = term.pop("kind", None)
        if kind is not None:
            put(entry, "kind", kind)
        terms = entry["terms"]
        if isinstance(terms, Sequence):
            terms.append(term)
            terms.item_at.append(term.at)
    for table, entry in by_id.values():
        yield "vocabularies", table, entry
