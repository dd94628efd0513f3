"""What is compared at all: claims of one modality, and of what changes, of the same moment."""

from tests.checks.ledgers import CONFLICTS, Claim, codes_by_case, examine, expected, slot

COUNT = {"type": "count"}
TOLL = COUNT | {"changes": True}


MODALITIES = ["planned", "conditional", "predicted", "demanded", "threatened", "denied"]


def test_what_is_asserted_is_compared_with_what_is_asserted() -> None:
    cases: dict[str, tuple[str, list[Claim]]] = {}
    for modality in MODALITIES:
        one, other = ({"value": value, "modality": modality} for value in ("5", "7"))
        cases |= {
            f"{modality} with an assertion": ("", ["4", one]),
            f"{modality}, twice": ("" if modality == "denied" else "CR103", [one, other]),
            f"{modality} with a conflict": ("CR103", ["4", "6", one]),
        }
    assert codes_by_case(COUNT, cases, *CONFLICTS) == expected(cases)


def test_a_plan_is_on_no_side() -> None:
    plan = {"value": "5", "modality": "planned"}
    (found,) = examine(slot(COUNT, "4", plan, "6"), *CONFLICTS).findings
    assert [side.sources for side in found.sides] == [("s1",), ("s3",)]


def at(value: str, as_of: str) -> Claim:
    return {"value": value, "as_of": as_of}


def test_what_changes_is_compared_at_the_same_moment_only() -> None:
    cases: dict[str, tuple[str, list[Claim]]] = {
        "the same day": ("CR103", [at("4", "2021-03-05"), at("5", "2021-03-05")]),
        "a day later": ("", [at("4", "2021-03-05"), at("5", "2021-03-06")]),
        "a month and a day in it": ("", [at("4", "2021-03"), at("5", "2021-03-06")]),
        "one moment written in two ways": ("CR103", [at("4", "2021"), at("5", "2021-01/2021-12")]),
        "no date at all": ("", ["4", "5"]),
        "one without a date": ("", [at("4", "2021"), "5"]),
    }
    assert codes_by_case(TOLL, cases, *CONFLICTS) == expected(cases)


def test_without_as_of_the_day_of_publication_counts() -> None:
    claims: list[Claim] = ["4", "5", "6", at("7", "2021-03-05"), {"value": "8", "source": "s1"}]
    days = ["2021-03-05", "2021-03-06", None, "2021-03-06", None]
    sources = [
        {"id": f"s{n}"} | ({"published": day} if day else {}) for n, day in enumerate(days, start=1)
    ]
    (found,) = examine(slot(TOLL, *claims, sources=sources), *CONFLICTS).findings
    assert found.message == (
        "Case, it, as of 5 March 2021: 4 in s1 (5 March 2021), 7 in s4 (6 March 2021), "
        "but 8 also in s1"
    )


def test_each_moment_is_a_finding_of_its_own() -> None:
    claims = [at(value, day) for day in ("2021-03-05", "2021-03-06") for value in ("4", "5")]
    found = examine(slot(TOLL, *claims), *CONFLICTS).findings
    assert [finding.scope for finding in found] == ["18691/18691", "18692/18692"]
    assert [f"{c.value} {s.says}" for f in found for s in f.sides for c in s.citations] == [
        "4 4",
        "5 5",
    ] * 2


def test_what_does_not_change_is_compared_whenever_it_was_said() -> None:
    claims = [at("4", "2021-03-05"), at("5", "2022-03-06")]
    assert examine(slot(COUNT, *claims), *CONFLICTS).codes == ["CR103"]


def test_changing_lists_and_terms_follow_the_same_rule() -> None:
    early, late = {"as_of": "2021"}, {"as_of": "2022"}
    cases: dict[str, tuple[str, list[Claim]]] = {
        "one moment": ("CR106", [early | {"value": ["Ada"]}, early | {"value": ["Ben"]}]),
        "two moments": ("", [early | {"value": ["Ada"]}, late | {"value": ["Ben"]}]),
    }
    assert codes_by_case({"type": "list", "changes": True}, cases, *CONFLICTS) == expected(cases)
