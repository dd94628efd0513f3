"""What recurs, resolved on the calendar: a month, a holiday, a weekday, "last March"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from extraction import periods
from extraction.expression import Pointed, Weekday, Yearly
from extraction.holidays import DAYS
from extraction.word_classes import MONTHS, SEASONS, WEEKDAYS
from schema.values.calendar import civil

if TYPE_CHECKING:
    from extraction.expression import Tense
    from extraction.periods import Range

_WEEK, _CENTURY = 7, 100
_SOON = {"day": 60, "month": 60, "holiday": 60, "quarter": 75, "half": 75, "season": 75}
_YEARS = (-2, -1, 0, 1, 2)
_WEEKS = (-2 * _WEEK, -_WEEK, 0, _WEEK)
_WINTER = 3


class PossibleDays(NamedTuple):
    """Days that a meaning can have, and why. `weak`: nothing in the words supports them."""

    lo: int
    hi: int
    why: str
    weak: bool = False
    ends: tuple[Range, ...] = ()


def name_of(what: Yearly | Weekday) -> str:
    """Name what recurs: "December", "5 February", "Wednesday"."""
    if isinstance(what, Weekday):
        return "weekend" if what.weekend else WEEKDAYS[what.number]
    if what.name == "month":
        return MONTHS[what.number - 1]
    if what.name == "season":
        return SEASONS[what.number]
    if what.name == "holiday":
        return DAYS[what.number][0].title().replace("'S", "'s")
    month, day = divmod(what.number, _CENTURY)
    return f"{day} {MONTHS[month - 1]}" if what.name == "day" else f"{what.name} {what.number}"


def recurring(what: Yearly | Weekday, day: int, tense: Tense) -> tuple[PossibleDays, ...]:
    """Give the latest one and the next one, in the order in which the clause makes them likely."""
    if isinstance(what, Yearly) and what.weekday is not None:
        return _on_weekday(what, what.weekday, day, tense)
    name = name_of(what)
    past, future = latest(what, day), _next(what, day)
    if past == future:
        return (PossibleDays(*past, f"{name} of the time of publication"),)
    back = PossibleDays(*past, f"{name} before publication")
    ahead = PossibleDays(*future, f"{name} after publication")
    far = tense != "sure past" and _is_far(what, day - past[1], future[0] - day)
    if far or (tense == "future" and not _has_just_been(what, future[0] - day, day - past[1])):
        return (ahead, back._replace(weak=True))
    likely = tense == "event" or (tense in ("", "name") and _is_soon(what, future[0] - day))
    if likely and day - past[1] > future[0] - day:
        return (ahead, back._replace(weak=True))
    return (back, ahead._replace(weak=True))


def _on_weekday(what: Yearly, weekday: int, day: int, tense: Tense) -> tuple[PossibleDays, ...]:
    """Give the year in which a day of a month falls on the weekday next to it.

    Where it fits no year that the clause points to, the day as written comes first: a weekday
    out of step is a slip more often than a date a year away.
    """
    name, known = name_of(what), f"a {WEEKDAYS[weekday]}"
    plain = recurring(what._replace(weekday=None), day, tense)
    for found in plain:
        if periods.weekday(found.lo) == weekday:
            return (PossibleDays(found.lo, found.hi, f"the nearest {name} that is {known}"),)
    near = nearest(what, day)
    if periods.weekday(near[0]) == weekday:
        return (PossibleDays(*near, f"the nearest {name} that is {known}"),)
    around = [d for d in _occurrences(what, day) if periods.weekday(d[0]) == weekday]
    written = plain[0]._replace(why=f"{plain[0].why}, though not {known}")
    return (written, *(PossibleDays(*d, f"{name} that is {known}", weak=True) for d in around[:1]))


def nearest(what: Yearly | Weekday, day: int) -> Range:
    """Give the occurrence that lies nearest to a day."""
    return min(_around(what, day), key=lambda d: max(d[0] - day, day - d[1], 0))


def _is_soon(what: Yearly | Weekday, ahead: int) -> bool:
    """Whether a date without tense that lies so many days ahead is likelier than the last one."""
    return isinstance(what, Yearly) and ahead <= _SOON.get(what.name, 0)


def _is_far(what: Yearly | Weekday, days: int, other: int) -> bool:
    """Whether a day would have its year: it is most of a year back, and the next one is near.

    News names the year of a day that is not of the current year or close to it.
    """
    return isinstance(what, Yearly) and days >= _FAR.get(what.name, _NEVER) and other <= _CLOSE


def _has_just_been(what: Yearly | Weekday, ahead: int, back: int) -> bool:
    """Whether a holiday was just now, so that it is not the next one, whatever the tense."""
    return isinstance(what, Yearly) and what.name == "holiday" and _is_far(what, ahead, back)


_FAR = {"day": 290, "holiday": 290}
_CLOSE, _NEVER = 75, 400  # days


def _occurrences(what: Yearly | Weekday, day: int) -> tuple[Range, ...]:
    if isinstance(what, Weekday):
        first = day - periods.weekday(day) + what.number
        return tuple((first + n, first + n + what.weekend) for n in _WEEKS)
    y = civil(day)[0]
    found = (periods.in_year(what.name, what.number, y + n) for n in _YEARS)
    return tuple(days for days in found if days)


def latest(what: Yearly | Weekday, day: int) -> Range:
    """Give the latest occurrence that has begun."""
    return [days for days in _around(what, day) if days[0] <= day][-1]


def _next(what: Yearly | Weekday, day: int) -> Range:
    """Give the first occurrence that has not ended."""
    return next(days for days in _around(what, day) if days[1] >= day)


@lru_cache(maxsize=256)
def _around(what: Yearly | Weekday, day: int) -> tuple[Range, ...]:
    """Give the occurrences around a day; 29 February may need a wider look."""
    found = _occurrences(what, day)
    if isinstance(what, Weekday) or (found and found[0][0] <= day <= found[-1][1]):
        return found
    y = civil(day)[0]
    wide = (periods.in_year(what.name, what.number, y + n) for n in range(-8, 9))
    return tuple(days for days in wide if days)


def pointed(meaning: Pointed, day: int) -> tuple[PossibleDays, ...]:
    """As in "last Friday": the latest one, or that of last week; with "June", of last year."""
    what, name = meaning.what, name_of(meaning.what)
    unit = "week" if isinstance(what, Weekday) else "year"
    if meaning.direction == 0:
        return _this(what, day, unit)
    days = _around(what, day)
    if meaning.direction < 0:
        near = [d for d in days if d[1] < day][-1]
    else:
        near = next(d for d in days if d[0] > day)
    other = inside(what, periods.containing_unit(unit, day, meaning.direction))
    which = "last" if meaning.direction < 0 else "next"
    found = [PossibleDays(*near, f"the {which} {name}, seen from publication")]
    if other and other != near and not meaning.nearest:
        found.append(PossibleDays(*other, f"{name} of {which} {unit}"))
    return tuple(found)


def _this(what: Yearly | Weekday, day: int, unit: str) -> tuple[PossibleDays, ...]:
    """Give that of this week or year; a winter goes by the nearest, since it lies in two years."""
    name = name_of(what)
    if isinstance(what, Yearly) and (what.name, what.number) == ("season", _WINTER):
        return (PossibleDays(*nearest(what, day), f"the {name} nearest to publication"),)
    this = inside(what, periods.containing_unit(unit, day))
    found = [PossibleDays(*this, f"{name} of the {unit} of publication")] if this else []
    if isinstance(what, Weekday) and what.weekend and this and this[0] > day:
        back = PossibleDays(*latest(what, day), f"{name} before publication")
        early = periods.weekday(day) < 2  # noqa: PLR2004 - Monday, Tuesday
        found = [back, *found] if early else [*found, back._replace(weak=True)]
    return tuple(found)


def inside(what: Yearly | Weekday, period: Range) -> Range | None:
    """Give the occurrence that begins in a period, if any."""
    around = _occurrences(what, period[0]) + _occurrences(what, period[1])
    return next((d for d in around if period[0] <= d[0] <= period[1]), None)


def beside(what: Yearly | Weekday, side: int, days: Range, unit: str) -> Range | None:
    """Give the first occurrence after a period, the last one before it, or that of its unit."""
    lo, hi = days
    if side > 0:
        return next((d for d in _around(what, hi) if d[0] > hi), None)
    if side < 0:
        before = [d for d in _around(what, lo) if d[1] < lo]
        return before[-1] if before else None
    return inside(what, periods.containing_unit(unit, lo))
