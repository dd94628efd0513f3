"""CR105: names that are not known to be the same. Those that may be: test_name_questions.py."""

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

NAME = {"type": "name"}
PEOPLE: dict[str, Any] = {
    "id": "people",
    "terms": [
        {"id": "lindqvist", "name": "Anna Lindqvist", "aliases": ["Mayor Lindqvist"]},
        {"id": "berg", "name": "Åsa Berg"},
    ],
}
CASES: Cases = {
    "one letter": ("CR105", ["Antony Blinken", "Anthony Blinken"]),
    "case": ("", ["Anna Lindqvist", "ANNA LINDQVIST"]),
    "accents": ("", ["Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"]),
    "dotless i": ("", ["Fatih Altaylı", "Fatih Altayli"]),
    "composed and decomposed": ("", ["Zo\u00eb", "Zoe\u0308"]),
    "punctuation and space": ("", ["O’Neill-Smith", "O'Neill  Smith"]),
    "British and American": ("", ["Ministry of Defence", "Ministry of Defense"]),
    "a letter that looks the same": ("CR105", ["Anna", "\u0410nna"]),
    "another script": ("CR105", ["北京", "上海"]),
    "initials": ("CR309", ["A. Lindqvist", "Anna Lindqvist"]),
    "an ending that looks British": ("CR105", ["Elise", "Elize"]),
    "three names": ("CR105", ["Ann", "Anne", "Anna"]),
    "one name": ("", ["Ann"]),
}
LISTED: Cases = {
    "name and alias": ("", ["Anna Lindqvist", "mayor lindqvist"]),
    "id and name": ("", ["berg", "Asa Berg"]),
    "two listed": ("CR105", ["Anna Lindqvist", "Åsa Berg"]),
    "listed and not": ("CR105", ["Anna Lindqvist", "Anna Lindquist"]),
    "neither listed": ("CR105", ["Anna Lindquist", "Ana Lindqvist"]),
    "not listed, spelt alike": ("", ["Ana Lindqvist", "ANA LINDQVIST"]),
}


def test_whole_finding() -> None:
    assert of_example("CR105").findings == (
        Finding(
            code="CR105",
            name="name-conflict",
            severity=Severity.CONTRADICTION,
            subject="mayor",
            attribute="name",
            message="Mayor, name: Anna Lindqvist in morning, but Anna Lindquist in evening",
            sides=(
                Side(
                    says="Anna Lindqvist",
                    citations=(cited("morning", 5, "Anna Lindqvist", "Anna Lindqvist"),),
                ),
                Side(
                    says="Anna Lindquist",
                    citations=(cited("evening", 10, "Anna Lindquist", "Anna Lindquist"),),
                ),
            ),
        ),
    )


def test_borders() -> None:
    assert codes_by_case(NAME, CASES, *CONFLICTS) == expected(CASES)


def test_borders_of_a_vocabulary() -> None:
    found = codes_by_case(
        NAME | {"vocabulary": "people"}, LISTED, *CONFLICTS, vocabularies=[PEOPLE]
    )
    assert found == expected(LISTED)


def test_a_listed_name_is_told_as_it_is_listed() -> None:
    names = slot(
        NAME | {"vocabulary": "people"},
        "MAYOR LINDQVIST",
        "Anna Lindquist",
        "anna lindquist",
        vocabularies=[PEOPLE],
    )
    (found,) = examine(names, *CONFLICTS).findings
    assert sides_of(found) == {"Anna Lindqvist": ["s1"], "Anna Lindquist": ["s2", "s3"]}
    assert found.sides[0].citations[0].value == "MAYOR LINDQVIST"
