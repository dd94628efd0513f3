"""A text as tokens, each with its class: what the rules of dates and amounts are matched on.

The class of a token follows from its own letters, so that it is looked up once for all texts; what
its neighbours decide ("30p", "S-400", "R200m") is set right afterwards, around figures alone.
"""

from __future__ import annotations

import re
from itertools import accumulate

from extraction import holidays
from extraction.addresses import mark_addresses
from extraction.money_words import (
    ABBREVIATED,
    CODES,
    COINS,
    DAMAGED,
    GLUED,
    LETTERS,
    MEASURES,
    NATIONS,
    SIGNS,
)
from extraction.other_languages import NUMBERS, is_continental
from extraction.token_columns import Tokens
from extraction.token_shapes import TOKEN, in_decimals, in_plain_digits, shape_of
from extraction.whole_figures import (
    is_unread_word,
    settle_doubtful,
    settle_foreign_numbers,
    settle_words,
    settle_year,
    unread_around,
)
from extraction.word_classes import (
    BEFORE_A_SIGN,
    BREAK,
    CAPITAL,
    CAPITALISED,
    GLUED_SCALES,
    LEXICON,
    MARKS,
    NAMES,
    OTHER,
    Word,
)

_LONGEST = 15  # digits of a number whose value matters here; longer ones are no figures of news
_DAYS_OF_MONTH, _FIRST_YEAR, _LAST_YEAR = 31, 1000, 2100
_CENTURY, _TWENTY, _PIVOT = 100, 20, 50
_MOST = 16_384  # tokens whose class is remembered
_DATED, _DASH, _SCALE = NAMES["numeric"], NAMES["dash"], NAMES["scale"]
_CARDINAL = NAMES["cardinal"]
_BEFORE_SCALE = frozenset((NAMES["sign"], NAMES["currency"], NAMES["dot"]))
_NEEDS_CAPITAL = frozenset(NAMES[n] for n in ("mon", "wkd"))
_NUMERIC = re.compile("[dyn]")


class _Classes(dict[str, tuple[str, int, str]]):
    """Class, number and lower-case form of each token that was met, worked out when it is new."""

    def __missing__(self, token: str) -> tuple[str, int, str]:
        if len(self) >= _MOST:
            self.clear()
        self[token] = found = _classified(token)
        return found


_CLASSES = _Classes()


def tokenise(text: str) -> Tokens:
    """Give the tokens of a text. Time grows with its length, and no text raises."""
    parts = TOKEN.split(text.rstrip())  # blanks, a token, blanks, and so on; blanks at the end
    reached = list(accumulate(map(len, parts)))
    rows = list(map(_CLASSES.__getitem__, parts[1::2]))
    kinds, numbers, words = map(list, zip(*rows, strict=True)) if rows else ([], [], [])
    tokens = Tokens(text, "".join(kinds), reached[:-1:2], reached[1::2], numbers, words)
    _settle_language(tokens, kinds)
    _settle_figures(tokens, kinds)
    _mark_holidays(tokens, kinds)
    tokens.kinds = "".join(kinds)
    return tokens


def _classified(token: str) -> tuple[str, int, str]:
    """Give class, number and word of a token by itself."""
    shape, low = shape_of(token), token.lower()
    if shape == "word":
        found = _word(token, low)
    elif shape == "number":
        found = _number(token)
    elif shape == "fraction":
        return NAMES["number"], 0, in_decimals(token)
    elif shape == "no_zero":
        return NAMES["number"], 0, f"0{token}"
    elif shape in ("grouped", "middle_dot"):
        plain = in_plain_digits(token)
        return _number(plain).kind.replace(NAMES["year"], NAMES["number"]), 0, plain
    elif shape == "mark":
        found = Word(MARKS.get(token, OTHER))
    elif token in SIGNS:  # "$US" has its shape only before a figure
        found = Word(NAMES["sign"])
    else:
        found = Word(_FIXED[shape]) if shape in _FIXED else _figures(shape, token)
    return found.kind, found.number, low


_FIXED = {
    "break": BREAK,
    "sign": NAMES["sign"],
    "possessive": NAMES["possessive"],
    "iso": _DATED,
    "dated": _DATED,
    "attack": _DATED,
    "clock": NAMES["clock"],
    "rate": NAMES["measure"],
    "soles": NAMES["sign"],
    "other": OTHER,
    "point_or_group": NAMES["point_or_group"],
    "comma_decimal": NAMES["comma_decimal"],
}


def _word(token: str, low: str) -> Word:
    known = LEXICON.get(low)
    if known is None:
        return Word(_name(token, low))
    if not token[0].isupper() and (known.kind in _NEEDS_CAPITAL or low in CAPITALISED):
        return Word(OTHER)
    return known


def _name(token: str, low: str) -> str:
    """Give the class of a word that is not of the lexicon: of money, of measures, or none."""
    if token in CODES or token in ABBREVIATED:
        return NAMES["currency"]
    if low in COINS:
        return NAMES["coin"]
    if low in NATIONS and token[0].isupper():
        return NAMES["nation"]
    if low in MEASURES:
        return NAMES["measure"]
    return CAPITAL if token[0].isupper() else OTHER


def _figures(shape: str, token: str) -> Word:
    digits = int("".join(c for c in token if c.isdecimal()) or 0)
    if shape == "ordinal":
        return Word(NAMES["ordinal"], digits)
    if shape == "decade":
        return Word(NAMES["decade"], digits)
    if shape == "short":
        return Word(NAMES["year"], _in_full(digits))
    kind = "fiscal" if token.startswith("F") else "code"
    return Word(NAMES[kind], digits + (10 if "H" in token else 0))


def _in_full(digits: int) -> int:
    """Give the year of two digits: news written since 2000 looks back more often than ahead."""
    return digits + _CENTURY * (_TWENTY if digits < _PIVOT else _TWENTY - 1)


def _number(token: str) -> Word:
    """Give the class of a figure in digits: a day of the month, a year, or any other."""
    whole = token.partition(".")[0].replace(",", "")
    if len(whole) > _LONGEST:
        return Word(OTHER)
    number, plain = int(whole), whole == token
    if plain and len(token) <= len("31") and 1 <= number <= _DAYS_OF_MONTH:
        return Word(NAMES["day"], number)
    if plain and len(token) == len("2019") and _FIRST_YEAR <= number <= _LAST_YEAR:
        return Word(NAMES["year"], number)
    return Word(NAMES["number"], number)


def _settle_figures(tokens: Tokens, kinds: list[str]) -> None:
    """Set right what only the words and marks around a figure decide."""
    for found in _DOUBTFUL.finditer(tokens.kinds):
        settle_doubtful(tokens, kinds, found.start())
    for found in _NUMERIC.finditer("".join(kinds)):
        if _has_neighbours(tokens, kinds, found.start()):
            _settle_neighbours(tokens, kinds, found.start())
    for found in _FIGURES.finditer("".join(kinds)):
        settle_words(tokens, kinds, found.start())
        if kinds[found.start()] == _CARDINAL:
            settle_year(tokens, kinds, found.start())
    _mark_unread(tokens, kinds)
    if _NUMERIC.search(tokens.kinds):
        mark_addresses(tokens, kinds)


def _settle_language(tokens: Tokens, kinds: list[str]) -> None:
    """Say whether a text is in another language, and read its numbers in words."""
    met = set(tokens.words)
    if not NUMBERS.keys().isdisjoint(met):
        settle_foreign_numbers(tokens, kinds)
        met = set(tokens.words)
    tokens.continental = is_continental(met)


def _mark_unread(tokens: Tokens, kinds: list[str]) -> None:
    """Mark the figures of which only a part is understood."""
    for found in _NUMERIC.finditer("".join(kinds)):
        if unread_around(tokens, kinds, found.start()):
            kinds[found.start()] = NAMES["unread"]
    for found in _SCALES.finditer("".join(kinds)):
        if is_unread_word(tokens, kinds, found.start()):
            kinds[found.start()] = NAMES["unread"]


_SCALES = re.compile(_SCALE)
_DOUBTFUL = re.compile(f"[{NAMES['point_or_group']}{NAMES['comma_decimal']}]")
_FIGURES = re.compile("[dync]")


def _has_neighbours(tokens: Tokens, kinds: list[str], at: int) -> bool:
    """Whether something stands next to a figure that `_settle_neighbours` knows."""
    if tokens.word(at + 1) in _AFTER_FIGURES or kinds[at + 1 : at + 2] == [_SCALE]:
        return True
    return tokens.touches(at) or tokens.word(at - 1) == "r"


def _settle_neighbours(tokens: Tokens, kinds: list[str], at: int) -> None:
    """Set right what the neighbours of a figure decide."""
    after, touches = tokens.word(at + 1), tokens.touches(at + 1)
    scaled = after in GLUED_SCALES and (touches or kinds[at - 1 : at] in _BEFORE_SCALES)
    before_sign = kinds[at + 2 : at + 3] == [NAMES["sign"]] and tokens.touches(at + 2)
    if after in BEFORE_A_SIGN and before_sign:  # 15 M€, 3,8 Md€
        kinds[at + 1], tokens.numbers[at + 1] = _SCALE, BEFORE_A_SIGN[after]
        return
    if after == _MILLIONS and kinds[at - 1 : at] not in _OF_MONEY:
        scaled = False  # millimetres
    sign = (
        tokens.written(at - 1, at) if at and (scaled or kinds[at + 1 : at + 2] == [_SCALE]) else ""
    )
    if sign in DAMAGED:
        kinds[at - 1] = NAMES["sign"]
    elif (sign in LETTERS and tokens.touches(at)) or _is_rand(tokens, kinds, at):
        kinds[at - 1] = NAMES["currency"]
    elif _is_name(tokens, kinds, at):
        kinds[at] = OTHER
        return
    if after == "m" and not scaled and not tokens.touches(at + 2):
        kinds[at + 1] = NAMES["measure"]
    if after == "grand" and tokens.word(at + 2) not in _GRAND and not touches:
        kinds[at + 1], tokens.numbers[at + 1] = _SCALE, 3
    if scaled:
        kinds[at + 1], tokens.numbers[at + 1] = _SCALE, GLUED_SCALES[after]
    elif touches and after in GLUED:
        kinds[at + 1] = GLUED[after]


_AFTER_FIGURES = frozenset({*GLUED_SCALES, *BEFORE_A_SIGN, *GLUED, "grand"})
"""Words that change the class of a figure before them, or take theirs from it."""
_GRAND = frozenset(
    ("piano", "pianos", "slam", "slams", "prix", "jury", "juries", "jurors", "old", "final")
) | {"finals", "master", "masters", "openings", "total", "tour", "tours", "opening", "children"}
"""What a grand thing can be: elsewhere "40 grand" is 40,000 of money."""
_MILLIONS = "mm"
_OF_MONEY = ([NAMES["sign"]], [NAMES["currency"]])
_BEFORE_SCALES = tuple([kind] for kind in _BEFORE_SCALE)
_IN_NAMES = (OTHER, CAPITAL)
_NO_NAMES = frozenset(NAMES[n] for n in ("currency", "fiscal", "code", "month", "mon"))


def _is_rand(tokens: Tokens, kinds: list[str], at: int) -> bool:
    """Whether "R" before a figure in groups is the currency: "R 4 250 000"."""
    if tokens.word(at - 1) != "r" or tokens.written(at - 1, at) != "R":
        return False
    return kinds[at - 2 : at - 1] != [CAPITAL] and " " in tokens.written(at, at + 1)


def _is_name(tokens: Tokens, kinds: list[str], at: int) -> bool:
    """Whether a number is part of a name, as in A380, S-400 or 777-200."""
    if not tokens.touches(at):
        return False
    if tokens.words[at - 1].isalpha():
        return kinds[at - 1] not in _NO_NAMES
    joined = at > 1 and kinds[at - 1] == _DASH and tokens.touches(at - 1)
    return joined and kinds[at - 2] in _IN_NAMES


def _mark_holidays(tokens: Tokens, kinds: list[str]) -> None:
    """Mark the words of each named day as one run of its class."""
    for first in holidays.STARTS.keys() & set(tokens.words):
        for index in [n for n, word in enumerate(tokens.words) if word == first]:
            if tokens.text[tokens.starts[index]].isupper():
                _mark_holiday(tokens, kinds, index)


def _mark_holiday(tokens: Tokens, kinds: list[str], index: int) -> None:
    named = holidays.named_at(tokens.words, index)
    if named:
        length, number = named
        kinds[index : index + length] = NAMES["holiday"] * length
        tokens.numbers[index : index + length] = [number] * length
