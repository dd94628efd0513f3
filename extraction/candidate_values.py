"""Readings: every value that an expression can have, given when its source appeared."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from extraction import periods
from extraction.calendar_resolution import is_fixed, resolved
from extraction.expression import (
    Either,
    Ended,
    Expression,
    Holding,
    Latest,
    Meaning,
    NoDate,
    Part,
    Pointed,
    Published,
    Reading,
    Shift,
    Stretch,
    Weekday,
)
from extraction.expressions import expressions
from extraction.find_amounts import amount_readings
from extraction.recurring import Found
from schema.interval import Interval
from schema.values import date as dates
from schema.values.calendar import civil, day_number, month_later

if TYPE_CHECKING:
    from collections.abc import Iterator

UNDATED = "undated source"
_FEW = 3  # readings that a widely dated source may leave before they become one interval
_MONTHS = 60  # of publication, that are looked at one by one
_DAYS = 400  # of publication, up to which each week is a range of its own
_DECADE = 3600  # days, and a few more
_YEARS = 10_000  # that EDTF names by four digits
_FINE = frozenset({"day", "week", "fortnight", "weekend"})

Readings = tuple[Reading, ...]


def readings(expression: Expression, published: Published) -> Readings:
    """Give every value of an expression, the likeliest first; none where `silence` says why."""
    return _read(expression, published)[0]


def silence(expression: Expression, published: Published) -> str:
    """Say in plain words why an expression has no reading; nothing when it has one."""
    return _read(expression, published)[1]


def _read(expression: Expression, published: Published) -> tuple[Readings, str]:
    known = expression.meaning is not None or expression.amounts
    found = expression if known else _found_in(expression)
    meaning = found.meaning
    if found.amounts:
        return amount_readings(found.amounts), ""
    if meaning is None:
        return (), f"{expression.text!r} is no date or figure that is known"
    if isinstance(meaning, NoDate):
        return (), meaning.why
    placed = _placed(meaning, published, found)
    return placed, "" if placed else UNDATED


def _found_in(expression: Expression) -> Expression:
    """Find an expression that was made by hand, in its own text."""
    found = [e for e in expressions(expression.text) if e.kind == expression.kind]
    return max(found, key=lambda e: e.end - e.start, default=expression)


def _placed(meaning: Meaning, published: Published, said: Expression) -> Readings:
    if is_fixed(meaning):
        return _with_limit(
            [_reading([f], f.why, "") for f in resolved(meaning, 0, said.tense)], said
        )
    lo, hi = published or (None, None)
    if lo is None or hi is None:
        return ()
    if lo == hi:
        on = f" on {dates.worded(_iso(lo))}"
        found = resolved(meaning, lo, said.tense)
        return _with_limit(_unique([_reading([f], f.why, on) for f in found]), said)
    return _with_limit(_over(meaning, lo, hi, said), said)


def _over(meaning: Meaning, lo: int, hi: int, said: Expression) -> list[Reading]:
    """Give the readings over a range of publication days."""
    when = f", published {dates.say(Interval(Decimal(lo), Decimal(hi)), dates.AXIS)}"
    days = list(_sampled(meaning, lo, hi))
    per_day = [resolved(meaning, day, said.tense) for day in days]
    ranks = max(map(len, per_day), default=0)
    found: list[Reading] = []
    for rank in range(ranks):
        column = [f[rank] for f in per_day if len(f) > rank]
        distinct = list({(f.lo, f.hi): f for f in column}.values())
        if len(distinct) <= _FEW and not _is_fine(meaning):
            found += [_reading([f], f.why, when) for f in distinct]
        else:
            found.append(_reading(distinct, distinct[0].why, when))
    return _unique(found)


def _sampled(meaning: Meaning, lo: int, hi: int) -> Iterator[int]:
    """Give the publication days to look at: each day for weeks, each month's first for others."""
    if _is_fine(meaning) and hi - lo <= _DAYS:
        yield from range(lo, hi + 1)
        return
    yield lo
    y, m, _ = civil(lo)
    for n in range(1, _MONTHS):
        first = day_number(*month_later(y, m, n), 1)
        if first >= hi:
            break
        yield first
    yield hi


def _is_fine(meaning: Meaning) -> bool:
    """Whether a meaning moves with the day or the week of publication."""
    if isinstance(meaning, Weekday):
        return True
    if isinstance(meaning, Shift):
        return meaning.rolling or meaning.unit in _FINE
    if isinstance(meaning, Pointed):
        return isinstance(meaning.what, Weekday)
    if isinstance(meaning, Either | Latest):
        return any(map(_is_fine, meaning.of))
    return isinstance(meaning, Part | Stretch | Holding | Ended) and _is_fine(meaning.of)


def _reading(found: list[Found], why: str, when: str) -> Reading:
    parts = tuple(sorted({(f.lo, f.hi) for f in found}))
    text = _text(parts[0][0], max(hi for _, hi in parts))
    reason = why + when if "publication" in why else why
    ends = found[0].ends if len(parts) == 1 else ()
    return Reading(text, reason, parts, all(f.weak for f in found), ends)


@lru_cache(maxsize=4096)
def _text(lo: int, hi: int) -> str:
    """Give the shortest EDTF text; that of a decade is `201X`, of a century `20XX`."""
    if lo == hi:
        return _iso(lo)
    if hi - lo >= _DECADE:
        y = civil(lo)[0]
        if y % 10 == 0 and 0 <= y < _YEARS and (lo, hi) == periods.year(y, 10):
            return f"{y // 10:03d}X"
        if y % 100 == 0 and 0 <= y < _YEARS and (lo, hi) == periods.year(y, 100):
            return f"{y // 100:02d}XX"
    return dates.edtf(Interval(Decimal(lo), Decimal(hi)))


def _iso(day: int) -> str:
    year, month, day_of_month = civil(day)
    if 0 <= year < _YEARS:
        return f"{year:04d}-{month:02d}-{day_of_month:02d}"
    return dates.edtf(Interval(Decimal(day), Decimal(day)))


def _unique(found: list[Reading]) -> list[Reading]:
    return list({reading.text: reading for reading in reversed(found)}.values())[::-1]


def _with_limit(found: list[Reading], said: Expression) -> Readings:
    """Add what "before June" leaves open beside June: possible, though not stated."""
    if not said.limit or not found:
        return tuple(found)
    lo, hi = found[0].parts[0][0], found[0].parts[-1][1]
    if lo is None or hi is None:
        return tuple(found)
    if said.limit == "before":
        beyond = Reading(
            f"../{_iso(lo - 1)}", "before the date named", ((None, lo - 1),), weak=True
        )
    else:
        beyond = Reading(f"{_iso(hi + 1)}/..", "after the date named", ((hi + 1, None),), weak=True)
    return (*found, beyond)
