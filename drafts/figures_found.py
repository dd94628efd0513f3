"""Dates and figures of a text, each with all that it can be."""

from __future__ import annotations

from itertools import product, takewhile
from typing import TYPE_CHECKING, NamedTuple

from drafts.draft_words import SMALL, key_of
from extraction.candidate_values import candidates
from extraction.expression import Yearly
from schema.folding import fold
from schema.problem import ValueProblem
from schema.records import Attribute
from schema.values import VALUE_TYPES
from schema.values.calendar import civil

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from extraction.expression import Expression, Published
    from schema.interval import Interval
    from schema.records import ValueTypeName

    Span = tuple[int | None, int | None]

_TYPES: Mapping[str, ValueTypeName] = {
    "date": "date",
    "money": "money",
    "count": "count",
    "quantity": "quantity",
    "percentage": "quantity",
}
_YEAR, _MONTH = 366, 31
_NOUNS = 3
"""So many words after a figure may say what is counted."""


class FoundFigure(NamedTuple):
    """A date or figure: its words, from character `start` on, and what it can be.

    `days` are ranges of days (since 1970-01-01); `amounts` are intervals, each with its axis.
    `counted` are the keys of the words that may say what is counted. `yearly` is a month or a day
    that the words give without a year.
    """

    kind: str
    type: ValueTypeName
    start: int
    text: str
    days: tuple[Span, ...]
    amounts: tuple[tuple[str, Interval], ...]
    counted: frozenset[str]
    yearly: Yearly | None


def figures_in(
    text: str, found: Iterable[Expression], published: Published
) -> tuple[FoundFigure, ...]:
    """Give the dates and figures of a text that say something definite, in their order."""
    return tuple(_figure(text, e, published) for e in found if not _is_vague(e))


def _is_vague(expression: Expression) -> bool:
    return expression.kind == "unread" or any(
        amount.vague or amount.loose or amount.is_age for amount in expression.amounts
    )


def _figure(text: str, found: Expression, published: Published) -> FoundFigure:
    is_date = found.kind == "date"
    days = [span for c in candidates(found, published) for span in c.parts] if is_date else []
    yearly = found.meaning if isinstance(found.meaning, Yearly) else None
    return FoundFigure(
        found.kind,
        _TYPES[found.kind],
        found.start,
        found.text.rstrip(".,"),
        tuple(days),
        () if is_date else _amounts(found),
        _counted(text, found) if found.kind == "count" else frozenset(),
        yearly if yearly and yearly.name in ("month", "day") else None,
    )


def _amounts(found: Expression) -> tuple[tuple[str, Interval], ...]:
    kind = _TYPES[found.kind]
    read: list[tuple[str, Interval]] = []
    for candidate, amount in zip(candidates(found, None), found.amounts, strict=False):
        unit = amount.unit or ("1" if kind == "quantity" else None)
        attribute = Attribute(id="figure", type=kind, unit=unit)
        try:
            value = VALUE_TYPES[kind].read(candidate.text, attribute, None)
        except ValueProblem:
            continue
        read.append((value.axis, value.interval))
    return tuple(read)


def _counted(text: str, found: Expression) -> frozenset[str]:
    """Give the keys of what is counted: of "twelve tourists were hurt", the tourists.

    Where no noun follows, it is what is said of it: of "twelve were hurt", hurt.
    """
    after = [_plain(w) for w in text[found.end :].replace("-", " ").split()[:_NOUNS]]
    nouns = list(takewhile(lambda word: word not in SMALL, after))
    inside = [_plain(word) for word in found.text.split() if not word[0].isdigit()]
    words = (*(nouns or after), *inside)
    return frozenset(key_of(word) for word in words if word and word not in SMALL)


def _plain(word: str) -> str:
    return fold(word.strip(".,;:!?'\"\u2019\u201d"))


def agree(mine: FoundFigure, theirs: FoundFigure) -> bool | None:
    """Whether a figure of a draft can be that of a source; None where that is not known."""
    if mine.kind == "date":
        return _dates_agree(mine, theirs)
    if not mine.amounts or not theirs.amounts:
        return None
    pairs = product(mine.amounts, theirs.amounts)
    meeting = [(a, b) for (axis, a), (other, b) in pairs if axis == other and a.meets(b)]
    if not meeting:
        return False
    return True if any(_covers(a, b) for a, b in meeting) else None


def _covers(one: Interval, other: Interval) -> bool:
    """Whether an amount says no more than another: "about 900,000" no more than "916,000"."""
    low = one.lo is None or (other.lo is not None and one.lo <= other.lo)
    return low and (one.hi is None or (other.hi is not None and one.hi >= other.hi))


def _dates_agree(mine: FoundFigure, theirs: FoundFigure) -> bool | None:
    if not theirs.days:
        return None
    recurs = _recurs_in_any(mine.yearly, theirs.days) if mine.yearly else None
    if not mine.days:
        return recurs
    meeting = [(a, b) for a, b in product(mine.days, theirs.days) if _meet(a, b)]
    if not meeting:  # "in December", of a year that only the day of the draft says
        return False if recurs is False or mine.yearly is None else None
    return True if any(not _is_wider(b, a) for a, b in meeting) else None


def _recurs_in_any(yearly: Yearly, spans: Iterable[Span]) -> bool | None:
    """Whether a month or a day of an unknown year can be one of some ranges of days.

    None: it can, and they say less than it does, as "2019" does of July.
    """
    found = [span for span in spans if _recurs(yearly, span)]
    exact = _MONTH if yearly.name == "month" else 1
    return any(_length(span) <= exact for span in found) or None if found else False


def _length(span: Span) -> int:
    lo, hi = span
    return _YEAR if lo is None or hi is None else hi - lo + 1


def _meet(one: Span, other: Span) -> bool:
    (a, b), (c, d) = one, other
    return (a is None or d is None or a <= d) and (c is None or b is None or c <= b)


def _is_wider(span: Span, than: Span) -> bool:
    """Whether a span says less than another, as "mid-March" does of a day."""
    (a, b), (c, d) = span, than
    if a is None or b is None or c is None or d is None:
        return a is None or b is None
    return b - a > d - c


def _recurs(yearly: Yearly, span: Span) -> bool:
    """Whether a month or a day, of whatever year, can be in a range of days."""
    lo, hi = span
    if lo is None or hi is None or _length(span) >= _YEAR:
        return True
    dates = (civil(day) for day in range(lo, hi + 1))
    return any(yearly.number in (month, 100 * month + day) for _, month, day in dates)
