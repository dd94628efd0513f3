"""Figures in the words of a value: as data ("4", "2.5 billion USD"), or as a desk prints them.

A desk writes counts below ten in words, money with its sign, percentages with theirs, and a unit
in the plural where there are several. The words around a figure, "about" and "at least", stay.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from schema.problem import ValueProblem
from schema.values import VALUE_TYPES
from schema.values.amounts import plain_number, split_quantity
from schema.values.numerals import FLAGS, NUMBER_WORDS, SCALES, Figure, least_of_plenty, read_figure
from schema.values.rates import split_rate
from schema.values.shares import PARTS, ends_in_share
from schema.values.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Callable

_SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
SIGNS = {
    "USD": "$", "GBP": "£", "EUR": "€", "JPY": "¥", "INR": "₹", "CAD": "C$", "AUD": "A$",
    "NZD": "NZ$", "HKD": "HK$", "SGD": "S$",
}  # fmt: skip
"""Currencies with a sign that readers know."""
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
_FIGURE = re.compile(
    rf"(?<![\w.])(?:(?:\d{{1,3}}(?:[,\u202f\u00a0 ]\d{{3}})+|\d+)(?:\.\d+)?"
    rf"|(?:an?\s+)?\b(?:{NUMBER_WORDS})\b(?:[ -](?:{NUMBER_WORDS})\b)*(?![ -](?:{PARTS})\b))"
    rf"(?:\s*(?:{_SCALE})\b)*",
    FLAGS,
)
_DASH = re.compile(r"(?<=\w)\s*[-\u2013\u2014]\s*(?=\d)")
_WORDED_FIGURE = re.compile(rf"\b(?:{NUMBER_WORDS})\b", FLAGS)
IN_WORDS = rf"(?i)\b(?:{NUMBER_WORDS})\b"
"""A regular expression for what has figures in words, for the engine."""
_CODE = re.compile(r"^[A-Z]{3}(?![A-Za-z])\s*|\s*(?<![A-Za-z])[A-Z]{3}$")
_CLOSED_UP = dict.fromkeys(PERCENT, "%") | {
    "degC": "°C", "degF": "°F", "delta_degC": "°C", "delta_degF": "°F", "°C": "°C", "°F": "°F",
}  # fmt: skip
"""Units that follow a figure without a space, as they are printed."""
_PLURALS = {"foot": "feet", "inch": "inches"}
_COUNTED_UNITS = frozenset(
    {
        *("second", "minute", "hour", "day", "night", "week", "month", "year", "decade"),
        *("metre", "meter", "kilometre", "kilometer", "centimetre", "centimeter", "mile"),
        *("foot", "inch", "yard", "acre", "hectare", "litre", "liter", "gallon", "barrel"),
        *("ton", "tonne", "gram", "kilogram", "kilo", "pound", "ounce", "person", "passenger"),
        *("seat", "page", "vote", "ship", "vessel", "tug", "bed"),
    }
)
"""Units that are words of English and get an s; abbreviations do not."""


class _WrittenFigure(NamedTuple):
    """A figure in a text, and how it is written there."""

    written: str
    figure: Figure

    @property
    def in_words(self) -> bool:
        return not any(c.isdigit() for c in self.written)

    @property
    def scale(self) -> str:
        last = self.written.rpartition(" ")[2].lower()
        return last if last in ("million", "billion", "trillion") else ""


def as_data(text: str) -> str:
    """Write figures that are in words with digits: "about four" is "about 4"."""
    if not _WORDED_FIGURE.search(text):
        return text
    return _each_figure(text, lambda found: _plain(found) if found.in_words else found.written)


def count_in_print(text: str) -> str:
    """Word a count: "four", "about four", "1,204", "none"."""
    plain = _each_figure(_ranged(text), _counted)
    return "none" if plain == "zero" else plain


def money_in_print(text: str) -> str:
    """Word a sum with the sign of its currency: "about $2.5 billion", "£50,000 a year"."""
    written, period = split_rate(text)
    code = _CODE.search(written)
    name = code[0].strip() if code else ""
    amount = _CODE.sub("", written, count=1)
    plenty = _plenty(amount)
    sign = "" if plenty else SIGNS.get(name, "")
    printed = plenty or _each_figure(
        _scaled_alike(_ranged(amount)), lambda found: sign + _plain(found)
    )
    whole = printed if sign else f"{printed} {name}".strip()
    return f"{whole} {'an' if period == 'hour' else 'a'} {period}" if period else whole


def quantity_in_print(text: str, unit: str = "") -> str:
    """Word a quantity: "6 days", "52%"; `unit` is that of a value that names none."""
    amount, named = split_quantity(text, unit)
    if unit in PERCENT and ends_in_share(amount):
        return amount
    unit = named or unit
    printed = _plenty(amount) or _each_figure(_ranged(amount), _plain)
    if unit in _CLOSED_UP:
        return f"{printed}{_CLOSED_UP[unit]}"
    return f"{printed} {_in_number(unit, printed.rpartition(' ')[2])}".strip()


def _plenty(amount: str) -> str:
    """Give "dozens", and what else states no number, with the word before what it is of."""
    return f"{amount.removesuffix(' of')} of" if least_of_plenty(amount) is not None else ""


def _in_number(unit: str, figure: str) -> str:
    """Give a unit in the plural unless there is one of it."""
    if unit not in _COUNTED_UNITS or figure == "1":
        return unit
    return _PLURALS.get(unit, f"{unit}s")


def _counted(found: _WrittenFigure) -> str:
    value = found.figure.value
    small = value == value.to_integral_value() and 0 <= value < len(_SMALL)
    return _SMALL[int(value)] if small else _plain(found)


def _plain(found: _WrittenFigure) -> str:
    figure = found.figure
    if figure.decimals and not figure.power:
        return f"{figure.value:,.{figure.decimals}f}"
    return plain_number(figure.value)


def _ranged(text: str) -> str:
    return _DASH.sub(" to ", text)


def _scaled_alike(text: str) -> str:
    """Repeat the scale word of a range: "2 to 3 billion" speaks of billions twice."""
    ends = list(_found(text))
    if len(ends) != len(("low", "high")):
        return text
    (_, low), (_, high) = ends
    if high.scale and not low.figure.power and low.figure.value < Decimal(1000):
        at = ends[0][0].end()
        return f"{text[:at]} {high.scale}{text[at:]}"
    return text


def _each_figure(text: str, word: Callable[[_WrittenFigure], str]) -> str:
    for at, found in reversed(list(_found(text))):
        text = text[: at.start()] + word(found) + text[at.end() :]
    return text


def _found(text: str) -> list[tuple[re.Match[str], _WrittenFigure]]:
    found: list[tuple[re.Match[str], _WrittenFigure]] = []
    for at in _FIGURE.finditer(text):
        try:
            found.append((at, _WrittenFigure(at[0], read_figure(at[0]))))
        except ValueProblem:
            continue
    return found


def in_print(text: str, kind: str, axis: str) -> str:
    """Word an amount as a desk prints it; the axis of a quantity is its unit."""
    unit = VALUE_TYPES[kind].unit
    if unit == "attribute":
        return quantity_in_print(text, axis)
    return money_in_print(text) if unit == "stated" else count_in_print(text)
