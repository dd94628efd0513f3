"""The table contracts: what they accept, and how they report what is broken, trap by trap."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest

from ledger.load_ledger import read_ledger
from ledger.typed import resolve
from reports.fact_sheet.forms import BrokenContractError, validate
from schema.contracts import FACT_SHEET, STATED, Breach, breaches
from schema.fact import Fact
from schema.records import ValueTypeName
from store.store import Store
from tests.ledger.helpers import open_typed

TYPES = get_args(ValueTypeName)
LEDGER = """
sources: [{id: a}, {id: b}]
subjects: [{id: bridge}]
attributes: [{id: opened, type: date}, {id: said, type: text}]
claims:
  - {source: a, subject: bridge, attribute: opened, value: "[2017, 2019]", quote: q}
  - {source: b, subject: bridge, attribute: said, value: anything, quote: q}
"""


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> Any:  # noqa: ANN401 - a generator of a store
    ledger = tmp_path / "ledger.yaml"
    ledger.write_text(LEDGER, encoding="utf-8")
    with open_typed(resolve(read_ledger([ledger]))) as store:
        yield store


def _fact(**changed: object) -> Fact:
    plain: dict[str, Any] = {
        "subject": "bridge",
        "subject_name": "the bridge",
        "attribute": "opened",
        "attribute_label": "opened",
        "type": "date",
        "key": True,
        "value": "2019",
        "status": "agreed",
        "sources": ("a",),
        "quotes": ("a: q",),
    }
    whole: dict[str, Any] = {**Fact(**plain).model_dump(), **changed}
    return Fact.model_construct(**whole)  # unchecked: what leaves may be broken


def test_what_the_store_holds_keeps_its_contract(store: Store) -> None:
    assert list(breaches(STATED, store.table("stated"))) == []


def test_an_empty_table_keeps_its_contract(store: Store) -> None:
    store.query("DELETE FROM stated")
    assert list(breaches(STATED, store.table("stated"))) == []


def test_each_broken_rule_is_counted_and_sampled(store: Store) -> None:
    store.query("UPDATE stated SET type = 'colour', axis = ''")
    assert list(breaches(STATED, store.table("stated"))) == [
        Breach(f"type: isin({TYPES})", 2, ("colour", "colour")),
        Breach("axis: str_length(1, None)", 2, ("", "")),
    ]


def test_a_missing_value_is_counted(store: Store) -> None:
    store.query("UPDATE stated SET source = NULL WHERE claim = 1")
    assert list(breaches(STATED, store.table("stated"))) == [Breach("source: no value", 1, (None,))]


def test_a_table_of_another_shape_is_told_by_column(store: Store) -> None:
    store.query("ALTER TABLE stated DROP COLUMN axis")
    found = list(breaches(STATED, store.table("stated")))
    assert [(b.rows, "column 'axis' not found" in b.rule) for b in found] == [(0, True)]


def test_a_breach_is_told_in_one_line() -> None:
    assert str(Breach("axis: str_length(1, None)", 2, ("", "x"))) == (
        "axis: str_length(1, None): 2 rows, such as '', 'x'"
    )
    assert str(Breach("column 'axis' not found", 0, ())) == "column 'axis' not found"


def test_a_good_sheet_is_held_and_an_empty_one_too(store: Store) -> None:
    validate([_fact(), _fact(attribute="closed", status="contested")], store)
    assert store.query("SELECT count(*) FROM fact_sheet").rows == [(2,)]
    validate([], store)
    assert list(breaches(FACT_SHEET, store.table("fact_sheet"))) == []


def test_a_sheet_with_an_unknown_status_does_not_leave(store: Store) -> None:
    with pytest.raises(BrokenContractError, match=r"^status: isin\(.*\): 1 rows, such as 'won'$"):
        validate([_fact(), _fact(status="won")], store)
