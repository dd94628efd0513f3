"""The subjects that claims may be about: those of the ledger and of tables of subjects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claim_tables.inputs import InputColumn, as_text, describe, unread_columns
from claim_tables.temp_tables import SUBJECTS
from claim_tables.trim import trimmed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claim_tables.inputs import Input
    from schema.records import Subject
    from store.store import Store

_COLUMNS = (InputColumn("id", needed=True), InputColumn("name"), InputColumn("kind"))


def declare_subjects(store: Store, subjects: Sequence[Subject], tables: Sequence[Input]) -> bool:
    """Make the table `SUBJECTS`, and say whether subjects are declared: then all must be.

    Raises UnusableInput when a table cannot be read or lacks a column.
    """
    declared = [(s.id, s.name or s.id, s.kind) for s in subjects]
    store.make_from_rows(SUBJECTS.name, SUBJECTS.columns, declared)
    for table in tables:
        query, types = describe(store.connection, table)
        unread_columns(table, types, _COLUMNS)
        id_, name, kind = (
            as_text(c.name, types[c.name]) if c.name in types else "NULL" for c in _COLUMNS
        )
        store.query(f"""
            INSERT INTO {SUBJECTS.name}
            SELECT {trimmed(id_)}, coalesce({name}, {id_}), {kind} FROM ({query})
        """)
    return bool(declared or tables)
