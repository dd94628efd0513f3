"""The subjects that claims may be about: those of the ledger and of tables of subjects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claim_tables.cell_text import as_text
from claim_tables.temp_tables import SUBJECTS
from claim_tables.trim import trimmed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claim_tables.described import InputTable
    from schema.records import Subject
    from store.store import Store

_COLUMNS = ("id", "name", "kind")


def declare_subjects(
    store: Store, subjects: Sequence[Subject], tables: Sequence[InputTable]
) -> bool:
    """Make the table `SUBJECTS`, and say whether subjects are declared: then all must be."""
    declared = [(s.id, s.name or s.id, s.kind) for s in subjects]
    store.make_from_rows(SUBJECTS.name, SUBJECTS.columns, declared)
    for table in tables:
        id_, name, kind = (
            as_text(table.names[column], table.types[column]) if column in table.types else "NULL"
            for column in _COLUMNS
        )
        store.query(f"""
            INSERT INTO {SUBJECTS.name}
            SELECT {trimmed(id_)}, coalesce({name}, {id_}), {kind} FROM {table.source}
        """)
    return bool(declared or tables)
