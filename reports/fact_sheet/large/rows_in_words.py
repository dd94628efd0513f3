"""The rows of all other slots: made by `SheetRow`, of claims that are read in batches."""

# ruff: noqa: S608 - the names of tables and columns are ours

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reports.fact_sheet.build import (
    STATEMENTS,
    decisions,
    independence,
    statements,
    without,
)
from reports.fact_sheet.cautions import SlotFinding
from reports.fact_sheet.choices import NO_CHOICES
from reports.fact_sheet.forms import COLUMNS
from reports.fact_sheet.large.contested_rows import CONTESTED
from reports.fact_sheet.large.sheet_columns import ROWS
from reports.fact_sheet.large.slot_findings import GROUP_FINDINGS, OTHER_FINDINGS
from reports.fact_sheet.row import SheetRow
from reports.fact_sheet.ruled_out import ruled_out
from reports.fact_sheet.support import read_choices
from reports.fact_sheet.support_tables import CHOICES
from reports.fact_sheet.term_wording import lists_of_claims, term_wording
from store.cited_readings import GroupKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checks.definition import Context
    from claim_tables.loading import Loaded
    from reports.fact_sheet.build import Slot
    from reports.fact_sheet.choices import Choices
    from reports.fact_sheet.large.claim_places import ClaimPlaces
    from reports.fact_sheet.statement import Statement
    from reports.fact_sheet.term_wording import TermWording
    from schema.records import Decision
    from schema.values import Value
    from store.store import Store

_SLOTS = "slots_in_words"
"""A slot whose row is made here, with the number of its batch, and where its first claim is."""
_STATEMENTS = "statements_in_words"
"""What is stated about these slots, in their order."""
_AT_ONCE = 20_000
"""Claims of a batch, about."""


class _Found(NamedTuple):
    """A finding about a slot, to be put in the order of findings."""

    file: str
    line: int
    code: str
    scope: str
    message: str
    name: str
    claims: frozenset[int]
    opening: str = ""
    ways: int = 0


class _Slots(NamedTuple):
    """What rows are made with, whatever their batch."""

    store: Store
    decided: Mapping[Slot, Sequence[tuple[Decision, Value]]]
    counts_as: Mapping[str, str]
    ruled_out: frozenset[tuple[int, int]]
    by_support: bool


def insert_rows_in_words(
    loaded: Loaded, context: Context, places: ClaimPlaces, *, by_support: bool
) -> None:
    """Insert the rows of all slots in the store that have none yet."""
    store = loaded.store
    store.make(_SLOTS, _slots(places))
    store.make(
        _STATEMENTS,
        f"""
        SELECT s.*, n.batch, n.place AS first_place, n.part FROM ({STATEMENTS}) s
        JOIN {_SLOTS} n USING (subject, attribute)
        ORDER BY n.batch, n.place, n.part, s.claim, s.number
        """,
    )
    slots = _Slots(
        store, decisions(loaded.typed), independence(store), ruled_out(context), by_support
    )
    last = store.value(f"SELECT max(batch) FROM {_SLOTS}")
    for batch in range(0 if last is None else last + 1):
        store.insert([(ROWS, list(_rows(slots, batch)))])
    for made in (_SLOTS, _STATEMENTS):
        store.query(f"DROP TABLE {made}")


def _slots(places: ClaimPlaces) -> str:
    """Give the query for the slots, in batches of about so many claims."""
    return f"""
    WITH readings_in_place AS (
      SELECT r.subject, r.attribute, r.number, {places.of_claim("c")} AS place
      FROM readings r JOIN claims c ON c.id = r.claim
    ),
    slots AS (
      SELECT subject, attribute, count(*) AS claims, min((place, number)) AS first
      FROM readings_in_place GROUP BY subject, attribute
    )
    SELECT subject, attribute, first[1] AS place, first[2] AS part,
           sum(claims) OVER (ORDER BY first, subject, attribute) // {_AT_ONCE} AS batch
    FROM slots ANTI JOIN {CONTESTED} USING (subject, attribute)
    """


def _rows(slots: _Slots, batch: int) -> Iterator[tuple[object, ...]]:
    """Yield the rows of a batch of slots, with their places."""
    store = slots.store
    rows = store.query(f"SELECT * EXCLUDE (batch) FROM {_STATEMENTS} WHERE batch = {batch}").rows
    places: dict[Slot, tuple[int, int]] = {}
    stated: dict[Slot, list[Statement]] = {}
    for statement, row in zip(statements(store, (row[:-2] for row in rows)), rows, strict=True):
        stated.setdefault(statement.slot, []).append(statement)
        places.setdefault(statement.slot, row[-2:])
    found = _findings(store, batch, stated)
    words = _wording(store, stated.values())
    choices = _choices(slots, batch)
    for slot, of_slot in without(slots.ruled_out, stated).items():
        decision = slots.decided.get(slot, ())
        made = SheetRow(of_slot, found.get(slot, ()), decision, words, slots.counts_as, choices)
        fact = made.fact
        yield (*(getattr(fact, name) for name in COLUMNS), *places[slot])


def _wording(store: Store, stated: Iterable[list[Statement]]) -> TermWording:
    """Give the words of the vocabularies, and the lists among some statements."""
    readings = [each.reading for same in stated for each in same]
    lists = [reading.claim for reading in readings if reading.value_type.has_items]
    words = term_wording(store, lists=False)
    return replace(words, lists=lists_of_claims(store, lists)) if lists else words


def _choices(slots: _Slots, batch: int) -> Choices:
    if not slots.by_support:
        return NO_CHOICES
    of_batch = f"SEMI JOIN (FROM {_SLOTS} WHERE batch = {batch}) USING (subject, attribute)"
    return read_choices(slots.store, f"{CHOICES} {of_batch}")


def _findings(
    store: Store, batch: int, stated: Mapping[Slot, list[Statement]]
) -> dict[Slot, list[SlotFinding]]:
    """Give the findings about the slots of a batch, in the order of findings."""
    of_batch = f"SEMI JOIN (FROM {_SLOTS} WHERE batch = {batch}) USING (subject, attribute)"
    others = store.query(
        f"SELECT subject, attribute, file, line, code, scope, message, name, claims, opening, ways "
        f"FROM {OTHER_FINDINGS} {of_batch}"
    ).rows
    found: dict[Slot, list[_Found]] = {}
    for subject, attribute, *about, claims, opening, ways in others:
        row = _Found._make([*about, frozenset(claims), opening, ways])
        found.setdefault((subject, attribute), []).append(row)
    groups = store.query(
        f"SELECT code, name, subject, attribute, axis, moment FROM {GROUP_FINDINGS} {of_batch}"
    ).rows
    for code, name, *key in groups:
        group = GroupKey(*key)
        slot = (group.subject, group.attribute)
        found.setdefault(slot, []).append(_of_group(code, name, group, stated[slot]))
    return {
        slot: [
            SlotFinding(f.code, f.name, f.message, f.claims, f.opening, f.ways)
            for f in sorted(same, key=_order)
        ]
        for slot, same in found.items()
    }


def _of_group(code: str, name: str, group: GroupKey, stated: Iterable[Statement]) -> _Found:
    """Give the finding about a group in conflict: it cites all claims of the group."""
    members = [s.reading for s in stated if s.comparable and s.group == group]
    file, line = min((reading.file, reading.line) for reading in members)
    return _Found(file, line, code, "", "", name, frozenset(r.claim for r in members))


def _order(found: _Found) -> tuple[object, ...]:
    return found[:5]
