"""CR104, CR303 and CR304: terms in a tree, on a ladder, in shades."""

from typing import Any

import pytest

from schema.finding import Finding, Severity, Side
from tests.checks.ledgers import (
    CONFLICTS,
    Cases,
    Claim,
    cited,
    codes_by_case,
    examine,
    expected,
    of_example,
    sides_of,
    slot,
)

TERM = {"type": "term", "vocabulary": "words"}
TREE: dict[str, Any] = {
    "id": "words",
    "terms": [
        "public",
        {"id": "city", "name": "the city", "aliases": ["town"], "parent": "public"},
        {"id": "harbour-office", "parent": "city"},
        {"id": "state", "parent": "public"},
        {"id": "private"},
    ],
}
LADDER: dict[str, Any] = {
    "id": "words",
    "kind": "ladder",
    "terms": ["warned", {"id": "barred", "aliases": ["suspended"]}, "dismissed", "jailed"],
}
SHADES: dict[str, Any] = {"id": "words", "kind": "shades", "terms": ["paused", "called off"]}

TREE_CASES: Cases = {
    "broader and narrower": ("", ["public", "city"]),
    "two steps narrower": ("", ["public", "harbour-office"]),
    "siblings": ("CR104", ["city", "state"]),
    "a term and its parent's sibling": ("CR104", ["harbour-office", "state"]),
    "neighbours in the list, other branches": ("CR104", ["state", "private"]),
    "siblings with their parent": ("CR104", ["public", "city", "state"]),
    "a chain": ("", ["harbour-office", "public", "city"]),
    "name, alias and case": ("", ["The City", "TOWN", "city"]),
}
LADDER_CASES: Cases = {
    "the same step": ("", ["barred", "suspended"]),
    "one step": ("CR303", ["warned", "barred"]),
    "one step down": ("CR303", ["dismissed", "suspended"]),
    "two steps": ("CR104", ["warned", "dismissed"]),
    "three steps": ("CR104", ["jailed", "warned"]),
    "one step and one step": ("CR104", ["warned", "barred", "dismissed"]),
}
SHADES_CASES: Cases = {
    "the same shade": ("", ["paused", "Paused"]),
    "two shades": ("CR304", ["paused", "called off"]),
}


@pytest.mark.parametrize(
    ("vocabulary", "cases"),
    [(TREE, TREE_CASES), (LADDER, LADDER_CASES), (SHADES, SHADES_CASES)],
    ids=["tree", "ladder", "shades"],
)
def test_borders(vocabulary: dict[str, Any], cases: Cases) -> None:
    assert codes_by_case(TERM, cases, *CONFLICTS, vocabularies=[vocabulary]) == expected(cases)


@pytest.mark.parametrize(
    ("code", "finding"),
    [
        (
            "CR104",
            Finding(
                code="CR104",
                name="term-conflict",
                severity=Severity.CONTRADICTION,
                subject="bridge",
                attribute="owner",
                message="Harbour bridge, owner: city in morning, but private in evening",
                sides=(
                    Side(
                        says="city", citations=(cited("morning", 12, "city", "the city owns it"),)
                    ),
                    Side(
                        says="private",
                        citations=(cited("evening", 17, "private", "privately owned"),),
                    ),
                ),
            ),
        ),
        (
            "CR303",
            Finding(
                code="CR303",
                name="words-of-different-force",
                severity=Severity.TENSION,
                subject="coach",
                attribute="fate",
                message="Coach, fate: suspended in morning, but dismissed in evening",
                sides=(
                    Side(
                        says="suspended",
                        citations=(cited("morning", 7, "suspended", "was suspended"),),
                    ),
                    Side(
                        says="dismissed",
                        citations=(cited("evening", 12, "dismissed", "was sacked"),),
                    ),
                ),
            ),
        ),
        (
            "CR304",
            Finding(
                code="CR304",
                name="words-of-different-scope",
                severity=Severity.TENSION,
                subject="strike",
                attribute="ended-by",
                message="Strike, ended by: called off in evening, but paused in morning",
                sides=(
                    Side(
                        says="called off",
                        citations=(cited("evening", 11, "called off", "was called off"),),
                    ),
                    Side(says="paused", citations=(cited("morning", 6, "paused", "was paused"),)),
                ),
            ),
        ),
    ],
)
def test_whole_findings(code: str, finding: Finding) -> None:
    assert of_example(code).findings == (finding,)


def test_a_side_names_its_narrowest_term_first() -> None:
    claims: list[Claim] = ["public", "town", "private", "harbour-office"]
    (found,) = examine(slot(TERM, *claims, vocabularies=[TREE]), *CONFLICTS).findings
    assert sides_of(found) == {
        "harbour office (s4), the city (s2) and public (s1)": ["s1", "s2", "s4"],
        "private": ["s3"],
    }


@pytest.mark.parametrize("vocabulary", [LADDER, SHADES], ids=["ladder", "shades"])
def test_names_and_lists_have_no_force(vocabulary: dict[str, Any]) -> None:
    first, second = [term if isinstance(term, str) else term["id"] for term in vocabulary["terms"]][
        :2
    ]
    names = examine(
        slot(TERM | {"type": "name"}, first, second, vocabularies=[vocabulary]), *CONFLICTS
    )
    assert names.codes == ["CR105"]
    lists = examine(
        slot(TERM | {"type": "list"}, first, second, vocabularies=[vocabulary]), *CONFLICTS
    )
    assert lists.codes == ["CR106"]
    for code, reason in (
        ("CR303", "no two claims about one term of a `ladder` vocabulary"),
        ("CR304", "no two claims about one term of a `shades` vocabulary"),
    ):
        assert names.ended(code) == lists.ended(code) == ("did not apply", reason)
