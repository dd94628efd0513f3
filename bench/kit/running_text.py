"""Dates found and valued in running text, counted as the scorer of TempEval-3 counts them.

Its rules (UzZaman and others, SemEval 2013, task 1; `evaluate_entities.py`): a time expression is
found where it overlaps an annotated one, each with one other (the relaxed rule); its value is right
where it is the annotated one; F1 of the values is F1 of the words times the share of right values
among those found. The scorer looks at expressions of all types. Here both sides are first cut down
to dates, or to dates and times of day, ours by what the words are: "the past two years" is a
duration, "Friday morning" a time.

Values are compared by their days, of times too. Of a part ("early June") TIMEX3 writes the whole
period, so days inside it are right. "Now" refers to the present: our value for it is the day of
publication. Words that only refer to the past or the future ("recently") are dates of TIMEX3 as
well: right where they refer to the same. An annotation without any date (XXXX-XX-XX) has no right
value.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from bench.kit.gold import DATA, PARTS, Range, articles, held_out, iso_day, timex_days
from extraction import candidates, expressions, periods
from extraction.expression import CountedUnits, NoDate, Shift, UnitsUpTo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extraction import CandidateValue, Expression

DATES, TIMES = frozenset({"DATE"}), frozenset({"DATE", "TIME"})


class Mark(NamedTuple):
    """An annotated time expression, with its words, and its type and value by TIMEX3."""

    start: int
    end: int
    words: str
    type: str
    value: str


class Story(NamedTuple):
    """A text, its day of publication, and its annotations; `blank` is the line that gives it."""

    text: str
    published: int
    marks: tuple[Mark, ...]
    held_out: bool
    blank: Range = (0, 0)


class Found(NamedTuple):
    """A time expression that we find: its days, or what it refers to, if we know either."""

    start: int
    end: int
    type: str
    days: Range | None
    refers: str


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


def wikinews() -> Iterator[Story]:
    """Give the articles of meantime.jsonl."""
    for article in articles():
        published, text = iso_day(article["published"]), article["text"]
        if published is not None:
            headline = text.find("\n")
            blank = headline + 1, text.find("\n", headline + 1) + 1
            marks = tuple(
                Mark(m["s"], m["e"], m["text"], m["type"], m["value"]) for m in article["timex"]
            )
            yield Story(text, published, marks, held_out(article["doc"]), blank)


def invented() -> Iterator[Story]:
    """Give the stories of running_text.jsonl; those of even numbers are held out."""
    for line in (DATA / "running_text.jsonl").read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        marks = tuple(
            Mark(m["start"], m["end"], m["text"], m["type"], m["value"]) for m in story["timex"]
        )
        number = int("".join(c for c in str(story["id"]) if c.isdigit()))
        published = iso_day(story["published"])
        if published is not None:
            yield Story(story["text"], published, marks, number % 2 == 0)


CORPORA = {"wikinews": wikinews, "invented stories": invented}
"""The corpora by their names."""


def scores(stories: Iterable[Story], types: frozenset[str]) -> Scores:
    """Score the expressions of some types."""
    counts = [0, 0, 0, 0]
    for story in stories:
        marks = [m for m in story.marks if m.type in types and not _is_blank(story, m)]
        ours = [d for d in found_in(story) if d.type in types and not _is_blank(story, d)]
        pairs = list(matched(ours, marks))
        valued = sum(is_right(date, mark, story.published) for date, mark in pairs)
        for n, count in enumerate((len(marks), len(ours), len(pairs), valued)):
            counts[n] += count
    return Scores(*counts)


def _is_blank(story: Story, item: Mark | Found) -> bool:
    return story.blank[0] <= item.start < story.blank[1]


def found_in(story: Story) -> Iterator[Found]:
    """Give the time expressions that we find in a text; both ends of a span, as TIMEX3 has them."""
    for expression in expressions(story.text):
        if expression.kind != "date":
            continue
        values = candidates(expression, (story.published, story.published))
        if expression.ends and values and values[0].ends:
            kinds = ("DURATION" if isinstance(expression.meaning, UnitsUpTo) else "DATE", "DATE")
            for place, one, kind in zip(expression.ends, values[0].ends, kinds, strict=True):
                yield Found(*place, kind, one, "")
            continue
        refers, days = _refers(expression), _days(values)
        if refers or days or _is_named_elsewhere(expression):
            yield Found(expression.start, expression.end, _type(expression), days, refers)


def _days(values: Sequence[CandidateValue]) -> Range | None:
    for value in values[:1]:
        lo, hi = value.parts[0][0], value.parts[-1][1]
        if lo is not None and hi is not None:
            return lo, hi
    return None


def _is_named_elsewhere(expression: Expression) -> bool:
    """Whether other words name the date: "the same month" is a date whose days we do not know."""
    return isinstance(expression.meaning, NoDate) and expression.meaning.elsewhere


_NOW = re.compile(r"(now|currently|nowadays|presently|present|the (moment|present))", re.IGNORECASE)


def _refers(expression: Expression) -> str:
    """Give what an expression refers to by the names of TIMEX3, if it names no date."""
    if _NOW.fullmatch(expression.text):
        return "PRESENT_REF"
    if isinstance(expression.meaning, NoDate) and expression.meaning.refers:
        return f"{expression.meaning.refers.upper()}_REF"
    return ""


_OF_A_DAY = re.compile(
    r"(morning|afternoon|evening|night|noon|midnight|dawn|tonight)$|^the night of ", re.IGNORECASE
)


def _type(expression: Expression) -> str:
    """Give the type that TIMEX3 has for our expression."""
    meaning = expression.meaning
    if isinstance(meaning, Shift) and meaning.rolling and meaning.last != meaning.first:
        return "DURATION"
    if isinstance(meaning, CountedUnits) and meaning.last > meaning.first:
        return "DURATION"
    if isinstance(meaning, NoDate) and meaning.is_length:
        return "DURATION"
    return "TIME" if _OF_A_DAY.search(expression.text) else "DATE"


def matched(ours: list[Found], marks: list[Mark]) -> Iterator[tuple[Found, Mark]]:
    """Give each date with the first annotation that it overlaps, and that no other one took."""
    left = list(marks)
    for date in ours:
        for mark in left:
            if date.start < mark.end and date.end > mark.start:
                left.remove(mark)
                yield date, mark
                break


def is_right(date: Found, mark: Mark, published: int) -> bool:
    """Whether a date of ours has the annotated value."""
    if mark.value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF"):
        now = mark.value == "PRESENT_REF" and date.days == (published, published)
        return now or date.refers == mark.value
    if date.days is None:
        return False
    lo, hi = date.days
    part = bool(PARTS.search(mark.words))
    golds = _annotated_days(mark.value)
    return any((lo, hi) == gold or (part and gold[0] <= lo and hi <= gold[1]) for gold in golds)


def _annotated_days(value: str) -> list[Range]:
    """Give the days of a TIMEX3 value; of a winter, those of either year that it is named after."""
    gold = timex_days(value)
    if gold:
        return [gold[0]]
    if re.fullmatch(r"\d\d", value):  # a century, by its first two digits
        return [periods.year(100 * int(value), 100)]
    found = _OF_A_YEAR.fullmatch(value)
    if not found:
        return []
    number, name = int(found["year"]), found["part"]
    if name in _HALVES:
        halves = [periods.in_year("half", _HALVES.index(name) + 1, number)]
    else:
        years = (number, number - 1) if name == "WI" else (number,)
        halves = [periods.in_year("season", _SEASONS.index(name), y) for y in years]
    return [days for days in halves if days]


_HALVES, _SEASONS = ("H1", "H2"), ("SP", "SU", "FA", "WI")
_OF_A_YEAR = re.compile(rf"(?P<year>\d{{4}})-(?P<part>{'|'.join(_HALVES + _SEASONS)})")
