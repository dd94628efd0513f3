"""Figures as newsrooms write them, and what a stated figure leaves possible.

The rounding and hedging rule
=============================

A figure stands for every number that its writer would have written the same way. So:

1. **Who rounds shows it.** A figure counts as rounded only if it is written with a hedge ("about
   200"), with a scale word ("900 million", "two hundred", "5k"), or in digits that end in at
   least three zeros ("12,000"). Every other figure is exact: 104, 11,500, 52 percent, $20.50. Only
   what a source says in its words is rounded: a figure without a quote is data, and exact however
   it is written. An attribute that is `exact` takes no figure for rounded, and one that is not
   (`exact: false`) also those without a quote. A figure in another unit than the attribute's was
   converted by somebody, who rounded it: it leaves its last digit, as rules 2 to 4 have it.
2. **Rounding.** A rounded figure leaves half a unit of its last digit on each side, rounding half
   up: "2.5 billion" is [2.45, 2.55) billion, so it never meets "2.6 billion".
3. **Assumed zeros.** Zeros that end a whole figure may be rounding, so the last digit before them
   counts as the last one: "900 million" is 900 give or take 50, but never more than a twentieth
   of the figure (5 %): [855, 945) million. It meets "916 million", not "993 million". Without that
   limit "10,000" would agree with "14,000".
4. **First digits.** For the same reason half a unit is never more than a tenth of the figure: "2
   billion" is [1.8, 2.2) billion, and does not meet "2.3 billion".
5. **Hedges.** "About" doubles the room and its limits, and gives a counted number at least one on
   each side: "about 2.5 billion" is [2.4, 2.6) billion, "about four" is 3 to 5. "Nearly" and
   "almost" keep the lower half of that, "just over" the upper one. "At least", "at most", "more
   than", "less than" leave one side open (a count, or an amount that is not itself negative, does
   not go below zero). "Less than" excludes the figure, "more than" only that of a count or a share:
   what is more than 5,500 miles is called 5,500 miles as well. "Between a and b" goes from the low
   end of a to the high end of b. "Exactly" leaves the figure alone. "Dozens", "thousands" and "tens
   of thousands" state no number, but that there are two dozen, thousand or ten thousand at least. A
   hedge is stated, not assumed: it holds without a quote, too.
6. **Tolerance.** An attribute that sets a tolerance t (absolute, or in percent) replaces rules 1
   to 4: two plain figures agree when they differ by at most t (in percent: of their mean), so each
   leaves t/2 on each side, borders included, for counts too.
7. **Shares in words.** "Half", "a third", "one in five" of something in percent are rounded by
   whoever says so, and leave a twentieth of themselves on each side, as rule 3 has it: "a quarter"
   is [23.75, 26.25) percent, "about a quarter" twice as much. Where nothing is taken for rounded,
   a share leaves itself, and half a percentage point if no decimals can write it (a third).

Counts are whole numbers. Reason: the rule must not cry wolf over rounding, which is the commonest
difference between two honest articles, and must not let rounding excuse a difference that a reader
would notice; 5 % and 10 % are where a news desk stops calling two figures the same. Where a border
is shared the upper figure owns it. docs/decisions/rounding.md has the borders, and pairs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from schema.interval import STEP, Interval
from schema.problem import ValueProblem
from schema.values.hedges import split_hedge
from schema.values.numerals import EXPECTED, FLAGS, Figure, is_figure, least_of_plenty, read_figure
from schema.values.shares import read_share

if TYPE_CHECKING:
    from collections.abc import Callable

HALF, TWENTIETH, TENTH = Decimal("0.5"), Decimal("0.05"), Decimal("0.1")
_ROUND_ZEROS = 3
"""Zeros at the end of written digits from which on they may be rounding: rule 1."""
_COUNTED_BELOW = 100

_RANGE = re.compile(
    r"between\s+(.+?)\s+and\s+(.+)|(?:from\s+)?(.+?)\s+to\s+(.+)"
    r"|(-?\w(?:.*\w)?)\s*[-\u2013\u2014]\s*(-?\w.*)",
    FLAGS,
)
_OR_MORE = re.compile(r"(.+?)\s+or\s+(more|fewer|less)", FLAGS)


Rounding = Literal["if written so", "never", "by the last digit"]
"""Which figures count as rounded: by rule 1, none, or all that were not counted to the last one."""


def as_it_is(amount: Decimal) -> Decimal:
    """Convert nothing."""
    return amount


@dataclass(frozen=True, slots=True)
class Scale:
    """How figures are read for an axis.

    `whole`: counts; `minor`: decimals of the currency; `positive`: an open side ends at zero;
    `tolerance`: in the unit of the axis, or a share of the figure; `convert`: from the unit that
    the figure is written in to that of the axis; `rounding`: which figures count as rounded.
    """

    whole: bool = False
    minor: int | None = None
    positive: bool = False
    tolerance: Decimal | None = None
    tolerance_is_share: bool = False
    convert: Callable[[Decimal], Decimal] = as_it_is
    rounding: Rounding = "if written so"
    shares: bool = False

    def is_exact(self, figure: Figure) -> bool:
        """Whether rule 1 makes the figure exact."""
        if self.rounding == "by the last digit":
            return self._was_counted(figure)
        written_so = figure.is_share or figure.power or figure.zeros >= _ROUND_ZEROS
        return self.rounding == "never" or not (written_so or self._rounds_conversions)

    @property
    def _rounds_conversions(self) -> bool:
        """Whether a figure gets other digits in the unit of the axis: not from metres to km."""
        zero = self.convert(Decimal(0))
        return bool(zero) or (self.convert(Decimal(1)) - zero).normalize().as_tuple().digits != (1,)

    def _was_counted(self, figure: Figure) -> bool:
        """Whether a figure is no round one: a count without zeros, money with cents."""
        if self.minor and not figure.power:
            return figure.decimals >= self.minor
        plain = not figure.power and not figure.decimals
        return self.whole and plain and (figure.value < _COUNTED_BELOW or not figure.zeros)

    @property
    def beyond(self) -> Decimal:
        """How far from a figure the next one is that a word leaves which excludes it."""
        if self.whole:
            return Decimal(1)
        return STEP if self.tolerance is None else Decimal(0)

    def length(self, room: Decimal) -> Decimal:
        """Convert a distance."""
        return abs(self.convert(room) - self.convert(Decimal(0)))


def interval_of(text: str, scale: Scale) -> Interval:
    """Give the interval that a hedged or plain figure leaves. Raises ValueProblem."""
    least = least_of_plenty(text)
    if least is not None:
        return Interval(scale.convert(least).quantize(STEP), None)
    more = _OR_MORE.fullmatch(text)
    if more:
        hedge = "at least" if more[2].lower() == "more" else "at most"
        return _hedged(hedge, _read(more[1], scale), scale)
    hedge, rest = split_hedge(text)
    one = is_figure(rest) or (scale.shares and read_share(rest))  # "twenty-five", "two-thirds"
    range_allowed = hedge in ("", "about") and not one
    ends = _RANGE.fullmatch(rest) if range_allowed else None
    if ends:
        low, high = (_figure(group, scale) for group in ends.groups() if group is not None)
        return _between(hedge, low, high, scale)
    return _hedged(hedge, _read(rest, scale), scale)


def _figure(text: str, scale: Scale) -> Figure:
    share = read_share(text) if scale.shares else None
    if scale.shares and not share and not is_figure(text):
        raise ValueProblem(repr(text), f"{EXPECTED}; or a share such as half, a third, one in five")
    return share or read_figure(text)


def _read(text: str, scale: Scale) -> Figure:
    return _fitting(_figure(text, scale), scale)


def _fitting(figure: Figure, scale: Scale) -> Figure:
    if scale.whole and (figure.value < 0 or figure.value % 1):
        raise ValueProblem(f"{figure.value:f}", "a whole number, not below zero")
    return figure


def _between(hedge: str, low: Figure, high: Figure, scale: Scale) -> Interval:
    if high.power and not low.power and low.value <= high.value.scaleb(-high.power):
        low = low.shifted(high.power)  # "2 to 3 billion" speaks of billions twice
    if low.value > high.value:
        found = f"{low.value:f} to {high.value:f}"
        raise ValueProblem(found, "a range whose first figure is the smaller one")
    lower, upper = (_hedged(hedge, _fitting(end, scale), scale) for end in (low, high))
    return Interval(lower.lo, upper.hi)


def _hedged(hedge: str, figure: Figure, scale: Scale) -> Interval:
    """Apply rules 1 to 6."""
    value = scale.convert(figure.value)
    room, wide = _rooms(figure, value, scale)
    none, least = Decimal(0), _least(figure)
    around = {
        "": (room, room),
        "exactly": (least, least),
        "about": (wide, wide),
        "nearly": (wide, none),
        "just over": (none, wide),
    }
    if hedge in around:
        return _around(value, *around[hedge], scale)
    return _open(hedge, figure, value.quantize(STEP), scale)


def _open(hedge: str, figure: Figure, value: Decimal, scale: Scale) -> Interval:
    if hedge in ("at least", "more than"):
        keeps_figure = hedge == "at least" or not (scale.whole or figure.is_share)
        return Interval(value if keeps_figure else value + scale.beyond, None)
    below = value - scale.beyond if hedge == "less than" else value
    if scale.whole and below < 0:
        raise ValueProblem("less than 0", "a whole number, not below zero")
    return Interval(Decimal(0) if scale.positive and below >= 0 else None, below)


def _least(figure: Figure) -> Decimal:
    """Give the room of a figure that is not rounded: rule 7."""
    return figure.step * HALF if figure.is_share else Decimal(0)


def _room(figure: Figure) -> Decimal:
    """Half the last digit's weight, within the limits of rules 3 and 4."""
    if figure.is_share:
        return figure.value * TWENTIETH
    limit = TWENTIETH if figure.zeros else TENTH
    return min(figure.step * HALF, abs(figure.value) * limit)


def _rooms(figure: Figure, value: Decimal, scale: Scale) -> tuple[Decimal, Decimal]:
    """Give the room of the plain figure and of the hedged one."""
    stated = scale.length(_room(figure))
    if scale.tolerance is not None:
        share = abs(value) if scale.tolerance_is_share else Decimal(1)
        room = scale.tolerance * share * HALF
        return room, max(room, stated) * 2
    wide = max(stated * 2, 1 + STEP) if scale.whole else stated * 2
    return (_least(figure) if scale.is_exact(figure) else stated), wide


def _around(value: Decimal, below: Decimal, above: Decimal, scale: Scale) -> Interval:
    lo, hi = (value - below).quantize(STEP), (value + above).quantize(STEP)
    if scale.tolerance is None:
        if above and lo < hi:
            hi -= STEP  # the border belongs to the figure above it
        if scale.whole:
            lo, hi = lo.to_integral_value("ROUND_CEILING"), hi.to_integral_value("ROUND_FLOOR")
    if scale.positive and value >= 0:
        lo = max(lo, Decimal(0))
    return Interval(lo, hi)
