"""A text as tokens, each with its class: what the rules of dates and amounts are matched on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ledger.reading.money import ABBREVIATED, CODES, COINS, MEASURES, NATIONS
from ledger.reading.words import (
    BREAK,
    CAPITAL,
    CAPITALISED,
    GLUED_SCALES,
    HOLIDAYS,
    LEXICON,
    MARKS,
    NAMES,
    OTHER,
    THANKSGIVING,
    Word,
)

_TOKEN = re.compile(
    r"""
      (?P<word>[^\W\d_]+(?![\w$]))
    | (?P<gap>[^\S\n]+)
    | (?P<break>\n)
    | (?P<sign>(?:USD|US|CA|AU|NZ|HK|NT|[CASRZ])?\$|[€£¥₹₺₽₩₪₴])
    | (?P<glued>(?:Rs|Re|USD|EUR|GBP|INR|CAD|AUD|CHF|JPY|TRY|TL)(?=\d))
    | (?P<code>(?:Q[1-4]|H[12]|FY)(?!\w)|(?:FY)(?=\d))
    | (?P<short>(?<!\w)['\u2019]\d\d(?!\w))
    | (?P<decade>(?:(?<!\w)['\u2019])?(?:1\d|20)?\d0['\u2019]?s\b)
    | (?P<possessive>['\u2019]s?\b)
    | (?P<iso>\d{4}-\d\d-\d\d(?!\d)(?:T\d\d:\d\d(?::\d\d)?Z?)?)
    | (?P<dated>\d{1,2}(?P<between>[/.])\d{1,2}(?P=between)(?:\d{4}|\d\d)(?![\d/]))
    | (?P<attack>9/11(?![\d/]))
    | (?P<clock>\d{1,2}:\d\d(?::\d\d)?(?!\d)(?:\s?[ap]\.?m\b\.?)?
        | \d{1,2}(?:\.\d\d)?\s?[ap]\.?m\b\.?)
    | (?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b)
    | (?P<number>\d{1,3}(?:,\d{2,3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)
    | (?P<mark>[^\w\s])
    | (?P<other>\w+)
    """,
    re.VERBOSE,
)
_PRECEDED = 15  # the longest number whose value matters here; longer ones are no figures of news
_DAYS_OF_MONTH, _FIRST_YEAR, _LAST_YEAR = 31, 1000, 2100
_CENTURY, _TWENTY, _PIVOT = 100, 20, 50
_DATED = NAMES["numeric"]
_NUMERIC = frozenset("dyn")
_NEEDS_CAPITAL = frozenset(NAMES[n] for n in ("mon", "wkd"))


@dataclass(slots=True)
class Tokens:
    """The tokens of a text, column by column: class, place, number and lower-case word.

    `kinds` has one letter a token, so that an index into it is the index of the token.
    """

    text: str
    kinds: str
    starts: list[int]
    ends: list[int]
    numbers: list[int]
    words: list[str]

    def said(self, first: int, end: int) -> str:
        """Give the text of the tokens from `first` up to `end`."""
        return self.text[self.starts[first] : self.ends[end - 1]]

    def touches(self, index: int) -> bool:
        """Whether a token starts where the one before it ends."""
        return index > 0 and self.starts[index] == self.ends[index - 1]


def tokenise(text: str) -> Tokens:
    """Give the tokens of a text. Time grows with its length, and no text raises."""
    kinds: list[str] = []
    tokens = Tokens(text, "", [], [], [], [])
    for found in _TOKEN.finditer(text):
        group = found.lastgroup or "other"
        if group == "gap":
            continue
        start, end = found.span()
        kind, number = _classified(tokens, kinds, group, found[0], start)
        kinds.append(kind)
        tokens.starts.append(start)
        tokens.ends.append(end)
        tokens.numbers.append(number)
        tokens.words.append(found[0].lower())
    tokens.kinds = "".join(_with_holidays(tokens, kinds))
    return tokens


def _classified(tokens: Tokens, kinds: list[str], group: str, said: str, start: int) -> Word:
    if group == "word":
        return _word(said, glued=bool(kinds) and kinds[-1] in _NUMERIC and tokens.ends[-1] == start)
    if group == "number":
        return _number(said, name=_is_name(tokens, kinds, start))
    if group in _FIXED:
        return Word(_FIXED[group])
    if group == "mark":
        return Word(MARKS.get(said, OTHER))
    return _figures(group, said)


_FIXED = {
    "break": BREAK,
    "sign": NAMES["sign"],
    "glued": NAMES["currency"],
    "possessive": NAMES["possessive"],
    "iso": _DATED,
    "dated": _DATED,
    "attack": _DATED,
    "clock": NAMES["clock"],
    "other": OTHER,
}


def _figures(group: str, said: str) -> Word:
    digits = int("".join(c for c in said if c.isdecimal()) or 0)
    if group == "ordinal":
        return Word(NAMES["ordinal"], digits)
    if group == "decade":
        return Word(NAMES["decade"], digits)
    if group == "short":
        return Word(NAMES["year"], _in_full(digits))
    kind = "fiscal" if said.startswith("F") else "code"
    return Word(NAMES[kind], digits + (10 if said.startswith("H") else 0))


def _in_full(digits: int) -> int:
    """Give the year of two digits: news written since 2000 looks back more often than ahead."""
    return digits + _CENTURY * (_TWENTY if digits < _PIVOT else _TWENTY - 1)


@lru_cache(maxsize=16384)
def _word(said: str, *, glued: bool) -> Word:
    low = said.lower()
    if glued and (low in GLUED_SCALES):
        return Word(NAMES["scale"], GLUED_SCALES[low])
    known = LEXICON.get(low)
    if known is None:
        return _name(said, low)
    shown = said[0].isupper()
    if not shown and (known.kind in _NEEDS_CAPITAL or low in CAPITALISED):
        return Word(OTHER)
    return known


def _name(said: str, low: str) -> Word:
    """Give the class of a word that is not of the lexicon: of money, of measures, or none."""
    if said in CODES or said in ABBREVIATED:
        return Word(NAMES["currency"])
    if low in COINS:
        return Word(NAMES["coin"])
    if low in NATIONS and said[0].isupper():
        return Word(NAMES["nation"])
    if low in MEASURES:
        return Word(NAMES["measure"])
    return Word(CAPITAL if said[0].isupper() else OTHER)


def _number(said: str, *, name: bool) -> Word:
    """Give the class of a figure in digits: a day of the month, a year, any other, or a name."""
    whole = said.partition(".")[0].replace(",", "")
    if name or len(whole) > _PRECEDED:
        return Word(OTHER)
    number, plain = int(whole), whole == said
    if plain and len(said) <= len("31") and 1 <= number <= _DAYS_OF_MONTH:
        return Word(NAMES["day"], number)
    if plain and len(said) == len("2019") and _FIRST_YEAR <= number <= _LAST_YEAR:
        return Word(NAMES["year"], number)
    return Word(NAMES["number"], number)


def _is_name(tokens: Tokens, kinds: list[str], start: int) -> bool:
    """Whether a number is part of a name, as in S-400, 777-200 or No. 2."""
    if not kinds or tokens.ends[-1] != start or kinds[-1] != NAMES["dash"]:
        return False
    before = len(kinds) - 2
    if before < 0 or tokens.ends[before] != tokens.starts[-1]:
        return False
    return kinds[before] in (OTHER, CAPITAL)


def _with_holidays(tokens: Tokens, kinds: list[str]) -> list[str]:
    """Mark the words of each named day as one run of its class."""
    for index, word in enumerate(tokens.words):
        if word in _HOLIDAY_STARTS:
            words = next((w for w in _HOLIDAY_STARTS[word] if _stands(tokens, index, w)), None)
            if words:
                kinds[index : index + len(words)] = NAMES["holiday"] * len(words)
                month, day = HOLIDAYS.get(words, (0, THANKSGIVING))
                numbers = [month * _CENTURY + day] * len(words)
                tokens.numbers[index : index + len(words)] = numbers
    return kinds


def _stands(tokens: Tokens, index: int, words: tuple[str, ...]) -> bool:
    stated = tokens.words[index : index + len(words)]
    return (
        tuple(w.replace("\u2019", "'") for w in stated) == words
        and tokens.text[tokens.starts[index]].isupper()
    )


def _holiday_starts() -> dict[str, list[tuple[str, ...]]]:
    starts: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted([*HOLIDAYS, ("thanksgiving",)], key=len, reverse=True):
        starts.setdefault(words[0], []).append(words)
    return starts


_HOLIDAY_STARTS = _holiday_starts()
