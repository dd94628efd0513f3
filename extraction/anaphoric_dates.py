"""Dates that another date of the text names: "on Tuesday ... the next day".

The nearest date before the words counts. That is a guess, if mostly a good one, so a date read
thus can support a record, and never contradicts one: see `judge_dates`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.date_match import DateMatch, amount_of, direction, is_closed, known
from extraction.expression import Away, Meaning, NoDate, Shift, Weekday, Within, Yearly
from extraction.tense import POINTING_BACK, tense
from extraction.units_named import LENGTHS, unit_named
from extraction.word_classes import UNITS, listed

if TYPE_CHECKING:
    from extraction.token_columns import Tokens

_STEPS = dict.fromkeys(("next", "following", "ensuing", "after"), 1) | dict.fromkeys(
    ("previous", "preceding", "prior", "before"), -1
)
_SAME = frozenset({"same", "that"})
_UNITS = frozenset({"day", "week", "month", "quarter", "year"})
_OF_A_DAY = frozenset({"morning", "afternoon", "evening", "night"})
_TIMES = frozenset({"time", "date", "moment", "period"})
_NEAR = 60  # tokens: a sentence or two
_MOST = 1000  # units; more are no date of the same story
_AFTER, _BEFORE = frozenset({"later", "after"}), frozenset({"earlier", "before", "ago"})


def away(tokens: Tokens, first: int, end: int, others: list[tuple[int, Meaning]]) -> Meaning | None:
    """Give the date that the tokens from `first` up to `end` name by way of another; else None.

    `others` are the dates before it, each with the token after its last.
    """
    near, match = _nearest(first, others), DateMatch(tokens, first, end)
    words = match.words()
    if words[-2:] == ["the", "day"] and _is_of_a_market(match):
        day = _alike(first, others, "day") or Shift("day", 0, 0)
        return Away("day", 0, day, calendar=True)
    if words[:1] == ["the"] and words[1:] in _REPORTED and _is_reported(match):
        return _of_report(words[1], _alike(first, others, words[1]))
    compared = _year_before(match, near)
    if compared or near is None:
        return compared
    return _from(match, near, others)


def told_next(
    tokens: Tokens, first: int, end: int, others: list[tuple[int, Meaning]]
) -> Meaning | None:
    """Give "the next year" in a tale: "In 1939 he fled; the next year he reached Lisbon"."""
    words, near = tokens.words[first:end], _nearest(first, others)
    if words[2:] not in _REPORTED or near is None or tense(tokens, first, end) not in POINTING_BACK:
        return None
    return _step(words, near)


def _from(match: DateMatch, near: Meaning, others: list[tuple[int, Meaning]]) -> Meaning | None:
    """Give a date seen from the one before it."""
    words, first = match.words(), match.first
    if words[-1] in _AFTER or words[-1] in _BEFORE:
        return _counted(match, near)
    if words[-1] in _TIMES:
        return Away("day", 0, near) if _SAME.intersection(words) else None
    what = _recurs(match)
    if what:
        day = _alike(first, others, "day") if isinstance(what, Weekday) else None
        return _beside(words, what, day or near)
    return _step(words, near, _alike(first, others, _unit_of(words)))


def _recurs(match: DateMatch) -> Yearly | Weekday | None:
    """Give the weekday, month or season that the words name, if they do."""
    weekday, month = match.one("weekday", "wkd"), match.one("month", "mon")
    if weekday is not None:
        return Weekday(weekday)
    season = match.one("season", "fall")
    if month is None and season is None:
        return None
    return Yearly("season", known(season)) if month is None else Yearly("month", month)


def _beside(words: list[str], what: Yearly | Weekday, near: Meaning) -> Meaning | None:
    """Give "the following Monday", "that March", seen from the date before them."""
    number = next((_STEPS[word] for word in words if word in _STEPS), None)
    if number is None and _SAME.isdisjoint(words):
        return None
    unit = "week" if isinstance(what, Weekday) else "year"
    if isinstance(what, Yearly) and LENGTHS.get(unit_named(near), _LONGER) > LENGTHS["year"]:
        return None
    return Away(unit, number or 0, near, what=what)


def _nearest(first: int, others: list[tuple[int, Meaning]]) -> Meaning | None:
    """Give the date before a token; words that name none ("recently") are passed over."""
    for at, meaning in reversed(others):
        if first - at > _NEAR:
            break
        if not isinstance(meaning, NoDate):
            return meaning
        if meaning.elsewhere:
            break
    return None


def _alike(first: int, others: list[tuple[int, Meaning]], unit: str) -> Meaning | None:
    """Give the nearest date before a token that is itself a day, a month, a quarter."""
    near = (m for at, m in reversed(others) if first - at <= _NEAR)
    return next((m for m in near if unit_named(m) == unit and not _is_compared(m)), None)


def _is_compared(meaning: Meaning) -> bool:
    """Whether a date is only one to compare with: "a year earlier", "the year-ago quarter"."""
    return isinstance(meaning, Away) and bool(meaning.units)


def _unit_of(words: list[str]) -> str:
    """Give the unit of "the same month", "the year before", "that evening"; "" if there is none."""
    if _OF_A_DAY.intersection(words[-2:]):
        return "day"
    return next((word for word in words[-2:] if word in _UNITS), "")


def _step(words: list[str], near: Meaning, alike: Meaning | None = None) -> Meaning | None:
    """Give "the next day", "that month", "the year before", seen from the date before them.

    Days are counted from days; "the previous month" is a month before the last one named.
    """
    unit = _unit_of(words)
    if not unit:
        return None
    number = next((_STEPS[word] for word in words if word in _STEPS), None)
    if number is None and _SAME.isdisjoint(words):
        return None
    if alike and (unit == "day" or (number or 0) <= 0):
        near = alike
    if LENGTHS.get(unit_named(near), _LONGER) > LENGTHS[unit]:
        return None
    return Away(unit, number or 0, near, calendar=True)


_LONGER = len(LENGTHS)
_REPORTED = (["week"], ["month"], ["quarter"], ["year"])
_INSIDE = frozenset({"in", "for", "during", "over", "within", "through", "throughout", "finish"})
_OPENS = listed(
    "of since after before that to when until ended ending which following leading preceding prior "
    "just he she they we i it 's"
)
"""What says which week or quarter it is."""


def _is_reported(match: DateMatch) -> bool:
    """Whether "the quarter" is the one that a report is about: "sales in the quarter fell"."""
    tokens = match.tokens
    return tokens.word(match.first - 1) in _INSIDE and tokens.word(match.end) not in _OPENS


def _of_report(unit: str, alike: Meaning | None) -> Meaning | None:
    """Give the quarter named before; of weeks, months and years else that of publication."""
    if alike is None and unit == "quarter":
        return None
    return Away(unit, 0, alike or Shift(unit, 0, 0), calendar=True)


def _is_of_a_market(match: DateMatch) -> bool:
    """Whether "the day" is one of trading: "ended the day down", "late in the day"."""
    before = match.tokens.word(match.first - 1)
    if len(match.words()) > len(("the", "day")) or before in _CLOSING:
        return True
    return before == "for" and match.tokens.word(match.end) == ","


_CLOSING = frozenset({"end", "ended", "ending", "finish", "finished", "closed", "started"})


def _counted(match: DateMatch, of: Meaning) -> Meaning | None:
    """Give "two days later", "a year earlier", "a year before", seen from another date."""
    last = match.words()[-1]
    if last in ("before", "after"):
        if not is_closed(match.tokens, match.end):
            return None
        if match.one("the") is not None:
            return _step(match.words(), of)
    number, unit = amount_of(match), UNITS[known(match.one("unit", "units", "quarter"))]
    if number is None or number % 1 or number > _MOST or unit not in _UNITS:
        return None
    compared = last == "before" and match.tokens.word(match.first - 1) in _COMPARING
    units = -int(number) if last in _BEFORE else int(number)
    return Away(unit, units, of, compared=compared)


_COMPARING = frozenset({"than", "from", "on"})


_COMPARABLE = _TIMES | _UNITS | {"ago", "earlier"}


def _year_before(match: DateMatch, near: Meaning | None) -> Meaning | None:
    """Give "the same month a year ago", "the year-ago quarter", seen from the date before them.

    Where there is none, the year is known at most.
    """
    words = match.words()
    if "-" in words and words[-1] in _COMPARABLE:
        return near and Away("year", -1, _whole(words[-1], near))
    at = next((n for n, word in enumerate(words) if word in _SAME), -1)
    rest = DateMatch(match.tokens, match.first + at + 2, match.end)
    if at < 0 or rest.first >= rest.end:
        return None
    unit = UNITS[known(rest.one("unit", "units", "quarter"))]
    pointed = rest.words()[-1] not in _BEFORE
    number = None if unit not in _UNITS else direction(rest) if pointed else _ago(rest)
    if number is None:
        return None
    if near is None:
        year = Shift(unit, number, number)
        return None if "earlier" in words else Away(unit, 0, year, calendar=True)
    if not number:
        return Within(near, Shift(unit, 0, 0)) if isinstance(near, Yearly) else None
    return Away(unit, number, _whole(words[at + 1], near))


def _ago(rest: DateMatch) -> int | None:
    amount = amount_of(rest)
    return None if amount is None or amount % 1 or amount > _MOST else -int(amount)


def _whole(unit: str, near: Meaning) -> Meaning:
    """Give the month in which a date lies for "the same month", itself for "the same period"."""
    return Away(unit, 0, near, calendar=True) if unit in _UNITS else near
