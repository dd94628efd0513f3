"""Money, percentages, quantities and counts."""

import pytest

from extraction import candidates, expressions

AMOUNTS = [
    ("$2.5bn", "money", "2.5 billion USD"),
    ("€3m", "money", "3 million EUR"),
    ("Rs 40 crore", "money", "40 crore INR"),
    ("US$40 billion", "money", "40 billion USD"),
    ("$1.2-1.5 million", "money", "1.2 to 1.5 million USD"),
    ("between $12 million and $20 million", "money", "12 million to 20 million USD"),
    ("£300", "money", "300 GBP"),
    ("about $2.5 billion", "money", "about 2.5 billion USD"),
    ("AU$40 million", "money", "40 million AUD"),
    ("200 million Canadian dollars", "money", "200 million CAD"),
    ("billions of dollars", "money", "at least 2 billion USD"),
    ("26 cents", "money", "0.26 USD"),
    ("25 percent", "percentage", "25 %"),
    ("25 per cent", "percentage", "25 %"),
    ("4.5%", "percentage", "4.5 %"),
    ("15-20%", "percentage", "15 to 20 %"),
    ("half a percent", "percentage", "0.5 %"),
    ("two-thirds of", "percentage", "66.7 %"),
    ("500km", "quantity", "500 km"),
    ("twenty tonnes", "quantity", "20 tonne"),
    ("fifty-year", "quantity", "50 year"),
    ("90 miles per hour", "quantity", "90 mile/hour"),
    ("50,000", "count", "50,000"),
    ("1.5 million", "count", "1.5 million"),
    ("more than 500", "count", "more than 500"),
    ("at least 4", "count", "at least 4"),
    ("nearly 200", "count", "nearly 200"),
    ("between 3 and 5", "count", "3 to 5"),
    ("3 to 5", "count", "3 to 5"),
    ("half a million", "count", "0.5 million"),
    ("a hundred", "count", "100"),
    ("a dozen", "count", "12"),
    ("dozens", "count", "at least 24"),
    ("two hundred and fifty thousand", "count", "250 thousand"),
    ("twenty-five", "count", "25"),
]


@pytest.mark.parametrize(("text", "kind", "expected"), AMOUNTS)
def test_amounts(text: str, kind: str, expected: str) -> None:
    (found,) = expressions(text)
    assert (found.kind, found.text, candidates(found, None)[0].text) == (kind, text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the US sanctioned four Turkish officials", ["4"]),
        ("its first four missile batteries", ["1", "4"]),
        ("killing of 1.5 million Armenians", ["1.5 million"]),
        ("the S-400, the F-35 and the A380", []),
        ("Boeing 737 jets", []),
        ("one of the officials", []),
        ("signed in 2017, on 5 May and in the 1990s", []),
        ("In 2009, 2000 people came", ["2000"]),
    ],
)
def test_counts_are_neither_names_nor_dates(text: str, expected: list[str]) -> None:
    found = [candidates(e, None)[0].text for e in expressions(text) if e.kind == "count"]
    assert found == expected


def test_from_one_amount_to_another_is_a_change_or_a_range() -> None:
    (found,) = expressions("raised from US$55 billion to US$110 billion")
    assert [r.text for r in candidates(found, None)] == [
        "55 billion to 110 billion USD",
        "55 billion USD",
        "110 billion USD",
    ]


def test_a_bare_sign_says_that_other_currencies_share_it() -> None:
    (found,) = expressions("$5")
    (value,) = candidates(found, None)
    assert value.text == "5 USD"
    assert value.reason == ("“$” is read as USD; it can be another (CAD, AUD, NZD, HKD, SGD, TWD)")
