"""Rule 6 of `schema.values.figure`: an attribute's own tolerance."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.records import ValueTypeName
from tests.schema.helpers import closed, half_open, interval_of, meet, refusal

EXPECTED = "a figure, alone, with its unit or in percent up to 100, as in '5 %' or '10 million USD'"
AMOUNTS = st.integers(1, 10**6)


@given(AMOUNTS, AMOUNTS, st.integers(0, 1000))
def test_counts_agree_when_they_differ_by_at_most_t(one: int, other: int, t: int) -> None:
    other = one + other % 2000 - 1000 if one > 1000 else other
    expected = abs(one - other) <= t
    assert meet("count", str(one), str(other), tolerance=str(t)) is expected
    assert meet("money", f"{one} USD", f"USD {other}", tolerance=f"{t} USD") is expected
    assert meet("quantity", f"{one} km", f"{other} km", tolerance=f"{t} km") is expected


@given(AMOUNTS, st.integers(-300, 300), st.integers(0, 100))
def test_in_percent_t_is_of_the_mean_of_both(one: int, difference: int, percent: int) -> None:
    other = max(one + one * difference // 1000, 1)
    expected = abs(one - other) <= Decimal(percent) / 100 * (one + other) / 2
    assert meet("count", str(one), str(other), tolerance=f"{percent} %") is expected
    assert meet("money", f"{one} USD", f"{other} USD", tolerance=f"{percent}%") is expected


@pytest.mark.parametrize(
    ("kind", "one", "other", "tolerance", "expected"),
    [
        ("count", "100", "105", "5", True),
        ("count", "100", "106", "5", False),
        ("count", "4", "5", "1", True),
        ("count", "1,500 thousand", "1,372 thousand", "0", False),
        ("count", "100", "104", "0", False),
        ("count", "100", "105", "5 percent", True),
        ("count", "100", "106", "5 per cent", False),
        ("money", "900 million USD", "993 million USD", "100 million USD", True),
        ("money", "900 million USD", "916 million USD", "10 million USD", False),
        ("money", "900 million USD", "916 million USD", "10 million", False),
        ("money", "900 million USD", "916 million USD", "16 million", True),
        ("quantity", "5 km", "5.5 km", "500 m", True),
        ("quantity", "5 km", "5.501 km", "500 m", False),
        ("quantity", "5 km", "5.5 km", "0.5", True),
        ("quantity", "5,000 m", "5.5 km", "500 m", True),
        ("quantity", "5,000 m", "5.501 km", "500 m", False),
        ("quantity", "100 miles", "161.9344 km", "1 km", True),
        ("quantity", "100 miles", "161.93441 km", "1 km", False),
        ("count", "95", "105", "10 %", True),  # a tenth of their mean
        ("count", "949", "1,050", "10 %", False),
        ("quantity", "100 km", "110 km", "10 %", True),
        ("quantity", "100 km", "110.6 km", "10 %", False),
    ],
)
def test_borders(
    kind: ValueTypeName, one: str, other: str, tolerance: str, *, expected: bool
) -> None:
    assert meet(kind, one, other, tolerance=tolerance) is expected
    assert meet(kind, other, one, tolerance=tolerance) is expected


def test_a_tolerance_in_one_currency_leaves_the_others_to_the_rounding_rule() -> None:
    tolerance = "100 million USD"
    assert interval_of("money", "900 million USD", tolerance=tolerance) == closed(
        850_000_000, 950_000_000
    )
    assert interval_of("money", "900 million EUR", tolerance=tolerance) == half_open(
        855_000_000, 945_000_000
    )


def test_of_a_share_a_tolerance_in_percent_means_points() -> None:
    assert interval_of("quantity", "42 percent", unit="%", tolerance="2 %") == closed(41, 43)
    assert interval_of("quantity", "42%", unit="%", tolerance="2 percent") == closed(41, 43)
    assert interval_of("quantity", "42", unit="%", tolerance="2") == closed(41, 43)


def test_temperatures_differ_by_degrees_not_by_their_zero_points() -> None:
    found = interval_of("quantity", "50 degF", unit="degC", tolerance="9 degF")
    assert found == closed("7.5", "12.5")


def test_hedges_are_applied_on_top() -> None:
    assert interval_of("count", "about 100", tolerance="4") == closed(90, 110)
    assert interval_of("count", "about 100", tolerance="30") == closed(70, 130)
    assert interval_of("count", "exactly 100", tolerance="4") == closed(100, 100)
    assert interval_of("count", "nearly 100", tolerance="30") == closed(70, 100)
    assert interval_of("count", "just over 100", tolerance="30") == closed(100, 130)
    assert interval_of("count", "at least 100", tolerance="30") == closed(100, None)
    assert interval_of("count", "between 100 and 200", tolerance="30") == closed(85, 215)
    assert interval_of("quantity", "about 1,000 m", tolerance="2 km") == closed(-1, 3)
    assert interval_of("quantity", "exactly 1,000 m", tolerance="2 km") == closed(1, 1)
    assert interval_of("quantity", "at least 1,000 m", tolerance="2 km") == closed(1, None)


def test_counts_and_amounts_do_not_go_below_zero() -> None:
    assert interval_of("count", "4", tolerance="20") == closed(0, 14)
    assert interval_of("money", "4 USD", tolerance="20") == closed(0, 14)
    assert interval_of("money", "-4 USD", tolerance="20") == closed(-14, 6)
    assert interval_of("quantity", "4 km", tolerance="20") == closed(-6, 14)


@pytest.mark.parametrize(
    ("kind", "text", "tolerance"),
    [
        ("count", "4", "many"),
        ("count", "4", "-1"),
        ("count", "4", "about 1"),
        ("count", "4", "101 %"),
        ("count", "4", "-5 %"),
        ("count", "4", "%"),
        ("count", "4", "5 people"),
        ("count", "4", "2 days"),
        ("money", "4 USD", "5 QQQ"),
        ("money", "4 USD", "$5"),
        ("money", "4 USD", "5 km"),
        ("quantity", "4 km", "km"),
    ],
)
def test_refused(kind: ValueTypeName, text: str, tolerance: str) -> None:
    found = f"found the tolerance {tolerance!r}, expected {EXPECTED}"
    assert refusal(kind, text, tolerance=tolerance) == found


def test_a_tolerance_in_a_unit_of_another_dimension() -> None:
    assert refusal("quantity", "4 km", tolerance="5 kg") == (
        "found the unit 'kg', expected a unit that converts to 'km' "
        "(Cannot convert from 'kilogram' ([mass]) to 'kilometer' ([length]))"
    )
