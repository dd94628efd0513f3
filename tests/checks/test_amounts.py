"""CR102 and CR103: money, quantities and counts."""

import pytest

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

MONEY = {"type": "money"}
COUNT = {"type": "count"}
LENGTH = {"type": "quantity", "unit": "km"}

MONEY_CASES: Cases = {
    "rounded to it": ("", ["2.5 billion USD", "exactly 2.45 billion USD"]),
    "rounded away from it": ("CR102", ["2.5 billion USD", "exactly 2.55 billion USD"]),
    "the last cent below": ("", ["2.5 billion USD", "2,549,999,999.99 USD"]),
    "the last cent beyond": ("CR102", ["2.5 billion USD", "2,449,999,999.99 USD"]),
    "a round figure": ("", ["900 million USD", "916 million USD"]),
    "too far from it": ("CR102", ["900 million USD", "993 million USD"]),
    "the hedge reaches it": ("", ["about 2.5 billion USD", "2.6 billion USD"]),
    "at least and at most": ("", ["at least 3 million USD", "at most 3 million USD"]),
    "at least, and a cent less": ("CR102", ["at least 3 million USD", "2,999,999.99 USD"]),
    "two currencies": ("", ["2 USD", "9 EUR"]),
    "the same in cents": ("", ["1,234.50 USD", "USD 1234.50"]),
    "a cent apart": ("CR102", ["1,234.50 USD", "1,234.51 USD"]),
}
COUNT_CASES: Cases = {
    "word and digit": ("", ["four", "4"]),
    "one more": ("CR103", ["four", "5"]),
    "at least": ("", ["at least 4", "4"]),
    "at least, one less": ("CR103", ["at least 4", "3"]),
    "more than": ("CR103", ["more than 4", "4"]),
    "more than, one more": ("", ["more than 4", "5"]),
    "at most and at least": ("", ["at most 4", "at least 4"]),
    "fewer than and at least": ("CR103", ["fewer than 4", "at least 4"]),
    "about, one off": ("", ["about four", "5"]),
    "about, two off": ("CR103", ["about four", "6"]),
    "upper end of a range": ("", ["between 3 and 5", "5"]),
    "beyond a range": ("CR103", ["between 3 and 5", "6"]),
    "nought": ("CR103", ["0", "at least 1"]),
    "counted and rounded": ("", ["1,372", "1.4 thousand"]),
    "counted, and rounded to three zeros": ("", ["11,850", "12,000"]),
    "counted, and another with two zeros": ("CR103", ["1,372", "1,400"]),
    "a small round count": ("CR103", ["100", "104"]),
    "a small round count, hedged": ("", ["about 100", "104"]),
    "counted and rounded wrongly": ("CR103", ["1,372", "1,300"]),
}


def test_whole_finding_of_an_amount() -> None:
    assert of_example("CR102").findings == (
        Finding(
            code="CR102",
            name="amount-conflict",
            severity=Severity.CONTRADICTION,
            subject="bridge",
            attribute="cost",
            scope="EUR",
            message="Harbour bridge, cost: 900 million EUR in morning, "
            "but 993 million EUR in evening",
            sides=(
                Side(
                    says="900 million EUR",
                    citations=(cited("morning", 5, "900 million EUR", "900 million"),),
                ),
                Side(
                    says="993 million EUR",
                    citations=(cited("evening", 10, "993 million EUR", "993 million"),),
                ),
            ),
        ),
    )


def test_whole_finding_of_a_count() -> None:
    assert of_example("CR103").findings == (
        Finding(
            code="CR103",
            name="count-conflict",
            severity=Severity.CONTRADICTION,
            subject="collapse",
            attribute="injured",
            scope="",
            message="Bridge collapse, injured: four in morning, but at least 5 in evening",
            sides=(
                Side(says="four", citations=(cited("morning", 5, "four", "four people"),)),
                Side(
                    says="at least 5",
                    citations=(cited("evening", 10, "at least 5", "at least five"),),
                ),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("attribute", "cases"), [(MONEY, MONEY_CASES), (COUNT, COUNT_CASES)], ids=["money", "counts"]
)
def test_borders(attribute: dict[str, str], cases: Cases) -> None:
    assert codes_by_case(attribute, cases, *CONFLICTS) == expected(cases)


def test_each_currency_is_a_finding_of_its_own() -> None:
    found = examine(slot(MONEY, "2 USD", "7 EUR", "4 USD", "9 EUR", "5 JPY"), *CONFLICTS).findings
    assert [(f.code, f.scope, f.message) for f in found] == [
        ("CR102", "EUR", "Case, it: 7 EUR in s2, but 9 EUR in s4"),
        ("CR102", "USD", "Case, it: 2 USD in s1, but 4 USD in s3"),
    ]
    assert len({finding.fingerprint for finding in found}) == 2


def test_quantities_are_compared_in_the_unit_of_their_attribute() -> None:
    cases: Cases = {
        "other unit, same length": ("", ["1.5 km", "1500 m"]),
        "other unit, other length": ("CR102", ["exactly 1.5 km", "exactly 1501 m"]),
        "bare figure": ("", ["1.5", "1.5 km"]),
    }
    assert codes_by_case(LENGTH, cases, *CONFLICTS) == expected(cases)


def test_a_tolerance_replaces_the_rounding_rule() -> None:
    cases: Cases = {
        "as far as allowed": ("", ["100 USD", "110 USD"]),
        "a cent further": ("CR102", ["100 USD", "110.01 USD"]),
    }
    assert codes_by_case(MONEY | {"tolerance": "10"}, cases, *CONFLICTS) == expected(cases)


TORN = "compatible with more than one side"


def test_counts_that_agree_are_one_side_and_the_shortest_exact_one_is_said() -> None:
    (found,) = examine(
        slot(COUNT, "at least 4", "seven", "between 6 and 8", "five", "5"), *CONFLICTS
    ).findings
    assert sides_of(found) == {
        "5": ["s4", "s5"],
        "seven (s2) and between 6 and 8 (s3)": ["s2", "s3"],
        TORN: ["s1"],
    }


def test_no_common_part_is_said_that_no_source_says() -> None:
    (found,) = examine(slot(COUNT, "between 3 and 5", "between 4 and 6", "9"), *CONFLICTS).findings
    assert found.message == (
        "Case, it: between 3 and 5 in s1 and between 4 and 6 in s2, but 9 in s3"
    )
