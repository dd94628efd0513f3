"""Intervals against sets of points."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.interval import ANYTHING, Interval, hull, merged, point, width
from tests.schema.helpers import closed

# Ends lie on -4..4 and points on halves from -6 to 6: every end has a point on it, next to it, and
# beyond all others, so that two sets of points are equal only if the intervals are.
POINTS = [Decimal(n) / 2 for n in range(-12, 13)]
ENDS = st.integers(-4, 4)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    ends = sorted([draw(ENDS), draw(ENDS)])
    lo, hi = (None if draw(st.booleans()) else Decimal(end) for end in ends)
    return Interval(lo, hi)


def inside(*parts: Interval) -> set[Decimal]:
    return {
        x
        for x in POINTS
        for part in parts
        if (part.lo is None or part.lo <= x) and (part.hi is None or x <= part.hi)
    }


@given(intervals(), intervals())
def test_two_intervals_meet_when_they_share_a_point(one: Interval, other: Interval) -> None:
    assert one.meets(other) is bool(inside(one) & inside(other))


@given(intervals(), intervals())
def test_the_common_part_holds_the_shared_points(one: Interval, other: Interval) -> None:
    common = one.common(other)
    assert (inside(common) if common else set()) == inside(one) & inside(other)


@given(intervals(), intervals())
def test_order_makes_no_difference(one: Interval, other: Interval) -> None:
    assert one.meets(other) is other.meets(one)
    assert one.common(other) == other.common(one)


@given(st.lists(intervals(), max_size=6))
def test_merging_keeps_the_points_in_disjoint_ascending_parts(parts: list[Interval]) -> None:
    found = merged(parts)
    assert inside(*found) == inside(*parts)
    for left, right in pairwise(found):
        assert left.hi is not None
        assert right.lo is not None
        assert left.hi < right.lo


@given(st.lists(intervals(), max_size=6))
def test_merging_forgets_the_order(parts: list[Interval]) -> None:
    assert merged(parts[::-1]) == merged(parts) == merged(list(merged(parts)))


@given(st.lists(intervals(), min_size=1, max_size=6))
def test_the_hull_is_the_smallest_interval_around_all(parts: list[Interval]) -> None:
    found, points = hull(tuple(parts)), inside(*parts)
    assert inside(found) == {x for x in POINTS if min(points) <= x <= max(points)}
    assert (found.lo is None) is any(part.lo is None for part in parts)
    assert (found.hi is None) is any(part.hi is None for part in parts)


def test_touching_intervals_meet_in_their_border() -> None:
    assert closed(1, 2).common(closed(2, 3)) == point(2)
    assert merged([closed(2, 3), closed(1, 2)]) == (closed(1, 3),)


def test_neighbours_without_a_shared_point_stay_apart() -> None:
    below, above = closed(1, "1.999999999"), closed(2, 3)
    assert not below.meets(above)
    assert below.common(above) is None
    assert merged([above, below]) == (below, above)


def test_anything_meets_everything_and_changes_nothing() -> None:
    assert ANYTHING.meets(point(7))
    assert ANYTHING.common(closed(None, 3)) == closed(None, 3)
    assert ANYTHING.common(ANYTHING) == ANYTHING


def test_an_empty_list_merges_to_nothing() -> None:
    assert merged([]) == ()


def test_an_interval_without_points_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^an interval from 2 to 1 holds no point$"):
        closed(2, 1)
    assert closed(1, 1) == point(1) == point(Decimal("1.0"))


def test_one_interval_holds_another_up_to_its_ends() -> None:
    assert closed(1, 4).holds(closed(1, 4))
    assert closed(1, 4).holds(closed(2, 3))
    assert not closed(1, 4).holds(closed(2, 5))
    assert not closed(1, 4).holds(Interval(Decimal(1), None))


def test_how_far_parts_reach_and_how_much_they_hold() -> None:
    endless = Decimal("Infinity")
    assert width((closed(2, 2), closed(9, 9), closed(16, 16))) == (Decimal(14), Decimal(0))
    assert width((closed(1, 3), closed(5, 9))) == (Decimal(8), Decimal(6))
    assert width((Interval(None, Decimal(3)),)) == (endless, endless)
    assert width((Interval(Decimal(3), None),)) == (endless, endless)
