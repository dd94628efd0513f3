"""Whether the times of day of a quote support a recorded date that has one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from extraction.judge_dates import judge_date
from extraction.times_of_day import times_of_day
from extraction.verdict import Verdict
from schema.values.clock import MINUTES, TIME, offset
from schema.values.date import as_written, has_time, in_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extraction.expression import Expression, Published
    from extraction.times_of_day import QuotedTime
    from schema.values.value import Value

Fit = Literal["same", "open", "other"]


def judge_dated(value: Value, quote: str, found: list[Expression], published: Published) -> Verdict:
    """Say whether a quote supports a recorded date: its days, and then its times."""
    if not has_time(value):
        return judge_date(in_days(value), found, published)
    verdict = judge_date(as_written(value), found, published)
    quoted = times_of_day(quote)
    recorded = [(t["hour"], t["minute"], t["zone"]) for t in TIME.finditer(value.text)]
    fits = [_fit(int(hour) * 60 + int(minute), zone, quoted) for hour, minute, zone in recorded]
    if not quoted:
        if verdict.outcome == "contradicted":
            return verdict
        return Verdict("not checkable", "the quote names no time of day", verdict.candidates)
    if "other" in fits:
        named = "; ".join(f"“{time.words}” is {time.in_words}" for time in quoted[:_MOST])
        return Verdict("contradicted", named, verdict.candidates)
    if "open" in fits and verdict.outcome != "not checkable":
        why = "the time of the record and of the quote are of different zones"
        return Verdict("not checkable", why, verdict.candidates)
    return verdict


_MOST = 4


def _fit(minute: int, zone: str | None, quoted: Sequence[QuotedTime]) -> Fit:
    """Say how a recorded time fits those of the quote; one of them is enough."""
    fits = {_fit_one(minute, offset(zone) if zone else None, time) for time in quoted}
    return "same" if "same" in fits else "open" if "open" in fits else "other"


def _fit_one(minute: int, ahead: int | None, time: QuotedTime) -> Fit:
    """Compare a recorded time, with the minutes that its zone is ahead, with one of the quote.

    What the clock of the quote shows in another zone may be the same time, and another day.
    """
    alike = minute in time.minutes
    if ahead is not None and time.ahead is not None and ahead != time.ahead:
        shifted = {(m - time.ahead + ahead) % MINUTES for m in time.minutes}
        return "open" if minute in shifted else "other"
    if alike:
        return "same"
    both = ahead is not None and time.ahead is not None
    neither = ahead is None and time.ahead is None and not time.other_zone
    return "other" if both or neither else "open"
