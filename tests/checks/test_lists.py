"""CR106: lists that cannot all be complete."""

from typing import Any

from schema.finding import Finding, Severity, Side
from tests.checks.ledgers import (
    CONFLICTS,
    Claim,
    cited,
    codes_by_case,
    examine,
    of_example,
    sides_of,
    slot,
)

LIST = {"type": "list"}
MEASURES: dict[str, Any] = {
    "id": "measures",
    "terms": [
        "sanction",
        {"id": "visa-ban", "parent": "sanction", "aliases": ["travel ban"]},
        {"id": "freeze", "parent": "sanction"},
        "tariff",
    ],
}


def closed(*items: str) -> Claim:
    return {"value": list(items)}


def including(*items: str) -> Claim:
    return {"value": {"including": list(items)}}


def test_whole_finding() -> None:
    assert of_example("CR106").findings == (
        Finding(
            code="CR106",
            name="list-conflict",
            severity=Severity.CONTRADICTION,
            subject="prize",
            attribute="winners",
            scope="",
            message="City prize, winners: Ada and Ben in morning, but only Ada in evening",
            sides=(
                Side(
                    says="Ada and Ben",
                    citations=(cited("morning", 5, "Ada; Ben", "Ada and Ben won"),),
                ),
                Side(says="only Ada", citations=(cited("evening", 10, "Ada", "Ada won"),)),
            ),
        ),
    )


def test_borders_of_names() -> None:
    cases: dict[str, tuple[str, list[Claim]]] = {
        "same items": ("", [closed("Ada", "Ben"), closed("Ben", "Ada")]),
        "one lacks one": ("CR106", [closed("Ada", "Ben"), closed("Ada")]),
        "each lacks one": ("CR106", [closed("Ada"), closed("Ben")]),
        "open lacks one": ("", [closed("Ada", "Ben"), including("Ada")]),
        "closed lacks one of an open": ("CR106", [closed("Ada"), including("Ada", "Ben")]),
        "two open": ("", [including("Ada"), including("Ben")]),
        "spelling": ("", [closed("Ada Krämer", "Ben"), closed("BEN", "ada  kramer")]),
        "twice": ("", [closed("Ada", "Ada"), closed("Ada")]),
        "written as text": ("", ["Ada; Ben", closed("Ada", "Ben")]),
        "open, written as text": ("CR106", ["including Ada; Ben", "Ben"]),
        "one closed": ("", [closed("Ada", "Ben")]),
        "open ones around a closed one": (
            "CR106",
            [including("Ada"), closed("Ada"), including("Ben")],
        ),
    }
    assert codes_by_case(LIST, cases, *CONFLICTS) == {
        name: codes for name, (codes, _) in cases.items()
    }


def test_borders_of_a_tree() -> None:
    cases: dict[str, tuple[str, list[Claim]]] = {
        "broader covers narrower": ("", [closed("sanction"), closed("visa-ban", "freeze")]),
        "narrower is covered": ("", [closed("freeze"), closed("sanction")]),
        "broader does not cover all": ("CR106", [closed("sanction"), closed("freeze", "tariff")]),
        "narrower lacks its sibling": ("CR106", [closed("freeze"), closed("freeze", "visa-ban")]),
        "alias": ("", [closed("travel ban"), closed("visa-ban")]),
    }
    found = codes_by_case(
        LIST | {"vocabulary": "measures"}, cases, *CONFLICTS, vocabularies=[MEASURES]
    )
    assert found == {name: codes for name, (codes, _) in cases.items()}


def test_one_side_for_each_list_whatever_its_order_and_spelling() -> None:
    claims = [closed("Ada", "Ben"), closed("ben", "Ada"), closed("Ada"), including("Ada", "Ben")]
    (found,) = examine(slot(LIST, *claims), *CONFLICTS).findings
    assert sides_of(found) == {
        "Ada and Ben": ["s1", "s2"],
        "only Ada": ["s3"],
        "including Ada and Ben": ["s4"],
    }
    assert found.message == (
        "Case, it: Ada and Ben in s1 and s2, only Ada in s3, but including Ada and Ben in s4"
    )
