"""Units of measure: what converts to what, and the units that one word can mean.

Conversions are Pint's, in decimals, with four rules of our own:

- **Percentage points and basis points** are differences of percent. A hundred basis points are one
  percentage point; neither is ever a percentage.
- **A rise of degrees is no temperature.** Where the unit of the attribute is a rise (`delta_degC`),
  "2 degC" is a rise of two degrees, without the offset between the scales.
- **Units of one name.** A ton is short, long or metric; a gallon, quart or pint American or
  imperial; a barrel 42 gallons of oil or 31.5 of anything else. Where such a word has to be
  converted, the value leaves each of its meanings possible. Where value and attribute have the same
  word nothing is converted: both mean the same unit, whichever it is.
- **Words of newsrooms** that the library does not know: "metric tons", "degrees Celsius".
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache, partial
from itertools import product
from typing import TYPE_CHECKING, Any, Literal

from schema.problem import ValueProblem
from schema.values.numerals import LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable

PERCENT = {"percent": "%", "per cent": "%", "pct": "%", "%": "%"}
"""Words for a percentage."""
POINTS = {
    "percentage points": Decimal(1), "percentage point": Decimal(1), "percent points": Decimal(1),
    "pct points": Decimal(1), "pp": Decimal(1), "ppt": Decimal(1), "ppts": Decimal(1),
    "basis points": Decimal("0.01"), "basis point": Decimal("0.01"), "bp": Decimal("0.01"),
    "bps": Decimal("0.01"),
}  # fmt: skip
"""Differences of percent, and how many percentage points each is."""
_SEVERAL = {
    "ton": ("short_ton", "long_ton", "tonne"),
    "gallon": ("US_liquid_gallon", "imperial_gallon"),
    "quart": ("US_liquid_quart", "imperial_quart"),
    "pint": ("US_pint", "imperial_pint"),
    "barrel": ("oil_barrel", "barrel"),
}
"""Words for several units, each by its name in the library."""
_NAMED_SEVERAL = re.compile(r"(?<![\w])(ton|gallon|quart|pint|barrel)s?(?![\w])")
_PHRASES = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), name)
    for words, name in (
        (r"metric tons?|tonnes?", "tonne"),
        (r"(?:short|us|u\.s\.|american) tons?", "short_ton"),
        (r"(?:long|imperial|british|uk) tons?", "long_ton"),
        (r"(?:imperial|british|uk) gallons?", "imperial_gallon"),
        (r"(?:us|u\.s\.|american) gallons?", "US_liquid_gallon"),
        (r"(?:imperial|british|uk) pints?", "imperial_pint"),
        (r"(?:us|u\.s\.|american) pints?", "US_pint"),
        (r"barrels of oil|oil barrels?", "oil_barrel"),
        (r"nautical miles?", "nautical_mile"),
        (r"light[ -]years?", "light_year"),
        (r"(?:degrees?|deg) (?:celsius|centigrade|c)|celsius|centigrade", "degC"),
        (r"(?:degrees?|deg) (?:fahrenheit|f)|fahrenheit", "degF"),
    )
)
_DEGREES = {"degC": "degC", "°C": "degC", "degF": "degF", "°F": "degF"}
_RISE = re.compile(
    r"(?:delta_|Δ)\s*(?:deg(?:rees?)?_?|°)?(c(?:elsius)?|f(?:ahrenheit)?)", re.IGNORECASE
)
_UNIT = re.compile(r"[\w /*^°%·.²³Δ-]{1,60}")


def unchanged(amount: Decimal) -> Decimal:
    """Convert nothing."""
    return amount


def is_same_unit(unit: str, base: str) -> bool:
    """Whether a unit is that of the attribute, so that nothing is converted; "" is always.

    So is the plural of one that the library does not know: of one that it does, an s may be a
    second ("ms").
    """
    if unit in ("", base) or _singular(unit) == _singular(base):
        return True
    return _is_plural(unit, base) and not (_is_known(unit) or _is_known(base))


def _is_plural(one: str, other: str) -> bool:
    """Whether one word is the plural of the other, whatever its case: "bitcoins", "Berries"."""
    single, several = sorted((one.casefold(), other.casefold()), key=len)
    stem = single.removesuffix("y")
    return single == several or several in (f"{single}s", f"{single}es", f"{stem}ies")


@lru_cache(maxsize=4096)
def _is_known(unit: str) -> bool:
    """Whether the library has a unit of this name."""
    try:
        _converted(Decimal(1), name=unit, to=unit, unit=unit, base=unit)
    except ValueProblem:
        return False
    return True


def _singular(unit: str) -> str:
    return PERCENT.get(unit) or _NAMED_SEVERAL.sub(r"\1", unit)


def conversions(unit: str, base: str) -> tuple[Callable[[Decimal], Decimal], ...]:
    """Give what converts a figure of a unit to that of the attribute, once for each meaning.

    `unchanged` where the two are one unit. Raises ValueProblem where the unit does not convert.
    """
    if unit in POINTS or base in POINTS:
        factor = _points(unit, base)
        return (unchanged if factor == 1 else partial(_times, factor=factor),)
    rises = _RISE.fullmatch(" ".join(base.split())) is not None
    if not rises and _RISE.fullmatch(" ".join(unit.split())):
        raise ValueProblem(f"the unit {unit!r}", f"{base!r}: a rise of degrees is no temperature")
    pairs = [
        (one, to) for one in _meanings(unit, rises=rises) for to in _meanings(base, rises=rises)
    ]
    return tuple(_converting(*names, unit, base) for names in dict.fromkeys(pairs))


def _times(amount: Decimal, factor: Decimal) -> Decimal:
    converted = amount * factor
    if abs(converted) >= LIMIT:
        raise ValueProblem(f"{amount:f} percentage points", "less than a million trillion")
    return converted


def _points(unit: str, base: str) -> Decimal:
    if unit not in POINTS:
        raise ValueProblem(f"the unit {unit!r}", f"{base}, which are differences of percent")
    if base not in POINTS:
        raise ValueProblem(
            f"the unit {unit!r}", f"{base!r}: a difference of percent is no percentage"
        )
    return POINTS[unit] / POINTS[base]


@lru_cache(maxsize=4096)
def _meanings(unit: str, *, rises: bool) -> tuple[str, ...]:
    """Give the names in the library of all units that a word can mean; degrees may be `rises`."""
    named = " ".join(unit.split())
    for words, name in _PHRASES:
        named = words.sub(name, named)
    rise = _RISE.fullmatch(named)
    if rise:
        return (f"delta_deg{rise[1][0].upper()}",)
    if named in _DEGREES and rises:
        return (f"delta_{_DEGREES[named]}",)
    several = [_SEVERAL[found[1]] for found in _NAMED_SEVERAL.finditer(named)]
    return tuple(_filled(named, choice) for choice in product(*several)) or (named,)


def _filled(named: str, choice: tuple[str, ...]) -> str:
    names = iter(choice)
    return _NAMED_SEVERAL.sub(lambda _: next(names), named)


def _converting(name: str, to: str, unit: str, base: str) -> Callable[[Decimal], Decimal]:
    convert = partial(_converted, name=name, to=to, unit=unit, base=base)
    same = name == to or (convert(Decimal(0)) == 0 and convert(Decimal(1)) == 1)
    return unchanged if same else convert


def degrees_of(unit: str) -> Literal["rise", "temperature", ""]:
    """Say whether a unit is one of degrees, and of which kind."""
    (name, *others) = _meanings(unit, rises=False)
    if others or name.removeprefix("delta_") not in _DEGREES.values():
        return ""
    return "rise" if name.startswith("delta_") else "temperature"


@lru_cache(maxsize=1)
def _units() -> tuple[Any, type[Exception]]:
    """Give Pint's units, which are typed for floats only, and the base of its own errors."""
    import pint

    registry: Any = pint.UnitRegistry
    return registry(non_int_type=Decimal), pint.errors.PintError


@lru_cache(maxsize=4096)
def _converted(amount: Decimal, name: str, to: str, unit: str, base: str) -> Decimal:
    """Convert between names of the library; `unit` and `base` are as they were written."""
    expected = f"a unit that converts to {base!r}"
    if _UNIT.fullmatch(name) is None or _UNIT.fullmatch(to) is None:
        raise ValueProblem(f"the unit {unit!r}", expected)
    units, its_own_error = _units()  # outside of `try`: what breaks here is no fault of the unit
    try:
        converted = Decimal(units.Quantity(amount, name).to(to).magnitude)
    except Exception as error:  # noqa: BLE001 - of words that are no unit its parser raises any
        said = " ".join(str(error).split()) if isinstance(error, its_own_error) else ""
        reason = f" ({said})" if said else ""  # others speak of Python, as in m^m or km^9^9^9
        raise ValueProblem(f"the unit {unit!r}", f"{expected}{reason}") from None
    if abs(converted) >= LIMIT:
        raise ValueProblem(f"{amount:f} {unit}", f"less than a million trillion {base}")
    return converted
