"""Ages of persons: figures that count nothing, and are lengths of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.other_languages import YEARS
from extraction.word_classes import listed

if TYPE_CHECKING:
    from extraction.token_columns import Tokens

_OLDEST = 120
_DIGITS = frozenset("dyn")
_PERSONS = listed("man woman boy girl child lad youth teenager pensioner grandmother grandfather")
_AGED = frozenset({"age", "ages", "aged"})
_JOINING = frozenset({"and", ",", "or", "to", "-"})
_ENDING = frozenset({",", ".", "", ";", ")"})


def is_age(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a figure is an age: "Ada Voss, 45, said", "(44)", "a man of 31", "34 ans"."""
    before, after = tokens.word(first - 1), tokens.word(end)
    if after in YEARS or (after == "-" and tokens.word(end + 1).startswith("j\u00e4hrig")):
        return True
    if end > first + 1 or tokens.kinds[first] not in _DIGITS or tokens.numbers[first] > _OLDEST:
        return False
    if before == "of" and tokens.word(first - 2) in _PERSONS:
        return True
    if before in _AGED or (before in _JOINING and tokens.word(first - 3) in _AGED):
        return True
    if before == "(":
        return after == ")"
    return before == "," and after in _ENDING and tokens.word(first - 2).isalpha()
