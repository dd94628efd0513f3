"""What is wrong with the days of one article: weekdays, dates without a day, no date at all.

A weekday is compared with the date beside it where the year is certain: written, or that of a text
that says itself when it was published. A day that only the file has, beside the text, may be that
on which the page was fetched; it decides on dates of the two weeks around it. In an article without
a day of publication, dates such as "on Monday" are of no known day, unless the text names a day
with its year from which they might be told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction import expressions, is_relative_to_publication, read_weekdays
from scanning.common_words import DAYS_AND_MONTHS
from scanning.scan_finding import ScanFinding, ScanSide, Spot
from schema.source_names import short
from schema.values.date import read_days, worded
from support.grammar import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extraction import Expression, Slip
    from scanning.scanned_text import ScannedText

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = (
    rf"(?:{_MONTH} (?:the )?\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH})"
)
_A_DAY = re.compile(rf"\b{_DAY}\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WHOLE_DAY = re.compile(
    rf"\b{_DAY},? (?:of )?(?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b", re.IGNORECASE
)
_WEEKDAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thu|thurs?|fri|sat|sun)\b)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|tomorrow|tonight|ago"
    r"|(?:last|next|this|past|coming|previous)"
    r" (?:week|month|year|spring|summer|autumn|fall|winter|night)"
    r"|(?:in|since|until|by|of|last|next|this) (?:january|february|march|april|may|june|july"
    r"|august|september|october|november|december))\b",
    re.IGNORECASE,
)
_BEGINS = frozenset(("", ".", "!", "?", '"', "\u201c", "\u2014", "\u2013", "-", ":", "*"))
_REACH = 8  # characters before a date: "last"
_NEAR = 14
_HEADLINE = 60


class UnknownDays:
    """Counts what was looked at, and gives what is wrong, article by article."""

    def __init__(self) -> None:
        """Begin without any."""
        self.weekdays = 0
        self.relative = 0
        self._undated: list[ScanSide] = []

    def findings(self, text: ScannedText) -> Iterator[ScanFinding]:
        """Give the findings of one article."""
        yield from self._of_weekdays(text)
        if text.day is None:
            yield from self._of_relative_dates(text)

    def undated(self) -> Iterator[ScanFinding]:
        """Give one finding for all articles without a date."""
        if self._undated:
            number = len(self._undated)
            said = f"{counted(number, 'article')} {'has' if number == 1 else 'have'} no date"
            yield ScanFinding("undated-article", said, tuple(self._undated))

    def _of_weekdays(self, text: ScannedText) -> Iterator[ScanFinding]:
        published = (text.day.first, text.day.last) if text.day else (None, None)
        for start, line in _lines_with(_WEEKDAY, text.text):
            if _A_DAY.search(line):
                read = read_weekdays(line, published)
                self.weekdays += read.compared
                for slip in read.slips:
                    if _is_certain(slip, text):
                        yield _of_slip(slip, text, start, line)

    def _of_relative_dates(self, text: ScannedText) -> Iterator[ScanFinding]:
        first = re.search(r"\S[^\n]*", text.text)
        if first:
            says = short(" ".join(first[0].split()), _HEADLINE)
            self._undated.append(ScanSide(says, (Spot(text.number, *first.span()),)))
        sides = tuple(self._relative(text)) if not _WHOLE_DAY.search(text.text) else ()
        if sides:
            said = "of what day these words speak cannot be told, as the article has no date"
            yield ScanFinding("date-of-unknown-day", said, sides)

    def _relative(self, text: ScannedText) -> Iterator[ScanSide]:
        """Yield each date that depends on the day of publication, where it stands first."""
        seen: set[str] = set()
        for start, line in _lines_with(_RELATIVE, text.text):
            for found in expressions(line):
                if _hangs_on_publication(line, found):
                    self.relative += 1
                    words = " ".join(found.text.split()).removesuffix(".")
                    if words.lower() not in seen:
                        seen.add(words.lower())
                        spot = Spot(text.number, start + found.start, start + found.end)
                        yield ScanSide(f"“{words}”", (spot,))


def _hangs_on_publication(line: str, found: Expression) -> bool:
    """Whether a date depends on the day of publication, and is no part of a title."""
    led = line[max(0, found.start - _REACH) : found.end]
    if not is_relative_to_publication(found) or not _RELATIVE.search(led):
        return False
    before = line[: found.start].rstrip()[-1:]
    capitals = [
        n
        for n, word in enumerate(found.text.split())
        if word[0].isupper() and word.lower().rstrip(".,") not in DAYS_AND_MONTHS
    ]
    return not capitals or (capitals == [0] and before in _BEGINS) or found.text.isupper()


def _lines_with(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines in which something is, with where they begin."""
    at = 0
    while found := pattern.search(text, at):
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.end())
        end = len(text) if end < 0 else end
        yield start, text[start:end]
        at = end


def _is_certain(slip: Slip, text: ScannedText) -> bool:
    """Whether the year of a date is written, or certain by when the article appeared."""
    if _YEAR.search(slip.text):
        return True
    day = text.day
    if day is None or day.in_text:
        return day is not None
    ((lo, _),) = read_days(slip.date)
    return lo is not None and day.first - _NEAR <= lo <= day.last + _NEAR


def _of_slip(slip: Slip, text: ScannedText, start: int, line: str) -> ScanFinding:
    found = re.search(r"\s+".join(map(re.escape, slip.text.split())), line)
    span = found.span() if found else (0, len(line))
    spot = Spot(text.number, start + span[0], start + span[1])
    said = f"“{slip.text}”, but {worded(slip.date)} is a {slip.real}"
    return ScanFinding("weekday-does-not-match-date", said, (ScanSide(f"“{slip.text}”", (spot,)),))
