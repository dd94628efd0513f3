"""One person of two ages."""

import pytest

from tests.scanning.scans import article, found

AGED = "Ada Voss, 41, steered the ship."
TOLD = ["Ada Voss is 41 and 43 years old"]


@pytest.mark.parametrize(
    "other",
    ["Ada Voss, 43, was hurt.", "The 43-year-old Ada Voss was hurt.", "Ada Voss (43) fell."],
)
def test_two_ages_are_told(other: str) -> None:
    assert found(AGED, other) == TOLD


@pytest.mark.parametrize(
    ("age", "day", "wrong"),
    [
        (42, "2024-03-05", True),  # no birthday lies between
        (42, "2024-03-06", False),
        (40, "2024-03-06", True),  # nobody grows younger
        (43, "2025-03-06", False),
        (43, "2025-03-04", True),
        (41, "2026-04-01", True),
    ],
)
def test_a_birthday_may_lie_between_two_days(age: int, day: str, *, wrong: bool) -> None:
    told = found(AGED, article(f"Ada Voss, {age}, was hurt.", day=day))
    assert bool(told) is (wrong and age != 41)


def test_two_ages_in_one_article_are_of_father_and_son() -> None:
    assert found("Karl Voss, 61, and his son Karl Voss, 31, were on board.", "Karl Voss, 33.") == []


@pytest.mark.parametrize(
    "other",
    [
        "Ada Voss, 43 at the time, was hurt.",
        "Ada Voss Jr., 12, was on board.",
        "Ada Voss, 43 miles away, heard of it.",
        "Room 43 (43) was locked.",
    ],
)
def test_ages_of_other_times_and_persons_are_silent(other: str) -> None:
    assert found(AGED, other) == []


def test_without_a_date_two_years_are_told_of_one_event_alone() -> None:
    undated = [article(words, day=None) for words in (AGED, "Ada Voss, 43, was hurt.")]
    assert TOLD[0] in found(*undated)
    near = [article(words, day=None) for words in (AGED, "Ada Voss, 42, was hurt.")]
    assert found(*near) == ["2 articles have no date"]
