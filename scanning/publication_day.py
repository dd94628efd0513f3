"""When an article was published: as its file says, or as a line of its text says.

A line counts that has nothing but a date, with "Published" or "Updated" before it and a time after
it, near the beginning or the end of the text; so does the date before the first sentence, as
agencies set it ("LONDON, 5 May 2019 (Reuters) -"). Dates inside sentences do not.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from schema.values.calendar import day_number
from schema.values.date import read_days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from article_files.article import Article

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = (
    rf"{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}",
    rf"{_DAY}\s+(?:of\s+)?{_MONTH}\s*,?\s+{_YEAR}",
    rf"{_YEAR}-(?P<number>\d\d)-{_DAY}",
    rf"{_YEAR}/(?P<number>\d\d)/{_DAY}",
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\.?,?\s+"
_LABEL = (
    r"(?P<label>(?:first |originally )?(?:published|posted|updated|created)|last (?:updated|modified)"
    r"|date|modified)\s*(?:on|at|date)?\s*:?\s+"
)
_TIME = (
    r"(?:t|,|\||at|\s|-|\u2013|\u2014|\()*\s*(?:\d{1,2}[:.]\d\d(?::\d\d)?(?:\.\d+)?\s*"
    r"(?:[ap]\.?m\.?)?)?\s*(?:z|[+-]\d\d:?\d\d|\(?[a-z]{2,4}\)?)?\s*\)?"
)
_LINES = tuple(
    re.compile(rf"^\W*(?:{_LABEL})?(?:{_WEEKDAY})?{form}{_TIME}\W*$", re.IGNORECASE)
    for form in _FORMS
)
_DATELINES = tuple(
    re.compile(
        rf"^[^\W\d_][^\d\n]{{1,40}}?[,(\s]\s*(?:{_WEEKDAY})?{form}\)?\s*"
        r"(?:\([^()\n]{2,30}\)\s*)?(?:-+|\u2013|\u2014)\s",
        re.IGNORECASE,
    )
    for form in _FORMS[:2]
)
_HEAD, _TAIL, _LONGEST = 12, 5, 90


class PublicationDay(NamedTuple):
    """The first and last day (since 1970-01-01) on which an article can have appeared.

    `in_text`: the text itself says so, and not only what its file has beside it, which may be the
    day on which a page was fetched.
    """

    first: int
    last: int
    in_text: bool


def publication_day(article: Article) -> PublicationDay | None:
    """Give when an article was published; None if neither its file nor its text says so."""
    own = list(dict.fromkeys(_days_in(article.text)))
    if article.published:
        try:
            first, last = read_days(article.published)[0]
        except ValueError:
            first = last = None
        if first is not None and last is not None:
            in_text = any(first <= day <= last for day in own)
            return PublicationDay(int(first), int(last), in_text)
    return PublicationDay(min(own), max(own), in_text=True) if own else None


def _days_in(text: str) -> Iterator[int]:
    """Yield the days of lines that say when a text was published, those of "published" first."""
    found: list[tuple[bool, int]] = []
    lines = [line for line in text.split("\n") if line.strip()]
    ends = [*lines[:_HEAD], *lines[max(_HEAD, len(lines) - _TAIL) :]]
    for line in ends:
        patterns = _LINES if len(line) <= _LONGEST else ()
        if any(c.isdigit() for c in line[:_LONGEST]):
            for pattern in (*patterns, *_DATELINES):
                match = pattern.match(line.strip()[: 4 * _LONGEST])
                day = _day(match) if match else None
                if match and day is not None:
                    label = (match.groupdict().get("label") or "").lower()
                    found.append(("publish" in label or "post" in label, day))
                    break
    published = [day for is_published, day in found if is_published]
    yield from published or [day for _, day in found]


def _day(match: re.Match[str]) -> int | None:
    named = match.groupdict()
    month = named.get("number") or _MONTHS.index(named["month"][:3].lower()) + 1
    try:
        date(int(named["year"]), int(month), int(named["day"]))
    except ValueError:
        return None
    return day_number(int(named["year"]), int(month), int(named["day"]))
