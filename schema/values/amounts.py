"""Money, quantities and counts: figures on the axis of their unit.

Amounts in different currencies lie on different axes and are never compared, nor are rates and
plain sums (`schema.values.rates`). Quantities are converted exactly to the unit of their attribute
(`schema.values.units`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from schema.interval import Interval, merged
from schema.problem import ValueProblem
from schema.values.currencies import BY_PLACES
from schema.values.figure import Rounding, Scale, interval_of
from schema.values.numerals import (
    FLAGS,
    NUMBER_WORDS,
    PLENTY_WORDS,
    is_figure,
    least_of_plenty,
    read_figure,
)
from schema.values.rates import PERIODS, split_rate, times, widened
from schema.values.shares import ends_in_share
from schema.values.units import PERCENT, POINTS, conversions, is_same_unit, unchanged
from schema.values.value import RawValue, Value, ValueType, one_text

if TYPE_CHECKING:
    from schema.records import Attribute
    from schema.vocabulary import Vocabulary

COUNT_AXIS = "count"
_CODE = re.compile(r"^([A-Z]{3})(?![A-Za-z])\s*|\s*(?<![A-Za-z])([A-Z]{3})$")
_SYMBOL = re.compile(r"[$€£¥₹₺₽]|\b(dollars?|euros?|pounds?|yen|rupees?|lira|ro?ubles?)\b", FLAGS)
_SPLIT = re.compile(
    rf"(?P<figure>.*(?:(?<![A-Z^*])\d|\b(?:{NUMBER_WORDS}|{PLENTY_WORDS})\b)(?:\s+or\s+(?:more|less|fewer))?)"
    r"\s*(?P<unit>.*)",
    FLAGS,
)
_ALL = 100
_TOLERANCE = (
    "a figure, alone, with its unit or in percent up to 100, as in '5 %' or '10 million USD'"
)


@lru_cache(maxsize=1)
def _currencies() -> dict[str, int]:
    """Give the decimal places of every currency."""
    return {code: places for places, codes in BY_PLACES.items() for code in codes.split()}


def _ruled(scale: Scale, attribute: Attribute, unit: str, rounding: Rounding | None) -> Scale:
    """Give the scale with the attribute's rule of rounding, and its tolerance in this unit."""
    by_attribute: Rounding = "never" if attribute.exact else "if written so"
    return _tolerant(replace(scale, rounding=rounding or by_attribute), attribute, unit)


def _tolerant(scale: Scale, attribute: Attribute, unit: str) -> Scale:
    """Give the scale with the tolerance that the attribute sets for values in this unit."""
    if attribute.tolerance is None:
        return scale
    amount, stated = stated_tolerance(attribute.tolerance)
    if stated in ("", unit):  # of a share, "2 %" means two points
        return replace(scale, tolerance=amount)
    if stated == "%":
        return replace(scale, tolerance=amount / 100, tolerance_is_share=True)
    if attribute.type == "quantity":
        return replace(scale, tolerance=_length(amount, stated, unit))
    if attribute.type == "money" and stated.partition("/")[0] in _currencies():
        return scale  # it is for another currency
    raise ValueProblem(f"the tolerance {attribute.tolerance!r}", _TOLERANCE)


def _length(amount: Decimal, stated: str, unit: str) -> Decimal:
    """Convert a tolerance; one in points is one of a share, too."""
    if stated in POINTS and unit in PERCENT:
        return amount * POINTS[stated]
    convert = conversions(stated, unit)[0]
    return abs(convert(amount) - convert(Decimal(0)))


def stated_tolerance(text: str) -> tuple[Decimal, str]:
    """Give the amount of a tolerance and its unit: "%" for a share, "" if it names none.

    Raises ValueProblem.
    """
    split = _SPLIT.fullmatch(text)
    if split is None or not is_figure(split["figure"]):
        raise ValueProblem(f"the tolerance {text!r}", _TOLERANCE)
    amount, unit = read_figure(split["figure"]).value, PERCENT.get(split["unit"], split["unit"])
    if amount < 0 or (unit == "%" and amount > _ALL):
        raise ValueProblem(f"the tolerance {text!r}", _TOLERANCE)
    return amount, unit


def read_money(
    raw: RawValue,
    attribute: Attribute,
    vocabulary: Vocabulary | None,  # noqa: ARG001 - every type's `read` takes one
    rounding: Rounding | None = None,
) -> Value:
    """Read a figure with an ISO 4217 code on either side of it, and a period of a rate.

    A tolerance that names a currency is for amounts in that currency alone. Raises ValueProblem.
    """
    text = one_text(raw)
    written, period = split_rate(text)
    code = _CODE.search(written)
    if code is None:
        symbol = _SYMBOL.search(text)
        hint = (
            f"an ISO 4217 code in place of {symbol[0]!r}" if symbol else "an ISO 4217 currency code"
        )
        raise ValueProblem(repr(text), f"{hint}, as in 'about 2.5 billion USD'")
    currency = code[1] or code[2]
    places = _currencies().get(currency)
    if places is None:
        raise ValueProblem(
            f"the currency {currency!r}", "a code of ISO 4217, as in 2.5 billion USD"
        )
    axis = f"{currency}/{PERIODS[period].base}" if period else currency
    scale = _ruled(Scale(minor=places, positive=True), attribute, axis, rounding)
    figure = _CODE.sub("", written, count=1)
    if not period or period == PERIODS[period].base:
        return Value(text, axis, (interval_of(figure, scale),))
    scale = replace(scale, minor=None, convert=partial(times, period=period))
    return Value(text, axis, (widened(interval_of(figure, scale), period),))


def read_count(
    raw: RawValue,
    attribute: Attribute,
    vocabulary: Vocabulary | None,  # noqa: ARG001 - every type's `read` takes one
    rounding: Rounding | None = None,
) -> Value:
    """Read a whole number, plain or hedged. Raises ValueProblem."""
    text = one_text(raw)
    scale = _ruled(Scale(whole=True, positive=True), attribute, "", rounding)
    return Value(text, COUNT_AXIS, (interval_of(text, scale),))


def split_quantity(text: str, base: str) -> tuple[str, str]:
    """Give the figure of a quantity with its hedge, and its unit; "" where it names none.

    `base` is the unit of the attribute: of percent, "two-thirds" is a figure.
    """
    if base in PERCENT and ends_in_share(text):
        return text, ""
    split = _SPLIT.fullmatch(text)
    if split is None:
        return text, ""
    unit = split["unit"].strip()
    if least_of_plenty(split["figure"]) is not None:
        unit = unit.removeprefix("of ")  # dozens of miles
    return split["figure"], unit


def read_quantity(
    raw: RawValue,
    attribute: Attribute,
    vocabulary: Vocabulary | None,  # noqa: ARG001 - every type's `read` takes one
    rounding: Rounding | None = None,
) -> Value:
    """Read a figure with a unit, converted to the unit of the attribute. Raises ValueProblem."""
    text = one_text(raw)
    base = attribute.unit or ""
    figure, unit = split_quantity(text, base)
    scale = _ruled(Scale(shares=base in PERCENT and not unit), attribute, base, rounding)
    if is_same_unit(unit, base):
        return Value(text, base, (interval_of(figure, scale),))
    scales = [
        scale if convert is unchanged else replace(scale, convert=convert)
        for convert in conversions(unit, base)
    ]
    return Value(text, base, merged([interval_of(figure, each) for each in scales]))


def say(interval: Interval, axis: str) -> str:
    """Word a range of amounts: "4", "2.45 to 2.55 billion USD", "at least 4"."""
    unit = "" if axis == COUNT_AXIS else f" {axis}"
    lo, hi = _whole(interval) if axis == COUNT_AXIS else (interval.lo, interval.hi)
    if lo is None:
        return "any amount" if hi is None else f"at most {plain_number(hi)}{unit}"
    if hi is None:
        return f"at least {plain_number(lo)}{unit}"
    low, high = plain_number(lo), plain_number(hi)
    if low == high:
        return f"{low}{unit}"
    digits, _, word = low.partition(" ")
    shared = word and word == high.partition(" ")[2]
    return f"{digits if shared else low} to {high}{unit}"


def _whole(interval: Interval) -> tuple[Decimal | None, Decimal | None]:
    """Give the first and last whole number inside; where there is none, those around it."""
    lo = None if interval.lo is None else interval.lo.to_integral_value("ROUND_CEILING")
    hi = None if interval.hi is None else interval.hi.to_integral_value("ROUND_FLOOR")
    return (hi, lo) if lo is not None and hi is not None and lo > hi else (lo, hi)


def plain_number(number: Decimal) -> str:
    """Write a number the way a newsroom does: thousands separated, round millions in words."""
    number = number.quantize(Decimal("0.000001")).normalize() + 0  # + 0: no negative zero
    for power, word in ((12, "trillion"), (9, "billion"), (6, "million")):
        scaled = number.scaleb(-power)
        if abs(scaled) >= 1:
            short = scaled.quantize(Decimal("0.001"))
            return f"{short.normalize():,f} {word}" if short == scaled else f"{number:,f}"
    return f"{number:,f}"


_LOOSE: Rounding = "by the last digit"
MONEY = ValueType(
    "money", read_money, say, measure="amount", sample="1 USD", unit="stated", in_quotes="amounts",
    read_rounded=partial(read_money, rounding=_LOOSE),
)  # fmt: skip
QUANTITY = ValueType(
    "quantity", read_quantity, say, measure="amount", sample="1", unit="attribute",
    in_quotes="amounts", read_rounded=partial(read_quantity, rounding=_LOOSE),
)  # fmt: skip
COUNT = ValueType(
    "count", read_count, say, measure="amount", sample="1", axis=COUNT_AXIS, in_quotes="amounts",
    read_rounded=partial(read_count, rounding=_LOOSE),
)  # fmt: skip
