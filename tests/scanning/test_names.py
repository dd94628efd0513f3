"""One name in two spellings."""

import pytest

from scanning.spelled_alike import spelled_alike
from tests.scanning.scans import OTHER, article, found

HARTWIG = "The pilot, Georg Hartwig, was not on the bridge."


def test_two_spellings_in_two_articles_of_one_story_are_told() -> None:
    told = found(HARTWIG, "The pilot, Georg Hartvig, said nothing.")
    assert told == ["one name, spelled “Georg Hartwig” and “Georg Hartvig”"]


@pytest.mark.parametrize(
    "other",
    [
        "Georg Hartwig and Georg Hartvig are cousins.",  # both in one article: two persons
        "The pilot, Paula Hartwig, said nothing.",
        "The pilot, Georg Härtwig, said nothing.",  # an accent is no other spelling
        "Georg Hartwig's ship is in dock.",
        "The Georg Hartwigs of this world say nothing.",  # a plural
        "THE PILOT, GEORG HARTWIG, SAID NOTHING OF THE SHIP OR OF ITS LIGHTS.",
    ],
)
def test_what_is_no_other_spelling_is_silent(other: str) -> None:
    assert found(HARTWIG, other) == []


def test_in_two_stories_they_are_two_persons() -> None:
    other = article("The grower, Georg Hartvig, said nothing.", story=OTHER)
    assert found(HARTWIG, other) == []


def test_both_words_may_be_out_of_another_script() -> None:
    told = found("The guest was Muammar Gaddafi.", "The guest was Moammar Gadhafi.")
    assert told == ["one name, spelled “Muammar Gaddafi” and “Moammar Gadhafi”"]


def test_a_name_of_three_words_is_told_once() -> None:
    told = found("They named Keith Lamont Scott.", "They named Keith Lamonte Scott.")
    assert told == ["one name, spelled “Keith Lamont Scott” and “Keith Lamonte Scott”"]


def test_an_s_is_a_part_of_the_name_of_somebody_who_speaks() -> None:
    told = found("Kahran Meyer was there. Meyer said so.", "Kahran Meyers came. Meyers said no.")
    assert told == ["one name, spelled “Kahran Meyer” and “Kahran Meyers”"]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("antony", "anthony", True),
        ("catherine", "katherine", True),
        ("gaddafi", "qadhafi", True),
        ("alex", "altx", True),
        ("stella", "estella", True),
        ("hartwig", "hatrwig", True),
        ("maron", "marno", True),
        ("michael", "michelle", False),  # two given names
        ("maria", "mario", False),
        ("iran", "iraq", False),
        ("democrat", "democratic", False),
        ("giant", "giants", False),
        ("hall", "hill", False),
    ],
)
def test_which_words_are_spellings_of_one_name(one: str, other: str, *, alike: bool) -> None:
    assert spelled_alike(one, other) is alike
