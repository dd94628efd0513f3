"""The status and value of facts: what agrees, what does not, and what was not compared."""

from __future__ import annotations

import pytest

from tests.checks.ledgers import Claim
from tests.reports.sheets import (
    DATE,
    LIST,
    MONEY,
    NAME,
    TERM,
    TEXT,
    by,
    sheet,
    status_and_value,
    words,
)

OPEN_A, OPEN_B = {"value": {"including": ["a"]}}, {"value": {"including": ["b"]}}


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([["licenses", "defense"], ["defence", "licences"]], ("agreed", "licenses and defense")),
        ([{"including": ["a"]}, {"including": ["a"]}], ("agreed", "including a")),
        ([["a", "b"], {"including": ["a"]}], ("refined", "a (s1, s2); b (s1)")),
        ([["a", "b"], {"including": ["b", "a"]}], ("refined", "a and b")),
        ([{"including": ["a"]}, {"including": ["b"]}], ("refined", "including a (s1) and b (s2)")),
        ([["a", "b"], ["a"]], ("contested", "a and b (s1), but a (s2)")),
        ([["a"]], ("single source", "a")),
        ([["a, b", "c"]], ("single source", "a, b; c")),
        ([["a and b", "c"]], ("single source", "a and b; c")),
    ],
)
def test_lists_are_compared_by_their_items(claims: list[object], expected: tuple[str, str]) -> None:
    assert status_and_value(sheet(LIST, *({"value": value} for value in claims))) == expected


def test_two_sides_are_set_against_each_other_and_more_are_listed() -> None:
    assert status_and_value(sheet(DATE, "1998", "1999", "1998-05")) == (
        "contested",
        "May 1998 (s3; one source says 1998: s1), but 1999 (s2)",
    )
    assert sheet(DATE, "1998", "1999", "2000").value == "1998 (s1); 1999 (s2); 2000 (s3)"


def test_a_claim_that_takes_no_side_says_so() -> None:
    """And so do two that are alike, once."""
    assert sheet(DATE, "2019-05-02", "2019-05-03", "2019-05", "2019-05").value == (
        "2 May 2019 (s1), but 3 May 2019 (s2); May 2019 (s3, s4), which fits both"
    )
    assert sheet(DATE, "2019-05", "2019-06", "2019-05/2019-06", "2020").value == (
        "May 2019 (s1); June 2019 (s2); 2020 (s4); May to June 2019 (s3), which fits several"
    )


def test_currencies_are_kept_separate() -> None:
    euros = "5 million EUR"
    assert status_and_value(sheet(MONEY, "5 million USD", euros)) == (
        "not compared",
        "5 million USD (s1); 5 million EUR (s2)",
    )
    assert status_and_value(sheet(MONEY, "5 million USD", euros, "7 million USD")) == (
        "contested",
        "5 million USD (s1), but 7 million USD (s3); 5 million EUR (s2)",
    )


def test_texts_of_several_sources_are_not_compared() -> None:
    assert status_and_value(sheet(TEXT, "a fire", by("Kirby", "an attack"), "a fire")) == (
        "not compared",
        "a fire (s1, s3); an attack (Kirby in s2)",
    )


def test_one_of_several_days() -> None:
    assert sheet(DATE, "[2021-04-28, 2021-05-05]").value == "28 April 2021 or 5 May 2021"
    assert sheet(DATE, "[2017, 2019, 2021]").value == "2017, 2019 or 2021"


READ_BOTH_WAYS = {
    "phrase": "words",
    "readings": [{"means": "begun", "value": "2017"}, {"means": "opened", "value": "2018"}],
}


def test_words_that_can_be_read_two_ways_leave_the_value_open() -> None:
    planned = {"value": "2020", "modality": "planned"}
    fact = sheet(DATE, READ_BOTH_WAYS, planned)
    assert status_and_value(fact) == ("open", "2017 (begun) or 2018 (opened)")
    assert fact.sources == ("s1",)
    assert fact.not_asserted == ("s2 spoke of a plan: 2020 (“words a, c”)",)


def test_a_claim_of_which_no_reading_fits_contests_the_value() -> None:
    fact = sheet(DATE, READ_BOTH_WAYS, "2019")
    assert status_and_value(fact) == ("contested", "2019 (s2)")
    assert fact.avoid == ("“words” in s1: begun, or opened? Other claims contradict both",)


DECIDED = {
    "subject": "case",
    "attribute": "it",
    "because": "a letter",
    "by": "R. Roe",
    "on": "2024",
}


def test_a_decision_is_worded_and_names_who_says_otherwise() -> None:
    fact = sheet(DATE, "2019", "2020", decisions=[{**DECIDED, "value": "2019-07"}])
    assert status_and_value(fact) == ("decided", "July 2019")
    assert (fact.sources, fact.against) == (("s1",), ("s2",))
    assert fact.decision == "R. Roe, 2024: a letter"


@pytest.mark.parametrize("elsewhere", ["40 EUR", "50 EUR"])
def test_a_sum_in_another_currency_is_neither_for_nor_against_a_decision(elsewhere: str) -> None:
    made = [{**DECIDED, "value": "40 GBP"}]
    fact = sheet(MONEY, "40 GBP", "50 GBP", elsewhere, decisions=made)
    assert (fact.sources, fact.against) == (("s1",), ("s2",))
    assert (fact.independent, fact.independent_against) == (1, 1)
    assert "s3: “words a, d”" in fact.quotes


@pytest.mark.parametrize(
    ("attribute", "value", "printed"),
    [
        (TERM, "kept-on", "kept on board"),
        (TERM, "retained", "retained"),
        (LIST | {"vocabulary": "words"}, ["kept-on", "sold"], "kept on board and sold"),
        (LIST | {"vocabulary": "words"}, {"including": ["sold"]}, "including sold"),
        (NAME, "Anna", "Anna"),
    ],
)
def test_a_decision_prints_names_and_not_ids(
    attribute: dict[str, str], value: object, printed: str
) -> None:
    kept = {"id": "kept-on", "name": "kept on board", "aliases": ["retained"]}
    claim: Claim = {"value": ["sold"] if attribute["type"] == "list" else "sold"}
    decisions = [{**DECIDED, "value": value}]
    assert sheet(attribute, claim, decisions=decisions, **words(kept, "sold")).value == printed
