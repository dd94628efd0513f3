"""Rule 7 of `schema.values.figure`: shares in words, of attributes in percent."""

from __future__ import annotations

import pytest

from schema.interval import Interval
from tests.schema.helpers import closed, half_open, interval_of, meet, refusal

LEAVES = {
    "half": half_open("47.5", "52.5"),
    "a half": half_open("47.5", "52.5"),
    "a quarter": half_open("23.75", "26.25"),
    "One-quarter": half_open("23.75", "26.25"),
    "a fourth": half_open("23.75", "26.25"),
    "three quarters": half_open("71.25", "78.75"),
    "a third": half_open("31.666666667", 35),
    "two-thirds": half_open("63.333333333", 70),
    "one in five": half_open(19, 21),
    "4 out of 5": half_open(76, 84),
    "about a quarter": half_open("22.5", "27.5"),
    "an estimated half": half_open(45, 55),
    "nearly half": closed(45, 50),
    "at least half": closed(50, None),
    "half or more": closed(50, None),
    "exactly half": closed(50, 50),
    "exactly a third": half_open("32.833333333", "33.833333333"),
    "between a third and a half": half_open("31.666666667", "52.5"),
    "a quarter to a half": half_open("23.75", "52.5"),
}


@pytest.mark.parametrize(("text", "expected"), LEAVES.items(), ids=LEAVES.keys())
@pytest.mark.parametrize("unit", ["percent", "%"])
def test_what_a_share_leaves(text: str, unit: str, expected: Interval) -> None:
    assert interval_of("quantity", text, unit=unit) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a quarter", closed(25, 25)),
        ("an eighth", closed("12.5", "12.5")),
        ("two-thirds", half_open("66.166666667", "67.166666667")),
        ("about a quarter", half_open("22.5", "27.5")),
    ],
)
def test_of_an_exact_attribute_only_what_no_decimals_can_write_has_room(
    text: str, expected: Interval
) -> None:
    assert interval_of("quantity", text, unit="percent", exact=True) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("half", "51 percent", True),
        ("half", "53 percent", False),
        ("a third", "33.3 percent", True),
        ("a third", "33 percent", True),
        ("a third", "36 percent", False),
        ("around a quarter", "24.8 percent", True),
        ("around a quarter", "28 percent", False),
        ("more than half", "50 percent", False),
        ("more than half", "50.1 percent", True),
        ("nearly half", "more than half", False),
        ("two-thirds", "66.7", True),
        ("a quarter", "one in four", True),
    ],
)
def test_which_shares_meet(one: str, other: str, *, expected: bool) -> None:
    assert meet("quantity", one, other, unit="percent") is expected


@pytest.mark.parametrize(
    "text", ["third", "five quarters", "half a percent", "five in one", "a third of voters", "many"]
)
def test_what_is_no_share_of_a_hundred(text: str) -> None:
    message = refusal("quantity", text, unit="percent")
    assert message.startswith(f"found {text!r}, expected a figure")
    assert message.endswith("than or less than; or a share such as half, a third, one in five")


@pytest.mark.parametrize("text", ["a quarter", "half", "two-thirds", "one in five"])
def test_shares_are_of_percent_only(text: str) -> None:
    assert "a share" not in refusal("quantity", text, unit="km")
    assert "a share" not in refusal("quantity", text, unit="percentage points")
    assert "expected" in refusal("count", text)
    assert "expected" in refusal("money", f"{text} USD")


def test_three_quarters_may_be_nine_months() -> None:
    assert interval_of("quantity", "three quarters", unit="quarter") == closed(3, 3)
