"""One quotation in other words, and one of two speakers."""

import pytest

from tests.scanning.scans import article, found

SAID = "“The ferry company will never pay for the repairs of the pier,” Ada Voss said."


def test_other_words_of_one_speaker_are_told() -> None:
    told = found(SAID, "“The ferry company will not pay for the repairs of the pier,” Voss said.")
    assert told == ["one quotation of Ada Voss in 2 wordings"]


@pytest.mark.parametrize(
    "other",
    [
        SAID,
        "“The [ferry] company will never pay for the repairs of the pier,” Ada Voss said.",
        "“The ferry company ... will never pay for the repairs,” Ada Voss said.",
        "“The ferry company will never pay [sic] for the repairs of the pier,” Ada Voss said.",
        "“The ferry company will never pay,” Ada Voss said, “for the repairs of the pier.”",
        "“The ferry-company will never pay for the repairs of the pier,” Ada Voss said.",
        "“Will never pay for the repairs of the pier. That is the end of it,” Ada Voss said.",
        "“The ferry company won't ever talk to the mayor of Saltmarsh again,” Ada Voss said.",
    ],
)
def test_cuts_and_other_sentences_are_silent(other: str) -> None:
    assert found(SAID, other) == []


def test_two_wordings_in_one_article_were_said_twice() -> None:
    both = f"{SAID} “The ferry company will not pay for the repairs of the pier,” she added."
    other = "“The ferry company will not pay for the repairs of the pier,” Ada Voss said."
    assert found(both, other) == []


def test_a_week_later_it_was_said_again() -> None:
    other = "“The ferry company will not pay for the repairs of the pier,” Ada Voss said."
    assert found(SAID, article(other, day="2024-03-13")) == []


def test_two_persons_who_are_said_to_have_said_it_are_told() -> None:
    told = found(
        SAID.replace("Ada Voss", "mayor Ada Voss"),
        "“The ferry company will never pay for the repairs of the pier,” Carl Brandt said.",
    )
    assert told == ["one quotation is said to be of Ada Voss and Carl Brandt"]


def test_a_person_and_a_body_may_be_one_voice() -> None:
    other = "“The ferry company will never pay for the repairs of the pier,” the board said."
    assert found(SAID, other) == []
