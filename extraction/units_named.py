"""The unit that a date names: a day, a month, a year."""

from __future__ import annotations

from extraction.expression import (
    Away,
    ContainingUnit,
    CountedUnits,
    Days,
    Either,
    Latest,
    Meaning,
    Narrated,
    Nth,
    Part,
    Pointed,
    Shift,
    Weekday,
    WeekdaysBack,
    Within,
    Yearly,
)

LENGTHS = {
    "day": 0, "week": 1, "weekend": 1, "month": 2, "quarter": 3, "season": 3, "half": 4, "year": 5,
    "decade": 6, "century": 7,
}  # fmt: skip
"""The units in the order of their length."""

_OF_DAYS = (
    {1: "day", 365: "year", 366: "year"}
    | dict.fromkeys((28, 29, 30, 31), "month")
    | dict.fromkeys((90, 91, 92), "quarter")
)


def unit_named(meaning: Meaning) -> str:
    """Give the unit of what a meaning names: "day" for 5 February, "month" for "last March".

    Of a part ("early March") that of the whole. Nothing where it names none: a span, a length.
    """
    if isinstance(meaning, Part):
        return unit_named(meaning.of)
    if isinstance(meaning, Pointed | Within | Narrated):
        meaning = meaning.what
    if isinstance(meaning, Either | Latest):
        return unit_named(meaning.of[0])
    if isinstance(meaning, Away) and meaning.what:
        return unit_named(meaning.what)
    if isinstance(meaning, Away) and not meaning.calendar:
        return unit_named(meaning.of)
    return _named(meaning)


def _named(meaning: Meaning) -> str:
    match meaning:
        case Yearly():
            unit: str = "day" if meaning.name == "holiday" else meaning.name
        case Weekday():
            unit = "weekend" if meaning.weekend else "day"
        case WeekdaysBack() | Nth():
            unit = "day"
        case Shift():
            unit = "" if meaning.rolling else meaning.unit
        case ContainingUnit() | CountedUnits() | Away():
            unit = meaning.unit
        case Days():
            unit = _OF_DAYS.get(meaning.hi - meaning.lo + 1, "")
        case _:
            unit = ""
    return unit
