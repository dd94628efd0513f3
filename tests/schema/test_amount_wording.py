"""How amounts are worded."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.interval import ANYTHING, Interval
from schema.values.amounts import COUNT_AXIS, say
from tests.schema.helpers import closed, half_open, interval_of

WORDED = [
    (closed(4, 4), COUNT_AXIS, "4"),
    (closed(4, 4), "USD", "4 USD"),
    (closed(0, 0), "km", "0 km"),
    (closed("-0.0", 0), "km", "0 km"),
    (closed(1372, 1372), COUNT_AXIS, "1,372"),
    (closed("1234.50", "1234.50"), "EUR", "1,234.5 EUR"),
    (closed(3, 5), COUNT_AXIS, "3 to 5"),
    (closed(900_000, 900_000), "USD", "900,000 USD"),
    (closed(1_000_000, 1_000_000), COUNT_AXIS, "1 million"),
    (closed(1_234_567, 1_234_567), COUNT_AXIS, "1,234,567"),
    (closed(1_234_000, 1_234_000), COUNT_AXIS, "1.234 million"),
    (closed(2_500_000_000, 2_500_000_000), "USD", "2.5 billion USD"),
    (closed(-2_500_000_000, -2_500_000_000), "USD", "-2.5 billion USD"),
    (closed(10**13, 10**13), "JPY", "10 trillion JPY"),
    (closed(10**16, 10**16), "IRR", "10,000 trillion IRR"),
    (half_open(2_450_000_000, 2_550_000_000), "USD", "2.45 to 2.55 billion USD"),
    (half_open(855_000_000, 945_000_000), "USD", "855 to 945 million USD"),
    (half_open(950_000_000, 1_050_000_000), "USD", "950 million to 1.05 billion USD"),
    (closed(950_000, 1_049_999), COUNT_AXIS, "950,000 to 1,049,999"),
    (half_open("2.45", "2.55"), "km", "2.45 to 2.55 km"),
    (closed("-5.5", "-4.5"), "km", "-5.5 to -4.5 km"),
    (Interval(Decimal("2.55"), Decimal("2.550000001")), "km", "2.55 km"),
    (closed(4, None), COUNT_AXIS, "at least 4"),
    (closed(2_500_000_000, None), "USD", "at least 2.5 billion USD"),
    (closed(None, 4), "km", "at most 4 km"),
    (closed(0, 4), COUNT_AXIS, "0 to 4"),
    (ANYTHING, "km", "any amount"),
    (closed("97.5", "102.5"), COUNT_AXIS, "98 to 102"),
    (closed("102.5", "102.5"), COUNT_AXIS, "102 to 103"),
    (closed("4.5", None), COUNT_AXIS, "at least 5"),
    (closed(None, "4.5"), COUNT_AXIS, "at most 4"),
]


@pytest.mark.parametrize(("interval", "axis", "words"), WORDED, ids=[words for *_, words in WORDED])
def test_worded(interval: Interval, axis: str, words: str) -> None:
    assert say(interval, axis) == words


@given(st.integers(0, 10**17))
def test_a_whole_number_is_worded_without_rounding(number: int) -> None:
    words = say(closed(number, number), COUNT_AXIS)
    digits, _, word = words.partition(" ")
    power = {"": 0, "million": 6, "billion": 9, "trillion": 12}[word]
    assert Decimal(digits.replace(",", "")).scaleb(power) == number


@given(st.integers(1, 10**17))
def test_the_words_of_a_count_are_read_as_a_count_that_holds_it(number: int) -> None:
    words = say(closed(number, number), COUNT_AXIS)
    assert interval_of("count", words).meets(closed(number, number))
