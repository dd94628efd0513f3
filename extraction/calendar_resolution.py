"""Dates resolved on the calendar: the days that a meaning can have, by the day of publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction import periods
from extraction.expression import (
    Away,
    ContainingUnit,
    CountedUnits,
    DateSpan,
    Days,
    Either,
    Latest,
    Meaning,
    Narrated,
    Nth,
    Part,
    Pointed,
    Shift,
    UnitsUpTo,
    Weekday,
    WeekdaysBack,
    Within,
    Yearly,
)
from extraction.holidays import nth_weekday
from extraction.recurring_dates import (
    PossibleDays,
    beside,
    inside,
    latest,
    name_of,
    pointed,
    recurring,
)
from schema.values.calendar import civil

if TYPE_CHECKING:
    from extraction.expression import Tense
    from extraction.periods import Range

_ROUGHLY = 3
_EARLIER, _LATER = -1, 3
_ONE_MONTH = 31  # days


def resolved(meaning: Meaning, day: int, tense: Tense) -> tuple[PossibleDays, ...]:
    """Give the days that a meaning can have, the likeliest first; `day` is that of publication."""
    match meaning:
        case Days():
            found: tuple[PossibleDays, ...] = (PossibleDays(meaning.lo, meaning.hi, meaning.why),)
        case Yearly() | Weekday():
            found = recurring(meaning, day, tense)
        case Shift():
            found = _shifts(meaning, day)
        case Pointed():
            found = pointed(meaning, day)
        case WeekdaysBack():
            found = (_weeks_back(meaning, day),)
        case Within():
            found = _within(meaning, day)
        case Narrated():
            found = _narrated(meaning, day, tense)
        case _:
            found = _composed(meaning, day, tense)
    return found


def _weeks_back(meaning: WeekdaysBack, day: int) -> PossibleDays:
    last = day - 1 - (periods.weekday(day - 1) - meaning.number) % 7
    at = last - 7 * (meaning.weeks - 1)
    if meaning.weeks < 0:
        return PossibleDays(at, at, "a week after the next one, seen from publication")
    return PossibleDays(at, at, f"{meaning.weeks} weeks back from publication")


def _composed(meaning: Meaning, day: int, tense: Tense) -> tuple[PossibleDays, ...]:
    match meaning:
        case Part():
            inner = resolved(meaning.of, day, tense)
            found = tuple(_narrowed(meaning.number, f, day) for f in inner)
        case CountedUnits():
            found = _counted(meaning, day, tense)
        case DateSpan():
            found = _spanned(meaning, day, tense)
        case Either() | Latest():
            found = tuple(f for m in meaning.of for f in resolved(m, day, tense))
            if isinstance(meaning, Latest):
                found = tuple(f for f in found if f.hi <= day)[:1] or found[-1:]
        case ContainingUnit() | Nth() | UnitsUpTo() | Away():
            around = (_around(meaning, f) for f in resolved(meaning.of, day, tense))
            if isinstance(meaning, Away) and meaning.compared:
                around = (f and f._replace(weak=True) for f in around)
            found = tuple(f for f in around if f)
        case _:
            found = ()
    return found


def is_fixed(meaning: Meaning) -> bool:
    """Whether a meaning is the same whenever it was published."""
    if isinstance(meaning, Part | CountedUnits | ContainingUnit | Nth | UnitsUpTo | Away):
        return is_fixed(meaning.of)
    if isinstance(meaning, DateSpan):
        return is_fixed(meaning.last) and isinstance(meaning.first, Days | Yearly | Part)
    if isinstance(meaning, Either):
        return all(is_fixed(m) for m in meaning.of)
    return isinstance(meaning, Days)


def _shifts(shift: Shift, day: int) -> tuple[PossibleDays, ...]:
    """Give the unit so far away; from three on, people count roughly: one more or less is weak."""
    exact = _shifted(shift, day)
    if shift.rolling or abs(shift.last) < _ROUGHLY or shift.unit == "day":
        return (exact,)
    around = [shift._replace(first=shift.first + n, last=shift.last + n) for n in (-1, 1)]
    rough = [_shifted(near, day)._replace(weak=True) for near in around]
    return (exact, *rough)


def _shifted(shift: Shift, day: int) -> PossibleDays:
    if shift.rolling:
        lo, hi = (
            periods.moved(shift.unit, day, shift.first),
            periods.moved(shift.unit, day, shift.last),
        )
        why = f"counted in {shift.unit}s from publication"
        return PossibleDays(lo, hi, why, ends=((lo, lo), (hi, hi)))
    lo, hi = (
        periods.containing_unit(shift.unit, day, shift.first)[0],
        periods.containing_unit(shift.unit, day, shift.last)[1],
    )
    if shift.unit == "day" and not shift.first:
        return PossibleDays(lo, hi, "the day of publication")
    if shift.first == shift.last == 0:
        return PossibleDays(lo, hi, f"the {shift.unit} of publication")
    number, where = abs(shift.first), "before" if shift.first < 0 else "after"
    many = shift.unit if number == 1 else f"{shift.unit}s"
    return PossibleDays(lo, hi, f"{number} {many} {where} publication")


def _narrated(meaning: Narrated, day: int, tense: Tense) -> tuple[PossibleDays, ...]:
    """Give what recurs in the year of the tale and in that of publication, the likelier first."""
    usual = recurring(meaning.what, day, tense)
    days = inside(meaning.what, periods.year(meaning.year))
    if days is None or days == (usual[0].lo, usual[0].hi):
        return usual
    why = f"{name_of(meaning.what)} of {meaning.year}, of which the words before it tell"
    told = PossibleDays(*days, why)
    if days[1] > day:
        return (*usual, told._replace(weak=True))
    is_long_ago = periods.year_of(day) - meaning.year >= _LONG_AGO
    return (told, *usual) if is_long_ago else (usual[0], told, *usual[1:])


_LONG_AGO = 2  # years


def _within(meaning: Within, day: int) -> tuple[PossibleDays, ...]:
    period = resolved(meaning.period, day, "")
    found = inside(meaning.what, (period[0].lo, period[0].hi)) if period else None
    if found is None:
        return ()
    return (PossibleDays(*found, f"{name_of(meaning.what)} of the period named ({period[0].why})"),)


def _narrowed(number: int, found: PossibleDays, day: int) -> PossibleDays:
    """Apply a part; "earlier" and "later" mean before and after publication, if inside."""
    lo, hi = found.lo, found.hi
    if number in (_EARLIER, _LATER):
        if lo <= day <= hi:
            lo, hi = (lo, day) if number == _EARLIER else (day, hi)
        return PossibleDays(lo, hi, found.why, found.weak)
    return PossibleDays(*periods.part(number, (lo, hi)), f"a part of: {found.why}", found.weak)


def _spanned(span: DateSpan, day: int, tense: Tense) -> tuple[PossibleDays, ...]:
    """Give the spans that end with each day that the last date can have.

    A first date without a year takes the latest one before the last date; where it has a day of its
    own, the last date comes after it: "from today through Aug. 1".
    """
    lasts = resolved(span.last, day, tense)
    if isinstance(span.first, Yearly | Weekday):
        return tuple(_span(latest(span.first, last.hi), last) for last in lasts)
    firsts = resolved(span.first, day, tense)
    if not firsts:
        return lasts
    first = (firsts[0].lo, firsts[0].hi)
    after = [last for last in lasts if first[0] <= last.hi]
    if not after:
        return lasts
    return tuple(_span(first, last) for last in (after[0]._replace(weak=False), *after[1:]))


def _span(first: Range, last: PossibleDays) -> PossibleDays:
    ends = (first, (last.lo, last.hi))
    return PossibleDays(first[0], last.hi, last.why, last.weak, ends)


def _counted(units: CountedUnits, day: int, tense: Tense) -> tuple[PossibleDays, ...]:
    """Count units off from the start or the end of a period.

    Weeks are seven days each, or the calendar weeks that lie completely in the period.
    """
    found: list[PossibleDays] = []
    for period in resolved(units.of, day, tense):
        counted = [(period.lo, period.hi)]
        if units.unit == "week" and period.hi - period.lo >= _FORTNIGHT:
            counted.append(periods.full_weeks((period.lo, period.hi)))
        for start, end in counted:
            at = start if units.first >= 0 else end + 1
            lo = periods.moved(units.unit, at, units.first)
            hi = periods.moved(units.unit, at, units.last + 1) - 1
            if start <= lo <= hi <= end:
                found.append(PossibleDays(lo, hi, f"a part of: {period.why}", period.weak))
    return tuple(found)


_FORTNIGHT = 14


def _recurring_away(
    what: Yearly | Weekday, meaning: Away, found: PossibleDays
) -> PossibleDays | None:
    """Give what recurs, seen from a date: "the following Monday", "that March"."""
    if isinstance(what, Weekday) and found.hi - found.lo >= _A_WEEK:
        return None
    days = beside(what, meaning.units, (found.lo, found.hi), meaning.unit)
    why = f"{name_of(what)} seen from another date: {found.why}"
    return PossibleDays(*days, why, found.weak) if days else None


_A_WEEK = 7


def _away(meaning: Away, found: PossibleDays) -> PossibleDays | None:
    """Give what lies so far from a date; of months and years people count no days."""
    unit, days = meaning.unit, found.hi - found.lo
    why = f"seen from another date: {found.why}"
    if meaning.what:
        return _recurring_away(meaning.what, meaning, found)
    if not meaning.units and not meaning.calendar:
        return found._replace(why=why)
    if meaning.calendar or (days == 0 and unit not in ("day", "week")):
        whole = unit if meaning.calendar else "month"
        at = found.lo if meaning.calendar else periods.moved(unit, found.lo, meaning.units)
        lo, hi = periods.containing_unit(whole, at, meaning.units if meaning.calendar else 0)
        first, last = periods.containing_unit(whole, at)
        return PossibleDays(lo, hi, why, found.weak) if days <= last - first else None
    if days and unit in ("day", "week"):
        return None
    lo = periods.moved(unit, found.lo, meaning.units)
    return PossibleDays(lo, periods.moved(unit, found.hi + 1, meaning.units) - 1, why, found.weak)


def _around(
    meaning: ContainingUnit | Nth | UnitsUpTo | Away, found: PossibleDays
) -> PossibleDays | None:
    """Give the week that contains a date, a weekday of a month, the months up to a date."""
    match meaning:
        case Away():
            return _away(meaning, found)
        case ContainingUnit():
            lo = periods.containing_unit(meaning.unit, found.lo)[0]
            hi = periods.containing_unit(meaning.unit, found.hi)[1]
            return PossibleDays(lo, hi, f"the {meaning.unit} of: {found.why}", found.weak)
        case Nth():
            if found.hi - found.lo >= _ONE_MONTH:
                return None
            day = nth_weekday(*civil(found.lo)[:2], meaning.weekday, meaning.nth)
            return PossibleDays(day, day, found.why, found.weak) if day <= found.hi else None
        case UnitsUpTo():
            lo = periods.moved(meaning.unit, found.hi + 1, -meaning.number)
            why = f"{meaning.number} {meaning.unit}s up to: {found.why}"
            ends = ((lo, lo), (found.lo, found.hi))
            return PossibleDays(lo, found.hi, why, found.weak, ends)
