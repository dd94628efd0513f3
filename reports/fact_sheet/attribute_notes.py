"""What an editor noted about an attribute: a note of each of its rows, before those of claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from schema.fact import Fact
    from schema.records import Attribute
    from store.store import Store


def with_attribute_notes(rows: Iterable[Fact], attributes: Iterable[Attribute]) -> Iterator[Fact]:
    """Put the notes of attributes into rows."""
    notes = {attribute.id: attribute.note for attribute in attributes if attribute.note}
    for row in rows:
        note = notes.get(row.attribute)
        yield row.model_copy(update={"notes": (note, *row.notes)}) if note else row


def add_attribute_notes(store: Store, table: str, attributes: Iterable[Attribute]) -> None:
    """Do the same in a table of rows."""
    for attribute in attributes:
        if attribute.note:
            store.query(
                f"UPDATE {table} SET notes = list_prepend($note, notes) WHERE attribute = $id",  # noqa: S608 - the table is ours
                {"note": attribute.note, "id": attribute.id},
            )
