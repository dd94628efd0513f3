"""One acronym expanded two ways."""

import pytest

from tests.scanning.scans import OTHER, article, found

BOARD = "The National Harbour Safety Board (NHSB) will look into it."


def test_two_wordings_of_one_body_are_told() -> None:
    assert found(BOARD, "The National Haven Security Board (NHSB) was told.") == [
        "NHSB is expanded as “National Harbour Safety Board” and “National Haven Security Board”"
    ]


def test_a_wording_without_the_letters_is_told_beside_one_that_has_them() -> None:
    told = found(BOARD, "It went to the NHSB (Safety Board of the National Harbours and Locks).")
    assert [message.split(" as ")[0] for message in told] == ["NHSB is expanded"]


@pytest.mark.parametrize(
    "other",
    [
        "The National Harbor Safety Boards (NHSB) will look into it.",
        "The National Harbour and Safety Board (NHSB) will look into it.",
        "The Ellery National Harbour Safety Board (NHSB) will look into it.",
        "The National Harbour-Safety Board (N.H.S.B.) will look into it.",
        "The North Hills School Band (NHSB) played on.",  # another body
    ],
)
def test_small_words_plurals_and_longer_names_are_silent(other: str) -> None:
    assert found(BOARD, other) == []


def test_in_another_story_it_is_another_body() -> None:
    other = article("The National Haven Security Board (NHSB) was told.", story=OTHER)
    assert found(BOARD, other) == []
