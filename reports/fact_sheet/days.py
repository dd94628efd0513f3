"""The days that statements are about, and those on which they were told."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from reports.phrases import joined
from schema.values.date import AXIS, interval_of_days, read_days, say, worded

_DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ ")
_OF_A_MONTH = re.compile(r"(?<![\d-])\d{4}-\d\d(?![\d-])")
_EPOCH = date(1970, 1, 1)
_FIRST, _LAST = ((day - _EPOCH).days for day in (date(1000, 1, 1), date(9999, 12, 31)))

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.fact_sheet.statement import Statement
    from schema.interval import Interval


def dates(stated: Iterable[Statement]) -> str:
    """Word the days that statements are about, in their order; empty if they name none."""
    words = map(worded, _in_order(each for each in stated if not each.told))
    return _joined(words)


def dates_of_all(stated: list[Statement]) -> str:
    """As `dates`; empty, too, if some claims of what does not change name none of their own."""
    some_undated = not stated[0].changes and any(each.as_of is None for each in stated)
    return "" if some_undated else dates(stated)


def told(stated: Iterable[Statement]) -> str:
    """Give "in January 2023" for statements of which only the day of publication is known."""
    return _joined(map(when, _in_order(each for each in stated if each.told)))


def time_of(stated: list[Statement]) -> str:
    """Give "as of 2 May 2021", "as told on 2 May 2021", or nothing for what does not say."""
    days, telling = dates(stated), told(stated)
    both = (f"as of {days}" if days else "", f"as told {telling}" if telling else "")
    return ", ".join(filter(None, both))


def _in_order(stated: Iterable[Statement]) -> list[str]:
    dated = sorted(
        {(each.as_of_lo, each.as_of) for each in stated if each.as_of},
        key=lambda pair: (pair[0] is not None, pair[0] or 0, _last_day(pair[1]), pair[1]),
    )
    return [text for _, text in dated]


def _last_day(text: str) -> Decimal:
    last = read_days(text)[-1][1]
    return Decimal("Infinity") if last is None else Decimal(last)


def _joined(words: Iterable[str]) -> str:
    once = list(dict.fromkeys(words))
    return joined(once) if once else ""


def when(text: str) -> str:
    """Word a date that is written as EDTF as a sentence has it: "in January 2023"."""
    return in_sentence(interval_of_days(lo, hi) for lo, hi in read_days(text))


def names_a_month(text: str) -> bool:
    """Whether a date that is written as EDTF names a month without a day, as "../2020-12" does."""
    return bool(_OF_A_MONTH.search(text))


def in_sentence(parts: Iterable[Interval], axis: str = AXIS, *, by_month: bool = False) -> str:
    """Word a date as a sentence has it: "on 2 May 2021", "in 2017, 2019 or 2021".

    `by_month`: the end of a year is that of its last month, "in December 2020 or before".
    """
    whole = [_when_alone(part, axis, by_month=by_month) for part in parts]
    first, *others = (words.partition(" ") for words in whole)
    if all(preposition == first[0] != "between" for preposition, _, _ in others):
        whole = [whole[0], *(words for _, _, words in others)]
    return joined(whole, "or")


def _when_alone(interval: Interval, axis: str, *, by_month: bool) -> str:
    """Word a range of days or minutes with its preposition."""
    words = say(interval, axis)
    if (month := _month_at_the_end(interval, axis, by_month=by_month)) is not None:
        return month
    if ":" in words:
        return words if words.startswith("the ") else f"at {words}"
    for side, before in ((" or later", "on or after"), (" or earlier", "on or before")):
        if words.endswith(side):
            return f"{before} {words.removesuffix(side)}"
    if " to " in words:
        return f"between {words.replace(' to ', ' and ', 1)}"
    return f"on {words}" if _DAY.match(words) else f"in {words}"


def _month_at_the_end(interval: Interval, axis: str, *, by_month: bool) -> str | None:
    """Give "in June 2018 or before", "in 2019 or after" for what ends with whole months or years.

    None for any other end, and for years that a calendar of four digits does not have.
    """
    if axis != AXIS or (interval.lo is None) is (interval.hi is None):
        return None
    end = interval.hi if interval.lo is None else interval.lo
    if end is None or end % 1 or not _FIRST < end < _LAST:
        return None
    day = _EPOCH + timedelta(days=int(end))
    first = day + timedelta(days=1) if interval.lo is None else day
    if first.day != 1:
        return None
    whole_year = first.month == 1 and not by_month
    named = worded(f"{day:%Y}" if whole_year else f"{day:%Y-%m}")
    return f"in {named} or {'before' if interval.lo is None else 'after'}"
