"""Money per period: what a wage a month has to do with one a year.

The rule
========

A rate is written with its period: "50,000 USD/year", "USD 50,000 a month", "20 USD per hour".
Rates are compared by the year: 12 months, 4 quarters, 52 weeks (52 to 52.15, which is 365 / 7),
365 days (364 to 366). Nobody can say how many hours of a year are paid for, so a rate by the hour
is compared with rates by the hour only, and one by the minute with it (60 minutes). Nor is a rate
comparable with a plain sum.

A rate of another period was often worked out from that of a year, and then rounded: so it leaves
half a unit of its last written digit on each side, as every converted figure does. "2,167 a month"
agrees with "26,000 a year".
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from schema.interval import STEP, Interval
from schema.problem import ValueProblem
from schema.values.numerals import FLAGS, LIMIT


class Period(NamedTuple):
    """A period of a rate: that it is compared by, and how many of it that has at least and most."""

    base: str
    least: Decimal
    most: Decimal


def _times(base: str, least: int | str, most: int | str | None = None) -> Period:
    return Period(base, Decimal(least), Decimal(least if most is None else most))


PERIODS = {
    "year": _times("year", 1),
    "quarter": _times("year", 4),
    "month": _times("year", 12),
    "week": _times("year", 52, "52.15"),
    "day": _times("year", 364, 366),
    "hour": _times("hour", 1),
    "minute": _times("hour", 60),
}
"""Periods by their names."""
_SHORT = {"yr": "year", "annum": "year", "mo": "month", "wk": "week", "hr": "hour", "h": "hour"}
_RATE = re.compile(
    r"(?P<sum>.+?)(?:\s*/\s*|\s+(?:per|an?|each|every)\s+)(?P<period>[A-Za-z]+)", FLAGS
)


def split_rate(text: str) -> tuple[str, str]:
    """Give a sum of money and the period that it is for, "" where it is for none.

    Raises ValueProblem where it is for something else.
    """
    rate = _RATE.fullmatch(text)
    if rate is None:
        return text, ""
    named = rate["period"].lower()
    named = _SHORT.get(named, named)
    if named not in PERIODS:
        raise ValueProblem(f"the period {rate['period']!r}", f"one of {', '.join(PERIODS)}")
    return rate["sum"].strip(), named


def times(amount: Decimal, period: str) -> Decimal:
    """Convert a figure for a period to the base, by the least that the base has of it.

    Raises ValueProblem where it is too large.
    """
    converted = amount * PERIODS[period].least
    if abs(converted) >= LIMIT:
        raise ValueProblem(f"{amount:f} a {period}", "less than a million trillion a year")
    return converted


def widened(interval: Interval, period: str) -> Interval:
    """Give an interval that `times` made with all that the number of periods leaves open."""
    _, least, most = PERIODS[period]
    lo, hi = (
        None if end is None else (end, end * most / least) for end in (interval.lo, interval.hi)
    )
    return Interval(
        None if lo is None else min(lo).quantize(STEP),
        None if hi is None else max(hi).quantize(STEP),
    )
