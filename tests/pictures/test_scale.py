from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.pictures.scale import AxisScale, date_ticks, number_ticks, scale_of, short
from schema.interval import Interval

_POINTS = st.decimals(-(10**9), 10**9, places=2)


@st.composite
def _intervals(draw: st.DrawFn) -> Interval:
    lo, hi = sorted((draw(_POINTS), draw(_POINTS)))
    return Interval(draw(st.sampled_from((lo, None))), draw(st.sampled_from((hi, None))))


@given(parts=st.lists(_intervals(), min_size=1), dates=st.booleans())
def test_every_end_has_its_place_and_order_is_kept(*, parts: list[Interval], dates: bool) -> None:
    scale = scale_of(parts, 10, 390, dates=dates)
    lasts = [part.hi + dates for part in parts if part.hi is not None]  # a day has a width
    ends = sorted([*lasts, *(part.lo for part in parts if part.lo is not None)])
    places = [scale.x(float(end)) for end in ends]
    assert places == sorted(places)
    assert all(10 < place < 390 for place in places)


@given(parts=st.lists(_intervals(), min_size=1), dates=st.booleans())
def test_ticks_are_few_in_order_and_inside(*, parts: list[Interval], dates: bool) -> None:
    scale = scale_of(parts, 10, 390, dates=dates)
    ticks = date_ticks(scale) if dates else number_ticks(scale)
    points = [at for at, _ in ticks]
    assert points == sorted(set(points))
    assert len(ticks) <= 12
    assert all(10 - 1e-6 <= scale.x(at) <= 390 + 1e-6 for at in points)
    assert all(
        scale.lo - 1e-6 * abs(scale.lo) <= at <= scale.hi + 1e-6 * abs(scale.hi) for at in points
    )


def test_a_day_has_a_width_and_a_number_has_none() -> None:
    day = scale_of(
        [Interval(Decimal(0), Decimal(0)), Interval(Decimal(9), Decimal(9))], 0, 100, dates=True
    )
    assert day.hi - 10 == pytest.approx(0 - day.lo)
    number = scale_of(
        [Interval(Decimal(0), Decimal(0)), Interval(Decimal(9), Decimal(9))], 0, 100, dates=False
    )
    assert number.hi - 9 == pytest.approx(0 - number.lo)


def test_numbers_of_different_sizes_are_shown_by_their_size() -> None:
    scale = scale_of(
        [Interval(Decimal(3), Decimal(3)), Interval(Decimal(3_000_000), None)], 0, 100, dates=False
    )
    assert scale.sized
    assert [said for _, said in number_ticks(scale)] == ["10", "1k", "100k"]


@pytest.mark.parametrize(
    ("lo", "hi", "said"),
    [
        (
            0,
            5,
            ["1 Jan 1970", "2 Jan 1970", "3 Jan 1970", "4 Jan 1970", "5 Jan 1970", "6 Jan 1970"],
        ),
        (-10, 170, ["Jan 1970", "Feb 1970", "Mar 1970", "Apr 1970", "May 1970", "Jun 1970"]),
        (0, 3653, ["1970", "1972", "1974", "1976", "1978", "1980"]),
        (-800_000, 0, ["1 BC", "500", "1000", "1500"]),
    ],
)
def test_dates_are_marked_by_days_months_or_years(lo: float, hi: float, said: list[str]) -> None:
    assert [words for _, words in date_ticks(AxisScale(lo, hi, 0, 100))] == said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("2500000000", "2.5bn"),
        ("900000", "900k"),
        ("0.25", "0.25"),
        ("-3000000", "-3m"),
        ("1E+3", "1k"),
    ],
)
def test_a_number_in_little_room(number: str, said: str) -> None:
    assert short(Decimal(number)) == said
