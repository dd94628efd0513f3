"""A reading that the other claims rule out gives no row; a condition stands with what it is of."""

from __future__ import annotations

import json
from typing import Any

from reports.fact_sheet.build import facts
from runner.examine import examined
from tests.checks.ledgers import FILE
from tests.reports.sheets import MARKING, TEXT, by, sheet

READINGS: Any = [
    {"means": "the deal", "attribute": "signed", "value": "2019"},
    {"means": "the delivery", "attribute": "delivered", "value": "2019"},
]
BOUGHT = {"source": "a", "attribute": "signed", "quote": "bought in 2019", "readings": READINGS}


def rows(*claims: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Give status and value by attribute."""
    ledger = {
        "sources": [{"id": name, "publisher": name} for name in "abc"],
        "subjects": [{"id": "it"}],
        "attributes": [{"id": name, "type": "date"} for name in ("signed", "delivered")],
        "claims": [{"subject": "it", **claim} for claim in claims],
    }
    FILE.write_text(json.dumps(ledger), encoding="utf-8")
    with examined([FILE], checks=MARKING) as seen:
        return {fact.attribute: (fact.status, fact.value) for fact in facts(seen)}


def other(attribute: str, value: str, source: str = "b") -> dict[str, Any]:
    return {"source": source, "attribute": attribute, "value": value, "quote": "words"}


def test_a_reading_beside_one_that_others_agree_with_gives_no_row() -> None:
    assert rows(BOUGHT, other("delivered", "2019-07")) == {
        "delivered": ("single source", "July 2019")
    }


def test_readings_that_nobody_decides_on_are_both_open() -> None:
    assert rows(BOUGHT) == {
        "signed": ("open", "2019 (the deal)"),
        "delivered": ("open", "2019 (the delivery)"),
    }


def test_both_stay_where_others_agree_with_both() -> None:
    found = rows(BOUGHT, other("delivered", "2019"), other("signed", "2019"))
    assert {status for status, _ in found.values()} == {"single source"}


def test_a_reading_that_others_contradict_leaves_the_other_one_open() -> None:
    assert rows(BOUGHT, other("signed", "2017")) == {
        "signed": ("single source", "2017"),
        "delivered": ("open", "2019 (the delivery)"),
    }


def test_of_two_readings_of_one_fact_the_one_that_stands_is_printed() -> None:
    readings = [{"means": "begun", "value": "2017"}, {"means": "opened", "value": "2018"}]
    found = rows(BOUGHT | {"readings": readings}, other("signed", "2017", "b"))
    assert found == {"signed": ("single source", "2017")}


def test_a_condition_stands_with_what_it_is_of() -> None:
    said = by("Akar", "a solution is possible", modality="conditional", quote="if the US wants one")
    fact = sheet(TEXT, said)
    assert fact.value == "Akar said conditionally: a solution is possible (“if the US wants one”)"
    assert fact.not_asserted == (
        "Akar said conditionally: a solution is possible (s1: “if the US wants one”)",
    )


def test_plans_threats_and_demands_are_told_as_such() -> None:
    fact = sheet(
        TEXT,
        {"value": "a", "modality": "planned"},
        by("Kirby", "b", modality="threatened"),
        by("Kirby", "c", modality="demanded"),
    )
    assert fact.value == "s1 spoke of a plan: a; Kirby threatened: b; Kirby called for: c"
