"""What holds for every EDTF text."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import assume, example, given
from hypothesis import strategies as st

from schema.values.calendar import civil
from schema.values.edtf import Days, EdtfError, days

EPOCH = date(1970, 1, 1)
ALPHABET = "0123456789XY-?~%/.,[]{} T:Z+ES"
MARKS = st.sampled_from(["", "?", "~", "%"])
LOOSE = re.compile(r"-?[0-9X]{4}(-[0-9X]{2}){0,2}")


@st.composite
def digits(draw: st.DrawFn, *texts: str) -> str:
    """Give one of the texts, some of its digits left open."""
    text = draw(st.sampled_from(texts))
    return "".join("X" if draw(st.booleans()) else digit for digit in text)


@st.composite
def dates(draw: st.DrawFn) -> str:
    parts = [draw(MARKS) + draw(digits("2019", "2020", "1900", "0000")) + draw(MARKS)]
    if draw(st.booleans()):
        parts.append(draw(MARKS) + draw(digits("02", "07", "12", "24", "41", "13")) + draw(MARKS))
        if draw(st.booleans()):
            parts.append(draw(MARKS) + draw(digits("01", "29", "31", "32")) + draw(MARKS))
    return "-".join(parts)


TEXTS = st.one_of(
    dates(),
    st.builds("{}/{}".format, dates() | st.just(".."), dates() | st.just("..")),
    st.builds("[{}, {}, {}..{}]".format, dates(), dates(), dates(), dates()),
)


def read(text: str) -> tuple[Days, ...] | None:
    """Give the days, or None where the text is refused in the one way that is allowed."""
    try:
        return days(text)
    except EdtfError as error:
        assert str(error)  # noqa: PT017 - said for texts that are refused, not for all
        return None


@given(st.text(ALPHABET) | st.text())
@example("Y" + "9" * 5000)
@example("[" * 5000)
@example("2019-07-12T")
@example("\ud800")
def test_any_text_is_read_or_refused(text: str) -> None:
    read(text)


@given(TEXTS)
def test_ranges_hold_days_are_disjoint_and_ascend(text: str) -> None:
    found = read(text) or ()
    for lo, hi in found:
        assert lo is None or hi is None or lo <= hi
    for (_, hi), (lo, _) in pairwise(found):
        assert hi is not None
        assert lo is not None
        assert hi + 1 < lo  # else they would be one range


@given(TEXTS)
def test_spaces_around_a_text_make_no_difference(text: str) -> None:
    assert read(f"  {text}\t") == read(text)


@given(st.dates())
def test_a_narrower_precision_lies_inside_a_broader_one(day: date) -> None:
    number = (day - EPOCH).days
    texts = [f"{day:%m-%d}", f"{day:%m}", "XX", "XX-XX"]
    ((day_lo, day_hi),), *broader = (days(f"{day.year:04d}-{text}") for text in texts)
    assert day_lo == day_hi == number
    for text in (f"{day.year:04d}", f"{day.year:04d}"[:3] + "X", f"{day.year:04d}"[:2] + "XX"):
        broader.append(days(text))
    last: Days = (number, number)
    for ((lo, hi),) in broader:
        assert lo is not None
        assert hi is not None
        assert last[0] is not None
        assert last[1] is not None
        assert lo <= last[0] <= last[1] <= hi
        last = (lo, hi)


@given(dates(), MARKS.filter(bool))
def test_a_mark_only_adds_days(text: str, mark: str) -> None:
    plain = re.sub("[?~%]", "", text)
    before, after = read(plain), read(plain + mark)
    assert (before is None) is (after is None)
    for lo, hi in before or ():
        assert any(_holds(wider, lo) and _holds(wider, hi) for wider in after or ())


def _holds(found: Days, number: int | None) -> bool:
    lo, hi = found
    assert lo is not None
    assert hi is not None
    assert number is not None
    return lo <= number <= hi


@given(st.from_regex(LOOSE, fullmatch=True))
def test_the_days_are_those_whose_digits_fit(text: str) -> None:
    """Against the plainest reading: a day fits when its own digits look like the text."""
    month = text.lstrip("-").split("-")[1:2]
    assume(not (month and month[0].isdigit() and int(month[0]) > 12))  # a season
    shape = re.compile(text.replace("X", "[0-9]") + "(-[0-9]{2})*")
    for lo, hi in read(text) or ():
        assert lo is not None
        assert hi is not None
        borders = [bool(shape.fullmatch(_iso(n))) for n in (lo - 1, lo, hi, hi + 1)]
        assert borders == [False, True, True, False]


def _iso(number: int) -> str:
    year, month, day = civil(number)
    return f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}-{day:02d}"


@given(st.dates(date(1, 1, 1), date(9999, 12, 30)), st.integers(0, 4000))
def test_an_interval_holds_its_ends_and_all_between(first: date, length: int) -> None:
    last = min(first + timedelta(min(length, (date.max - first).days)), date.max)
    expected = ((first - EPOCH).days, (last - EPOCH).days)
    assert days(f"{first.isoformat()}/{last.isoformat()}") == (expected,)
