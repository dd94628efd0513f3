"""Whether a figure is read whole: what the marks and words around it make of it.

A figure of which only a part is understood has not been read: "2,5" may be two and a half or a
list, "12 milyon" is not twelve. Such a figure gets the class "unread", which no rule knows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.money_words import BEFORE_SIGNS, CODES
from extraction.other_languages import MONTHS, NUMBERS, SCALES
from extraction.word_classes import BREAK, CAPITAL, CLIPPED, NAMES, OTHER, listed

if TYPE_CHECKING:
    from extraction.token_columns import Tokens

_SCALE, _SIGN, _CURRENCY, _COIN, _PERCENT, _MEASURE, _LINK = (
    NAMES[name] for name in ("scale", "sign", "currency", "coin", "percent", "measure", "link")
)
_UNREAD, _NUMBER, _CARDINAL = NAMES["unread"], NAMES["number"], NAMES["cardinal"]
_OF_MONEY = frozenset((_SIGN, _CURRENCY, _COIN))
_WITH_DECIMALS = frozenset((_SIGN, _CURRENCY, _COIN, _SCALE, _PERCENT, _MEASURE))
_DIGITS = frozenset("dyn")
_MONTHS = frozenset((NAMES["month"], NAMES["mon"]))
_PLAIN_MARKS = frozenset("-\u2013\u2014/:%)]\"'\u2019\u201d\u2032\u2033+\u2026")
_LIKE_SCALES = re.compile(
    r"(?:mil(?:jo|h|jard|iard|lon|yo|ya|ió|ion|jun)|mill?iard|milli(?:on|ón|un|arde)|bil(?:i|h|j)[oõó]"
    r"|tril(?:i|h|j)[oõó]|tys|tis[ií]c|tusen|tuhat|tuhan|ezer|bin$|mil$|mille$|mm$|mn|mlrd|mlj|mr\b"
    r"|тыс|млн|млрд|милли|трлн|хиляд|[億亿万萬兆만억조])"
)
"""How words for thousands, millions and billions begin in other languages."""
_PERSONS = re.compile(r"(?:m|b|tr)illion(?:aires?|ths?)$")
_SHARES = {
    "quarters": 4, "quarter": 4, "thirds": 3, "third": 3, "fifths": 5, "sixths": 6, "tenths": 10,
}  # fmt: skip
_LINKS = listed("de di van von d")


def settle_doubtful(tokens: Tokens, kinds: list[str], at: int) -> None:
    """Say what "300.000" and "2,5" are, where their neighbours decide it; else they are unread.

    English writes decimals with a point and thousands with a comma, other languages the other way.
    Three zeros, or zeros before a noun, are no decimals; "2,5" before a scale, a unit or money is
    no list.
    """
    near = {_kind(kinds, at - 1), _kind(kinds, at + 1)}
    continental = tokens.word(at + 1) in SCALES or tokens.continental
    if kinds[at] == NAMES["comma_decimal"]:
        _settle_comma(tokens, kinds, at, known=continental or bool(near & _WITH_DECIMALS))
    else:
        _settle_point(tokens, kinds, at, near, continental=continental)


def _settle_comma(tokens: Tokens, kinds: list[str], at: int, *, known: bool) -> None:
    after = tokens.words[at + 1 : at + 3]
    known = known or after[:1] in _DECIMALS_BEFORE or after == ["per", "cent"]
    kinds[at] = _NUMBER if known else _UNREAD
    tokens.words[at] = tokens.words[at].replace(",", ".")


_DECIMALS_BEFORE = (["mil"], ["m"], ["md"], ["\u00b0"])


def _settle_point(
    tokens: Tokens, kinds: list[str], at: int, near: set[str], *, continental: bool
) -> None:
    word, after = tokens.words[at], _kind(kinds, at + 1)
    decimals = word.startswith("0") or (not continental and after in (_PERCENT, _SCALE))
    measured = after == _MEASURE and word[-1] != "0" and not continental
    round_count = word.endswith("00") and not near & _WITH_DECIMALS
    zeros = word.endswith("000") or tokens.words[at + 1 : at + 3] in _NO_CENTS or round_count
    groups = not decimals and not measured and (continental or zeros)
    kinds[at] = _NUMBER if decimals or measured or groups else _UNREAD
    tokens.words[at] = word.replace(".", "") if groups else word


def settle_words(tokens: Tokens, kinds: list[str], at: int) -> None:
    """Give the words after a figure the class that they have only there.

    "mil millones" (thousand millions), "5 Mrd. Euro", "millones de dólares", "one point five",
    "three-quarters of a million", "2 millions" (as in French).
    """
    if _follows_point(tokens, kinds, at):
        kinds[at] = _UNREAD
    if tokens.word(at + 1) in _SETTLED or _kind(kinds, at + 1) == _SCALE:
        _settle_words_after(tokens, kinds, at)


def _settle_words_after(tokens: Tokens, kinds: list[str], at: int) -> None:
    after = at + 1
    if tokens.word(after) == "mil" and _is_thousand(tokens, at):
        kinds[after], tokens.numbers[after] = _SCALE, 3
        after += _kind(kinds, at + 2) == _SCALE
    if tokens.word(after) == "\u00b0":
        kinds[after], tokens.words[after] = _MEASURE, "degrees"
        if tokens.word(after + 1) in _DEGREES:
            kinds[after + 1] = _MEASURE
            tokens.words[after + 1] = _DEGREES[tokens.words[after + 1]]
    elif tokens.touches(after) and tokens.written(after, after + 1) in _DEGREES_ALONE:
        kinds[after], tokens.words[after] = _MEASURE, _DEGREES[tokens.words[after]]
    if tokens.words[after : after + 2] in _NO_CENTS and tokens.touches(after):
        kinds[after : after + 2] = [_LINK, _LINK]
    after += _kind(kinds, after) == NAMES["dash"] and _kind(kinds, after + 1) == _SCALE
    _settle_foreign_month(tokens, kinds, at)
    if tokens.word(after) == "millions" and kinds[at] in _DIGITS:
        kinds[after], tokens.numbers[after] = _SCALE, 6
    if _kind(kinds, after) == _SCALE:
        _settle_after_scale(tokens, kinds, after)
    elif tokens.word(after) == "point" and _kind(kinds, after + 1) == _CARDINAL:
        kinds[after] = NAMES["spoken_point"]
    else:
        _settle_share(tokens, kinds, after + (tokens.word(after) == "-"))


_SETTLED = frozenset({
    *MONTHS, *_SHARES, "mil", "\u00b0", "c", "f", ",", "-", "\u2013", "\u2014", ".", "de",
    "millions", "point",
})  # fmt: skip
"""Words and marks after a figure whose class it may change; scales aside."""
_NO_CENTS = ([",", "-"], [",", "\u2013"], [",", "\u2014"])
_DEGREES = {"c": "celsius", "f": "fahrenheit"}
_DEGREES_ALONE = frozenset({"C", "F"})
"""Where they touch their figure: 1.5C."""


def _follows_point(tokens: Tokens, kinds: list[str], at: int) -> bool:
    """Whether "five" in "point five million" is a half, and not in "at that point five million"."""
    if tokens.word(at - 1) != "point" or _kind(kinds, at - 1) == NAMES["spoken_point"]:
        return False
    return _kind(kinds, at + 1) == _SCALE and tokens.word(at - 2) not in _SOME_POINT


_SOME_POINT = listed("this that the which what some a one")


def _is_thousand(tokens: Tokens, at: int) -> bool:
    """Whether "mil" is a thousand: "2 mil millones", "18 mil euros", "R$ 120 mil"."""
    after = tokens.word(at + 2)
    return after in SCALES or after in ("euros", "reais") or tokens.word(at - 1) == "r$"


def _settle_foreign_month(tokens: Tokens, kinds: list[str], at: int) -> None:
    """Read "9. Juni 2013", "3 juin", "4 de junio de 2013"."""
    month = at + 1 + (tokens.word(at + 1) in _BEFORE_MONTHS)
    number = MONTHS.get(tokens.word(month))
    if number is None or kinds[at] != NAMES["day"]:
        return
    kinds[month], tokens.numbers[month] = NAMES["month"], number
    kinds[at + 1 : month] = [NAMES["of"]] * (month - at - 1)
    if tokens.word(month + 1) == "de" and _kind(kinds, month + 2) == NAMES["year"]:
        kinds[month + 1] = NAMES["of"]


_BEFORE_MONTHS = frozenset({".", "de"})


def _settle_after_scale(tokens: Tokens, kinds: list[str], scale: int) -> None:
    after = scale + 1
    if tokens.words[scale] in CLIPPED and tokens.word(after) == "." and tokens.touches(after):
        kinds[after] = NAMES["stop"]
        after += 1
    if tokens.word(after) in _LINKS:
        last = after + (tokens.word(after + 1) in _APOSTROPHES)
        if _kind(kinds, last + 1) in _OF_MONEY:
            kinds[after : last + 1] = [_LINK] * (last + 1 - after)


def _settle_share(tokens: Tokens, kinds: list[str], at: int) -> None:
    """Mark "quarters" in "three-quarters of a million"."""
    under = _SHARES.get(tokens.word(at))
    of_a = 2 * (tokens.words[at + 1 : at + 3] == ["of", "a"])
    if under and _kind(kinds, at + 1 + of_a) == _SCALE:
        kinds[at], tokens.numbers[at] = NAMES["share"], under


def settle_year(tokens: Tokens, kinds: list[str], at: int) -> None:
    """Make a year of "nineteen ninety-seven" or "two thousand five", after a month or "in".

    The token is a cardinal.
    """
    first = tokens.numbers[at]
    named = _kind(kinds, at - 1) in _MONTHS or tokens.word(at - 1) in _BEFORE_YEARS
    if not named:
        return
    if first in _CENTURIES:
        year, end = _two_figures(tokens, kinds, at + 1)
        year += 100 * first
    elif first == _MILLENNIUM and tokens.word(at + 1) == "thousand":
        ones = at + 2 + (tokens.word(at + 2) == "and")
        year, end = _two_figures(tokens, kinds, ones, least=1)
        year += 2000
    else:
        return
    if end and _kind(kinds, end) not in (NAMES["hundred"], _SCALE):
        kinds[at:end] = [NAMES["year"]] + [NAMES["rest"]] * (end - at - 1)
        tokens.numbers[at:end] = [year] * (end - at)
        tokens.words[at] = str(year)


def _two_figures(tokens: Tokens, kinds: list[str], at: int, least: int = 10) -> tuple[int, int]:
    """Give the number of "ninety-seven" and its end; 0 for the end where there is none."""
    at += tokens.word(at) == "-"
    if _kind(kinds, at) != _CARDINAL or not least <= tokens.numbers[at] < _HUNDRED:
        return 0, 0
    tens, after = tokens.numbers[at], at + 1 + (tokens.word(at + 1) == "-")
    ones = tokens.numbers[after] if _kind(kinds, after) == _CARDINAL else 0
    if tens % 10 == 0 and 0 < ones < 10:  # noqa: PLR2004 - ninety-seven
        return tens + ones, after + 1
    return tens, at + 1


_CENTURIES, _MILLENNIUM, _HUNDRED = range(16, 21), 2, 100
_BEFORE_YEARS = listed("in since of until by year early late mid circa around from")
_APOSTROPHES = frozenset({"'", "\u2019"})


def unread_around(tokens: Tokens, kinds: list[str], at: int) -> bool:
    """Whether the word or mark next to a figure in digits is not understood.

    A comma before three digits and billions may be a decimal comma: 6,035 billion.
    """
    if _kind(kinds, at + 1) == _SCALE and _LIKE_DECIMALS.fullmatch(tokens.words[at]):
        if tokens.words[at + 1] in SCALES or tokens.continental:
            tokens.words[at] = tokens.words[at].replace(",", ".")
        elif tokens.numbers[at + 1] >= _BILLION:
            return True
    return _is_unknown_after(tokens, kinds, at) or _is_unknown_before(tokens, kinds, at)


def settle_foreign_numbers(tokens: Tokens, kinds: list[str]) -> None:
    """Make a number of a word before a scale word of its language: "mezzo milione"."""
    for at, word in enumerate(tokens.words):
        after = at + 1 + (tokens.word(at + 1) == "-")
        scale, before = tokens.word(after), _kind(kinds, at - 1)
        known = scale in SCALES or (scale == "million" and word != "media")
        if word not in NUMBERS or not known or before in _BEFORE_SCALE | _DOUBTFUL:
            continue
        kinds[at], tokens.words[at] = _NUMBER, NUMBERS[word]
        if tokens.word(after + 1) in _AND_HALF and NUMBERS.get(tokens.word(after + 2)) == "0.5":
            tokens.words[at] = f"{NUMBERS[word]}.5"  # un million et demi d'euros
            kinds[after + 1 : after + 3] = [_LINK, _LINK]
            _settle_after_scale(tokens, kinds, after + 2)


_DOUBTFUL = frozenset((NAMES["point_or_group"], NAMES["comma_decimal"]))
_AND_HALF = frozenset({"et", "e", "y", "und", "en"})


def is_unread_word(tokens: Tokens, kinds: list[str], at: int) -> bool:
    """Whether a word is a part of a figure that is not read: "mil quinientos millones"."""
    if tokens.words[at] not in SCALES or kinds[at] != _SCALE:
        return False
    before = at - 1 - (tokens.word(at - 1) == "-")
    return _kind(kinds, before) not in _BEFORE_SCALE


_LIKE_DECIMALS, _BILLION = re.compile(r"\d{1,3},\d{3}"), 9
_BEFORE_SCALE = _DIGITS | {_CARDINAL, _SCALE, _UNREAD, NAMES["a"]}


def _is_unknown_after(tokens: Tokens, kinds: list[str], at: int) -> bool:
    after, word = at + 1, tokens.word(at + 1)
    if word.startswith("00") or tokens.words[at].startswith("00"):  # $ 1 00,0 million
        return True
    if word and kinds[after] in _NO_CLASS:
        if _LIKE_SCALES.match(word) and not _PERSONS.match(word):
            return True
        if word[0].isalpha() and not _is_latin(word[0]):
            return True
    if not tokens.touches(after) or kinds[after] == BREAK or word in _PLAIN_MARKS:
        return False
    split = not word.isalnum() and tokens.touches(at + 2) and _kind(kinds, at + 2) in _OF_DIGITS
    return split and not (word == "," and kinds[at - 1 : at] in _AFTER_MONTHS)


_OF_DIGITS = frozenset(("d", "y", "n", _UNREAD))
_AFTER_MONTHS = ([NAMES["month"]], [NAMES["mon"]], [NAMES["dot"]])


def _is_latin(letter: str) -> bool:
    return letter < "\u0250" or "\u1e00" <= letter <= "\u1eff"


_NO_CLASS = frozenset((OTHER, CAPITAL))


def _is_unknown_before(tokens: Tokens, kinds: list[str], at: int) -> bool:
    """Whether letters touch the sign before a figure: "CLP$400" is known, "RD$400" is not."""
    if _kind(kinds, at - 1) != _SIGN or not tokens.touches(at - 1):
        return _splits_group(tokens, kinds, at)
    if tokens.touches(at) and _kind(kinds, at - 2) in _OF_DIGITS:  # 2€50
        return True
    letters = tokens.written(at - 2, at - 1)
    if not letters.isalpha():
        return False
    if letters not in CODES and letters not in BEFORE_SIGNS:
        return True
    kinds[at - 2] = _CURRENCY
    return False


def _splits_group(tokens: Tokens, kinds: list[str], at: int) -> bool:
    """Whether "14 200" after a month is a day and a figure: "on July 14 200 people"."""
    if _kind(kinds, at - 1) not in _MONTHS and tokens.word(at - 2) not in _DOTTED:
        return False
    return " " in tokens.written(at, at + 1)


_DOTTED = frozenset(("jan", "feb", "mar", "apr", "aug", "sept", "sep", "oct", "nov", "dec"))


def _kind(kinds: list[str], index: int) -> str:
    return kinds[index] if 0 <= index < len(kinds) else ""
