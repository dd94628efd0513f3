"""Weekdays that are not those of their dates, and dates that only publication can resolve."""

import pytest

from extraction import Slip, dates_relative_to_publication, weekday_slips
from tests.extraction.dates import days

SPRING = "2021-03-25"  # a Thursday


def test_a_weekday_next_to_the_wrong_date_is_a_slip() -> None:
    quote = "On Wednesday, March 23, top diplomats failed to agree"
    assert weekday_slips(quote, days(SPRING)) == (
        Slip("Wednesday, March 23", "Wednesday", "2021-03-23", "Tuesday"),
    )


SLIPS = [
    ("Wednesday, March 23, 2021", None, "2021-03-23"),
    ("March 23, a Wednesday", SPRING, "2021-03-23"),
    ("Wednesday (March 23)", SPRING, "2021-03-23"),
    ("Wed., 23 March", SPRING, "2021-03-23"),
    ("will meet on Wednesday, March 30", SPRING, "2021-03-30"),
    ("Monday, Jan. 4, 2021, and Tuesday, Jan. 6, 2021", None, "2021-01-06"),
]


@pytest.mark.parametrize(("quote", "published", "date"), SLIPS)
def test_slips(quote: str, published: str | None, date: str) -> None:
    found = weekday_slips(quote, days(published) if published else None)
    assert [slip.date for slip in found] == [date]


@pytest.mark.parametrize(
    ("quote", "published"),
    [
        ("Wednesday, March 24", SPRING),
        ("Wednesday, March 23", None),  # an undated source and no year
        ("Tuesday, March 23, 2021", None),
        ("Tuesday, Nov. 3", "2020-10-28"),  # still to come
        ("He was shot on Wednesday, Nov. 4", "2021-03-25"),  # of the year before
        ("will meet on Wednesday, March 23", SPRING),  # of the year after
        ("In 2016, on Wednesday, March 23", SPRING),  # of the year that the quote names
        ("Saturday and Sunday, March 2", SPRING),
        ("from Sunday to Tuesday, March 3", SPRING),
        ("Monday, March 21-25", SPRING),
        ("Friday, 31 February 2020", None),
        ("Thursday, 11 September 1297", None),  # the old calendar
        ("On Wednesday, he named 23 March", SPRING),
        ("", SPRING),
    ],
)
def test_no_slip(quote: str, published: str | None) -> None:
    assert weekday_slips(quote, days(published) if published else None) == ()


@pytest.mark.parametrize(
    ("published", "count"),
    [("2021-03-20/2021-03-30", 1), ("2020-06/2022-12", 0)],  # 23 March 2022 is a Wednesday
)
def test_a_widely_dated_source_has_a_slip_only_if_no_year_fits(published: str, count: int) -> None:
    assert len(weekday_slips("Wednesday, March 23", days(published))) == count


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Last month, the administration imposed", ("Last month",)),
        ("On Wednesday, he said", ("On Wednesday",)),
        ("In December it was over", ("In December",)),
        ("two years ago, in 2019, on March 5, 2018", ("two years ago",)),
        ("it is now over, as before", ()),
        ("the same day, in July 2016", ()),
        ("from May to July 2016", ()),
        ("yesterday and over the weekend", ("yesterday", "over the weekend")),
        ("the 1990s", ()),
        ("", ()),
    ],
)
def test_dates_that_depend_on_publication(quote: str, expected: tuple[str, ...]) -> None:
    assert dates_relative_to_publication(quote) == expected


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("opened on March 24, and on Wednesday", ("on Wednesday",)),
        ("opened on the 24th of March. It closed last month", ("last month",)),
        ("opened on Christmas Day", ()),
        ("opened in March", ("in March",)),
        ("opened in early March", ("in early March",)),
    ],
)
def test_where_the_year_is_known_a_day_of_it_depends_on_nothing(
    quote: str, expected: tuple[str, ...]
) -> None:
    assert dates_relative_to_publication(quote, year_known=True) == expected
