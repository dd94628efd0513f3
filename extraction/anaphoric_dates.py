"""Dates that another date of the sentence names: "on Tuesday ... the next day".

The nearest date before the words counts. That is a guess, if mostly a good one, so a date read
thus can support a record, and never contradicts one: see `judge_dates`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.date_match import DateMatch, amount_of, known
from extraction.expression import Away, Meaning, NoDate
from extraction.word_classes import BREAK, NAMES, UNITS

if TYPE_CHECKING:
    from extraction.token_columns import Tokens

_AHEAD = frozenset({"next", "following", "ensuing"})
_BACK = frozenset({"previous", "preceding", "prior"})
_SAME = frozenset({"same", "that"})
_UNITS = frozenset({"day", "week", "month", "quarter", "year"})
_MOST = 1000  # units; more are no date of the same story
_COUNTED = frozenset({"later", "earlier"})


def away(tokens: Tokens, first: int, end: int, others: list[tuple[int, Meaning]]) -> Meaning | None:
    """Give the date that the tokens from `first` up to `end` name by way of another; else None.

    `others` are the dates before it, each with the token after its last.
    """
    near = [meaning for at, meaning in others[-1:] if not _ends_sentence(tokens, at, first)]
    if not near or isinstance(near[0], NoDate):
        return None
    words = tokens.words[first:end]
    if words[-1] in _COUNTED:
        return _counted(DateMatch(tokens, first, end), near[0], back=words[-1] == "earlier")
    unit = words[-1]
    if unit not in _UNITS:
        return None
    steps = [(_AHEAD, 1), (_BACK, -1), (_SAME, 0)]
    number = next((n for names, n in steps if names.intersection(words)), None)
    return None if number is None else Away(unit, number, near[0], calendar=True)


def _counted(match: DateMatch, of: Meaning, *, back: bool) -> Meaning | None:
    """Give "two days later", "a year earlier"."""
    number, unit = amount_of(match), UNITS[known(match.one("unit", "units", "quarter"))]
    if number is None or number % 1 or number > _MOST or unit not in _UNITS:
        return None
    return Away(unit, -int(number) if back else int(number), of)


def _ends_sentence(tokens: Tokens, at: int, first: int) -> bool:
    """Whether a sentence ends between two tokens."""
    between = tokens.kinds[at:first]
    return BREAK in between or any(
        kind == NAMES["dot"] and not tokens.touches(at + n + 1) for n, kind in enumerate(between)
    )
