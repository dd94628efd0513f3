"""Dates placed on the calendar: what a meaning leaves, on a given day of publication."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ledger.reading import periods
from ledger.reading.expression import (
    Days,
    Either,
    Meaning,
    Part,
    Pointed,
    Shift,
    Span,
    Stretch,
    Weekday,
    Within,
    Yearly,
)
from ledger.reading.words import MONTHS, SEASONS, WEEKDAYS
from schema.values.calendar import civil

if TYPE_CHECKING:
    from ledger.reading.expression import Tense
    from ledger.reading.periods import Range

_WEEK, _CENTURY = 7, 100
_SOON = {"day": 60, "quarter": 75, "half": 75, "season": 75}
_YEARS = (-2, -1, 0, 1, 2)
_ROUGHLY = 3
_EARLIER, _LATER = -1, 3


class Found(NamedTuple):
    """Days that a meaning can have. `weak`: no word speaks for them."""

    lo: int
    hi: int
    why: str
    weak: bool = False
    ends: tuple[Range, ...] = ()


def resolved(meaning: Meaning, day: int, tense: Tense) -> tuple[Found, ...]:
    """Give what a meaning can be on a day of publication, the likeliest first."""
    match meaning:
        case Days():
            found: tuple[Found, ...] = (Found(meaning.lo, meaning.hi, meaning.why),)
        case Yearly() | Weekday():
            found = _recurring(meaning, day, tense)
        case Shift():
            found = _shifts(meaning, day)
        case Pointed():
            found = _pointed(meaning, day)
        case Within():
            found = _within(meaning, day)
        case _:
            found = _composed(meaning, day, tense)
    return found


def _composed(meaning: Meaning, day: int, tense: Tense) -> tuple[Found, ...]:
    match meaning:
        case Part():
            inner = resolved(meaning.of, day, tense)
            return tuple(_narrowed(meaning.number, f, day) for f in inner)
        case Stretch():
            return _stretched(meaning, day, tense)
        case Span():
            return _spanned(meaning, day, tense)
        case Either():
            return tuple(f for m in meaning.of for f in resolved(m, day, tense))
        case _:
            return ()


def is_fixed(meaning: Meaning) -> bool:
    """Whether a meaning is the same whenever it was published."""
    if isinstance(meaning, Part | Stretch):
        return is_fixed(meaning.of)
    if isinstance(meaning, Span):
        return is_fixed(meaning.last) and isinstance(meaning.first, Days | Yearly | Part)
    if isinstance(meaning, Either):
        return all(is_fixed(m) for m in meaning.of)
    return isinstance(meaning, Days)


def name_of(what: Yearly | Weekday) -> str:
    """Name what comes back: "December", "5 February", "Wednesday"."""
    if isinstance(what, Weekday):
        return "weekend" if what.weekend else WEEKDAYS[what.number]
    if what.name == "month":
        return MONTHS[what.number - 1]
    if what.name == "season":
        return SEASONS[what.number]
    month, day = divmod(what.number, _CENTURY)
    if what.name == "day":
        return f"{day} {MONTHS[month - 1]}" if day else "Thanksgiving"
    return f"{what.name} {what.number}"


def _recurring(what: Yearly | Weekday, day: int, tense: Tense) -> tuple[Found, ...]:
    name = name_of(what)
    told = _on_its_weekday(what, day) if isinstance(what, Yearly) else None
    if told and isinstance(what, Yearly) and what.weekday is not None:
        return (Found(*told, f"the nearest {name} that is a {WEEKDAYS[what.weekday]}"),)
    past, future = _past(what, day), _future(what, day)
    if past == future:
        return (Found(*past, f"{name} of the time of publication"),)
    back = Found(*past, f"{name} before publication")
    ahead = Found(*future, f"{name} after publication")
    if tense in ("past", "future"):
        return (back,) if tense == "past" else (ahead,)
    likely = tense == "event" or (tense == "" and _is_soon(what, future[0] - day))
    if likely and day - past[1] > future[0] - day:
        return (ahead, back._replace(weak=True))
    return (back, ahead._replace(weak=True))


def _is_soon(what: Yearly | Weekday, ahead: int) -> bool:
    """Whether a date without tense that lies so many days ahead is likelier than the last one."""
    return isinstance(what, Yearly) and ahead <= _SOON.get(what.name, 0)


def _occurrences(what: Yearly | Weekday, day: int) -> list[Range]:
    if isinstance(what, Weekday):
        first = day - periods.weekday(day) + what.number
        return [(first + n, first + n + what.weekend) for n in (-2 * _WEEK, -_WEEK, 0, _WEEK)]
    y = civil(day)[0]
    found = (periods.in_year(what.name, what.number, y + n) for n in _YEARS)
    return [days for days in found if days]


def _past(what: Yearly | Weekday, day: int) -> Range:
    """Give the latest occurrence that has begun."""
    begun = [days for days in _leap(what, day) if days[0] <= day]
    return begun[-1]


def _future(what: Yearly | Weekday, day: int) -> Range:
    """Give the first occurrence that has not ended."""
    return next(days for days in _leap(what, day) if days[1] >= day)


def _leap(what: Yearly | Weekday, day: int) -> list[Range]:
    """Give the occurrences around a day; 29 February may need a wider look."""
    found = _occurrences(what, day)
    if isinstance(what, Weekday) or (found[0][0] <= day <= found[-1][1]):
        return found
    y = civil(day)[0]
    wide = (periods.in_year(what.name, what.number, y + n) for n in range(-8, 9))
    return [days for days in wide if days]


def _on_its_weekday(what: Yearly, day: int) -> Range | None:
    """Give the nearest year's date that falls on the weekday which the words name, if any."""
    if what.weekday is None:
        return None
    y = civil(day)[0]
    found = (periods.in_year(what.name, what.number, y + n) for n in (-1, 0, 1))
    fits = [days for days in found if days and periods.weekday(days[0]) == what.weekday]
    return min(fits, key=lambda days: abs(days[0] - day), default=None)


def _shifts(shift: Shift, day: int) -> tuple[Found, ...]:
    """Give the unit so far away; from three on, people count roughly: one more or less is weak."""
    exact = _shifted(shift, day)
    if shift.rolling or abs(shift.last) < _ROUGHLY or shift.unit == "day":
        return (exact,)
    around = [replace(shift, first=shift.first + n, last=shift.last + n) for n in (-1, 1)]
    rough = [_shifted(near, day)._replace(weak=True) for near in around]
    return (exact, *rough)


def _shifted(shift: Shift, day: int) -> Found:
    if shift.rolling:
        lo, hi = (
            periods.moved(shift.unit, day, shift.first),
            periods.moved(shift.unit, day, shift.last),
        )
        why = f"counted in {shift.unit}s from publication"
        return Found(lo, hi, why, ends=((lo, lo), (hi, hi)))
    lo, hi = (
        periods.holding(shift.unit, day, shift.first)[0],
        periods.holding(shift.unit, day, shift.last)[1],
    )
    if shift.unit == "day" and not shift.first:
        return Found(lo, hi, "the day of publication")
    if shift.first == shift.last == 0:
        return Found(lo, hi, f"the {shift.unit} of publication")
    number, where = abs(shift.first), "before" if shift.first < 0 else "after"
    many = shift.unit if number == 1 else f"{shift.unit}s"
    return Found(lo, hi, f"{number} {many} {where} publication")


def _pointed(meaning: Pointed, day: int) -> tuple[Found, ...]:
    """As in "last Friday": the latest one, or that of last week; with "June", of last year."""
    what, name = meaning.what, name_of(meaning.what)
    unit = "week" if isinstance(what, Weekday) else "year"
    if meaning.to == 0:
        return _this(what, day, unit)
    days = _leap(what, day)
    if meaning.to < 0:
        near = [d for d in days if d[1] < day][-1]
    else:
        near = next(d for d in days if d[0] > day)
    other = _inside(what, periods.holding(unit, day, meaning.to))
    which = "last" if meaning.to < 0 else "next"
    found = [Found(*near, f"the {which} {name}, seen from publication")]
    if other and other != near and not meaning.near:
        found.append(Found(*other, f"{name} of {which} {unit}"))
    return tuple(found)


def _this(what: Yearly | Weekday, day: int, unit: str) -> tuple[Found, ...]:
    name = name_of(what)
    inside = _inside(what, periods.holding(unit, day))
    found = [Found(*inside, f"{name} of the {unit} of publication")] if inside else []
    if isinstance(what, Weekday) and what.weekend and inside and inside[0] > day:
        before = _past(what, day)
        back = Found(*before, f"{name} before publication")
        found = [back, *found] if periods.weekday(day) < 2 else [*found, back]  # noqa: PLR2004 - Monday, Tuesday
    return tuple(found)


def _inside(what: Yearly | Weekday, period: Range) -> Range | None:
    around = _occurrences(what, period[0]) + _occurrences(what, period[1])
    return next((d for d in around if d[0] >= period[0] and d[0] <= period[1]), None)


def _within(meaning: Within, day: int) -> tuple[Found, ...]:
    period = resolved(meaning.period, day, "")
    inside = _inside(meaning.what, (period[0].lo, period[0].hi)) if period else None
    if inside is None:
        return ()
    return (Found(*inside, f"{name_of(meaning.what)} of the period named ({period[0].why})"),)


def _narrowed(number: int, found: Found, day: int) -> Found:
    """Apply a part; "earlier" and "later" mean before and after publication, if inside."""
    lo, hi = found.lo, found.hi
    if number in (_EARLIER, _LATER):
        if lo <= day <= hi:
            lo, hi = (lo, day) if number == _EARLIER else (day, hi)
        return Found(lo, hi, found.why, found.weak)
    return Found(*periods.part(number, (lo, hi)), f"a part of: {found.why}", found.weak)


def _spanned(span: Span, day: int, tense: Tense) -> tuple[Found, ...]:
    """Give the span; a first date without a year takes the latest one before the last date."""
    lasts = resolved(span.last, day, tense)
    if not lasts:
        return ()
    last = lasts[0]
    if isinstance(span.first, Yearly | Weekday):
        first = _past(span.first, last.hi)
        return (Found(first[0], last.hi, last.why, ends=(first, (last.lo, last.hi))),)
    firsts = resolved(span.first, day, tense)
    if not firsts or firsts[0].lo > last.hi:
        return lasts
    ends = ((firsts[0].lo, firsts[0].hi), (last.lo, last.hi))
    return (Found(firsts[0].lo, last.hi, last.why, ends=ends),)


def _stretched(stretch: Stretch, day: int, tense: Tense) -> tuple[Found, ...]:
    """Count units off from the start or the end of a period; weeks are seven days each."""
    found: list[Found] = []
    for whole in resolved(stretch.of, day, tense):
        at = whole.lo if stretch.first >= 0 else whole.hi + 1
        lo = periods.moved(stretch.unit, at, stretch.first)
        hi = periods.moved(stretch.unit, at, stretch.last + 1) - 1
        if whole.lo <= lo <= hi <= whole.hi:
            found.append(Found(lo, hi, f"a part of: {whole.why}", whole.weak))
    return tuple(found)
