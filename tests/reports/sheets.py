"""Fact sheets of small ledgers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from checks.definition import AnyCheck
from checks.registry import CHECKS
from reports.fact_sheet.build import facts
from runner.examine import examined
from schema.fact import Fact
from tests.checks.ledgers import FILE, Claim, slot

MARKING = tuple(check for check in CHECKS if check.marks)
"""The checks whose findings a sheet shows."""
OF_VALUES = tuple(check for check in MARKING if check.marks != ("wording",))
"""Those of them that have a say in the value and the status of a row."""
DATE = {"type": "date"}
COUNT = {"type": "count"}
MONEY = {"type": "money"}
NAME = {"type": "name"}
TEXT = {"type": "text"}
LIST = {"type": "list"}
TERM = {"type": "term", "vocabulary": "words"}


def words(*terms: object, kind: str = "tree") -> dict[str, Any]:
    """Give the section with the vocabulary of `TERM`."""
    return {"vocabularies": [{"id": "words", "kind": kind, "terms": terms}]}


def sheet(attribute: Mapping[str, Any], *claims: Claim, **sections: object) -> Fact:
    """Give the fact that claims about one attribute make, each by a source of its own: s1, s2."""
    ledger = slot(attribute, *claims, **sections)
    return _fact(ledger, OF_VALUES)


def sheet_with_wording(attribute: Mapping[str, Any], *claims: Claim) -> Fact:
    """Give the fact as `sheet` does, with what is to be minded in its wording."""
    return _fact(slot(attribute, *claims), MARKING)


def _fact(ledger: object, checks: tuple[AnyCheck, ...]) -> Fact:
    FILE.write_text(json.dumps(ledger), encoding="utf-8")
    with examined([FILE], checks=checks) as seen:
        (fact,) = facts(seen)
        return fact


def by(speaker: str, value: object, **more: object) -> dict[str, Any]:
    return {"value": value, "speaker": speaker, **more}


def status_and_value(fact: Fact) -> tuple[str, str]:
    return fact.status, fact.value
