"""Dates as values: axis, parts, tolerance, and how a refusal is worded."""

from __future__ import annotations

import pytest

from schema.interval import Interval
from schema.records import Including
from schema.values import Value
from schema.values.calendar import day_number
from tests.schema.helpers import closed, interval_of, meet, read, refusal


def test_a_date_lies_on_the_axis_of_days() -> None:
    assert read("date", " 1970-01 ") == Value("1970-01", "day", (closed(0, 30),))


def test_a_one_of_set_has_a_part_for_each_and_one_hull() -> None:
    value = read("date", "[2019, 2017]")
    first, last = day_number(2017, 1, 1), day_number(2019, 12, 31)
    assert value.parts == (closed(first, first + 364), closed(last - 364, last))
    assert value.interval == closed(first, last)
    assert value.text == "[2019, 2017]"


def test_an_open_end_is_no_number() -> None:
    assert interval_of("date", "1970/..") == Interval(lo=interval_of("date", "1970").lo, hi=None)


def test_broader_dates_meet_narrower_ones() -> None:
    assert meet("date", "2019", "2019-07")
    assert meet("date", "2019-07", "2019-07-12")
    assert meet("date", "2018-12~", "2019-01-31")
    assert not meet("date", "2018-12~", "2019-02-01")
    assert not meet("date", "2019-07", "2019-08")


def test_neighbouring_days_do_not_meet() -> None:
    assert not meet("date", "2019-07-12", "2019-07-13")


@pytest.mark.parametrize(
    ("tolerance", "other", "expected"),
    [
        ("0 days", "2019-07-12", True),
        ("0 days", "2019-07-13", False),
        ("1 day", "2019-07-13", True),
        ("1 day", "2019-07-14", False),
        ("2 days", "2019-07-14", True),
        ("2 days", "2019-07-15", False),
        ("3 days", "2019-07-15", True),
        ("3 days", "2019-07-09", True),
        ("3 days", "2019-07-16", False),
        ("3 days", "2019-07-08", False),
    ],
)
def test_two_days_agree_when_they_differ_by_at_most_the_tolerance(
    tolerance: str, other: str, *, expected: bool
) -> None:
    assert meet("date", "2019-07-12", other, tolerance=tolerance) is expected


def test_tolerance_closes_the_gaps_that_it_covers() -> None:
    assert len(read("date", "[2019-07-01, 2019-07-03]", tolerance="1 day").parts) == 2
    assert read("date", "[2019-07-01, 2019-07-03]", tolerance="2 days").parts == (
        closed(day_number(2019, 7, 1) - 1, day_number(2019, 7, 3) + 1),
    )


@pytest.mark.parametrize("tolerance", ["2", "two days", "-1 days", "1.5 days", "5 %", "٢ days"])
def test_a_tolerance_that_is_no_number_of_days(tolerance: str) -> None:
    expected = "expected a number of days, hours or minutes, as in '2 days'"
    found = f"found the tolerance {tolerance!r}, {expected}"
    assert refusal("date", "2019", tolerance=tolerance) == found


def test_refusals_quote_what_was_found() -> None:
    assert refusal("date", "12 July 2019") == (
        "found '12 July 2019', expected an EDTF date: write 2019-07-12"
    )
    assert refusal("date", " \t ") == "found nothing, expected a value"
    several = "found a list, expected one value (only attributes of type list take several)"
    assert refusal("date", ("2017", "2019")) == several
    assert refusal("date", Including(including=("2017",))) == several
