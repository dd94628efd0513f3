"""Each kind of slots that the prefilter can keep, alone: what it keeps, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from claim_tables.input_tables import Tables, read_tables
from claim_tables.kept_slots import SUSPECT_KINDS, KeptSlots
from claim_tables.large_store import empty_store
from claim_tables.loading import load
from tests.claim_tables.tables import write_csv, write_ledger

SUBJECTS = (
    *("agreed", "decided", "entered", "clash", "plan", "ship", "gap", "late", "dated", "near"),
    *("far", "one", "two", "paid", "heard", "then", "ferry", "span", "fallen", "rose", "moved"),
)
LEDGER: dict[str, Any] = {
    "sources": [
        {"id": "a", "published": "2020-05"},
        {"id": "b", "published": "2020-06"},
        {"id": "c"},
    ],
    "subjects": [{"id": subject} for subject in SUBJECTS],
    "attributes": [
        {"id": "dead", "type": "count"},
        {"id": "crew", "type": "list"},
        {"id": "toll", "type": "count", "changes": True},
        {"id": "hurt", "type": "count", "changes": "up"},
        {"id": "sunk", "type": "date"},
        {"id": "raised", "type": "date"},
        {"id": "owner", "type": "text", "key": True},
        {"id": "pay", "type": "money"},
    ],
    "order_rules": [
        {
            "earlier": {"subject": "far", "attribute": "sunk"},
            "later": {"subject": "far", "attribute": "raised"},
            "because": "what floats cannot be raised",
        }
    ],
    "decisions": [
        {
            "subject": "decided",
            "attribute": "dead",
            "value": "4",
            "because": "seen",
            "by": "me",
            "on": "2020-07-01",
        }
    ],
    "claims": [
        {"source": "a", "subject": "entered", "attribute": "dead", "value": "4", "quote": "q"}
    ],
}
Row = dict[str, str]


def both(subject: str, attribute: str, value: str, other: str = "", **more: str) -> list[Row]:
    """Give two claims about one slot, of two sources."""
    about = {"subject": subject, "attribute": attribute, **more}
    values = {"a": value, "b": other or value}
    return [{**about, "source": source, "value": written} for source, written in values.items()]


ROWS = [
    *both("agreed", "dead", "4"),
    *both("decided", "dead", "4"),
    *both("entered", "dead", "4"),
    *both("clash", "dead", "4", "5"),
    *both("plan", "dead", "4", modality="planned"),
    *both("ship", "crew", "[Ada, Bob]"),
    *both("gap", "sunk", "[2018, 2020-01]"),
    *both("late", "sunk", "2021-01-02"),
    *both("dated", "dead", "4", as_of="2021"),
    *both("near", "sunk", "2019"),
    *both("far", "sunk", "2018"),
    *both("far", "raised", "2019"),
    *both("one", "owner", "the city")[:1],
    *both("two", "owner", "the city"),
    *both("paid", "pay", "5 USD/year", "5 USD"),
    *both("heard", "dead", "4", speaker="Kim"),
    *both("then", "dead", "4", as_of="2019")[:1],
    *both("then", "dead", "4")[1:],
    *both("ferry", "toll", "4"),
    *both("span", "toll", "4", "5"),
    *both("fallen", "hurt", "5", "4"),
    *both("rose", "hurt", "4", "5"),
    *({**row, "source": "c"} for row in both("moved", "toll", "4", "5")),
]
KEPT = {
    KeptSlots.CONFLICTING: {"clash dead"},
    KeptSlots.UNASSERTED: {"plan dead"},
    KeptSlots.LIST: {"ship crew"},
    KeptSlots.GAPPED: {"gap sunk"},
    KeptSlots.AHEAD_OF_SOURCE: {"late sunk", "dated dead"},
    KeptSlots.ONE_SOURCE_OF_KEY_FACT: {"one owner"},
    KeptSlots.OVERLAPPING: {"span toll", "fallen hurt", "rose hurt"},  # of months: they may
    KeptSlots.MOVED_BACK: {"fallen hurt"},
    KeptSlots.UNDATED_CHANGE: {"moved toll"},
    KeptSlots.UNLIKE: {"paid pay"},
    KeptSlots.IN_LEDGER: {"entered dead"},
    KeptSlots.DECIDED: {"decided dead"},
    KeptSlots.ORDERED: {"far sunk", "far raised"},
    KeptSlots.VARIED: {
        *("clash dead", "heard dead", "then dead", "ferry toll", "span toll", "fallen hurt"),
        *("rose hurt", "moved toll", "paid pay"),
    },
}


def kept(kinds: frozenset[KeptSlots], folder: Path) -> set[str]:
    ledger = write_ledger(LEDGER, folder / "ledger.yaml")
    tables = Tables([str(write_csv(ROWS, folder / "claims.csv"))])
    with empty_store() as store:
        found = read_tables(store.connection, tables)
        load(store, [str(ledger)], tables, found, keep=kinds)
        own = len(LEDGER["claims"])
        slots = f"SELECT DISTINCT subject || ' ' || attribute FROM claims WHERE id >= {own}"
        return {slot for (slot,) in store.query(slots).rows}


@pytest.mark.parametrize("kind", KEPT)
def test_what_each_kind_keeps(kind: KeptSlots, tmp_path: Path) -> None:
    assert kept(frozenset({kind}), tmp_path) == KEPT[kind]


def test_examples_are_of_every_attribute(tmp_path: Path) -> None:
    examples = kept(frozenset({KeptSlots.EXAMPLE_OF_EACH_KIND}), tmp_path)
    assert {slot.split()[-1] for slot in examples} == {a["id"] for a in LEDGER["attributes"]}


def test_all_kinds_are_kept_unless_some_are_named(tmp_path: Path) -> None:
    every = kept(SUSPECT_KINDS, tmp_path)
    asked_for = {slot for kind, slots in KEPT.items() if kind in SUSPECT_KINDS for slot in slots}
    assert asked_for <= every
    assert kept(frozenset(), tmp_path) == set()
    assert {*KEPT, KeptSlots.EXAMPLE_OF_EACH_KIND} == SUSPECT_KINDS | {KeptSlots.VARIED}
    assert set(KeptSlots) - SUSPECT_KINDS == {KeptSlots.VARIED, KeptSlots.EVERY}
    assert kept(frozenset({KeptSlots.EVERY}), tmp_path) == {
        f"{row['subject']} {row['attribute']}" for row in ROWS
    }
