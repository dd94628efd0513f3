"""Shares in words, for values in percent: "half", "a third", "two-thirds", "one in five".

They are rounded: rule 7 of `schema.values.figure`.
"""

from __future__ import annotations

import re
from decimal import Decimal

from schema.values.numerals import FLAGS, Figure

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_PLURALS = {f"{part}s": under for part, under in _PARTS.items() if part != "half"}
PARTS = "|".join([*_PLURALS, *_PARTS])
"""The words of parts of a whole, as alternatives of a regular expression."""
_OVER = "|".join(_NUMBERS)
_NUMBER = rf"{'|'.join([*list(_NUMBERS)[2:], '10', '[1-9]'])}"
_FRACTION = rf"(?P<over>(?:{_OVER})[ -])?(?P<part>{PARTS})"
_RATIO = rf"(?P<few>{_NUMBER})\s+(?:in|out\s+of)\s+(?P<all>{_NUMBER})"
_SHARE = re.compile(rf"{_FRACTION}|{_RATIO}", FLAGS)
_AT_END = re.compile(rf".*(?<![\w-])(?:{_FRACTION}|{_RATIO})", FLAGS)
_HUNDRED = Decimal(100)


def ends_in_share(text: str) -> bool:
    """Whether the last words of a text are a share."""
    return _AT_END.fullmatch(text) is not None


def read_share(text: str) -> Figure | None:
    """Give a share as a figure in percent, or None where the words are none, or not below one.

    Where its digits have no end (33.333...), `step` is one percentage point, else 0.
    """
    stated = _SHARE.fullmatch(text)
    if stated is None:
        return None
    over, under = _over_and_under(stated)
    if not 0 < over < under:
        return None
    percent = _HUNDRED * over / under
    endless = percent != percent.quantize(Decimal("0.001"))
    return Figure(percent, Decimal(int(endless)), zeros=0, power=0, decimals=0, is_share=True)


def _over_and_under(stated: re.Match[str]) -> tuple[int, int]:
    """Give the two numbers; 0 where a part is named without a number, as "third" is no share."""
    if stated["few"]:
        return _number(stated["few"]), _number(stated["all"])
    part = stated["part"].lower()
    over = _number(stated["over"][:-1]) if stated["over"] else int(part == "half")
    return over, (_PARTS | _PLURALS)[part]


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _NUMBERS[word.lower()]
