"""Figures that are a part of a sum, or the whole of a rest, where the editor may mean either.

"The pilot and three passengers" are three or four, "none of the 12" none or twelve: only the
attribute can say which. Such a figure supports a record and contradicts none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.word_classes import CAPITAL, NAMES, listed

if TYPE_CHECKING:
    from extraction.token_columns import Tokens

_MORE = listed("more others other additional further extra")
_ONE_BY_ONE = listed(
    "he she him her himself herself it itself i me the a an his its their our my your another"
)
_JOINING = frozenset({"and", "&", "plus"})
_OWNED = frozenset({"his", "her", "its", "their"})
_WHOLE = listed("the its his her their those these our")
_NEAR = 3  # words: "the late pilot and three passengers"
_FIGURES = frozenset(
    NAMES[n] for n in ("day", "year", "number", "cardinal", "scale", "hundred", "percent", "coin")
)
PART_OF_SUM = "is a part, or the whole of what is left"


def is_part(tokens: Tokens, first: int, end: int) -> bool:
    """Whether the figure of the tokens from `first` up to `end` is added to something, or left."""
    before, after = tokens.word(first - 1), tokens.word(end)
    if after in _MORE and before not in ("no", "any"):
        return True
    if before == "another" or (before == "but" and tokens.word(first - 2) == "all"):
        return True
    if before in _WHOLE and tokens.word(first - 2) in ("of", "half"):
        return True
    if before in _OWNED:  # a mother and her two sons
        first -= 1
        before = tokens.word(first - 1)
    return before in _JOINING and _follows_one(tokens, first - 2)


def _follows_one(tokens: Tokens, last: int) -> bool:
    """Whether one person or thing ends at a token: "he", "the pilot", "Ada Voss"."""
    if last < 0 or tokens.kinds[last] in _FIGURES or not tokens.words[last].isalpha():
        return False
    if tokens.kinds[last] == CAPITAL:
        return True
    near = tokens.words[max(0, last + 1 - _NEAR) : last + 1]
    return not _ONE_BY_ONE.isdisjoint(near) and not tokens.words[last].endswith("s")
