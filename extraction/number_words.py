"""Figures in digits and in words, as texts that `schema.values.figure` reads."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from extraction.word_classes import NAMES

if TYPE_CHECKING:
    from extraction.token_columns import Tokens

_NAMED = {12: "trillion", 9: "billion", 7: "crore", 6: "million", 5: "lakh", 3: "thousand"}
_INTERNATIONAL = (12, 9, 6, 3)
_APOSTROPHES = "'\u2019"
_MOST_DIGITS, _ONE_DIGIT = 4, 9
_DIGITS = frozenset("dyn")
_WESTERN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_CARDINAL, _HUNDRED, _SCALE, _DOZEN, _HALF, _QUARTER = (
    NAMES[name] for name in ("cardinal", "hundred", "scale", "dozen", "half", "quarter")
)
_HALF_WORTH, _QUARTER_WORTH = Decimal("0.5"), Decimal("0.25")
_POINT, _SHARE = NAMES["spoken_point"], NAMES["share"]
_ADDED = frozenset((_CARDINAL, _SHARE))
_IN_WORDS = frozenset((_HALF, _QUARTER, _HUNDRED, _POINT, _SHARE))
_POWERS = {"thousand": 3, "lakh": 5, "million": 6, "crore": 7, "billion": 9, "trillion": 12}


def figure_text(tokens: Tokens, first: int, end: int) -> str:
    """Give the figure of a run of tokens: its digits as written, its scale as a word."""
    kinds = tokens.kinds[first:end]
    if kinds in _DIGITS and tokens.words[first].isdecimal():
        return tokens.words[first]
    if kinds[0] in _DIGITS and not _IN_WORDS.intersection(kinds):
        return _in_digits(tokens, first, end)
    return _in_words(tokens, first, end)


def scale_of(tokens: Tokens, first: int, end: int) -> str:
    """Give the scale word that a figure ends with, or nothing."""
    power = sum(tokens.numbers[n] for n in range(first, end) if tokens.kinds[n] == _SCALE)
    return _NAMED.get(power, "")


def power_of(text: str) -> int:
    """Give the power of ten of the scale word that a figure text ends with."""
    return _POWERS.get(text.rpartition(" ")[2], 0)


def plain(text: str) -> Decimal:
    """Give the number of a figure text."""
    return Decimal(text.partition(" ")[0].replace(",", "")).scaleb(power_of(text))


def _in_digits(tokens: Tokens, first: int, end: int) -> str:
    digits = tokens.words[first].lstrip(_APOSTROPHES)  # '03
    if _WESTERN.fullmatch(digits) is None:
        digits = digits.replace(",", "")
    power = sum(tokens.numbers[n] for n in range(first + 1, end) if tokens.kinds[n] == _SCALE)
    if not power:
        return digits
    if power in _NAMED:
        return f"{digits} {_NAMED[power]}"
    return f"{Decimal(digits.replace(',', '')).scaleb(power):f}"


def _in_words(tokens: Tokens, first: int, end: int) -> str:
    total = number_of(tokens, first, end)
    return scaled(total) if _SCALE in tokens.kinds[first:end] else f"{total.normalize():f}"


def scaled(number: Decimal) -> str:
    """Write a number with its scale word, where that needs at most four digits."""
    for power in _INTERNATIONAL:
        share = number.scaleb(-power).normalize()
        if share >= _HALF_WORTH and len(share.as_tuple().digits) <= _MOST_DIGITS:
            return f"{share:f} {_NAMED[power]}"
    return f"{number.normalize():f}"


def _spoken_decimals(tokens: Tokens, first: int, point: int, end: int) -> Decimal:
    """Give the number of "one point five million", "two point twenty-five"."""
    after = range(point + 1, end)
    power = sum(tokens.numbers[n] for n in after if tokens.kinds[n] == _SCALE)
    spoken = [tokens.numbers[n] for n in after if tokens.kinds[n] == _CARDINAL]
    tens = len(spoken) > 1 and spoken[0] > _ONE_DIGIT
    digits = str(sum(spoken)) if tens else "".join(map(str, spoken))
    whole = number_of(tokens, first, point)
    return (whole + Decimal(f"0.{digits}")).scaleb(power)


def _with_share(number: Decimal, over: int, under: int) -> Decimal:
    """Give "one and three quarters" from "one and three": the last number is that of the quarters.

    Without another, `over` is all of it.
    """
    whole = number - over if over else Decimal(0)
    return whole + (number - whole) / under


def number_of(tokens: Tokens, first: int, end: int) -> Decimal:
    """Give the number that the tokens state."""
    point = tokens.kinds.find(_POINT, first, end)
    if point >= 0:
        return _spoken_decimals(tokens, first, point, end)
    total, current, power, last = Decimal(0), Decimal(0), 0, 0
    for n in range(first, end):
        kind, number = tokens.kinds[n], tokens.numbers[n]
        if kind in _DIGITS:
            current += Decimal(tokens.words[n].lstrip(_APOSTROPHES).replace(",", ""))
        elif kind in _ADDED:
            current = current + number if kind == _CARDINAL else _with_share(current, last, number)
            last = number
        elif kind in (_HALF, _QUARTER):
            worth = _HALF_WORTH if kind == _HALF else _QUARTER_WORTH
            current += worth.scaleb(power)  # "a billion and a half"
        elif kind == _HUNDRED:
            current = (current or Decimal(1)) * 100
        elif kind == _DOZEN:
            current = (current or Decimal(1)) * number
        elif kind == _SCALE:
            total, current = total + (current or Decimal(1)).scaleb(number), Decimal(0)
            power = number
    return total + current or Decimal("a" in tokens.kinds[first:end])
