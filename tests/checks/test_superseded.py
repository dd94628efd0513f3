"""CR205: plans of older sources that newer ones state as done."""

from typing import Any

import pytest

from schema.finding import Finding, Severity, Side
from tests.checks.ledgers import (
    Cases,
    cited,
    codes_by_case,
    ended,
    examine,
    expected,
    of_example,
    sides_of,
    slot,
)

DATE = {"type": "date"}
COUNT = {"type": "count"}
TERM = {"type": "term", "vocabulary": "owners"}
VOCABULARY: dict[str, Any] = {
    "id": "owners",
    "terms": ["public", {"id": "city", "parent": "public"}, "private"],
}
OLD, BETWEEN, NEW = "2018-05", "2018-11", "2021-03-05"
SOURCES = [
    {"id": name, "published": day}
    for name, day in (("s1", OLD), ("s2", NEW), ("s3", BETWEEN), ("s4", "2018-05/2021-03-05"))
] + [{"id": "s5"}]
for _source in SOURCES:
    _source["published_because"] = "no date on the page"


def planned(value: object, modality: str = "planned", **keys: object) -> dict[str, object]:
    return {"value": value, "modality": modality, **keys}


def then(value: object, **keys: object) -> dict[str, object]:
    return {"value": value, "source": "s2", **keys}


def found(attribute: dict[str, Any], cases: Cases) -> dict[str, str]:
    """Give for each case whether CR205 is found."""
    return codes_by_case(attribute, cases, "CR205", sources=SOURCES, vocabularies=[VOCABULARY])


def test_whole_finding() -> None:
    plan = cited("morning", 7, "2019-06", "is to open in June 2019")
    fact = cited("evening", 13, "2019-07", "opened last month")
    assert of_example("CR205").findings == (
        Finding(
            code="CR205",
            name="superseded",
            severity=Severity.NOTE,
            subject="bridge",
            attribute="opened",
            scope="",
            message="Harbour bridge, opened: June 2019, planned in morning (1 May 2018), "
            "then July 2019, stated as fact in evening (2 August 2019)",
            sides=(
                Side(
                    says="June 2019, planned",
                    citations=(
                        plan.model_copy(update={"published": "2018-05-01", "modality": "planned"}),
                    ),
                ),
                Side(
                    says="July 2019, stated as fact",
                    citations=(fact.model_copy(update={"published": "2019-08-02"}),),
                ),
            ),
        ),
    )


def test_only_what_may_come_true_is_superseded() -> None:
    cases: Cases = {
        "planned": ("CR205", [planned("2019"), then("2020")]),
        "conditional": ("CR205", [planned("2019", "conditional"), then("2020")]),
        "predicted": ("CR205", [planned("2019", "predicted"), then("2020")]),
        "demanded": ("", [planned("2019", "demanded"), then("2020")]),
        "denied": ("", [planned("2019", "denied"), then("2020")]),
        "asserted": ("", [planned("2019", "asserted"), then("2019")]),
        "planned again": ("", [planned("2019"), then("2020", modality="planned")]),
        "ambiguous": ("", [
            planned("2019"),
            {"source": "s2", "readings": [{"means": "one", "value": "2019"},
                                          {"means": "other", "value": "2020"}]},
        ]),
    }  # fmt: skip
    assert found(DATE, cases) == expected(cases)


def test_one_source_must_be_older_for_certain() -> None:
    cases: Cases = {
        "the plan is newer": ("", [planned("2022", source="s2"), then("2017", source="s1")]),
        "the same month": ("", [planned("2019"), then("2019", source="s1")]),
        "perhaps the same month": ("", [planned("2019"), then("2019", source="s4")]),
        "perhaps the newer": ("", [planned("2022", source="s4"), then("2020")]),
        "the plan is undated": ("", [planned("2019", source="s5"), then("2020")]),
        "the fact is undated": ("", [planned("2019"), then("2020", source="s5")]),
    }
    assert found(DATE, cases) == expected(cases)


@pytest.mark.parametrize(
    ("older", "newer", "codes"),
    [
        ("2018-05-31", "2018-06-01", "CR205"),
        ("2018-05-31", "2018-05-31", ""),
        ("2018-05", "2018-05-31", ""),
        ("../2018-05", "2018-06", "CR205"),
        ("2018-05/..", "2019", ""),
        ("2018-05", "2018-06/..", "CR205"),
        ("2018-05", "../2019", ""),
    ],
)
def test_publication_to_the_day(older: str, newer: str, codes: str) -> None:
    sources = [
        {"id": name, "published": day, "published_because": "no date on the page"}
        for name, day in (("s1", older), ("s2", newer))
    ]
    cases: Cases = {"case": (codes, [planned("2018"), then("2018")])}
    assert codes_by_case(DATE, cases, "CR1", "CR2", sources=sources) == expected(cases)


def test_a_date_is_superseded_unless_it_lies_before_the_plan() -> None:
    cases: Cases = {
        "as planned": ("CR205", [planned("2019"), then("2019")]),
        "late": ("CR205", [planned("2019"), then("2020")]),
        "early": ("CR205", [planned("2019"), then("2018-06")]),
        "the month of the plan": ("CR205", [planned("2019"), then("2018-05")]),
        "before the plan": ("", [planned("2019"), then("2018-04-30")]),
        "open to the right": ("CR205", [planned("2019"), then("2017/..")]),
    }
    assert found(DATE, cases) == expected(cases)
    assert found(DATE | {"changes": True}, cases) == expected(cases)


def test_a_scheduled_date_that_still_lies_ahead_is_news_only_if_it_moved() -> None:
    cases: Cases = {
        "the same": ("", [planned("2022"), then("2022-06")]),
        "moved": ("CR205", [planned("2022"), then("2023")]),
        "over": ("CR205", [planned("2020"), then("2020-06")]),
        "before the plan": ("", [planned("2020"), then("2017")]),
    }
    assert found(DATE | {"scheduled": True}, cases) == expected(cases)


def test_an_amount_is_superseded_by_what_came_of_it() -> None:
    cases: Cases = {
        "as planned": ("CR205", [planned("40"), then("40")]),
        "more": ("CR205", [planned("40"), then("47")]),
    }
    assert found(COUNT, cases) == expected(cases)
    changing: Cases = {**cases, "more": ("", [planned("40"), then("47")])}
    assert found(COUNT | {"changes": True}, changing) == expected(changing)


def test_a_term_or_name_is_superseded_by_itself_only() -> None:
    cases: Cases = {
        "the same": ("CR205", [planned("city"), then("city")]),
        "narrower": ("CR205", [planned("public"), then("city")]),
        "another": ("", [planned("private"), then("city")]),
    }
    assert found(TERM, cases) == expected(cases)
    assert found({"type": "name", "vocabulary": "owners"}, cases) == expected(cases)


def test_a_list_is_superseded_by_one_that_holds_all_of_it() -> None:
    cases: Cases = {
        "the same": ("CR205", [planned(["Ada", "Ben"]), then(["Ben", "Ada"])]),
        "more": ("CR205", [planned(["Ada"]), then(["Ada", "Ben"])]),
        "less": ("", [planned(["Ada", "Ben"]), then(["Ada"])]),
        "less, but open": ("", [planned(["Ada", "Ben"]), then({"including": ["Ada"]})]),
        "open": ("CR205", [planned({"including": ["Ada"]}), then({"including": ["Ada"]})]),
    }
    assert found({"type": "list"}, cases) == expected(cases)


def test_text_is_never_superseded() -> None:
    cases: Cases = {"text": ("", [planned("it will open"), then("it will open")])}
    assert found({"type": "text"}, cases) == expected(cases)


def test_whose_words_supersede_whose() -> None:
    cases: Cases = {
        "a speaker's, by a source's own": ("CR205", [planned("4", speaker="A"), then("4")]),
        "a source's own, by a speaker's": ("CR205", [planned("4"), then("4", speaker="A")]),
        "a speaker's, by his own": (
            "CR205",
            [planned("4", speaker="A"), then("4", speaker="A")],
        ),
        "a speaker's, by another's": ("CR205", [planned("4", speaker="A"), then("4", speaker="B")]),
        "a threat": ("CR205", [planned("4", "threatened", speaker="A"), then("4", speaker="B")]),
    }
    assert found(COUNT, cases) == expected(cases)


def test_the_newer_source_must_speak_of_the_time_after_the_plan() -> None:
    cases: Cases = {
        "of today": ("CR205", [planned("4"), then("4", as_of="2021")]),
        "of the time before": ("", [planned("4"), then("4", as_of="2018-04")]),
        "of the month of the plan": ("", [planned("4"), then("4", as_of="2018-05")]),
        "since an open day": ("", [planned("4"), then("4", as_of="../2021")]),
        "of a later day": ("CR205", [planned("4"), then("4", as_of="2018-06")]),
        "of what is foreseen for later": (
            "",
            [planned("4", "predicted", as_of="2025"), then("4", as_of="2021")],
        ),
        "of what is foreseen for later, undated": (
            "",
            [planned("4", "predicted", as_of="2025"), then("4")],
        ),
        "of what was foreseen for then": (
            "CR205",
            [planned("4", "predicted", as_of="2021"), then("4", as_of="2021")],
        ),
    }
    assert found(COUNT, cases) == expected(cases)


def test_a_slot_is_one_finding_with_a_side_for_each_modality() -> None:
    claims = [
        planned("2019", "predicted"),
        planned("2020-06", source="s3"),
        planned("2019-07"),
        planned("2019-08", "conditional"),
        planned("2022", source="s2"),
        then("2020"),
        then("2018-06", source="s3"),
        then("2017", source="s2"),
    ]
    claims = [{"source": "s1", **claim} for claim in claims]
    (finding,) = examine(slot(DATE, *claims, sources=SOURCES), "CR205").findings
    assert finding.message == (
        "Case, it: July 2019 or June 2020, planned in s1 (May 2018) and s3 (November 2018); "
        "August 2019, on a condition also in s1; 2019, predicted also in s1; "
        "then June 2018 or 2020, stated as fact in s3 and s2 (5 March 2021)"
    )
    assert sides_of(finding) == {
        "July 2019 or June 2020, planned": ["s3", "s1"],
        "August 2019, on a condition": ["s1"],
        "2019, predicted": ["s1"],
        "June 2018 or 2020, stated as fact": ["s2", "s3"],
    }


@pytest.mark.parametrize(
    ("attribute", "plan", "fact", "before", "after"),
    [
        (DATE, "2019", "2019-07-05", "2019", "5 July 2019"),
        (DATE, "2019", "2020", "2019", "2020"),
        (DATE, "2019", "2019-07/2019-08", "2019", "July to August 2019"),
        (DATE | {"scheduled": True}, "2022", "2023", "2022", "2023"),
        (
            {"type": "list"},
            ["Ada", "Ben"],
            {"including": ["Ben", "Ada"]},
            "Ada and Ben",
            "including Ben and Ada",
        ),
        (COUNT, "40", "47", "40", "47"),
        (TERM, "public", "city", "public", "city"),
    ],
)
def test_wording(
    attribute: dict[str, Any], plan: object, fact: object, before: str, after: str
) -> None:
    ledger = slot(attribute, planned(plan), then(fact), sources=SOURCES, vocabularies=[VOCABULARY])
    (finding,) = examine(ledger, "CR1", "CR2").findings
    how = "given" if attribute.get("scheduled") else "stated as fact"
    assert finding.message == (
        f"Case, it: {before}, planned in s1 (May 2018), then {after}, {how} in s2 (5 March 2021)"
    )


def test_each_currency_is_a_finding_of_its_own() -> None:
    claims = [
        planned("4 EUR"),
        planned("4 USD"),
        planned("4 GBP"),
        then("5 EUR"),
        then("6 USD"),
    ]
    claims = [{"source": "s1", **claim} for claim in claims]
    findings = examine(slot({"type": "money"}, *claims, sources=SOURCES), "CR1", "CR2").findings
    assert [(f.scope, f.message) for f in findings] == [
        (
            currency,
            (
                f"Case, it: 4 {currency}, planned in s1 (May 2018), then {figure} {currency}, "
                "stated as fact in s2 (5 March 2021)"
            ),
        )
        for currency, figure in (("EUR", 5), ("USD", 6))
    ]


def test_the_state_says_whether_there_was_a_plan() -> None:
    none = (
        "did not apply",
        "no plan, condition, prediction or threat of an older source about what a newer one states",
    )
    of_term = {"sources": SOURCES, "vocabularies": [VOCABULARY]}
    for claims, state in (
        ([planned("private"), then("city")], ("passed", "")),
        ([planned("private")], none),
        ([planned("private", "demanded"), then("city")], none),
        ([planned("private", source="s5"), then("city")], none),
        ([planned("private", speaker="Ann"), then("city", speaker="Ben")], ("passed", "")),
        ([{"value": "private"}, then("city")], none),
    ):
        assert ended(slot(TERM, *claims, **of_term), "CR205") == state
    text = slot({"type": "text"}, planned("private"), then("city"), sources=SOURCES)
    assert ended(text, "CR205") == none
