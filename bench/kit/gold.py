"""The dates and amounts of real news that the bench of extraction is judged on."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from extraction.periods import containing_unit, months, weekday, year
from extraction.word_classes import WEEKDAYS
from schema.values.calendar import civil, day_number
from schema.values.date import read_days

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).resolve().parent.parent / "data"
Range = tuple[int, int]

ANAPHORIC = re.compile(
    r"\b(that|same|previous|which|its|consecutive|following|late in the day)\b"
    r"|^(the )?(start of the )?(day|week|month|year|fourth week)$|^(exactly )?on time$"
    r"|\b(earlier|later)$|\blater than\b|\bthe entire\b",
    re.IGNORECASE,
)
"""Expressions that name no date by themselves, nor by the day of publication."""

PARTS = re.compile(r"\b(early|earlier|late|later|mid|end|beginning|start|middle)\b", re.IGNORECASE)
"""Words that narrow a date: TIMEX3 gives the whole period, so a value inside it is right."""


class Gold(NamedTuple):
    """One date of an article: where it is, and the days that the annotators gave it."""

    doc: str
    text: str
    sentence: str
    at: tuple[int, int]
    said: str
    published: int
    days: Range
    unit: str


def held_out(doc: str) -> bool:
    """Whether an article belongs to the third that the rules were not fitted to."""
    return int(hashlib.sha256(doc.encode()).hexdigest(), 16) % 3 == 0


def iso_day(text: str | None) -> int | None:
    """Give the day number of a date as the corpus writes it, None where there is none."""
    if text is None:
        return None
    if re.fullmatch(r"\d\d-\d\d-\d{4}", text):
        text = f"{text[6:]}-{text[3:5]}-{text[:2]}"
    return read_days(text)[0][0]


def timex_days(value: str) -> tuple[Range, str] | None:
    """Give the days and the unit of a TIMEX3 value; None when it is no calendar date."""
    for shape, unit, days in TIMEX:
        if found := re.fullmatch(shape, value.partition("T")[0]):
            return days(*map(int, found.groups())), unit
    return None


def _one_day(y: int, month: int, day: int) -> Range:
    return day_number(y, month, day), day_number(y, month, day)


def _week(y: int, week: int) -> Range:
    return containing_unit("week", day_number(y, 1, 4), week - 1)


def _weekend(y: int, week: int) -> Range:
    return containing_unit("weekend", day_number(y, 1, 4), week - 1)


def _quarter(y: int, quarter: int) -> Range:
    return months(y, 3 * quarter - 2, 3)


def _decade(tens: int) -> Range:
    return year(10 * tens, 10)


TIMEX: tuple[tuple[str, str, Callable[..., Range]], ...] = (
    (r"(\d{4})-(\d\d)-(\d\d)", "day", _one_day),
    (r"(\d{4})-(\d\d)", "month", months),
    (r"(\d{4})-W(\d\d)", "week", _week),
    (r"(\d{4})-W(\d\d)-WE", "weekend", _weekend),
    (r"(?:FY)?(\d{4})-Q(\d)", "quarter", _quarter),
    (r"(?:FY)?(\d{4})", "year", year),
    (r"(\d{3})", "decade", _decade),
)
"""The shapes of calendar values, their precision, and their days."""


def sentence(text: str, start: int, end: int) -> tuple[str, int]:
    """Give the sentence around a span, and where it begins."""
    before = [
        m.end() for m in re.finditer(r"[.!?]['\"]*\s+(?=[A-Z\"'`])|\n", text) if m.end() <= start
    ]
    after = [
        m.start() for m in re.finditer(r"[.!?]['\"]*\s+(?=[A-Z\"'`])|\n", text) if m.start() >= end
    ]
    first = before[-1] if before else 0
    return text[first : (after[0] + 1) if after else len(text)], first


def articles() -> list[dict[str, Any]]:
    """Give the articles of the corpus."""
    lines = (DATA / "meantime.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def gold_dates() -> tuple[list[Gold], int]:
    """Give the dates to judge, and how many were left out as anaphoric."""
    found: list[Gold] = []
    left_out = 0
    for article in articles():
        published = iso_day(article["published"])
        if published is None:
            continue
        for mark in article["timex"]:
            parsed = timex_days(mark["value"])
            if parsed is None or mark["type"] != "DATE":
                continue
            if ANAPHORIC.search(mark["text"]):
                left_out += 1
                continue
            quote, first = sentence(article["text"], mark["s"], mark["e"])
            at = (mark["s"] - first, mark["e"] - first)
            found.append(
                Gold(article["doc"], article["text"], quote, at, mark["text"], published, *parsed)
            )
    return found, left_out


def slip(gold: Gold) -> bool:
    """Whether the calendar shows that an annotation cannot be right.

    A weekday whose day is another one, a "this week" that does not hold the day of publication, a
    year in digits that became another.
    """
    words = gold.said.lower().split()
    named = [n for n, day in enumerate(WEEKDAYS) if day.lower() in words]
    if named and gold.unit == "day":
        return weekday(gold.days[0]) != named[0]
    if gold.said.lower() == "this week":
        return not gold.days[0] <= gold.published <= gold.days[1]
    return bool(re.fullmatch(r"\d{4}", gold.said)) and gold.days != year(int(gold.said))


NEIGHBOURS = {
    "day": (("day", 1), ("week", 1), ("month", 1), ("year", 1)),
    "week": (("week", 1), ("month", 1), ("year", 1)),
    "weekend": (("week", 1), ("year", 1)),
    "month": (("month", 1), ("year", 1)),
    "quarter": (("quarter", 1), ("year", 1)),
    "year": (("year", 1),),
    "decade": (("decade", 1),),
}
"""False values by precision: the neighbours on both sides, so many units away."""


def false_values(gold: Gold) -> Iterator[Range]:
    """Give the neighbours of a true value, at its own precision."""
    for unit, by in NEIGHBOURS[gold.unit]:
        for shift in (-by, by):
            yield moved(gold.days, gold.unit, unit, shift)


def moved(days: Range, precision: str, unit: str, shift: int) -> Range:
    """Move a period, and give the period of its precision that it comes to lie in."""
    if unit in ("day", "week"):
        step = shift * (7 if unit == "week" else 1)
        return days[0] + step, days[1] + step
    y, m, d = civil(days[0])
    y, m = divmod(
        y * 12 + m - 1 + shift * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit], 12
    )
    return containing_unit(precision, day_number(y, m + 1, min(d, 28)))


class Sum(NamedTuple):
    """An amount in words, and the value that it states; the currency `*` is not judged."""

    words: str
    value: str


def sums(name: str) -> list[Sum]:
    """Give the amounts of a table of data/ that have a value."""
    with (DATA / name).open(encoding="utf-8", newline="") as table:
        rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Sum(row["words"], row["value"]) for row in rows if row["value"]]
