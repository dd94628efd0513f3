"""CR309: names in conflict that may be one name; schema.same_name says which may."""

from typing import Any

from schema.finding import Finding, Severity, Side
from tests.checks.ledgers import (
    CONFLICTS,
    Cases,
    cited,
    codes_by_case,
    examine,
    expected,
    of_example,
    sides_of,
    slot,
)

NAME, LIST = {"type": "name"}, {"type": "list"}
OWNERS: dict[str, Any] = {
    "id": "owners",
    "terms": [{"id": "shoei", "name": "Shoei Kisen Kaisha"}, {"id": "imabari", "name": "Imabari"}],
}


def said(value: str, speaker: str) -> dict[str, str]:
    return {"value": value, "speaker": speaker}


NAMES: Cases = {
    "contained": ("CR309", ["Shoei Kisen", "Shoei Kisen Kaisha"]),
    "spelt alike": ("", ["Shoei Kisen", "SHOEI KISEN"]),
    "three that may be one": ("CR309", ["Shoei Kisen", "Shoei Kisen Ltd", "The Shoei Kisen"]),
    "a third that is not": ("CR105", ["Shoei Kisen", "Shoei Kisen Kaisha", "Evergreen"]),
    "two that share a third": ("CR105", ["John Smith", "Jane Smith", "Smith"]),
    "one letter": ("CR105", ["Shoei Kisen", "Shoei Kissen"]),
    "two parties' names": (
        "CR309",
        [said("Shoei Kisen", "the port"), said("Shoei Kisen Kaisha", "the club")],
    ),
    "two parties": ("CR401", [said("Shoei Kisen", "the port"), said("Imabari", "the club")]),
    "a party and the rest": (
        "CR401",
        [
            said("Shoei Kisen", "the port"),
            said("Shoei Kisen Kaisha", "the port"),
            said("Imabari", "the club"),
        ],
    ),
    "a party and a source": ("CR105", ["Shoei Kisen", said("Imabari", "the club")]),
}
LISTED: Cases = {
    "listed and not": ("CR309", ["shoei", "Shoei Kisen"]),
    "two listed": ("CR105", ["shoei", "imabari"]),
    "two listed, and one that may be either": ("CR105", ["shoei", "imabari", "Shoei Kisen"]),
}
LISTS: Cases = {
    "initials": (
        "CR309",
        [{"value": ["A. Voss", "Ben Kaya"]}, {"value": ["Ben Kaya", "Ada Voss"]}],
    ),
    "two of them": ("CR309", [{"value": ["A. Voss", "Kaya"]}, {"value": ["Ben Kaya", "Ada Voss"]}]),
    "another item": ("CR106", [{"value": ["A. Voss", "Ben"]}, {"value": ["Cem", "Ada Voss"]}]),
    "one item for two": ("CR106", [{"value": ["A. Voss"]}, {"value": ["Ada Voss", "Anna Voss"]}]),
    "an item of both": ("CR106", [{"value": ["Ada Voss"]}, {"value": ["Ada Voss", "A. Voss"]}]),
    "which one is which": (
        "CR309",
        [{"value": ["A. Voss", "Ada Voss"]}, {"value": ["Ada M. Voss", "Anna Voss"]}],
    ),
    "open": ("CR309", [{"value": ["Ada Voss", "Ben"]}, {"value": {"including": ["A. Voss"]}}]),
    "open, with another": ("CR106", [{"value": ["Ada"]}, {"value": {"including": ["Ben"]}}]),
    "open, and longer": ("", [{"value": ["Ada", "Ben"]}, {"value": {"including": ["Ada"]}}]),
    "two parties": (
        "CR401",
        [{"value": ["Ada"], "speaker": "the port"}, {"value": ["Ben"], "speaker": "the club"}],
    ),
    "two parties' names": (
        "CR309",
        [
            {"value": ["A. Voss"], "speaker": "the port"},
            {"value": ["Ada Voss"], "speaker": "the club"},
        ],
    ),
}


def test_whole_finding() -> None:
    assert of_example("CR309").findings == (
        Finding(
            code="CR309",
            name="one-name-or-two",
            severity=Severity.AMBIGUITY,
            subject="ship",
            attribute="owner",
            message="Ship, owner: Shoei Kisen Kaisha in evening, but Shoei Kisen in morning: "
            "is that one name?",
            sides=(
                Side(
                    says="Shoei Kisen Kaisha",
                    citations=(
                        cited("evening", 10, "Shoei Kisen Kaisha", "owned by Shoei Kisen Kaisha"),
                    ),
                ),
                Side(
                    says="Shoei Kisen",
                    citations=(cited("morning", 5, "Shoei Kisen", "its owner, Shoei Kisen"),),
                ),
            ),
        ),
    )


def test_borders_of_names() -> None:
    assert codes_by_case(NAME, NAMES, *CONFLICTS) == expected(NAMES)


def test_borders_of_listed_names() -> None:
    attribute = NAME | {"vocabulary": "owners"}
    found = codes_by_case(attribute, LISTED, *CONFLICTS, vocabularies=[OWNERS])
    assert found == expected(LISTED)


def test_borders_of_lists() -> None:
    assert codes_by_case(LIST, LISTS, *CONFLICTS) == expected(LISTS)


def test_lists_are_asked_for_their_names() -> None:
    claims = [{"value": ["A. Voss", "Ben Kaya"]}, {"value": ["Ada Voss", "Ben Kaya"]}]
    (found,) = examine(slot(LIST, *claims), "CR309").findings
    assert found.message == (
        "Case, it: A. Voss and Ben Kaya in s1, but Ada Voss and Ben Kaya in s2: "
        "are these the same names?"
    )
    assert sides_of(found) == {"A. Voss and Ben Kaya": ["s1"], "Ada Voss and Ben Kaya": ["s2"]}


def test_very_many_names_are_a_conflict() -> None:
    names = [f"Shoei {chr(65 + n)}." for n in range(26)] + [f"Shoei Kisen {n}" for n in range(5)]
    assert examine(slot(NAME, *names), *CONFLICTS).codes == ["CR105"]
