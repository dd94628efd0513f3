"""Rules 1 to 4 of `schema.values.figure`: which figures count as rounded, and what these leave."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.interval import Interval
from schema.records import ValueTypeName
from tests.schema.helpers import closed, half_open, interval_of, meet, rounded

ROUNDED_MONEY = {  # what a figure in US dollars leaves that is rounded, the upper end excluded
    # rule 2: half a unit of the last digit
    "2.5 billion": (2_450_000_000, 2_550_000_000),
    "2.55 billion": (2_545_000_000, 2_555_000_000),
    "2.50 billion": (2_495_000_000, 2_505_000_000),
    "916 million": (915_500_000, 916_500_000),
    "1,372": ("1371.5", "1372.5"),
    "0.5": ("0.45", "0.55"),
    "99": ("98.5", "99.5"),
    # rule 3: zeros may be rounding, up to a twentieth
    "900 million": (855_000_000, 945_000_000),
    "10 million": (9_500_000, 10_500_000),
    "100": (95, 105),
    "1,000": (950, 1050),
    "1,010": (1005, 1015),
    "110": (105, 115),
    "90": ("85.5", "94.5"),
    "10": ("9.5", "10.5"),
    # rule 4: half a unit is at most a tenth
    "2 billion": (1_800_000_000, 2_200_000_000),
    "1": ("0.9", "1.1"),
    "4": ("3.6", "4.4"),
    "5": ("4.5", "5.5"),
    "6": ("5.5", "6.5"),
    "0.1": ("0.09", "0.11"),
    "a million": (900_000, 1_100_000),
    "1.0 million": (950_000, 1_050_000),
}


EXACT = ("1,372", "0.5", "99", "100", "1,010", "110", "90", "10", "1", "4", "5", "6", "0.1")
"""Those of them that nothing in their writing shows to be rounded."""


@pytest.mark.parametrize(("text", "ends"), ROUNDED_MONEY.items(), ids=ROUNDED_MONEY.keys())
def test_what_an_amount_leaves(text: str, ends: tuple[int | str, int | str]) -> None:
    assert rounded("money", f"{text} USD") == half_open(*ends)
    number = text.replace(",", "")
    exact = closed(number, number) if text in EXACT else half_open(*ends)
    assert interval_of("money", f"{text} USD") == exact
    assert interval_of("money", f"{text} USD", exact=False) == exact


@pytest.mark.parametrize("kind", ["money", "quantity", "count"])
def test_of_an_exact_attribute_nothing_is_rounded_but_what_is_hedged(kind: ValueTypeName) -> None:
    unit = {"money": " USD", "quantity": " km", "count": ""}[kind]
    for text in ("900 million", "12,000", "two thousand", "2.5 billion"):
        found = interval_of(kind, text + unit, exact=True)
        assert found.lo == found.hi
        assert interval_of(kind, f"about {text}{unit}", exact=True) == interval_of(
            kind, f"about {text}{unit}"
        )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2.5 billion", "2.6 billion", False),
        ("2.5 billion", "2.55 billion", True),
        ("2.5 billion", "2.54 billion", True),
        ("2.5 billion", "2.56 billion", False),
        ("2.5 billion", "2.4 billion", False),
        ("900 million", "916 million", True),
        ("900 million", "945 million", True),
        ("900 million", "946 million", False),
        ("900 million", "993 million", False),
        ("900 million", "0.9 billion", True),
        ("900 million", "1 billion", True),
        ("10 million", "14 million", False),
        ("10 million", "10.4 million", True),
        ("10 million", "10.5 million", True),
        ("10 million", "10.6 million", False),
        ("2 billion", "2.2 billion", True),
        ("2 billion", "2.3 billion", False),
        ("2 billion", "1.8 billion", True),
        ("2 billion", "1.7 billion", False),
        ("2 billion", "3 billion", False),
        ("2 billion", "2,000 million", True),
        ("1 lakh crore", "1 trillion", True),
        ("5 lakh", "500,000", True),
    ],
)
def test_which_amounts_meet(one: str, other: str, *, expected: bool) -> None:
    assert meet("money", f"{one} INR", f"{other} INR") is expected
    assert meet("money", f"{other} INR", f"{one} INR") is expected


ROUNDED_COUNTS = {
    # counted
    "0": (0, 0),
    "four": (4, 4),
    "50": (50, 50),
    "99": (99, 99),
    "101": (101, 101),
    "104": (104, 104),
    "1,372": (1372, 1372),
    "1 234 567": (1_234_567, 1_234_567),
    "a dozen": (12, 12),
    # round
    "100": (95, 104),
    "110": (105, 114),
    "1,370": (1365, 1374),
    "1,000": (950, 1049),
    "1.5 million": (1_450_000, 1_549_999),
    "2 million": (1_800_000, 2_199_999),
    "two hundred": (180, 219),
    "1.372 thousand": (1372, 1372),
}


@pytest.mark.parametrize(("text", "ends"), ROUNDED_COUNTS.items(), ids=ROUNDED_COUNTS.keys())
def test_what_a_count_leaves(text: str, ends: tuple[int, int]) -> None:
    assert rounded("count", text) == closed(*ends)
    number = {"100": 100, "110": 110, "1,370": 1370}.get(text)
    assert interval_of("count", text) == closed(*((number, number) if number else ends))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("four", "4", True),
        ("four", "five", False),
        ("99", "100", False),
        ("94", "100", False),
        ("100", "104", False),
        ("a hundred", "104", True),
        ("two hundred", "219", True),
        ("two hundred", "220", False),
        ("two thousand", "2,050", True),
        ("2,000", "2,050", True),
        ("2,000", "1,950", True),
        ("2,000", "1,900", True),
        ("2,000", "1,899", False),
        ("2,000", "2,100", False),
        ("3,000", "3,400", False),
        ("1,500", "1,480", False),
        ("1.5 thousand", "1,480", True),
        ("11,496", "11,500", False),
        ("12,000", "11,850", True),
        ("12,000", "11,499", False),
        ("10,000", "14,000", False),
        ("12,000", "12,499", True),
        ("12,000", "12,500", False),
        ("1,000", "999", True),
        ("10,010,000", "10,014,999", True),
        ("10,010,100", "10,010,101", False),
        ("100", "105", False),
        ("104", "105", False),
        ("1,372", "1,372", True),
        ("1,372", "1,373", False),
        ("1,372", "1,400", False),
        ("1,372", "1.4 thousand", True),
        ("1.5 million", "1,549,999", True),
        ("1.5 million", "1,550,000", True),
        ("1.5 million", "1,550,001", False),
    ],
)
def test_which_counts_meet(one: str, other: str, *, expected: bool) -> None:
    assert meet("count", one, other) is expected
    assert meet("count", other, one) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,234.50 EUR", closed("1234.5", "1234.5")),
        ("1,234.5 EUR", half_open("1234.45", "1234.55")),
        ("1,234 EUR", half_open("1233.5", "1234.5")),
        ("1,234.567 EUR", closed("1234.567", "1234.567")),
        ("1,000.00 EUR", closed(1000, 1000)),
        ("1,234.500 KWD", closed("1234.5", "1234.5")),
        ("1,234.50 KWD", half_open("1234.495", "1234.505")),
        ("1,234 JPY", half_open("1233.5", "1234.5")),
        ("1,000 JPY", half_open(950, 1050)),
        ("2.50 million EUR", half_open(2_495_000, 2_505_000)),
        ("0.00 EUR", closed(0, 0)),
    ],
)
def test_money_with_its_minor_unit_written_out_is_exact(text: str, expected: Interval) -> None:
    assert rounded("money", text) == expected
    if text not in ("1,000 JPY", "2.50 million EUR"):  # written as rounded: all others are exact
        number = text[:-4].replace(",", "")
        expected = closed(number, number)
    assert interval_of("money", text) == expected


def test_a_shared_border_belongs_to_the_figure_above_also_below_zero() -> None:
    assert rounded("quantity", "2.5 km") == half_open("2.45", "2.55")
    assert rounded("quantity", "-2.5 km") == half_open("-2.55", "-2.45")
    assert interval_of("quantity", "-2,000 km") == half_open(-2100, -1900)
    assert rounded("quantity", "-10 km") == half_open("-10.5", "-9.5")
    assert not meet("quantity", "-2.5 km", "-2.6 km")
    assert not meet("quantity", "-1 km", "1 km")
    assert interval_of("quantity", "0 km") == rounded("quantity", "0 km") == closed(0, 0)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("50 percent", "52 percent", False),
        ("2.5 percent", "2.53 percent", False),
        ("2.5 percent", "2.50 percent", True),
        ("about 50 percent", "52 percent", True),
        ("about 50 percent", "55 percent", False),
        ("50 %", "52 pct", False),
    ],
)
def test_percentages(one: str, other: str, *, expected: bool) -> None:
    assert meet("quantity", one, other, unit="%") is expected
    assert meet("quantity", one, other, unit="percent") is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("100 km", "62 miles", True),
        ("100 km", "62.1 miles", True),
        ("100 km", "63 miles", False),
        ("100 km", "101 km", False),
        ("5 km", "5,000 m", True),
        ("5 km", "5,400 m", False),
        ("5.43 km", "5,400 m", False),
        ("5.43 km", "5,000 m", False),
    ],
)
def test_a_converted_figure_was_rounded(one: str, other: str, *, expected: bool) -> None:
    assert meet("quantity", one, other) is expected


@given(st.integers(1, 10**6).filter(lambda n: n % 10 not in (0, 9)), st.integers(0, 6))
def test_neighbours_of_equal_precision_never_meet(number: int, decimals: int) -> None:
    one, other = (f"{Decimal(n).scaleb(-decimals):f} km" for n in (number, number + 1))
    assert not meet("quantity", one, other)
    assert not rounded("quantity", one).meets(rounded("quantity", other))


@given(st.decimals(0, 10**12, places=4))
def test_a_figure_is_among_what_it_leaves(value: Decimal) -> None:
    text = f"{value:,f} km"
    for found in (interval_of("quantity", text), rounded("quantity", text)):
        assert found.lo is not None
        assert found.hi is not None
        assert found.lo <= value <= found.hi
        assert found.hi - found.lo <= value / 5


@given(st.integers(0, 10**12))
def test_a_count_leaves_whole_numbers_among_them_itself(number: int) -> None:
    loose, found = rounded("count", str(number)), interval_of("count", str(number))
    for each in (loose, found):
        assert each.lo is not None
        assert each.hi is not None
        assert each.lo <= number <= each.hi
        assert each.lo % 1 == each.hi % 1 == 0
    assert (loose.lo == loose.hi) is (number < 100 or number % 10 > 0)
    assert (found.lo == found.hi) is (number == 0 or number % 1000 > 0)


def test_the_finest_figures_keep_their_place() -> None:
    assert rounded("quantity", "0.12345678 km") == half_open("0.123456775", "0.123456785")
    assert interval_of("quantity", "0.12345678901 km") == closed("0.123456789", "0.123456789")
    assert interval_of("quantity", "0.000000001 km") == closed("0.000000001", "0.000000001")
