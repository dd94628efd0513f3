"""Amounts of two parts: 7 pounds 2 ounces, two hours and 15 minutes, 5-foot-11, 3 dollars 50."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from extraction.expression import Amount
from extraction.money_meanings import coin_of
from extraction.money_words import MEASURES, MINOR, SHARED, SIGNS
from extraction.number_words import number_of
from extraction.word_classes import NAMES, UNITS

if TYPE_CHECKING:
    from extraction.amount_match import AmountMatch

_SMALLER = {
    ("hour", "minute"): 60, ("minute", "second"): 60, ("day", "hour"): 24, ("week", "day"): 7,
    ("year", "month"): 12, ("foot", "inch"): 12, ("pound", "ounce"): 16, ("m", "cm"): 100,
    ("km", "m"): 1000, ("kg", "g"): 1000, ("tonne", "kg"): 1000, ("mile", "yard"): 1760,
}  # fmt: skip
"""How many of the smaller unit make one of the larger."""
_HUNDREDTHS = 100


def composed(match: AmountMatch) -> tuple[Amount, ...]:
    """Give a measure of two parts in the smaller unit; both by themselves where they are no sum."""
    (large, small), units = match.figures()[:2], _units(match)
    numbers = [number_of(match.tokens, *span) for span in (large, small)]
    if len(units) == 1 and units[0] != "foot":
        return (Amount(_text(numbers[0]), units[0]), Amount(_text(numbers[1])))
    unit = units[1] if len(units) > 1 else "inch"
    times = _SMALLER.get((units[0], unit))
    if times is None or numbers[1] >= times:
        both = zip(numbers, (units[0], unit), strict=True)
        return tuple(Amount(_text(number), name) for number, name in both)
    return (Amount(_text(numbers[0] * times + numbers[1]), unit),)


def weight(match: AmountMatch) -> tuple[Amount, ...]:
    """Give "7 pounds 2 ounces", whose pounds are no money; else both figures by themselves."""
    coin, measure = match.indexes("coin")[0], match.indexes("measure")[0]
    numbers = [number_of(match.tokens, *span) for span in match.figures()[:2]]
    unit = MEASURES[match.tokens.words[measure]]
    if match.tokens.words[coin] in ("pound", "pounds") and unit == "ounce":
        return (Amount(_text(numbers[0] * _SMALLER["pound", "ounce"] + numbers[1]), unit),)
    return (_money(match, numbers[0], coin), Amount(_text(numbers[1]), unit))


def _units(match: AmountMatch) -> list[str]:
    tokens, found = match.tokens, match.indexes("measure", "unit", "units", "quarter")
    return [
        MEASURES[tokens.words[n]]
        if tokens.kinds[n] == NAMES["measure"]
        else UNITS[tokens.numbers[n]]
        for n in found
    ]


def coins_and(match: AmountMatch) -> tuple[Amount, ...]:
    """Give a sum of money in two parts: "3 dollars 50 cents", "3 dollars 50", "$3 and 50 cents"."""
    tokens, spans = match.tokens, match.figures()[:2]
    coins = match.indexes("coin", "sign")
    last = tokens.words[coins[-1]]
    numbers = [number_of(tokens, *span) for span in spans]
    if len(coins) == 1 and not _are_hundredths(tokens.words[spans[1][0]], numbers[1]):
        return (_money(match, numbers[0], coins[0]),)
    if (len(coins) > 1 and last not in MINOR) or numbers[1] >= _HUNDREDTHS:
        return tuple(_money(match, n, c) for n, c in zip(numbers, coins, strict=False))
    return (_money(match, numbers[0] + numbers[1] / _HUNDREDTHS, coins[0]),)


def _are_hundredths(word: str, number: Decimal) -> bool:
    """Whether "50" or "fifty" after a coin are its hundredths: "3 dollars 5" are two figures."""
    return len(word) == len("50") if word.isdecimal() else number >= _TEN


_TEN = 10


def coin_and_part(match: AmountMatch) -> tuple[Amount, ...]:
    """Give "a dollar and a quarter", "two pounds and a half"."""
    coin = match.indexes("coin")[0]
    number = number_of(match.tokens, *match.figures()[0]) if match.figures() else Decimal(1)
    part = _HALF if match.tokens.words[match.end - 1] == "half" else _HALF / 2
    return (_money(match, number + part, coin),)


_HALF = Decimal("0.5")


def _money(match: AmountMatch, number: Decimal, coin: int) -> Amount:
    written = match.tokens.written(coin, coin + 1)
    unit = SIGNS.get(written)
    if unit is None:
        return coin_of(_text(number), written)
    return Amount(_text(number), unit, written=written, shared=SHARED.get(unit, ()))


def _text(number: Decimal) -> str:
    return f"{number.normalize():f}"
