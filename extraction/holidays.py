"""Named days that come back each year, and where each falls in a year.

Feasts of a lunar calendar (Ramadan, Diwali, Lunar New Year) are no days of ours and stay unread.
"""

from __future__ import annotations

from typing import NamedTuple

from schema.values.calendar import day_number, month_length

_WEEK = 7
_THURSDAY = 3  # 1970-01-01


class On(NamedTuple):
    """The same day of a month each year."""

    month: int
    day: int


class Moving(NamedTuple):
    """The nth weekday of a month (back from -1), and so many days after it."""

    month: int
    weekday: int
    nth: int
    after: int = 0


class Easter(NamedTuple):
    """So many days after Easter Sunday of the Western churches."""

    after: int = 0


HOLIDAYS: dict[str, tuple[On | Moving | Easter, ...]] = {
    "new year's eve": (On(12, 31),), "new year's day": (On(1, 1),),
    "new years eve": (On(12, 31),), "new years day": (On(1, 1),),
    "christmas eve": (On(12, 24),), "christmas day": (On(12, 25),), "christmas": (On(12, 25),),
    "boxing day": (On(12, 26),), "halloween": (On(10, 31),), "may day": (On(5, 1),),
    "valentine's day": (On(2, 14),), "st. patrick's day": (On(3, 17),),
    "st patrick's day": (On(3, 17),), "bastille day": (On(7, 14),), "anzac day": (On(4, 25),),
    "juneteenth": (On(6, 19),), "veterans day": (On(11, 11),), "armistice day": (On(11, 11),),
    "fourth of july": (On(7, 4),), "july fourth": (On(7, 4),), "earth day": (On(4, 22),),
    "good friday": (Easter(-2),), "easter sunday": (Easter(),), "easter monday": (Easter(1),),
    "easter": (Easter(),), "ash wednesday": (Easter(-46),), "palm sunday": (Easter(-7),),
    "shrove tuesday": (Easter(-47),), "mardi gras": (Easter(-47),), "pentecost": (Easter(49),),
    "whit monday": (Easter(50),), "maundy thursday": (Easter(-3),),
    "martin luther king day": (Moving(1, 0, 3),), "martin luther king jr. day": (Moving(1, 0, 3),),
    "presidents' day": (Moving(2, 0, 3),), "presidents day": (Moving(2, 0, 3),),
    "memorial day": (Moving(5, 0, -1),), "labor day": (Moving(9, 0, 1),),
    "columbus day": (Moving(10, 0, 2),), "election day": (Moving(11, 0, 1, after=1),),
    "black friday": (Moving(11, 3, 4, after=1),), "cyber monday": (Moving(11, 3, 4, after=4),),
    "thanksgiving": (Moving(11, 3, 4), Moving(10, 0, 2)),
    "thanksgiving day": (Moving(11, 3, 4), Moving(10, 0, 2)),
    "bonfire night": (On(11, 5),), "guy fawkes night": (On(11, 5),), "burns night": (On(1, 25),),
    "remembrance day": (On(11, 11),), "remembrance sunday": (Moving(11, 6, 2),),
    "august bank holiday": (Moving(8, 0, -1),), "spring bank holiday": (Moving(5, 0, -1),),
    "flag day": (On(6, 14),), "groundhog day": (On(2, 2),), "cinco de mayo": (On(5, 5),),
    "patriots' day": (Moving(4, 0, 3),), "indigenous peoples' day": (Moving(10, 0, 2),),
    "canada day": (On(7, 1),), "australia day": (On(1, 26),), "waitangi day": (On(2, 6),),
    "st. stephen's day": (On(12, 26),), "st stephen's day": (On(12, 26),),
    "all saints' day": (On(11, 1),), "ascension day": (Easter(39),),
    "mother's day": (Moving(5, 6, 2), Easter(-21)), "father's day": (Moving(6, 6, 3),),
    "labour day": (On(5, 1), Moving(9, 0, 1)), "independence day": (On(7, 4), On(8, 15)),
}  # fmt: skip
"""Each name, and the days that bear it, the likeliest first: Canada gives thanks in October."""

NAMED = tuple(HOLIDAYS)
DAYS = tuple((name, day) for name, days in HOLIDAYS.items() for day in days)
"""Every holiday as one day of the year; its place here is its number."""


def numbers(name: int) -> tuple[int, ...]:
    """Give the numbers of the days that a name of `NAMED` can mean."""
    return tuple(n for n, (named, _) in enumerate(DAYS) if named == NAMED[name])


def day_of(number: int, year: int) -> int:
    """Give the day on which a holiday falls in a year."""
    match DAYS[number][1]:
        case On(month, day):
            return day_number(year, month, day)
        case Moving(month, weekday, nth, after):
            return nth_weekday(year, month, weekday, nth) + after
        case Easter(after):
            return _easter(year) + after


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> int:
    """Give the nth weekday of a month, counted from 1, or back from -1; it may lie outside."""
    if nth > 0:
        first = day_number(year, month, 1)
        return first + (weekday - first - _THURSDAY) % _WEEK + _WEEK * (nth - 1)
    last = day_number(year, month, month_length(year, month))
    return last - (last + _THURSDAY - weekday) % _WEEK + _WEEK * (nth + 1)


def _easter(year: int) -> int:
    """Give Easter Sunday, by the anonymous Gregorian computation (Meeus, Jones, Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    skipped = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - skipped + 15) % 30
    leap = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * leap) // 451
    month, day = divmod(epact + leap - 7 * late + 114, 31)
    return day_number(year, month, day + 1)


def _starts() -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """Give the names by their first word, the longest first, as the tokens that they become."""
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for number, name in enumerate(NAMED):
        words = tuple(name.replace("'", " '").replace(".", " .").split())
        found.setdefault(words[0], []).append((words, number))
    for names in found.values():
        names.sort(key=lambda item: -len(item[0]))
    return found


STARTS = _starts()


def named_at(words: list[str], index: int) -> tuple[int, int] | None:
    """Give the holiday whose name begins at a word: how many tokens it has, and its number."""
    for name, number in STARTS.get(words[index], ()):
        stated = tuple(word.replace("\u2019", "'") for word in words[index : index + len(name)])
        if stated == name:
            return len(name), number
    return None
