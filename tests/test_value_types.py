"""Every value type goes all the way: it is registered, documented, and compared by a check."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest

from schema.problem import ValueProblem
from schema.records import Attribute, ValueTypeName
from schema.values import VALUE_TYPES, ValueType
from tests.checks.ledgers import examine, slot

ROOT = Path(__file__).parent.parent
TYPES: tuple[str, ...] = get_args(ValueTypeName)

CLASHES: dict[str, tuple[dict[str, Any], str | list[str], str | list[str]]] = {
    "date": ({}, "2019", "2020"),
    "money": ({}, "5 EUR", "9 EUR"),
    "quantity": ({"unit": "km"}, "5 km", "9 km"),
    "count": ({}, "5", "9"),
    "term": ({"vocabulary": "colours"}, "red", "blue"),
    "name": ({}, "Ada", "Ben"),
    "list": ({}, ["Ada"], ["Ada", "Ben"]),
}
"""For each type whose values can contradict: keys of an attribute, and two values that do."""
COLOURS = [{"id": "colours", "terms": ["red", "blue"]}]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_every_type_is_registered_under_its_own_name() -> None:
    assert {name: kind.name for name, kind in VALUE_TYPES.items()} == {name: name for name in TYPES}


def test_a_clash_is_known_of_every_type_that_is_compared() -> None:
    assert set(CLASHES) == {name for name, kind in VALUE_TYPES.items() if kind.compared}


@pytest.mark.parametrize("name", CLASHES)
def test_a_check_finds_values_that_contradict_and_no_others(name: str) -> None:
    keys, one, other = CLASHES[name]
    attribute = {"type": name, **keys}
    claims = [{"value": value} for value in (one, other, one)]
    (code,) = examine(slot(attribute, *claims[:2], vocabularies=COLOURS)).codes
    assert re.fullmatch(r"CR1\d\d", code)
    assert examine(slot(attribute, claims[0], claims[2], vocabularies=COLOURS)).codes == []


@pytest.mark.parametrize("name", [name for name, kind in VALUE_TYPES.items() if not kind.compared])
def test_what_is_not_compared_is_not_found(name: str) -> None:
    assert examine(slot({"type": name}, "one", "another")).codes == []


@pytest.mark.parametrize(
    "kind", [k for k in VALUE_TYPES.values() if k.sample], ids=lambda k: k.name
)
def test_a_sample_is_a_value_and_shows_what_is_wrong_with_a_tolerance(kind: ValueType) -> None:
    attribute = Attribute(id="x", type=kind.name, unit="km")
    assert kind.sample is not None
    assert kind.read(kind.sample, attribute, None).parts
    with pytest.raises(ValueProblem, match="'x y'"):
        kind.read(kind.sample, attribute.model_copy(update={"tolerance": "x y"}), None)


@pytest.mark.parametrize("name", TYPES)
def test_the_manual_says_how_a_value_is_written(name: str) -> None:
    manual = (ROOT / "docs/ledger.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| `{name}` \| .*\w.* \|", manual, re.MULTILINE)
