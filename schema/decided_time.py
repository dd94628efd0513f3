"""The time that an editor's decision is about, where a value changes with time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from schema.values.date import read_days

if TYPE_CHECKING:
    from collections.abc import Iterable

Days = tuple[int | None, int | None]
"""The first and the last day of a time, since 1970-01-01; None is open."""


class DecidedTime(NamedTuple):
    """A decision is about what is said of days from `first` to `last`; None is open.

    Without an `as_of` of its own, it is about the latest time that was known when it was made:
    `first` is the day on which that began, and `last` the day of the decision.
    """

    first: int | None
    last: int | None
    stated: bool

    def covers(self, days: Days | None) -> bool:
        """Whether it is about what is said of some days; None where nobody knows which."""
        if days is None:
            return not self.stated
        first, last = days
        if self.stated:
            begins = self.first is None or (first is not None and first >= self.first)
            return begins and (self.last is None or (last is not None and last <= self.last))
        began = first is None or self.last is None or first <= self.last
        return began and (last is None or self.first is None or last >= self.first)


def decided_time(as_of: str | None, on: str, known: Iterable[Days]) -> DecidedTime:
    """Give the time of a decision, of whose slot some times are known."""
    if as_of is not None:
        return DecidedTime(*_days(as_of), stated=True)
    made = _days(on)[1]
    begun = (first for first, _ in known if first is not None and (made is None or first <= made))
    return DecidedTime(max(begun, default=None), made, stated=False)


def days_of(text: str | None) -> Days | None:
    """Give the days of a date, None without one. It has to be EDTF."""
    return _days(text) if text else None


def days_of_moment(moment: str) -> Days | None:
    """Give the days of a `moment` of the store: "19800/19803"; None where it has none."""
    first, dated, last = moment.partition("/")
    return (int(first) if first else None, int(last) if last else None) if dated else None


def _days(text: str) -> Days:
    ranges = read_days(text)
    return ranges[0][0], ranges[-1][1]
