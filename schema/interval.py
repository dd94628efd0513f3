"""Closed intervals on an axis: what every typed value leaves possible."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

STEP = Decimal("0.000000001")
"""The finest distance on an axis: `[1, 2)` is written `[1, 2 - STEP]`, and stored so."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The points from `lo` to `hi`, both included; None where that side is open.

    The unit is that of the axis: days since 1970-01-01 for dates, the currency or base unit for
    amounts, one for counts, the node number for terms.
    """

    lo: Decimal | None
    hi: Decimal | None

    def __post_init__(self) -> None:
        """Refuse an interval without points: every statement leaves some. Raises ValueError."""
        if self.lo is not None and self.hi is not None and self.lo > self.hi:
            msg = f"an interval from {self.lo} to {self.hi} holds no point"
            raise ValueError(msg)

    def meets(self, other: Interval) -> bool:
        """Whether the two have a point in common."""
        return not (_below(self, other) or _below(other, self))

    def holds(self, other: Interval) -> bool:
        """Whether all points of another lie in this one."""
        return self.common(other) == other

    def common(self, other: Interval) -> Interval | None:
        """Give the points that both hold, or None where there are none."""
        if not self.meets(other):
            return None
        los = [x for x in (self.lo, other.lo) if x is not None]
        his = [x for x in (self.hi, other.hi) if x is not None]
        return Interval(max(los, default=None), min(his, default=None))


ANYTHING = Interval(None, None)


def point(at: Decimal | int) -> Interval:
    """Give the interval that holds one point."""
    return Interval(Decimal(at), Decimal(at))


def hull(parts: tuple[Interval, ...]) -> Interval:
    """Give the smallest interval that holds all parts (at least one)."""
    los = [part.lo for part in parts]
    his = [part.hi for part in parts]
    lo = None if None in los else min(x for x in los if x is not None)
    hi = None if None in his else max(x for x in his if x is not None)
    return Interval(lo, hi)


def width(parts: tuple[Interval, ...]) -> tuple[Decimal, Decimal]:
    """Give how far parts reach, and how much they hold: of "2, 9 or 16 June" 14 days and none.

    In this order values are more or less precise; an open side reaches endlessly.
    """
    return _length(hull(parts)), sum(map(_length, parts), Decimal(0))


def _length(span: Interval) -> Decimal:
    return Decimal("Infinity") if span.lo is None or span.hi is None else span.hi - span.lo


def merged(parts: list[Interval]) -> tuple[Interval, ...]:
    """Give the same points as disjoint intervals in ascending order."""
    lowest = Decimal("-Infinity")
    done: list[Interval] = []
    for part in sorted(parts, key=lambda p: lowest if p.lo is None else p.lo):
        if done and done[-1].meets(part):
            done[-1] = hull((done[-1], part))
        else:
            done.append(part)
    return tuple(done)


def _below(left: Interval, right: Interval) -> bool:
    return left.hi is not None and right.lo is not None and left.hi < right.lo
