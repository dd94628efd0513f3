"""Which sources the matrix marks: the odd side of a conflict, even sides, ambiguous words."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.fact_sheet.build import facts, statements_by_slot
from reports.pictures.agreement import Agreement, Cell, cells
from runner.examine import examined

HEAD = """\
sources: [{id: a, publisher: A}, {id: b, publisher: B}, {id: c, publisher: C}, {id: d}]
subjects: [{id: s}]
attributes:
  - {id: n, type: count}
  - {id: place, type: term, vocabulary: places}
  - {id: when, type: date}
  - {id: note, type: text}
vocabularies: [{id: places, terms: [pier, harbour]}]
"""


def _cells(folder: Path, *claims: str, head: str = HEAD, more: str = "") -> dict[str, Cell]:
    ledger = folder / "facts.yaml"
    entries = "".join(f"  - {{subject: s, quote: q, {claim}}}\n" for claim in claims)
    ledger.write_text(f"{head}claims:\n{entries}{more}", encoding="utf-8")
    with examined([ledger]) as seen:
        stated = statements_by_slot(seen.store)
        made = cells(facts(seen, stated), seen.findings, stated, seen.store)
    return {source: cell for (_, source), cell in made.items()}


def _marks(found: dict[str, Cell]) -> dict[str, Agreement]:
    return {source: cell.agreement for source, cell in found.items()}


def _said(source: str, value: object, attribute: str = "n", more: str = "") -> str:
    return f"source: {source}, attribute: {attribute}, value: {value}{more}"


def test_only_the_odd_side_of_a_conflict_is_marked(tmp_path: Path) -> None:
    found = _cells(tmp_path, _said("a", 4), _said("b", 4), _said("c", 7))
    assert _marks(found) == {"a": "agrees", "b": "agrees", "c": "odd"}
    assert found["c"].labels == ("n",)


def test_even_sides_have_another_mark(tmp_path: Path) -> None:
    assert _marks(_cells(tmp_path, _said("a", 4), _said("b", 7))) == {"a": "even", "b": "even"}


def test_of_three_sides_the_strongest_is_not_marked(tmp_path: Path) -> None:
    claims = [_said("a", 4), _said("b", 4), _said("c", 7), _said("d", 9)]
    assert _marks(_cells(tmp_path, *claims)) == {
        "a": "agrees", "b": "agrees", "c": "odd", "d": "odd"
    }  # fmt: skip


def test_sources_of_one_publisher_are_one_to_one(tmp_path: Path) -> None:
    head = HEAD.replace("publisher: B", "publisher: A")
    found = _cells(tmp_path, _said("a", 4), _said("b", 4), _said("c", 7), head=head)
    assert _marks(found) == {"a": "even", "b": "even", "c": "even"}


def test_a_source_on_two_sides_has_the_worse_mark(tmp_path: Path) -> None:
    found = _cells(tmp_path, _said("a", 4), _said("a", 7), _said("b", 4))
    assert _marks(found) == {"a": "odd", "b": "agrees"}


@pytest.mark.parametrize(("value", "mark"), [(4, "agrees"), (7, "even")])
def test_agreement_is_no_conflict(tmp_path: Path, value: int, mark: Agreement) -> None:
    assert _marks(_cells(tmp_path, _said("a", 4), _said("b", value)))["a"] == mark


def test_ambiguous_words_are_not_alone(tmp_path: Path) -> None:
    readings = (
        "source: a, attribute: when, phrase: q, readings: [{means: one, value: 2019}, "
        "{means: other, value: 2021}]"
    )
    found = _cells(tmp_path, readings, _said("b", "x", "note"))
    assert _marks(found) == {"a": "ambiguous", "b": "alone"}


def test_a_dispute_between_parties_has_even_sides(tmp_path: Path) -> None:
    claims = [
        _said("a", "pier", "place", ", speaker: X"),
        _said("b", "pier", "place", ", speaker: X"),
        _said("c", "harbour", "place", ", speaker: Y"),
    ]
    assert set(_marks(_cells(tmp_path, *claims)).values()) == {"even"}


def test_who_is_against_a_decision_is_odd(tmp_path: Path) -> None:
    decided = (
        "decisions: [{subject: s, attribute: n, value: 4, because: x, by: E, on: 2024-01-01}]\n"
    )
    found = _cells(tmp_path, _said("a", 4), _said("b", 7), more=decided)
    assert _marks(found) == {"a": "alone", "b": "odd"}


def test_of_several_facts_the_worst_counts(tmp_path: Path) -> None:
    claims = [
        _said("a", 4),
        _said("b", 7),
        _said("a", "pier", "place"),
        _said("b", "pier", "place"),
    ]
    found = _cells(tmp_path, *claims)
    assert _marks(found) == {"a": "even", "b": "even"}
    assert found["a"].labels == ("n",)
