"""Dates found and valued in running text, counted as the scorer of TempEval-3 counts them.

A date is found where its words overlap annotated ones (the relaxed rule), and valued where it has
the same days; of a part ("early June") days inside the annotated period are right. The line with
the day of publication is left out. F1 of the values is that of the words times the share of right
ones (UzZaman and others, SemEval 2013, task 1).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bench.kit.gold import PARTS, Range, articles, held_out, iso_day, timex_days
from extraction import candidates, expressions

if TYPE_CHECKING:
    from collections.abc import Iterator


class Found(NamedTuple):
    """A date of a text: where it is, and its days."""

    start: int
    end: int
    days: Range


class Scores(NamedTuple):
    """How many dates are annotated and how many are found, overlap, and have the right value."""

    annotated: int
    found: int
    overlapping: int
    valued: int

    @property
    def of_words(self) -> float:
        """F1 of the words."""
        return 2 * self.overlapping / (self.annotated + self.found)

    @property
    def of_values(self) -> float:
        """F1 of the values."""
        return 2 * self.valued / (self.annotated + self.found)


def scores(*, of_held_out: bool) -> Scores:
    """Score one part of the articles."""
    counts = [0, 0, 0, 0]
    for article in articles():
        published = iso_day(article["published"])
        if published is None or held_out(article["doc"]) != of_held_out:
            continue
        text = article["text"]
        headline = text.find("\n")
        body = text.find("\n", headline + 1) + 1
        marks = [m for m in article["timex"] if m["type"] == "DATE"]
        marks = [m for m in marks if not headline < m["s"] < body]
        ours = [d for d in _dates(text, published) if not headline < d.start < body]
        pairs = list(_pairs(ours, marks))
        valued = sum(_is_right(date, mark, published) for date, mark in pairs)
        for n, count in enumerate((len(marks), len(ours), len(pairs), valued)):
            counts[n] += count
    return Scores(*counts)


def _dates(text: str, published: int) -> Iterator[Found]:
    for expression in expressions(text):
        if expression.kind != "date":
            continue
        for value in candidates(expression, (published, published))[:1]:
            lo, hi = value.parts[0][0], value.parts[-1][1]
            if lo is not None and hi is not None:
                yield Found(expression.start, expression.end, (lo, hi))


def _pairs(
    ours: list[Found], marks: list[dict[str, str]]
) -> Iterator[tuple[Found, dict[str, str]]]:
    """Give each date with the first annotation that it overlaps, and that no other one took."""
    left = list(marks)
    for date in ours:
        for mark in left:
            if date.start < int(mark["e"]) and date.end > int(mark["s"]):
                left.remove(mark)
                yield date, mark
                break


def _is_right(date: Found, mark: dict[str, str], published: int) -> bool:
    if mark["value"] == "PRESENT_REF":
        return date.days == (published, published)
    gold = timex_days(mark["value"])
    if gold is None:
        return False
    (lo, hi), _ = gold
    inside = lo <= date.days[0] and date.days[1] <= hi
    return date.days == (lo, hi) or (inside and bool(PARTS.search(mark["text"])))
