"""The values that a decision rests on: what the sources assert of one attribute of one subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema.values import VALUE_TYPES

if TYPE_CHECKING:
    from ledger.typed import TypedLedger


def asserted_values(typed: TypedLedger, subject: str, attribute: str) -> tuple[str, ...]:
    """Give the values that sources assert, each once, as the first source writes it.

    There are none for a type with items, such as lists.
    """
    record = next(a for a in typed.read.records.attributes if a.id == attribute)
    if VALUE_TYPES[record.type].has_items:
        return ()
    claims = typed.read.records.claims
    spellings: dict[str, str] = {}
    for reading in typed.readings:
        about = (reading.subject, reading.attribute)
        if about == (subject, attribute) and claims[reading.claim].modality == "asserted":
            spellings.setdefault(reading.canonical, reading.value.text)
    return tuple(spellings.values())
