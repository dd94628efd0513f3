"""Times of day in a quote: "7 p.m.", "8.30pm", "19:00", "1900 GMT", "noon", "half past seven"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from schema.values.clock import UTC, named_offset

if TYPE_CHECKING:
    from collections.abc import Iterator

_HALF_DAY, _DAY = 720, 1440
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_HOUR = rf"(?:\d{{1,2}}|{'|'.join(_NUMBERS)})"
_PART = r"in\ the\ (?:early\ )?(?:morning|afternoon|evening)|at\ night"
_OFFSETS = {
    "GMT": 0, "UTC": 0, "BST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180, "MSK": 180,
    "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
    "JST": 540, "HKT": 480, "SGT": 480, "AEST": 600, "AEDT": 660,
}  # fmt: skip
"""Zones that are one offset; of CST, IST and ET nobody can say which."""
_OPEN_ZONES = "CST|IST|ET|CT|MT|PT|Eastern|Central|Pacific"
_ZONE = rf"\s?\(?(?:(?P<zone>{'|'.join(_OFFSETS)})|(?P<other>{_OPEN_ZONES}))\b"
_TIME = rf"""(?<![\w$€£.:,/-])(?:
      (?:(?P<from>\d{{1,2}}(?:[:.][0-5]\d)?)\s?(?:-|\u2013|to|and|until)\s?)?
        (?P<hour>{_HOUR})(?:[:.](?P<minute>[0-5]\d))?
        (?:[ ]?(?P<half>[ap])\.?m\b\.?|\ o['\u2019]clock(?:\ (?P<clock_part>{_PART}))?
          |\ (?P<part>{_PART}))
    | (?:12\ )?(?P<word>noon|midday|midnight)\b
    | (?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?![\d:])
    | (?P<hour_h>[01]?\d|2[0-3])h(?P<minute_h>[0-5]\d)?\b
    | (?P<hour4>[01]\d|2[0-3])(?P<minute4>[0-5]\d)
        (?=\s?(?:{"|".join(_OFFSETS)}|hrs|hours|local\ time)\b)
    | (?<=\bat\ )(?P<hour0>0\d)(?P<minute0>[0-5]\d)\b
    | (?P<past>half|quarter)[ ](?P<side>past|to)[ ](?P<of>{_HOUR})\b(?:\ (?P<past_part>{_PART}))?
    )"""
_WORDS = {"noon": _HALF_DAY, "midday": _HALF_DAY, "midnight": 0}
_QUARTERS = {("half", "past"): 30, ("quarter", "past"): 15, ("quarter", "to"): -15}


class QuotedTime(NamedTuple):
    """A time of day in a text: the minutes since midnight that its words can mean.

    Two where nothing says whether it is morning or evening. `ahead` are the minutes that its zone
    is ahead of UTC, None where the words name none; `other_zone`: they name one that is several.
    """

    words: str
    minutes: tuple[int, ...]
    ahead: int | None = None
    other_zone: bool = False

    @property
    def in_words(self) -> str:
        """The time as the clock has it."""
        return " or ".join(f"{minute // 60:02d}:{minute % 60:02d}" for minute in self.minutes)

    def after(self, day: str) -> Iterator[str]:
        """Give the EDTF texts of a day with this time, in its zone if it has one."""
        zone = "" if self.ahead is None else named_offset(self.ahead).removeprefix(UTC) or "Z"
        for minute in self.minutes:
            yield f"{day}T{minute // 60:02d}:{minute % 60:02d}{zone}"


@cache
def _time() -> re.Pattern[str]:
    """Give the expression that finds times, compiled when first needed: that takes milliseconds."""
    return re.compile(_TIME, re.IGNORECASE | re.VERBOSE)


@cache
def _zone() -> re.Pattern[str]:
    """Give the expression for the zone after a time, compiled when first needed."""
    return re.compile(_ZONE)


def times_of_day(text: str) -> tuple[QuotedTime, ...]:
    """Give the times of day of a text, in their order. Time is linear in the text."""
    return tuple(time for found in _time().finditer(text) for time in _read(found, text))


def _read(found: re.Match[str], text: str) -> Iterator[QuotedTime]:
    zone = _zone().match(text, found.end())
    end = zone.end() if zone else found.end()
    words = text[found.start() : end]
    ahead = _OFFSETS[zone["zone"].upper()] if zone and zone["zone"] else None
    for minutes in _minutes(found):
        if minutes:
            yield QuotedTime(words, minutes, ahead, bool(zone and zone["other"]))


def _minutes(found: re.Match[str]) -> Iterator[tuple[int, ...]]:
    """Give the minutes of each time in a match: of "7 to 9 p.m.", both."""
    part = _half(found)
    if found["hour"]:
        if found["from"]:
            hour, _, minute = found["from"].replace(".", ":").partition(":")
            yield _on_clock(hour, minute, part)
        yield _on_clock(found["hour"], found["minute"], part)
    elif found["word"]:
        yield (_WORDS[found["word"].lower()],)
    elif found["past"]:
        later = _QUARTERS.get((found["past"].lower(), found["side"].lower()))
        hours = () if later is None else _on_clock(found["of"], "", part)
        yield tuple((hour + (later or 0)) % _DAY for hour in hours)
    else:
        name = next(n for n in ("24", "_h", "4", "0") if found[f"hour{n}"])
        hour, minute = found[f"hour{name}"], found[f"minute{name}"]
        exact = name in ("4", "0", "_h") or int(hour) > _TWELVE or hour.startswith("0")
        yield (int(hour) * 60 + int(minute or 0),) if exact else _on_clock(hour, minute, "")


_TWELVE, _HOURS = 12, 24


def _half(found: re.Match[str]) -> str:
    """Give "a" or "p" for the half of the day that the words name, else nothing."""
    if found["half"]:
        return found["half"].lower()
    part = found["clock_part"] or found["part"] or found["past_part"] or ""
    return "" if not part or part.endswith("night") else "a" if "morning" in part.lower() else "p"


def _on_clock(hour: str, minute: str | None, half: str) -> tuple[int, ...]:
    """Give the minutes of an hour of twelve; none where there is no such hour."""
    number = _NUMBERS.get(hour.lower()) or (int(hour) if hour.isdecimal() else 0)
    if (half and number > _TWELVE) or number >= _HOURS:
        return ()
    if number > _TWELVE:
        return (number * 60 + int(minute or 0),)
    at = number % _TWELVE * 60 + int(minute or 0)
    both = {"a": (at,), "p": (at + _HALF_DAY,)}
    return both.get(half, (at, at + _HALF_DAY))
