"""Dates as pages, feeds and exports write them, as EDTF. What can be two days is none."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april"), ("may",),
            ("jun", "june"), ("jul", "july"), ("aug", "august"), ("sep", "sept", "september"),
            ("oct", "october"), ("nov", "november"), ("dec", "december"),
        ),
        1,
    )
    for name in names
}  # fmt: skip
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_ZONE = r"(?:\s*\(?(?:[A-Z]{2,5}|[+-]\d{2}:?\d{2}|GMT[+-]\d{1,2})\)?)?"
_CLOCK = rf"\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?\s*(?:[ap]\.?m\.?)?{_ZONE}"
_HOUR = rf"\d{{1,2}}\s*[ap]\.?m\.?{_ZONE}"
_TIME = rf"(?:{_CLOCK}|{_HOUR})"
_BEFORE = rf"(?:{_TIME}\s*,?\s*(?:on\s+)?)?"
_AFTER = rf"(?:\s*(?:,|at|\||-|\u2013|\u2014)?\s*{_TIME})?"
_WORDED = tuple(
    re.compile(rf"{_BEFORE}{_WEEKDAY}{order}{_AFTER}\.?", re.IGNORECASE)
    for order in (
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"(?:the\s+)?{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}",
    )
)
_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
    r"(?:[T\s]\s*\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d+)?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T?\d{4,6}Z?)?")
_OF_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})|(?P<alone>\d{4})")
_SLASHED = re.compile(rf"(\d{{1,2}})[/.](\d{{1,2}})[/.](\d{{4}}){_AFTER}")
_FIRST_YEAR, _LAST_YEAR = 1600, 2100
_MONTHS_OF_A_YEAR = 12


def worded_day(text: str) -> str | None:
    """Give the day that a text is, and no other words: "Thursday, 25 March 2021 at 08:07 IST"."""
    text = " ".join(text.split())
    for form in (*_WORDED, _ISO):
        if found := form.fullmatch(text):
            return _day(found["year"], found["month"], found["day"])
    if found := _SLASHED.fullmatch(text):
        first, second = int(found[1]), int(found[2])
        if first > _MONTHS_OF_A_YEAR or first == second:
            return _day(found[3], found[2], found[1])
        if second > _MONTHS_OF_A_YEAR:
            return _day(found[3], found[1], found[2])
    return None


def is_two_days(text: str) -> bool:
    """Whether a text is a date that can be two: 03/04/2021."""
    return bool(_SLASHED.fullmatch(" ".join(text.split()))) and worded_day(text) is None


def stamped_day(text: str) -> str | None:
    """Give the day of a time stamp in metadata: ISO 8601, that of a mail, or a day in words.

    It is the day where the page was written, as far as the stamp says. A month or a year alone
    stays one.
    """
    text = text.strip()
    if found := _COMPACT.fullmatch(text):
        return _day(found["year"], found["month"], found["day"])
    if found := _OF_MONTH.fullmatch(text):
        whole = _day(found["alone"] or found["year"], found["month"] or "01", "01")
        return text if whole else None
    return worded_day(text) or _of_mail(text)


def _of_mail(text: str) -> str | None:
    try:
        found = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return _day(str(found.year), str(found.month), str(found.day))


def _day(year: str, month: str, day: str) -> str | None:
    number = _MONTHS.get(month.lower().rstrip("."), 0) or (int(month) if month.isdigit() else 0)
    try:
        found = date(int(year), number, int(day))
    except ValueError:
        return None
    return found.isoformat() if _FIRST_YEAR <= found.year <= _LAST_YEAR else None
