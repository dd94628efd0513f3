"""Ranges of days as readable text: "2019-07-01..2019-07-31", "open" for an open end."""

from __future__ import annotations

from schema.values.calendar import civil
from schema.values.edtf import Days, days


def ranges(text: str) -> list[str]:
    """Give the ranges of days that an EDTF text leaves."""
    return [worded(found) for found in days(text)]


def worded(found: Days) -> str:
    lo, hi = found
    return _day(lo) if lo == hi and lo is not None else f"{_day(lo)}..{_day(hi)}"


def _day(number: int | None) -> str:
    if number is None:
        return "open"
    year, month, day = civil(number)
    return f"{year}-{month:02d}-{day:02d}"
