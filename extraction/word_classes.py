"""The words of dates and amounts: each has a class, which rules are written in, and a number.

A class is one letter, so that a text becomes a string of classes and a rule a regular expression
over it. `NAMES` gives every class the name under which the rules speak of it.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from schema.values.numerals import PLENTY

NAMES = {
    "month": "M", "mon": "m", "weekday": "W", "wkd": "w",  # in full, and abbreviated
    "day": "d", "year": "y", "number": "n", "ordinal": "o", "decade": "K", "numeric": "X",
    "clock": "k", "code": "G", "fiscal": "Y", "cardinal": "c", "hundred": "H", "scale": "B",
    "dozen": "z", "half": "h", "quarter": "q", "plenty": "P", "fraction": "u",
    "unit": "U", "units": "V", "last": "l", "next": "x", "this": "t", "same": "v", "every": "8",
    "part": "p", "season": "s", "fall": "9", "holiday": "F", "deictic": "D", "present": "R",
    "vague": "g", "then": "J", "daypart": "Z", "ago": "A", "from": "e",
    "a": "a", "the": "T", "of": "O", "at": "i", "and": "N", "to": "r", "between": "b", "or": "0",
    "dash": "1", "comma": "2", "dot": "3", "possessive": "4", "percent": "5", "measure": "6",
    "sign": "7", "currency": "C", "coin": "E", "nation": "j", "few": "Q", "per": "f",
    "capital": "L", "moment": "S", "edge": "I", "slash": "/", "side": "%", "piece": "&",
    "ended": "=", "pair": "~", "shape": "!", "out": ":", "open": ";",
    "spoken_point": "\u03c0", "share": "\u03c3", "stop": "\u03c4", "link": "\u03bb",
    "unread": "\u03bc", "point_or_group": "\u03b3", "comma_decimal": "\u03b4",
    "rest": "\u03c6", "weekdays": "\u03c9", "unit_long": "\u03b7", "adjoining": "\u03b1",
    "future": "\u03b2", "mid_unit": "\u03b5",
}  # fmt: skip
"""The name of each class in the rules, and its letter."""

OTHER, CAPITAL, BREAK, IN_DATE = "_", NAMES["capital"], "|", "#"

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UNITS = (
    "minute", "hour", "day", "week", "fortnight", "weekend", "month", "quarter", "year", "decade",
    "century", "second",
)  # fmt: skip
SEASONS = ("spring", "summer", "autumn", "winter")
PARTS = ("early", "mid", "late")
_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_TEENS = "sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_FRACTIONS = "halves thirds fourths fifths sixths sevenths eighths ninths tenths"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
SCALES = {
    "thousand": 3, "lakh": 5, "lakhs": 5, "lac": 5, "lacs": 5, "million": 6, "mn": 6, "mln": 6,
    "crore": 7, "crores": 7, "billion": 9, "bn": 9, "bln": 9, "trillion": 12, "tn": 12, "trn": 12,
    "tln": 12, "quadrillion": 15,
    "tsd": 3, "tausend": 3, "duizend": 3, "mila": 3, "mio": 6, "millionen": 6, "miljoen": 6,
    "milione": 6, "milioni": 6, "mill\u00f3n": 6, "millones": 6, "milh\u00e3o": 6,
    "milh\u00f5es": 6, "mrd": 9, "mld": 9, "milliarde": 9, "milliarden": 9, "milliard": 9,
    "milliards": 9, "miliardo": 9, "miliardi": 9, "miljard": 9, "bilh\u00e3o": 9,
    "bilh\u00f5es": 9, "billionen": 12, "biljoen": 12,
    "miljon": 6, "miljoner": 6, "miljarder": 9, "millioner": 6, "milliarder": 9,
}  # fmt: skip
"""Scale words and their power of ten: English, then German, French, Spanish, Italian, Portuguese
and Dutch where no English word is spelt alike with another meaning."""

BEFORE_A_SIGN = {"k": 3, "m": 6, "mio": 6, "md": 9, "mrd": 9}
"""Scale letters that touch the sign after them: 15 M\u20ac, 3,8 Md\u20ac."""

CLIPPED = frozenset({"mio", "mrd", "mld", "mln", "tsd"})
"""Scale words that a full stop may follow: "5 Mrd. Euro"."""

GLUED_SCALES = {"k": 3, "m": 6, "mm": 6, "cr": 7, "b": 9, "t": 12}
"""Scale letters: only where they touch the figure, as in 3m, or follow it after a currency."""


@cache
def classes(*names: str) -> frozenset[str]:
    """Give the letters of classes by their names."""
    return frozenset(NAMES[name] for name in names)


def listed(words: str) -> frozenset[str]:
    """Give the words of a text as a set."""
    return frozenset(words.split())


class Word(NamedTuple):
    """A class and the number that goes with it."""

    kind: str
    number: int = 0


def _each(
    name: str, words: str | tuple[str, ...], start: int = 0, step: int = 1
) -> dict[str, Word]:
    listed = words.split() if isinstance(words, str) else words
    return {w.lower(): Word(NAMES[name], start + step * n) for n, w in enumerate(listed)}


def _all(name: str, words: str, number: int = 0) -> dict[str, Word]:
    return {word: Word(NAMES[name], number) for word in words.split()}


LEXICON: dict[str, Word] = (
    _each("month", MONTHS, 1)
    | {m[:3].lower(): Word("m", n) for n, m in enumerate(MONTHS, 1) if m != "May"}
    | _all("mon", "sept", 9)
    | _each("weekday", WEEKDAYS)
    | {w[:3].lower(): Word("w", n) for n, w in enumerate(WEEKDAYS)}
    | {f"{w.lower()}s": Word(NAMES["weekdays"], n) for n, w in enumerate(WEEKDAYS)}
    | _all("wkd", "tues", 1)
    | _all("wkd", "thur thurs", 3)
    | {unit: Word("U", n) for n, unit in enumerate(UNITS) if unit != "second"}
    | {f"{unit}s": Word("V", n) for n, unit in enumerate(UNITS)}
    | {f"{unit}long": Word(NAMES["unit_long"], n) for n, unit in enumerate(UNITS)}
    | _all("units", "centuries", UNITS.index("century"))
    | _all("quarter", "quarter", UNITS.index("quarter"))
    | _each("season", SEASONS)
    | _all("fall", "fall", SEASONS.index("autumn"))
    | _all("deictic", "yesterday", -1)
    | _all("deictic", "today tonight")
    | _all("deictic", "tomorrow", 1)
    | _all("present", "now currently nowadays presently present")
    | _all("vague", "recent recently lately soon shortly formerly previously eventually")
    | _all("future", "future")
    | _all("then", "then thereafter afterwards meanwhile")
    | _all("daypart", "morning afternoon evening night noon midnight dawn")
    | _all("part", "early earlier", 0)
    | _all("part", "mid", 1)
    | _all("part", "late later latter", 2)
    | _all("edge", "beginning start outset", 0)
    | _all("edge", "middle midpoint", 1)
    | _all("edge", "end close", 2)
    | {f"mid{unit}": Word(NAMES["mid_unit"], UNITS.index(unit)) for unit in ("week", "year")}
    | _all("piece", "part portion")
    | _all("side", "before", -1)
    | _all("side", "after", 1)
    | _all("ended", "ended ending")
    | _all("pair", "both couple pair", 2)
    | _all("pair", "trio", 3)
    | _all("moment", "time period moment date")
    | _all("last", "last final latest", -1)
    | _all("last", "past", -2)
    | _all("next", "next coming upcoming", 1)
    | _all("this", "this current")
    | _all("same", "same that those corresponding")
    | _all("adjoining", "previous preceding following prior ensuing")
    | _all("every", "every each")
    | _all("ago", "ago")
    | _all("a", "a an")
    | _all("the", "the")
    | _all("of", "of")
    | _all("at", "in on at during over since by")
    | _all("and", "and")
    | _all("from", "from")
    | _all("to", "to through till until thru")
    | _all("between", "between")
    | _all("or", "or")
    | _all("shape", "nautical square sq cubic basis metric short long imperial")
    | _all("out", "out")
    | _all("few", "few several many some")
    | _all("fiscal", "fiscal financial fy")
    | _each("cardinal", f"{_ONES} {_TEENS}", 1)
    | _each("cardinal", _TENS, 20, 10)
    | _all("cardinal", "zero", 0)
    | _each("ordinal", _ORDINALS, 1)
    | _all("hundred", "hundred")
    | {word: Word("B", power) for word, power in SCALES.items()}
    | _all("dozen", "dozen", 12)
    | _all("dozen", "score", 20)
    | _all("half", "half")
    | {word: Word("P", least) for word, least in PLENTY.items()}
    | _each("fraction", _FRACTIONS, 2)
    | _all("per", "per")
    | _all("percent", "percent percentage pct prozent procent")
    | _all("decade", "twenties", 20)
    | _all("decade", "thirties", 30)
    | _all("decade", "forties", 40)
    | _all("decade", "fifties", 50)
    | _all("decade", "sixties", 60)
    | _all("decade", "seventies", 70)
    | _all("decade", "eighties", 80)
    | _all("decade", "nineties", 90)
)

MARKS = {
    "-": "1", "\N{EN DASH}": "1", "\N{EM DASH}": "1", ",": "2", ".": "3", "%": "5", "/": "/",
    "¢": "E", "(": ";",
}  # fmt: skip

CAPITALISED = frozenset({"may", "march", "august"})
"""Months that are other words as well when they are not capitalised."""
