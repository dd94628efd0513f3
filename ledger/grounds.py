"""The values that a decision rests on: what the sources assert of one attribute of one subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema.decided_time import decided_time

if TYPE_CHECKING:
    from ledger.typed import TypedLedger
    from schema.decided_time import Days


def asserted_values(
    typed: TypedLedger, subject: str, attribute: str, as_of: str | None
) -> tuple[str, ...]:
    """Give the values that sources assert, each once, as the first source writes it.

    Of an attribute that changes, those of the time that a decision is about, if it is given.
    """
    record = next(a for a in typed.read.records.attributes if a.id == attribute)
    time = decided_time(as_of, "", ()) if as_of and record.changes else None
    claims = typed.read.records.claims
    spellings: dict[str, str] = {}
    for reading in typed.readings:
        about = (reading.subject, reading.attribute)
        asserted = about == (subject, attribute) and claims[reading.claim].modality == "asserted"
        if asserted and (time is None or time.covers(_days(typed, reading.claim))):
            spellings.setdefault(reading.canonical, reading.value.text)
    return tuple(spellings.values())


def _days(typed: TypedLedger, claim: int) -> Days | None:
    """Give the days that a claim speaks of: its own, or those of publication."""
    record = typed.read.records.claims[claim]
    if record.as_of:
        return typed.as_of[claim]
    source = next(s for s in typed.read.records.sources if s.id == record.source)
    return typed.published[record.source] if source.published else None
