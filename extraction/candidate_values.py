"""Candidate values: every value that an expression can have, by the day of publication."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from extraction import periods
from extraction.calendar_resolution import is_fixed, resolved
from extraction.expression import (
    Away,
    CandidateValue,
    ContainingUnit,
    CountedUnits,
    Either,
    Expression,
    Latest,
    Meaning,
    NoDate,
    Part,
    Pointed,
    Published,
    Shift,
    Tense,
    UnitsUpTo,
    Weekday,
    WeekdaysBack,
)
from extraction.find_amounts import amount_candidates
from extraction.find_expressions import expressions
from extraction.recurring_dates import PossibleDays
from schema.interval import Interval
from schema.values import date as dates
from schema.values.calendar import civil, day_number, month_later

if TYPE_CHECKING:
    from collections.abc import Iterator

UNDATED = "undated source"
_MOST_SEPARATE = 3  # values of a widely dated source; more become one value with many parts
_MONTHS = 60  # of publication, that are looked at one by one
_DAYS = 400  # of publication, up to which each week is a range of its own
_WEEK, _FEW = 7, 40  # days of publication, up to which each is looked at
_DECADE = 3600  # days, and a few more
_YEARS = 10_000  # that EDTF names by four digits
_FINE = frozenset({"day", "week", "fortnight", "weekend"})

Candidates = tuple[CandidateValue, ...]


def candidates(expression: Expression, published: Published) -> Candidates:
    """Give every value that an expression can have, the likeliest first.

    `published` is the range of days (since 1970-01-01) on which the source can have appeared, None
    for an undated source. Where there is no value, `why_no_candidate` gives the reason.
    """
    return _read(expression, published)[0]


def why_no_candidate(expression: Expression, published: Published) -> str:
    """Say in plain words why an expression has no value; "" when it has one."""
    return _read(expression, published)[1]


def _read(expression: Expression, published: Published) -> tuple[Candidates, str]:
    known = expression.meaning is not None or expression.amounts
    found = expression if known else _found_in(expression)
    meaning = found.meaning
    if found.amounts:
        return amount_candidates(found.amounts), ""
    if meaning is None:
        return (), f"“{expression.text}” is no date or figure that is known"
    if isinstance(meaning, NoDate):
        return (), meaning.why
    values = _values(meaning, published, found)
    return values, "" if values else UNDATED


def _found_in(expression: Expression) -> Expression:
    """Find an expression that was made by hand, in its own text."""
    found = [e for e in expressions(expression.text) if e.kind == expression.kind]
    return max(found, key=lambda e: e.end - e.start, default=expression)


def _values(meaning: Meaning, published: Published, expression: Expression) -> Candidates:
    if is_fixed(meaning):
        return _with_limit(
            [_value([f], f.why, "") for f in resolved(meaning, 0, expression.tense)], expression
        )
    lo, hi = published or (None, None)
    if lo is None or hi is None:
        return ()
    if lo == hi:
        found = resolved(meaning, lo, expression.tense)
        return _with_limit(_unique([_value([f], f.why, _on(lo)) for f in found]), expression)
    return _with_limit(_over(meaning, lo, hi, expression), expression)


@lru_cache(maxsize=64)
def _on(day: int) -> str:
    return f" on {dates.worded(_iso(day))}"


def _over(meaning: Meaning, lo: int, hi: int, expression: Expression) -> list[CandidateValue]:
    """Give the values over a range of publication days."""
    if isinstance(meaning, Either):
        return _unique([value for one in meaning.of for value in _over(one, lo, hi, expression)])
    when = f", published {dates.say(Interval(Decimal(lo), Decimal(hi)), dates.AXIS)}"
    found: list[CandidateValue] = []
    for distinct in _by_rank(meaning, lo, hi, expression.tense):
        if len(distinct) <= _MOST_SEPARATE and not _is_fine(meaning):
            found += [_value([f], f.why, when) for f in distinct]
        else:
            found.append(_value(distinct, distinct[0].why, when))
    return _unique(found)


def _by_rank(meaning: Meaning, lo: int, hi: int, tense: Tense) -> list[list[PossibleDays]]:
    """Give the days that a meaning can have, the likeliest of all publication days first.

    What moves with the week is resolved for seven days, and moved by weeks for the others.
    """
    weekly = hi - lo > _WEEK and _moves_by_week(meaning)
    days = range(lo, lo + _WEEK) if weekly else _sampled(meaning, lo, hi)
    columns: list[dict[tuple[int, int], PossibleDays]] = []
    for day in days:
        for rank, found in enumerate(resolved(meaning, day, tense)):
            if rank == len(columns):
                columns.append({})
            last = hi - day if weekly else 0
            for later in range(0, last + 1, _WEEK):
                columns[rank].setdefault((found.lo + later, found.hi + later), found)
    if not weekly and _is_fine(meaning) and hi - lo > _FEW:
        columns = [_filled(column) for column in columns]
    return [
        [found._replace(lo=lo, hi=hi) for (lo, hi), found in column.items()] for column in columns
    ]


def _filled(column: dict[tuple[int, int], PossibleDays]) -> dict[tuple[int, int], PossibleDays]:
    """Give one range for those of the days that were looked at, and of the days between them."""
    first = next(iter(column.values()))
    return {(min(lo for lo, _ in column), max(hi for _, hi in column)): first}


def _moves_by_week(meaning: Meaning) -> bool:
    """Whether a meaning lies a week later where publication does."""
    if isinstance(meaning, Weekday | WeekdaysBack):
        return True
    if isinstance(meaning, Shift):
        return meaning.unit in ("day", "week", "weekend")
    if isinstance(meaning, Pointed):
        return isinstance(meaning.what, Weekday)
    if isinstance(meaning, ContainingUnit | UnitsUpTo | Away):
        return meaning.unit in ("day", "week") and _moves_by_week(meaning.of)
    return isinstance(meaning, Part) and _moves_by_week(meaning.of)


def _sampled(meaning: Meaning, lo: int, hi: int) -> Iterator[int]:
    """Give the publication days to look at: days or weeks, or each month's first."""
    if _is_fine(meaning) and hi - lo <= _DAYS:
        yield from range(lo, hi, 1 if hi - lo <= _FEW else _WEEK)
        yield hi
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
    if isinstance(meaning, Weekday | WeekdaysBack):
        return True
    if isinstance(meaning, Shift):
        return meaning.rolling or meaning.unit in _FINE
    if isinstance(meaning, Pointed):
        return isinstance(meaning.what, Weekday)
    if isinstance(meaning, Either | Latest):
        return any(map(_is_fine, meaning.of))
    return isinstance(
        meaning, Part | CountedUnits | ContainingUnit | UnitsUpTo | Away
    ) and _is_fine(meaning.of)


def _value(found: list[PossibleDays], why: str, when: str) -> CandidateValue:
    parts = tuple(sorted({(f.lo, f.hi) for f in found}))
    text = _text(parts[0][0], max(hi for _, hi in parts))
    reason = why + when if "publication" in why else why
    ends = found[0].ends if len(parts) == 1 else ()
    return CandidateValue(text, reason, parts, all(f.weak for f in found), ends)


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


def _unique(found: list[CandidateValue]) -> list[CandidateValue]:
    return list({value.text: value for value in reversed(found)}.values())[::-1]


def _with_limit(found: list[CandidateValue], expression: Expression) -> Candidates:
    """Add the days before June to "before June": possible, though not stated."""
    if not expression.limit or not found:
        return tuple(found)
    lo, hi = found[0].parts[0][0], found[0].parts[-1][1]
    if lo is None or hi is None:
        return tuple(found)
    if expression.limit == "before":
        beyond = CandidateValue(
            f"../{_iso(lo - 1)}", "before the date named", ((None, lo - 1),), weak=True
        )
    else:
        beyond = CandidateValue(
            f"{_iso(hi + 1)}/..", "after the date named", ((hi + 1, None),), weak=True
        )
    return (*found, beyond)
