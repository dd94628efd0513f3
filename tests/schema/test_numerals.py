"""How figures are written: digits, separators, words and scales."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.problem import ValueProblem
from schema.values.numerals import is_figure, read_figure

FIGURES = (
    "a figure such as 4, four, 1,372, 2.5 billion or dozens, a range as in between 3 and 5, or a "
    "figure after a hedge: exactly, about, an estimated, nearly, just over, at least, at most, "
    "more than or less than"
)
TOO_LARGE = "a figure of less than a million trillion"

VALUES = {
    "4": "4",
    "0": "0",
    "007": "7",
    "1,372": "1372",
    "1 234 567": "1234567",
    "1\u202f234\u202f567": "1234567",
    "1\u00a0234\u00a0567": "1234567",
    "1,234,567.89": "1234567.89",
    "+5": "5",
    "-5.25": "-5.25",
    "2.5 billion": "2500000000",
    "2.5bn": "2500000000",
    "2.5B": "2500000000",
    "5m": "5000000",
    "5 mn": "5000000",
    "5K": "5000",
    "3 tn": "3000000000000",
    "3 Trillion": "3000000000000",
    "2 hundred": "200",
    "12 thousand": "12000",
    "5 lakh": "500000",
    "3.5 crore": "35000000",
    "1.5 lakh crore": "1500000000000",
    "2.5 thousand million": "2500000000",
    "four": "4",
    "FOUR": "4",
    "zero": "0",
    "nineteen": "19",
    "ninety": "90",
    "twenty-five": "25",
    "Twenty five": "25",
    "ninety-nine million": "99000000",
    "two hundred": "200",
    "two hundred thousand": "200000",
    "a hundred": "100",
    "a million": "1000000",
    "an hundred": "100",
    "a hundred thousand": "100000",
    "dozen": "12",
    "a dozen": "12",
}

NO_FIGURES = (
    *(
        "",
        " ",
        "-",
        "+",
        ".",
        "many",
        "several",
        "half a million",
        "two dozen",
        "dozens",
        "a",
        "an",
    ),
    *("1,37", "1,3720", "1234,567", "1,00,000", "12,34,567", "1.234.567", "1.", ".5", "1,234,56"),
    *("1e6", "0x10", "1_000", "5%", "$5", "5 apples", "5 USD", "∞", "nan", "Infinity", "½", "五"),
    *(
        "٣",
        "２",
        "twenty-zero",
        "twenty-ten",
        "five-five",
        "three-four",
        "nineteen nine",
        "ten two",
    ),
    *(
        "one hundred and four",
        "million",
        "\u017feven",
        "\u017fix",
        "5 m\u0131llion",
        "5 m\u0130llion",
    ),
    *("5 thou\u017fand", "5 \u212a", "4\n4", "--5", "- 5", "\u22125"),
)


@pytest.mark.parametrize(("text", "value"), VALUES.items(), ids=ascii)
def test_value(text: str, value: str) -> None:
    assert read_figure(text).value == Decimal(value)
    assert is_figure(text)


@pytest.mark.parametrize("text", NO_FIGURES, ids=ascii)
def test_what_is_no_figure(text: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        read_figure(text)
    assert (caught.value.found, caught.value.expected) == (repr(text), FIGURES)
    assert not is_figure(text)


WRITTEN = {  # weight of the last digit, zeros at the end, power of the scale word, decimals
    "2.5 billion": ("100000000", 0, 9, 1),
    "900 million": ("100000000", 2, 6, 0),
    "916 million": ("1000000", 0, 6, 0),
    "1,372": ("1", 0, 0, 0),
    "1,370": ("10", 1, 0, 0),
    "10": ("10", 1, 0, 0),
    "1.50": ("0.01", 0, 0, 2),
    "100.0": ("0.1", 0, 0, 1),
    "0": ("1", 0, 0, 0),
    "000": ("1", 0, 0, 0),
    "-20": ("10", 1, 0, 0),
    "four": ("1", 0, 0, 0),
    "ninety": ("10", 1, 0, 0),
    "a million": ("1000000", 0, 6, 0),
    "1.5 lakh crore": ("100000000000", 0, 12, 1),
}


@pytest.mark.parametrize(("text", "written"), WRITTEN.items(), ids=WRITTEN.keys())
def test_how_it_was_written(text: str, written: tuple[str, int, int, int]) -> None:
    figure = read_figure(text)
    step, *others = written
    found = (figure.zeros, figure.power, figure.decimals)
    assert (figure.step, *found) == (Decimal(step), *others)


@pytest.mark.parametrize(
    "text",
    [
        "1" + "0" * 18,
        "1,000,000 trillion",
        "-1" + "0" * 18,
        "5 lakh crore crore trillion",
        "9" * 5000,
    ],
    ids=lambda text: text[:12],
)
def test_figures_beyond_exact_arithmetic_are_refused(text: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        read_figure(text)
    expected = FIGURES if "crore crore" in text else TOO_LARGE
    assert (caught.value.found, caught.value.expected) == (repr(text), expected)


def test_the_largest_figure() -> None:
    assert read_figure("999,999,999,999,999,999").value == 10**18 - 1


@given(st.integers(0, 10**15), st.integers(0, 3), st.sampled_from([",", " ", ""]))
def test_digits_in_any_grouping_are_read_exactly(number: int, decimals: int, mark: str) -> None:
    value = Decimal(number).scaleb(-decimals)
    text = f"{value:,.{decimals}f}".replace(",", mark)
    figure = read_figure(text)
    assert figure.value == value
    assert figure.decimals == decimals
    assert figure.value % figure.step == 0


def test_number_words_up_to_a_hundred() -> None:
    tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    ones = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    texts = [text for ten in tens for text in (ten, *(f"{ten}-{one}" for one in ones))]
    assert [read_figure(text).value for text in texts] == list(range(20, 100))
    assert [read_figure(text).value for text in ones] == list(range(1, 10))
    teens = ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
    between = ["ten", "eleven", "twelve", *teens]
    assert [read_figure(text).value for text in between] == list(range(10, 20))
