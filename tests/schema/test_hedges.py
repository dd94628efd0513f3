"""Rule 5 of `schema.values.figure`: what hedged figures and ranges leave, at the borders."""

from __future__ import annotations

from pathlib import Path

import pytest

from schema.interval import STEP, Interval
from schema.records import ValueTypeName
from schema.values import VALUE_TYPES
from schema.values.hedges import HEDGES
from tests.schema.helpers import closed, half_open, interval_of, meet, refusal

PAGE = Path(__file__).parents[2] / "docs" / "decisions" / "rounding.md"
FIGURE = (
    "a figure such as 4, four, 1,372, 2.5 billion or dozens, a range as in between 3 and 5, or a "
    "figure after a hedge: exactly, about, an estimated, nearly, just over, at least, at most, "
    "more than or less than"
)
WHOLE = "a whole number, not below zero"

COUNTS = {
    "about four": closed(3, 5),
    "about 4": closed(3, 5),
    "about zero": closed(0, 1),
    "about 10": closed(9, 11),
    "about 20": closed(18, 21),
    "about 30": closed(27, 32),
    "about 99": closed(98, 100),
    "about 100": closed(90, 109),
    "about 1,372": closed(1371, 1373),
    "about 1.5 million": closed(1_400_000, 1_599_999),
    "exactly 100": closed(100, 100),
    "exactly 1.5 million": closed(1_500_000, 1_500_000),
    "nearly four": closed(3, 4),
    "nearly 100": closed(90, 100),
    "just over 100": closed(100, 109),
    "just over four": closed(4, 5),
    "nearly one": closed(0, 1),
    "nearly zero": closed(0, 0),
    "just over zero": closed(0, 1),
    "at least four": closed(4, None),
    "more than four": closed(5, None),
    "at most four": closed(0, 4),
    "less than four": closed(0, 3),
    "less than one": closed(0, 0),
    "at most 0": closed(0, 0),
    "four or more": closed(4, None),
    "four or fewer": closed(0, 4),
    "between 3 and 5": closed(3, 5),
    "between 100 and 200": closed(100, 200),
    "between 100 and 2,000": closed(100, 2099),
    "two to three hundred": closed(180, 329),
    "between 5 and 5": closed(5, 5),
}
MONEY = {
    "about 2.5 billion": half_open(2_400_000_000, 2_600_000_000),
    "about 900 million": half_open(810_000_000, 990_000_000),
    "about 2 billion": half_open(1_600_000_000, 2_400_000_000),
    "exactly 2.5 billion": closed(2_500_000_000, 2_500_000_000),
    "about 1,234.50": half_open("1234.49", "1234.51"),
    "nearly 2.5 billion": closed(2_400_000_000, 2_500_000_000),
    "just over 2.5 billion": half_open(2_500_000_000, 2_600_000_000),
    "at least 2.5 billion": closed(2_500_000_000, None),
    "more than 2.5 billion": closed(2_500_000_000, None),
    "at most 2.5 billion": closed(0, 2_500_000_000),
    "less than 2.5 billion": half_open(0, 2_500_000_000),
    "at most 0": closed(0, 0),
    "less than 0": Interval(None, -STEP),
    "nearly 0": closed(0, 0),
    "just over 0": closed(0, 0),
    "at least -5": closed(-5, None),
    "at most -5": closed(None, -5),
    "about -5": half_open(-6, -4),
    "about 0": closed(0, 0),
    "between 2 and 3 billion": half_open(1_800_000_000, 3_300_000_000),
}
QUANTITIES = {
    "about 2.5": half_open("2.4", "2.6"),
    "at most 5": closed(None, 5),
    "less than -5": Interval(None, -5 - STEP),
    "between -5 and -3": closed(-5, -3),
    "-5 to 5": closed(-5, 5),
}


@pytest.mark.parametrize(("text", "expected"), COUNTS.items(), ids=COUNTS.keys())
def test_hedged_counts(text: str, expected: Interval) -> None:
    assert interval_of("count", text) == expected


@pytest.mark.parametrize(("text", "expected"), MONEY.items(), ids=MONEY.keys())
def test_hedged_money(text: str, expected: Interval) -> None:
    assert interval_of("money", f"{text} USD") == expected


@pytest.mark.parametrize(("text", "expected"), QUANTITIES.items(), ids=QUANTITIES.keys())
def test_hedged_quantities(text: str, expected: Interval) -> None:
    assert interval_of("quantity", f"{text} km") == expected


SAME = {
    "exactly 7": ["precisely 7", "Exactly 7"],
    "about 7": [
        *("around 7", "roughly 7", "approximately 7", "approx 7", "approx. 7", "some 7", "circa 7"),
        *("c. 7", "c.7", "ca. 7", "~7", "~ 7", "ABOUT seven", "~seven"),
        *("an estimated 7", "An estimated seven", "estimated 7"),
    ],
    "nearly 7": ["almost 7", "just under 7", "close to 7", "Close to seven"],
    "just over 7": ["slightly more than 7", "a little over 7", "little more than 7"],
    "at least 7": [
        *("no fewer than 7", "no less than 7", "not less than 7", "a minimum of 7", ">= 7", ">=7"),
        *("7 or more", "seven OR MORE", "minimum of 7"),
    ],
    "at most 7": [
        *("up to 7", "Up to seven", "no more than 7", "not more than 7", "a maximum of 7"),
        *("as many as 7", "as much as 7", "as high as 7", "<= 7", "7 or fewer", "7 or less"),
    ],
    "more than 7": [
        *("over 7", "above 7", "in excess of 7", "upwards of 7", "upward of 7", "exceeding 7"),
        *("> 7", ">7"),
    ],
    "less than 7": ["fewer than 7", "under 7", "below 7", "< 7"],
    "between 3 and 5": [
        *("Between three and five", "3 to 5", "from 3 to 5", "From three to five", "3-5", "3 - 5"),
        *("3–5", "3 – 5", "3—5", "three-five", "three to 5"),
    ],
    "between 25 and 30": ["twenty-five to thirty", "twenty-five-thirty", "25-30"],
    "about 25": ["about twenty-five", "~twenty-five"],
    "at most 12": ["up to a dozen", "as many as a dozen"],
}


@pytest.mark.parametrize(
    ("plain", "text"), [(plain, text) for plain, texts in SAME.items() for text in texts]
)
def test_other_words_for_the_same(plain: str, text: str) -> None:
    assert interval_of("count", text) == interval_of("count", plain)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2 to 3 billion", "2 billion", "3 billion"),
        ("2-3 billion", "2 billion", "3 billion"),
        ("two to three billion", "2 billion", "3 billion"),
        ("2 million - 3 million", "2 million", "3 million"),
        ("2 million to 3 billion", "2 million", "3 billion"),
        ("1.5 to 2.5 million", "1.5 million", "2.5 million"),
        ("500 to 900 thousand", "500 thousand", "900 thousand"),
        ("4 to 5 lakh crore", "4 trillion", "5 trillion"),
        ("2,000 to 3 thousand", "2,000", "3 thousand"),
        ("3 to 3 billion", "3 billion", "3 billion"),
        ("4 to 3 billion", "4", "3 billion"),
        ("2 to 3", "2", "3"),
    ],
)
def test_a_scale_word_said_once_is_for_both_ends(text: str, low: str, high: str) -> None:
    found = interval_of("money", f"{text} INR")
    assert found.lo == interval_of("money", f"{low} INR").lo
    assert found.hi == interval_of("money", f"{high} INR").hi


def test_about_widens_both_ends_of_a_range() -> None:
    assert interval_of("count", "about 3 to 5") == closed(2, 6)
    assert interval_of("count", "roughly 10-15") == closed(9, 16)
    assert interval_of("money", "about 2 to 3 billion USD") == half_open(
        1_600_000_000, 3_600_000_000
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("about four", "3", True),
        ("about four", "5", True),
        ("about four", "2", False),
        ("about four", "6", False),
        ("more than four", "four", False),
        ("more than four", "five", True),
        ("more than four", "less than six", True),
        ("more than four", "less than five", False),
        ("at least four", "at most four", True),
        ("at least four", "3", False),
        ("up to 100", "100", True),
        ("up to 94", "100", False),
        ("nearly 100", "101", False),
        ("just over 100", "99", False),
    ],
)
def test_which_hedged_counts_meet(one: str, other: str, *, expected: bool) -> None:
    assert meet("count", one, other) is expected


REFUSED = {
    "about": ("''", FIGURE),
    "at least many": ("'many'", FIGURE),
    "about about 4": ("'about 4'", FIGURE),
    "more than 3 to 5": ("'3 to 5'", FIGURE),
    "about 4 or more": ("'about 4'", FIGURE),
    "between 3": ("'between 3'", FIGURE),
    "3 to": ("'3 to'", FIGURE),
    "between 3 and many": ("'many'", FIGURE),
    "2019-07-12": ("'2019-07'", FIGURE),
    "between 5 and 3": ("5 to 3", "a range whose first figure is the smaller one"),
    "1,000 to 990": ("1000 to 990", "a range whose first figure is the smaller one"),
    "3 billion to 2 million": (
        "3000000000 to 2000000",
        "a range whose first figure is the smaller one",
    ),
    "4.5": ("4.5", WHOLE),
    "about 4.5": ("4.5", WHOLE),
    "at least 4.5": ("4.5", WHOLE),
    "4.5 or more": ("4.5", WHOLE),
    "exactly 1.2345 thousand": ("1234.5", WHOLE),
    "-4": ("-4", WHOLE),
    "at most -4": ("-4", WHOLE),
    "-5 to 5": ("-5", WHOLE),
    "3.5 to 4.5": ("3.5", WHOLE),
    "less than 0": ("less than 0", WHOLE),
    "fewer than zero": ("less than 0", WHOLE),
}


@pytest.mark.parametrize(("text", "message"), REFUSED.items(), ids=REFUSED.keys())
def test_counts_that_are_refused(text: str, message: tuple[str, str]) -> None:
    found, expected = message
    assert refusal("count", text) == f"found {found}, expected {expected}"


@pytest.mark.parametrize(
    ("kind", "text", "unhedged"),
    [
        ("count", "an estimated 4,000", "about 4,000"),
        ("money", "an estimated 2.5 billion USD", "about 2.5 billion USD"),
        ("money", "USD an estimated 5 million", "about 5 million USD"),
        ("quantity", "an estimated 72 km", "about 72 km"),
        ("quantity", "estimated at least 72 km", ""),
        ("count", "the estimated 72", ""),
    ],
)
def test_estimates(kind: ValueTypeName, text: str, unhedged: str) -> None:
    if unhedged:
        assert interval_of(kind, text) == interval_of(kind, unhedged)
    else:
        assert "expected a figure" in refusal(kind, text)


def test_the_page_and_the_message_have_the_hedges() -> None:
    page = " ".join(PAGE.read_text(encoding="utf-8").split())
    for hedge, phrases in HEDGES.items():
        written = [words if words[0].isalpha() else f"`{words}`" for words in phrases]
        assert f"| {hedge} | {', '.join(written)} |" in page
        assert hedge in FIGURE


@pytest.mark.parametrize(
    ("kind", "text", "least"),
    [
        ("count", "dozens", 24),
        ("count", "Scores of", 40),
        ("count", "hundreds", 200),
        ("count", "thousands", 2000),
        ("count", "tens of thousands", 20_000),
        ("count", "hundreds of thousands of", 200_000),
        ("money", "millions of USD", 2_000_000),
        ("money", "tens of millions USD", 20_000_000),
        ("money", "USD billions", 2_000_000_000),
        ("quantity", "hundreds of km", 200),
        ("quantity", "thousands", 2000),
        ("quantity", "tens of thousands of m", 20),
    ],
)
def test_plurals_that_state_no_number(kind: ValueTypeName, text: str, least: int) -> None:
    assert interval_of(kind, text) == closed(least, None)
    assert interval_of(kind, text, exact=True) == closed(least, None)


@pytest.mark.parametrize(
    "text", ["about dozens", "dozenss", "thousands to millions", "dozens or more", "many thousands"]
)
def test_such_a_plural_has_no_hedge(text: str) -> None:
    assert refusal("count", text).endswith(FIGURE)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("dozens", "23", False),
        ("dozens", "24", True),
        ("thousands", "1,900", False),
        ("thousands", "2,000", True),
        ("thousands", "more than 16,000", True),
        ("thousands", "hundreds", True),
        ("thousands", "at most 900", False),
    ],
)
def test_which_counts_such_a_plural_meets(one: str, other: str, *, expected: bool) -> None:
    assert meet("count", one, other) is expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("less than 3", "more than 3"),
        ("less than 3", "at least 3"),
        ("less than 3", "exactly 3"),
        ("less than 3", "just over 3"),
    ],
)
@pytest.mark.parametrize("kind", ["money", "quantity", "count"])
def test_less_than_excludes_the_figure(kind: ValueTypeName, one: str, other: str) -> None:
    unit = {"money": " USD", "quantity": " km", "count": ""}[kind]
    for scale in ("", " million"):
        assert not meet(kind, f"{one}{scale}{unit}", f"{other}{scale}{unit}")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("less than 3 USD", "2.99 USD"),
        ("more than 3 million USD", "3 million USD"),
        ("more than 5,500 USD", "exactly 5,500 USD"),
        ("more than 3 USD", "at most 3 USD"),
        ("nearly 3 USD", "more than 3 USD"),
        ("just over 3 USD", "exactly 3 USD"),
        ("nearly 3 USD", "3 USD"),
        ("nearly 3 million USD", "3 million USD"),
        ("at most 3 USD", "at least 3 USD"),
        ("nearly 3 USD", "less than 3 USD"),
        ("just over 3 USD", "more than 3 USD"),
        ("less than 3 USD/week", "more than 3 USD/week"),
        ("more than 20 USD/day", "7,301 USD/year"),
    ],
)
def test_what_a_strict_word_leaves_is_met(one: str, other: str) -> None:
    assert meet("money", one, other)


def test_within_a_tolerance_a_strict_word_keeps_the_figure() -> None:
    assert meet("money", "less than 3 USD", "more than 3 USD", tolerance="1 USD")
    assert meet("money", "nearly 3 USD", "just over 3 USD", tolerance="1 USD")


@pytest.mark.parametrize(
    ("text", "worded"),
    [
        ("less than 3", "at most 3 km"),
        ("more than 3", "at least 3 km"),
        ("nearly 3", "2.4 to 3 km"),
        ("just over 3", "3 to 3.6 km"),
    ],
)
def test_a_strict_end_is_worded_by_its_figure(text: str, worded: str) -> None:
    say = VALUE_TYPES["quantity"].say
    assert say is not None
    assert say(interval_of("quantity", f"{text} km"), "km") == worded
