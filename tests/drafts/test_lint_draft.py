"""Sentences of drafts that are wrong, right, and about something else."""

import pytest

from drafts.lint_draft import lint_draft
from drafts.story import Story
from tests.drafts.story import linted

WRONG = {
    # dates, sums, counts
    "Aldermoor opened a bridge in June 2018.": ("figure", "June 2018", "June 2019"),
    "Aldermoor opened its new bridge in July.": ("figure", "July", "June 2019"),
    "Building the bridge cost 60 million euros.": (
        "figure",
        "60 million euros",
        "about 40 million euros",
    ),
    "Twelve workers were hurt when a crane fell on the bridge.": ("figure", "Twelve", "nine"),
    # names and offices
    "Mayor Ines Kolback spoke of the bridge.": ("name", "Ines Kolback", "Ines Kolbeck"),
    "Police Chief Tomas Reuel said so.": ("office", "Police Chief", "deputy mayor"),
    # another name, an opposite, another place in an order, a "not"
    "It was Ostra that paid for the bridge of Aldermoor.": ("words", "Ostra", "Norland"),
    "Workers were hurt when a crane fell on the west ramp.": ("words", "west", "east"),
    "The bridge was the second in the region to carry trams.": ("words", "second", "first"),
    "The council did approve the second ramp, Mayor Ines Kolbeck told the radio.": (
        "negation",
        "did approve",
        "not",
    ),
    # a stronger word of the vocabulary
    "The court jailed the builder of the bridge.": ("term", "jailed", "fined"),
    # a quotation
    "“We will never build another bridge with one crane and no first engineer,” she said.": (
        "quotation",
        "We will never build another bridge with one crane and no first engineer",
        "We will never build another bridge with one crane and no second engineer",
    ),
    # the calendar
    "The court met on Tuesday, 4 March 2024.": ("weekday", "Tuesday, 4 March 2024", "Monday"),
}


@pytest.mark.parametrize("sentence", WRONG)
def test_what_is_wrong_is_told_with_what_is_right(sentence: str, story: Story) -> None:
    (found,) = linted(sentence, story)
    (difference,) = found.differences
    assert (difference.kind, difference.text, difference.theirs.rstrip(",.")) == WRONG[sentence]
    assert sentence[difference.start : difference.end] == difference.text
    assert found.state == "contradicts"


def test_words_are_found_over_line_breaks(story: Story) -> None:
    text = "The court met on Tuesday,\n4 March\t2024, and fined the builder of the bridge."
    (found,) = linted(text, story)
    assert [(d.kind, d.text) for d in found.differences] == [("weekday", "Tuesday, 4 March 2024")]
    (wrapped,) = linted("Aldermoor opened its new bridge in June\n2018.", story)
    assert [d.text for d in wrapped.differences] == ["June 2018"]


RIGHT = [
    "Aldermoor opened the bridge in 2019.",
    "Aldermoor opened its new bridge in June.",
    "It cost some 40 million euros to build the bridge.",
    "Nine workers were hurt when a crane fell on the bridge.",
    "Seven workers were hurt when a crane fell.",  # as the other side has it
    "Mayor Ines Kolbeck spoke of the bridge.",
    "Deputy Mayor Tomas Reuel declined to comment.",
    "“We will never build another bridge ... and no second engineer,” she said.",
    "“We will never build another bridge with one [tower] crane,” she said.",
    "The court met on Monday, 4 March 2024, and fined the builder of the bridge.",
]


@pytest.mark.parametrize("sentence", RIGHT)
def test_what_is_right_is_not_accused(sentence: str, story: Story) -> None:
    (found,) = linted(sentence, story)
    assert found.differences == ()


def test_what_was_compared_is_told_from_what_was_not(story: Story) -> None:
    states = {
        "Aldermoor opened its new bridge in June 2019.": "right",
        "A quarry opened in June 2018.": "not in the sheet",
        "It was a fine day.": "not looked at",
    }
    found = linted(" ".join(states), story)
    assert [sentence.state for sentence in found] == list(states.values())


UNRELATED = [
    "The port opened its new terminal in June 2018.",
    "Nine workers were hurt in a quarry in Sweden last week.",
    "The theatre cost 60 million euros to build.",
    "Mayor Anna Brandt opened the fair on Tuesday.",
    "A court jailed two men for theft in March.",
    "“There is no second chance in this trade,” the baker said.",
    "The tunnel was the second in the country to carry trains.",
    "A crane fell on a hotel in 2021, and twelve tourists were hurt.",
    "Police Chief Omar Haddad retired in 2018.",
    "The builder of the stadium was cleared by a court in Vienna.",
]


@pytest.mark.parametrize("sentence", UNRELATED)
def test_what_is_about_something_else_is_left_alone(sentence: str, story: Story) -> None:
    (found,) = linted(sentence, story)
    assert (found.differences, found.state == "contradicts") == ((), False)


def test_a_draft_without_a_day_leaves_last_month_open(story: Story) -> None:
    text = "Aldermoor opened its new bridge last month."
    (dated,) = linted(text, story)
    (undated,) = lint_draft(text, story)
    assert [d.text for d in dated.differences] == ["last month"]
    assert undated.differences == ()
