"""How dates are worded, and written back as EDTF."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.interval import ANYTHING, Interval
from schema.problem import ValueProblem
from schema.values.date import AXIS, edtf, say, worded
from schema.values.edtf import days
from tests.schema.helpers import closed

WORDED = {
    "2019": "2019",
    "2019-07": "July 2019",
    "2019-07-12": "12 July 2019",
    "2019-07-12T10:00:00Z": "12 July 2019",
    "2017/2019": "2017 to 2019",
    "201X": "2010 to 2019",
    "2019~": "2018 to 2020",
    "2019-21": "March to May 2019",
    "2019-04/2019-06": "April to June 2019",
    "2018-05/2018-11": "May to November 2018",
    "2018-11/2019-02": "November 2018 to February 2019",
    "2018/2019-03": "January 2018 to March 2019",
    "2021-04-24/2021-06-14": "24 April to 14 June 2021",
    "2019-07-12/2019-07-15": "12 to 15 July 2019",
    "2018-12-31/2019-01-01": "31 December 2018 to 1 January 2019",
    "2018-05-02/2018-05": "2 to 31 May 2018",
    "2018-05/..": "1 May 2018 or later",
    "../2018-06": "30 June 2018 or earlier",
    "[2017, 2019]": "2017 or 2019",
    "[2019, 2017]": "2017 or 2019",
    "[2017-05, 2018, 2019-07-12]": "May 2017 or 2018 or 12 July 2019",
    "[..2017, 2019]": "31 December 2017 or earlier or 2019",
    "[2011, 2013, 2015, 2017]": "2011 to 2017",
    "[..2011, 2013, 2015, 2017..]": "any date",
    "2019-24": "December 2018 to February 2019 or December 2019 to February 2020",
    "0000": "1 BC",
    "-0043": "44 BC",
    "-0043-03-15": "15 March 44 BC",
    "-0043-03": "March 44 BC",
    "-0001/0001": "2 BC to 1",
    "Y12345": "12345",
}

WRITTEN = (
    *("2019", "2019-07", "2019-07-12", "0000", "-0044", "-0044-03-15", "Y12345", "Y-12345"),
    *("9999", "Y10000", "-9999", "Y-10000"),
    *("2017/2019", "2018-05/2018-11", "2019-07-12/2019-07-15", "2018-12/2019-02"),
    *("2018/..", "2018-05/..", "2018-05-02/..", "../2018", "../2018-06", "../2018-06-29"),
)


def interval(lo: int | None, hi: int | None) -> Interval:
    return Interval(None if lo is None else Decimal(lo), None if hi is None else Decimal(hi))


@pytest.mark.parametrize(("text", "expected"), WORDED.items(), ids=WORDED.keys())
def test_worded(text: str, expected: str) -> None:
    assert worded(text) == expected


def test_words_for_what_is_no_date() -> None:
    with pytest.raises(
        ValueProblem, match=r"^found 'July 2019', expected an EDTF date: write 2019-07$"
    ):
        worded("July 2019")


def test_any_date() -> None:
    assert say(ANYTHING, AXIS) == "any date"


@pytest.mark.parametrize("text", WRITTEN)
def test_the_plainest_edtf_is_written_back(text: str) -> None:
    (found,) = days(text)
    assert edtf(interval(*found)) == text


@pytest.mark.parametrize(
    ("text", "plainer"),
    [
        ("2018-01/2018-12", "2018"),
        ("2017-01/2019-12", "2017/2019"),
        ("2018-05-01/2018-11-30", "2018-05/2018-11"),
        ("2018/2018-11", "2018-01/2018-11"),
        ("2019-07-12/2019-07-12", "2019-07-12"),
        ("2019-21", "2019-03/2019-05"),
        ("2019~", "2018/2020"),
        ("2018-01-01/..", "2018/.."),
        ("2018-05/2018-11-29", "2018-05-01/2018-11-29"),
    ],
)
def test_a_longer_text_is_written_plainer(text: str, plainer: str) -> None:
    (found,) = days(text)
    assert edtf(interval(*found)) == plainer


def test_everything_has_no_edtf() -> None:
    assert edtf(ANYTHING) == ""


@given(st.integers(-(10**7), 10**7), st.one_of(st.none(), st.integers(0, 3000)), st.booleans())
def test_edtf_read_again_leaves_the_same_days(lo: int, length: int | None, open_left: bool) -> None:  # noqa: FBT001
    hi = None if length is None else lo + length
    ends = (None, lo) if open_left else (lo, hi)
    assert days(edtf(interval(*ends))) == (ends,)


@given(st.dates(), st.dates())
def test_the_words_of_a_range_begin_and_end_with_its_ends(one: date, other: date) -> None:
    first, last = sorted((one, other))
    words = worded(f"{first.isoformat()}/{last.isoformat()}")
    month, year = f"{last:%B} {last.year}", str(last.year)
    assert words.endswith((f"{last.day} {month}", month, year))
    assert words.split(" ")[0] in {str(first.day), f"{first:%B}", str(first.year)}


def test_half_a_day_of_tolerance_is_worded_by_the_whole_days_inside() -> None:
    assert say(closed("17896.5", "17898.5"), AXIS) == "1 to 2 January 2019"
    assert edtf(closed("17896.5", "17898.5")) == "2019-01-01/2019-01-02"
    assert edtf(closed("-0.5", "0.5")) == "1970-01-01"


def test_a_single_half_day_is_worded_by_the_days_it_touches() -> None:
    assert say(closed("17896.5", "17896.5"), AXIS) == "31 December 2018 to 1 January 2019"
    assert edtf(closed("17896.5", "17896.5")) == "2018-12-31/2019-01-01"
    assert say(closed("17896.5", None), AXIS) == "1 January 2019 or later"
