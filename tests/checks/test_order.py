"""CR201: order rules that are broken for certain."""

from collections.abc import Mapping
from typing import Any

from schema.finding import Finding, Severity, Side
from tests.checks.ledgers import cited, ended, examine, of_example

Claims = list[tuple[str, Mapping[str, Any]]]
"""Attribute and keys of each claim."""

BECAUSE = "a bridge is opened after it is begun"


def ruled(*cases: Claims, **attribute: object) -> dict[str, Any]:
    """Give a ledger in which each case is a subject with claims, `begun` before `opened`."""
    subjects = [f"case {n}" for n in range(len(cases))]
    claims = [
        {"source": "morning", "subject": subject, "attribute": name, "quote": "q", **keys}
        for subject, case in zip(subjects, cases, strict=True)
        for name, keys in case
    ]
    rules = [
        {
            "earlier": {"subject": subject, "attribute": "begun"},
            "later": {"subject": subject, "attribute": "opened"},
            "because": BECAUSE,
        }
        for subject in subjects
    ]
    return {
        "sources": [{"id": "morning"}, {"id": "evening", "published": "2021-03-05"}],
        "subjects": [{"id": subject} for subject in subjects],
        "attributes": [
            {"id": "begun", "type": "date", **attribute},
            {"id": "opened", "type": "date"},
        ],
        "claims": claims,
        "order_rules": rules,
    }


def broken(cases: dict[str, tuple[bool, Claims]], **attribute: object) -> dict[str, bool]:
    """Give for each case whether its rule is found broken."""
    findings = examine(
        ruled(*(claims for _, claims in cases.values()), **attribute), "CR201"
    ).findings
    found = {finding.subject for finding in findings if finding.code == "CR201"}
    return {name: f"case {n}" in found for n, name in enumerate(cases)}


def expected(cases: dict[str, tuple[bool, Claims]]) -> dict[str, bool]:
    return {name: found for name, (found, _) in cases.items()}


def dates(begun: str, opened: str) -> Claims:
    return [("begun", {"value": begun}), ("opened", {"value": opened})]


def spoken(begun: tuple[str | None, str], *opened: tuple[str | None, str]) -> Claims:
    """Give claims of speakers, None for the source itself."""
    return [
        (name, {"value": value} | ({"speaker": speaker} if speaker else {}))
        for name, (speaker, value) in [("begun", begun), *(("opened", said) for said in opened)]
    ]


def test_whole_finding() -> None:
    assert of_example("CR201").findings == (
        Finding(
            code="CR201",
            name="broken-order",
            severity=Severity.CONTRADICTION,
            subject="bridge",
            attribute="begun",
            scope="bridge opened",
            message="Harbour bridge: begun August 2019 in morning, but opened July 2019 in "
            "evening, although a bridge is opened after it is begun",
            sides=(
                Side(
                    says="begun (August 2019)",
                    citations=(cited("morning", 5, "2019-08", "work began in August 2019"),),
                ),
                Side(
                    says="opened (July 2019)",
                    citations=(cited("evening", 10, "2019-07", "opened in July 2019"),),
                ),
            ),
        ),
    )


def test_borders() -> None:
    cases: dict[str, tuple[bool, Claims]] = {
        "in order": (False, dates("2019-07-05", "2019-07-06")),
        "the same day": (False, dates("2019-07-05", "2019-07-05")),
        "a day after": (True, dates("2019-07-06", "2019-07-05")),
        "a month and a day in it": (False, dates("2019-07", "2019-07-01")),
        "a month and the day before": (True, dates("2019-07", "2019-06-30")),
        "a year and the year before": (True, dates("2019", "2018")),
        "about a year": (False, dates("2019~", "2018")),
        "about a year, two years before": (True, dates("2019~", "2017")),
        "open to the left": (False, dates("../2019", "2018")),
        "open to the right": (True, dates("2019/..", "2018")),
        "later open to the right": (False, dates("2019", "2018/..")),
        "later open to the left": (True, dates("2019", "../2018")),
        "one of two is in order": (False, dates("[2017, 2019]", "2018")),
        "one of two, both after": (True, dates("[2018, 2020]", "2017")),
        "later one of two, one in order": (False, dates("2018", "[2017, 2019]")),
        "later one of two, both before": (True, dates("2020", "[2017, 2019]")),
        "only the earlier": (False, [("begun", {"value": "2019"})]),
        "only the later": (False, [("opened", {"value": "2019"})]),
    }  # fmt: skip
    assert broken(cases) == expected(cases)


def test_a_tolerance_moves_the_border() -> None:
    cases = {
        "within": (False, dates("2019-07-07", "2019-07-06")),
        "beyond": (True, dates("2019-07-08", "2019-07-06")),
    }
    assert broken(cases, tolerance="2 days") == expected(cases)


def test_only_asserted_plain_claims_count() -> None:
    readings = [{"means": "one", "value": "2019"}, {"means": "other", "value": "2020"}]
    cases: dict[str, tuple[bool, Claims]] = {
        "planned": (False, [("begun", {"value": "2019", "modality": "planned"}),
                            ("opened", {"value": "2018"})]),
        "denied": (False, [("begun", {"value": "2019"}),
                           ("opened", {"value": "2018", "modality": "denied"})]),
        "ambiguous": (False, [("begun", {"readings": readings}), ("opened", {"value": "2018"})]),
    }  # fmt: skip
    assert broken(cases) == expected(cases)


def test_whose_claims_are_held_together() -> None:
    one, other = ("A", "2019"), ("B", "2018")
    cases = {
        "own words": (True, spoken((None, "2019"), (None, "2018"))),
        "own words, a speaker": (True, spoken((None, "2019"), other)),
        "a speaker, own words": (True, spoken(one, (None, "2018"))),
        "one speaker": (True, spoken(one, ("A", "2018"))),
        "two speakers": (False, spoken(one, other)),
        "two speakers, own words in order": (False, spoken(one, other, (None, "2019"))),
        "two speakers, own words broken": (True, spoken(one, other, (None, "2018"))),
        "two speakers, one of them himself": (True, spoken(one, other, ("A", "2018"))),
    }
    assert broken(cases) == expected(cases)


def test_sides_cite_the_claims_that_break_it_and_no_others() -> None:
    claims = [
        *spoken(("A", "2019"), ("B", "2016"), ("A", "2018"), (None, "2017"), (None, "2020")),
        *spoken(("B", "2021"), (None, "2019")),
        *spoken((None, "2016"), ("C", "2022")),
    ]
    found = examine(ruled(claims), "CR201").findings
    (order,) = (finding for finding in found if finding.code == "CR201")
    assert order.message == (
        "Case 0: begun 2019 or 2021 according to A and B in morning, but opened "
        "2016 or 2017 or 2018 or 2019 or 2020 also in morning, although " + BECAUSE
    )
    assert [[f"{c.speaker} {c.value}" for c in side.citations] for side in order.sides] == [
        ["A 2019", "B 2021"],
        ["B 2016", "A 2018", "None 2017", "None 2020", "None 2019"],
    ]


def at(attribute: str, value: str, as_of: str = "", source: str = "morning") -> Any:  # noqa: ANN401
    keys = {"value": value, "source": source} | ({"as_of": as_of} if as_of else {})
    return attribute, keys


def test_a_date_that_changes_is_held_against_the_same_moment_only() -> None:
    cases: dict[str, tuple[bool, Claims]] = {
        "as of the same day": (True, [at("begun", "2019", "2021"), at("opened", "2018", "2021")]),
        "as of another day": (False, [at("begun", "2019", "2021"), at("opened", "2018", "2020")]),
        "published the same day": (
            True,
            [at("begun", "2019", "2021-03-05"), at("opened", "2018", source="evening")],
        ),
        "no day is known": (False, [at("begun", "2019"), at("opened", "2018")]),
        "in order since": (
            False,
            [
                at("begun", "2019", "2020"),
                at("begun", "2017", "2021"),
                at("opened", "2018", "2021"),
            ],
        ),
    }
    assert broken(cases, changes=True) == expected(cases)


def test_each_rule_is_a_finding_and_rules_on_the_same_slots_are_one() -> None:
    ledger = ruled(dates("2019", "2018"), dates("2019", "2018"))
    rule = ledger["order_rules"][0]
    ledger["order_rules"] += [
        rule | {"because": "another reason"},
        rule | {"later": ledger["order_rules"][1]["later"], "because": "third"},
    ]
    found = examine(ledger, "CR1", "CR2").findings
    assert [(f.subject, f.scope, f.message) for f in found] == [
        (
            "case 0",
            "case 0 opened",
            (
                "Case 0: begun 2019 in morning, but opened 2018 also in morning, although "
                f"{BECAUSE} and another reason"
            ),
        ),
        (
            "case 0",
            "case 1 opened",
            (
                "Case 0, begun: 2019 in morning, but case 1, opened: 2018 also in morning, "
                "although third"
            ),
        ),
        (
            "case 1",
            "case 1 opened",
            f"Case 1: begun 2019 in morning, but opened 2018 also in morning, although {BECAUSE}",
        ),
    ]
    assert len({finding.fingerprint for finding in found}) == len(found)


def test_the_state_says_whether_a_rule_could_be_tried() -> None:
    none = ("did not apply", "no order rule with dates on both sides that can be compared")
    ledger = ruled(dates("2018", "2019"))
    assert ended(ledger, "CR201") == ("passed", "")
    assert ended(ledger | {"order_rules": []}, "CR201") == none
    assert ended(ledger | {"claims": ledger["claims"][:1]}, "CR201") == none
    first, second = ledger["claims"]
    of_speakers = [{**first, "speaker": "Ann"}, {**second, "speaker": "Ben"}]
    assert ended(ledger | {"claims": of_speakers}, "CR201") == none
    of_one = [{**first, "speaker": "Ann"}, {**second, "speaker": "Ann"}]
    assert ended(ledger | {"claims": of_one}, "CR201") == ("passed", "")


def test_each_date_is_named_with_its_own_sources() -> None:
    claims: Claims = [
        ("begun", {"value": "2019"}),
        ("begun", {"value": "2019-07", "source": "evening"}),
        ("opened", {"value": "2018"}),
    ]
    (finding,) = examine(ruled(claims), "CR201").findings
    assert finding.message == (
        "Case 0: begun July 2019 in evening (5 March 2021) and 2019 in morning, "
        "but opened 2018 also in morning, although a bridge is opened after it is begun"
    )
