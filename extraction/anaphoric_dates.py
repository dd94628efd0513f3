"""Dates that another date of the text names: "on Tuesday ... the next day".

The nearest date before the words counts. That is a guess, if mostly a good one, so a date read
thus can support a record, and never contradicts one: see `judge_dates`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.date_match import DateMatch, amount_of, known
from extraction.expression import Away, Meaning, NoDate, Shift
from extraction.word_classes import UNITS

if TYPE_CHECKING:
    from extraction.token_columns import Tokens

_AHEAD = frozenset({"next", "following", "ensuing"})
_BACK = frozenset({"previous", "preceding", "prior"})
_SAME = frozenset({"same", "that"})
_UNITS = frozenset({"day", "week", "month", "quarter", "year"})
_NEAR = 60  # tokens: a sentence or two
_MOST = 1000  # units; more are no date of the same story
_COUNTED = frozenset({"later", "earlier"})


def away(tokens: Tokens, first: int, end: int, others: list[tuple[int, Meaning]]) -> Meaning | None:
    """Give the date that the tokens from `first` up to `end` name by way of another; else None.

    `others` are the dates before it, each with the token after its last.
    """
    near = next((meaning for at, meaning in others[-1:] if first - at <= _NEAR), None)
    words = tokens.words[first:end]
    if words == ["the", "day"] and _is_of_a_market(tokens, first):
        return Away("day", 0, near or Shift("day", 0, 0), calendar=True)
    if near is None or isinstance(near, NoDate):
        return None
    if words[-1] in _COUNTED:
        return _counted(DateMatch(tokens, first, end), near, back=words[-1] == "earlier")
    unit = words[-1]
    if unit not in _UNITS:
        return None
    steps = [(_AHEAD, 1), (_BACK, -1), (_SAME, 0)]
    number = next((n for names, n in steps if names.intersection(words)), None)
    return None if number is None else Away(unit, number, near, calendar=True)


def _is_of_a_market(tokens: Tokens, first: int) -> bool:
    """Whether "the day" is one of trading: "ended the day down", "late in the day"."""
    before = tokens.words[max(0, first - 2) : first]
    return bool(_CLOSING.intersection(before[-1:])) or before in _WITHIN


_CLOSING = frozenset({"end", "ended", "ending", "finish", "finished", "closed", "started"})
_WITHIN = (["late", "in"], ["later", "in"], ["earlier", "in"], ["early", "in"], ["end", "of"])


def _counted(match: DateMatch, of: Meaning, *, back: bool) -> Meaning | None:
    """Give "two days later", "a year earlier"."""
    number, unit = amount_of(match), UNITS[known(match.one("unit", "units", "quarter"))]
    if number is None or number % 1 or number > _MOST or unit not in _UNITS:
        return None
    return Away(unit, -int(number) if back else int(number), of)
