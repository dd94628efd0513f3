"""Day numbers against `datetime` over its whole range, and far outside it."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from schema.values.calendar import (
    MONTH_NAMES,
    civil,
    day_number,
    leap,
    month_later,
    month_length,
)

EPOCH = date(1970, 1, 1)
CYCLE = 146_097  # days in 400 years, after which the calendar repeats
FAR = st.integers(-(10**15), 10**15)


def test_every_day_of_one_cycle_agrees_with_datetime() -> None:
    first = (date(1900, 3, 1) - EPOCH).days
    for number in range(first, first + CYCLE):
        day = EPOCH + timedelta(number)
        assert civil(number) == (day.year, day.month, day.day)
        assert day_number(day.year, day.month, day.day) == number


@given(st.dates())
def test_any_day_that_datetime_knows_agrees(day: date) -> None:
    number = (day - EPOCH).days
    assert day_number(day.year, day.month, day.day) == number
    assert civil(number) == (day.year, day.month, day.day)


def test_the_ends_of_datetime() -> None:
    assert day_number(1, 1, 1) == (date.min - EPOCH).days == -719_162
    assert day_number(9999, 12, 31) == (date.max - EPOCH).days == 2_932_896
    assert day_number(1970, 1, 1) == 0
    assert civil(-719_163) == (0, 12, 31)
    assert civil(2_932_897) == (10_000, 1, 1)


@given(FAR)
def test_a_day_number_survives_the_round_trip(number: int) -> None:
    year, month, day = civil(number)
    assert day_number(year, month, day) == number
    assert 1 <= month <= 12
    assert 1 <= day <= month_length(year, month)


@given(FAR)
def test_the_next_day_has_the_next_date(number: int) -> None:
    year, month, day = civil(number)
    if day < month_length(year, month):
        following = (year, month, day + 1)
    else:
        following = (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)
    assert civil(number + 1) == following


@given(FAR)
def test_the_calendar_repeats_every_400_years(number: int) -> None:
    year, month, day = civil(number)
    assert civil(number + CYCLE) == (year + 400, month, day)


def test_leap_years() -> None:
    years = (-4, 0, 4, 1900, 2000, 2019, 2020, 2100)
    assert [leap(year) for year in years] == [True, True, True, False, True, False, True, False]
    assert [month_length(year, 2) for year in years] == [29, 29, 29, 28, 29, 28, 29, 28]


def test_month_lengths_and_names() -> None:
    assert [month_length(2019, month) for month in range(1, 13)] == [
        *(31, 28, 31, 30, 31, 30),
        *(31, 31, 30, 31, 30, 31),
    ]
    assert [date(2019, month, 1).strftime("%B") for month in range(1, 13)] == list(MONTH_NAMES)


@given(st.integers(-9999, 9999), st.integers(1, 12), st.integers(-500, 500))
def test_months_later_come_back(year: int, month: int, months: int) -> None:
    later = month_later(year, month, months)
    assert month_later(*later, -months) == (year, month)
    assert (later[0] - year) * 12 + later[1] - month == months
    assert 1 <= later[1] <= 12
