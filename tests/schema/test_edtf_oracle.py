"""Bounds against python-edtf, an independent reader; where the two differ, and why we do."""

from __future__ import annotations

import math
from datetime import date
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.values.calendar import day_number
from schema.values.edtf import Days, days
from tests.schema.edtf_days import worded
from tests.schema.test_edtf import ALL

edtf: Any = import_module("edtf")  # it has no types

MONTH = "it pads a month by a year and a month, we by the month that is marked"
DAY = "it pads a day by a year, a month and a day, we by the day that is marked"
TWICE = "it pads twice for %, uncertain and approximate; we once, as for each of the two"
CLIPPED = "it moves the last day of June by a month to 30 July, and leaves the 31st out"
WINTER = "it lets the winter end on 31 December; we take both winters that people mean"
UNKNOWN = "it ends an unknown side after ten years; nobody said so"
NO_YEAR = "it lets the years before zero end in the year zero"
LEAP = "it takes the last year for the last day, and 29 February 2099 does not exist"

DIFFERENCES = {
    "1984%": ("1982-01-01..1986-12-31", TWICE),
    "2004-06~": ("2003-05-01..2005-07-30", MONTH),
    "2004-01~": ("2002-12-01..2005-02-28", MONTH),
    "2004-06~-11": ("2003-05-11..2005-07-11", MONTH),
    "2004-06-11%": ("2002-04-09..2006-08-13", DAY),
    "2004-03-01~": ("2003-01-31..2005-04-02", DAY),
    "1984-06-02?/2004-08-08~": ("1983-05-01..2005-09-09", DAY),
    "2004-~06": ("2004-05-01..2004-07-30", CLIPPED),
    "2001-24": ("2001-12-01..2001-12-31", WINTER),
    "2001-28": ("2001-12-01..2001-12-31", WINTER),
    "2001-30": ("2001-12-01..2001-12-31", WINTER),
    "2018-24/2019-01": ("2018-12-01..2019-01-31", WINTER),
    "2018/2018-24": ("2018-01-01..2018-12-31", WINTER),
    "1985/": ("1985-01-01..1995-01-01", UNKNOWN),
    "/1985": ("1975-12-31..1985-12-31", UNKNOWN),
    "-000X": ("-9-01-01..0-12-31", NO_YEAR),
    "20XX-02-29": ("2000-02-29..2099-03-01", LEAP),
}
UNREADABLE = (
    *("1985-04-12T23:20", "[2019-07-12]", "[1984.., 1980, ..1978]", "[1984.., 1990, ..1986]"),
    *("2001-21~", "2001-35~", "2001-38?", "2001-41?", "201X-24"),
    *("1984-1X", "1984-1X~", "1984-0X", "1984-X2", "2019-07-1X", "2019-07-X1"),
)
SHARED = [text for text in ALL if text not in DIFFERENCES and text not in UNREADABLE]


def theirs(text: str) -> Days:
    """Give the widest bounds that python-edtf has for a text."""
    parsed = edtf.parse_edtf(text)
    lower, upper = (_number(end) for end in (parsed.lower_fuzzy(), parsed.upper_fuzzy()))
    return lower, upper


def _number(end: Any) -> int | None:  # noqa: ANN401 - a struct_time, or an infinite float
    if isinstance(end, float):
        assert math.isinf(end)
        return None
    return day_number(end.tm_year, end.tm_mon, end.tm_mday)


def ours(text: str) -> Days:
    found = days(text)
    return found[0][0], found[-1][1]


@pytest.mark.parametrize("text", SHARED)
def test_the_same_bounds(text: str) -> None:
    assert ours(text) == theirs(text)


@pytest.mark.parametrize("text", DIFFERENCES)
def test_a_known_difference_is_still_one(text: str) -> None:
    expected, _ = DIFFERENCES[text]
    assert worded(theirs(text)) == expected
    assert ours(text) != theirs(text)


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_it_does_not_read_it_still_does_not(text: str) -> None:
    with pytest.raises((edtf.EDTFParseException, AttributeError, ValueError)):
        theirs(text)


def test_the_lists_of_differences_name_tested_forms() -> None:
    assert {*DIFFERENCES, *UNREADABLE} <= set(ALL)


@settings(max_examples=50)
@given(st.lists(st.dates(), min_size=2, max_size=2), st.tuples(*[st.integers(1, 3)] * 2))
def test_the_same_bounds_for_any_dates_at_any_precision(
    ends: list[date], precision: tuple[int, int]
) -> None:
    first, last = (
        "-".join(end.isoformat().split("-")[:parts])
        for end, parts in zip(sorted(ends), precision, strict=True)
    )
    for text in (first, last, f"{first}/{last}", f"{first}/..", f"../{last}"):
        assert ours(text) == theirs(text)
