"""Figures in digits or words: "1,372", "2.5 billion", "four", "a dozen", "5 lakh crore"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from schema.problem import ValueProblem

LIMIT = Decimal(10**18)
"""Figures from here on are refused: with the nine decimals of an axis they would not be exact."""
_LIMIT_DIGITS = 18
_MOST_DECIMALS = 100

_SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {word: n for n, word in enumerate(_SMALL)} | {
    word: 10 * n for n, word in enumerate(_TENS, start=2)
}
_SCALE_WORDS = {
    "hundred": 2, "thousand": 3, "lakh": 5, "million": 6, "crore": 7, "billion": 9, "trillion": 12,
}  # fmt: skip
SCALES = _SCALE_WORDS | {"k": 3, "mn": 6, "m": 6, "bn": 9, "b": 9, "tn": 12}
"""The power of ten of each scale word."""
# Without ASCII, "i" and "s" would also match the Turkish and the long one, which are no keys here.
FLAGS = re.IGNORECASE | re.ASCII
_SCALED = (
    rf"(?P<scale>{'|'.join(SCALES)})?(?:\s+(?P<more>{'|'.join(_SCALE_WORDS)}))?"  # 5 lakh crore
)
_NUMBER = r"[+-]?(?:\d{1,3}(?:[,\u202f\u00a0 ]\d{3})+|\d+)(?:\.\d+)?"
_DIGITS = re.compile(rf"(?P<digits>{_NUMBER})\s*{_SCALED}", FLAGS)
_WORDED = (
    rf"(?:(?P<tens>{'|'.join(_TENS)})(?:[ -](?P<ones>{'|'.join(_SMALL[1:10])}))?"
    rf"|(?P<small>{'|'.join(_SMALL)})|an?(?=\s)|(?P<dozen>(?:a )?dozen))(?:\s+{_SCALED})?"
)
PLENTY = {
    "dozens": 24, "scores": 40, "tens": 20, "hundreds": 200, "thousands": 2000,
    "millions": 2_000_000, "billions": 2_000_000_000, "trillions": 2_000_000_000_000,
}  # fmt: skip
"""Plurals that state no number, and the least that they can mean: two of them."""
PLENTY_WORDS = "|".join(PLENTY)
"""The words of `PLENTY`, as alternatives of a regular expression."""
_PLENTY = re.compile(rf"({PLENTY_WORDS})(?:\s+of\s+({PLENTY_WORDS}))?(?:\s+of)?", FLAGS)
NUMBER_WORDS = "|".join([*_WORDS, "dozen", *_SCALE_WORDS])
"""The words of figures, as alternatives of a regular expression."""
EXPECTED = (
    "a figure such as 4, four, 1,372, 2.5 billion or dozens, a range as in between 3 and 5, or a "
    "figure after a hedge: exactly, about, an estimated, nearly, just over, at least, at most, "
    "more than or less than"
)
"""What a figure is, in the words of a message."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written: its value, the weight of its last digit, and how it was written.

    `zeros` is how many zeros end a whole number that is not itself zero, and `power` that of its
    scale word: 6 for million, 0 without one. `is_share`: it is one in words, such as "a third".
    """

    value: Decimal
    step: Decimal
    zeros: int
    power: int
    decimals: int
    is_share: bool = False

    def shifted(self, power: int) -> Figure:
        """Give the figure that the same digits make with a scale word of this power."""
        return replace(
            self, value=self.value.scaleb(power), step=self.step.scaleb(power), power=power
        )


def is_figure(text: str) -> bool:
    """Whether the text is one plain figure."""
    return bool(_DIGITS.fullmatch(text) or re.fullmatch(_WORDED, text, FLAGS))


def least_of_plenty(text: str) -> Decimal | None:
    """Give the least that words without a number can mean: "tens of thousands" are 20,000.

    None where the text is something else.
    """
    stated = _PLENTY.fullmatch(text)
    if stated is None:
        return None
    several, of = (PLENTY[word.lower()] if word else 2 for word in stated.groups())
    return Decimal(several * of // 2)


def read_figure(text: str) -> Figure:
    """Read one plain figure, in digits or in words. Raises ValueProblem."""
    stated = _DIGITS.fullmatch(text) or re.fullmatch(_WORDED, text, FLAGS)
    if stated is None:
        raise ValueProblem(repr(text), EXPECTED)
    power = _power(stated["scale"]) + _power(stated["more"])
    digits = _in_digits(stated.groupdict())
    whole, _, fraction = digits.partition(".")
    if len(fraction) > _MOST_DECIMALS:
        raise ValueProblem(repr(text), f"a figure with at most {_MOST_DECIMALS} decimals")
    # decimals cannot be made of a million digits: these are counted first
    figure = None if len(whole.lstrip("-0")) > _LIMIT_DIGITS else _figure(digits, power)
    if figure is None or abs(figure.value) >= LIMIT:
        raise ValueProblem(repr(text), "a figure of less than a million trillion")
    return figure


def _in_digits(stated: dict[str, str | None]) -> str:
    if written := stated.get("digits"):
        return re.sub(r"[,\u202f\u00a0 +]", "", written)
    if stated["dozen"]:
        return "12"
    words = [word.lower() for name in ("tens", "ones", "small") if (word := stated[name])]
    return str(sum(_WORDS[word] for word in words) if words else 1)  # "a million"


def _power(scale: str | None) -> int:
    return SCALES[scale.lower()] if scale else 0


def _figure(digits: str, power: int) -> Figure:
    whole, _, fraction = digits.partition(".")
    significant = whole.rstrip("0") if not fraction else whole
    zeros = len(whole) - len(significant) if significant.strip("-0") else 0
    step = Decimal(1).scaleb(power - len(fraction) + zeros)
    return Figure(Decimal(digits).scaleb(power), step, zeros, power, len(fraction))
