"""Whether a figure of a draft can be that of a source: yes, no, or not known."""

import pytest

from drafts.figures_found import FoundFigure, agree, figures_in
from extraction.find_expressions import expressions

DAY = 19_800
"""18 March 2024, when draft and source appear where they have a day."""
PAIRS: dict[tuple[str, str], bool | None] = {
    ("in June 2019", "in June 2019"): True,
    ("in 2019", "in June 2019"): True,  # the draft may say less
    ("in June 2019", "in 2019"): None,  # and more than the source, which is not known
    ("on 14 March 2024", "in mid-March 2024"): None,
    ("in June 2018", "in June 2019"): False,
    ("about 40 million euros", "some 40 million euros"): True,
    ("40 million euros", "40 million dollars"): False,
    ("about 40 million euros", "39.6 million euros"): True,
    ("41 million euros", "40 million euros"): None,  # which may be rounded
    ("43 million euros", "40 million euros"): False,
    ("nine workers", "seven workers"): False,
    ("nine workers", "9 workers"): True,
    ("12 percent", "12 percentage points"): False,
}
UNDATED: dict[tuple[str, str], bool | None] = {
    ("in December", "in December 2020"): True,
    ("in December", "on 3 December 2020"): True,
    ("in November", "in December 2020"): False,
    ("on 6 February", "on 5 February 2021"): False,
    ("on 6 February", "in February 2021"): None,
    ("on 6 February", "over the last decade"): None,
    ("last month", "in December 2020"): None,
}


def figure(text: str, day: int | None) -> FoundFigure:
    days = None if day is None else (day, day)
    (found,) = figures_in(text, expressions(text), days)
    return found


@pytest.mark.parametrize("pair", PAIRS)
def test_figures_agree_differ_or_leave_it_open(pair: tuple[str, str]) -> None:
    mine, theirs = pair
    assert agree(figure(mine, DAY), figure(theirs, DAY)) is PAIRS[pair]


@pytest.mark.parametrize("pair", UNDATED)
def test_an_undated_draft_is_compared_by_month_and_day(pair: tuple[str, str]) -> None:
    mine, theirs = pair
    assert agree(figure(mine, None), figure(theirs, DAY)) is UNDATED[pair]


def test_what_is_vague_is_not_compared() -> None:
    for text in ("dozens of workers", "a 75-year-old", "the first bridge"):
        assert figures_in(text, expressions(text), None) == ()
