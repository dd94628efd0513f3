"""What a check declares that the prefilter must keep suffices for it, whatever else is dropped."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from checks.definition import AnyCheck
from checks.registry import CHECKS
from claim_tables.input_tables import Tables
from claim_tables.kept_slots import SUSPECT_KINDS
from runner.examine_tables import examined_tables, kept_for
from runner.few_or_many import ENTRIES_UP_TO
from schema.finding import Outcome
from tests.claim_tables.tables import write_csv

VALUES = {
    "opened": ["2019", "2019-07-12", "2021-08", "2018-01", "[2018-02, 2019-11]"],
    "closed": ["2018", "2020-02", "2019-07"],
    "dead": ["4", "5", "12"],
    "cost": ["2 USD", "3 USD", "2.5 million EUR"],
    "state": ["planned", "suspended", "removed"],
    "force": ["request", "demand"],
    "head": ["Ann Arbor", "Bob Hope", "A. Arbor"],
    "owners": ["city", "city; state"],
}
LEDGER = {
    "sources": [
        {"id": f"s{n}", "published": f"2019-0{n + 1}-01", "publisher": "AB"[n % 2]}
        for n in range(6)
    ],
    "vocabularies": [
        {"id": "states", "kind": "ladder", "terms": VALUES["state"]},
        {"id": "forces", "kind": "shades", "terms": VALUES["force"]},
    ],
    "attributes": [
        {"id": "opened", "type": "date", "key": True},
        {"id": "closed", "type": "date"},
        {"id": "dead", "type": "count", "changes": "up"},
        {"id": "cost", "type": "money", "key": True},
        {"id": "state", "type": "term", "vocabulary": "states"},
        {"id": "force", "type": "term", "vocabulary": "forces"},
        {"id": "head", "type": "name"},
        {"id": "owners", "type": "list"},
    ],
    "order_rules": [
        {
            "earlier": {"subject": f"x{n}", "attribute": "opened"},
            "later": {"subject": f"x{n}", "attribute": "closed"},
            "because": "what is not open is not closed",
        }
        for n in range(9)
    ],
    "decisions": [
        {
            "subject": "x2",
            "attribute": "closed",
            "value": "2025",
            "grounds": ["2017"],
            "because": "seen",
            "by": "me",
            "on": "2020",
        }
    ],
}
ENGINE_ALONE = [check for check in CHECKS if not check.of_entries]
"""Checks that find the same in a table as in a ledger."""


def rows() -> Iterator[dict[str, str]]:
    """Give claims of every kind: agreed and in conflict, of speakers, plans, denials, dated."""
    chance = Random(7)  # noqa: S311 - no secret
    for n in range(900):
        attribute = chance.choice(list(VALUES))
        values = VALUES[attribute]
        yield {
            "source": f"s{chance.randrange(6)}",
            "subject": f"x{chance.randrange(60)}",
            "attribute": attribute,
            "value": values[0] if chance.random() < 0.8 else chance.choice(values),
            "quote": f"words {'abcdefghij'[n % 10]}",
            "speaker": chance.choice(["", "", "", "the Mayor", "Kim"]),
            "modality": chance.choice([""] * 6 + ["planned", "denied"]),
            "as_of": chance.choice(["", "", "", "2019", "2022-05-01"]),
        }


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("declared")
    ledger = folder / "ledger.json"
    subjects = [{"id": f"x{n}"} for n in range(60)]
    text = json.dumps({**LEDGER, "subjects": subjects, "claims": []})
    ledger.write_text(text, encoding="utf-8")
    ledger = ledger.rename(folder / "ledger.yaml")
    return ledger, write_csv(list(rows()), folder / "claims.csv")


def outcomes(inputs: tuple[Path, Path], checks: list[AnyCheck], many: int) -> dict[str, Outcome]:
    ledger, table = inputs
    with examined_tables(
        [str(ledger)], Tables([str(table)]), checks=checks, entries_up_to=many
    ) as seen:
        return {outcome.code: outcome for outcome in seen.outcomes}


@pytest.fixture(scope="module")
def as_ledger(inputs: tuple[Path, Path]) -> dict[str, Outcome]:
    return outcomes(inputs, ENGINE_ALONE, ENTRIES_UP_TO)


def test_most_of_them_find_something(as_ledger: dict[str, Outcome]) -> None:
    silent = {code for code, outcome in as_ledger.items() if outcome.state != "found"}
    assert silent == {
        "CR107",
        "CR109",
        "CR301",
        "CR308",
        "CR404",
        "CR405",
        "CR409",
        "CR504",
        "CR505",
    }


@pytest.mark.parametrize("check", ENGINE_ALONE, ids=lambda check: check.code)
def test_what_a_check_declares_suffices_for_it(
    check: AnyCheck, inputs: tuple[Path, Path], as_ledger: dict[str, Outcome]
) -> None:
    alone = outcomes(inputs, [check], 0)[check.code]
    assert alone == as_ledger[check.code]


def test_own_checks_see_all_claims() -> None:
    (first, *_) = ENGINE_ALONE
    assert kept_for([first]) < SUSPECT_KINDS
