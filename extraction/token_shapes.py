"""The shapes of tokens: words, figures, signs of currencies, dates in digits, marks."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

_SINGLE = "€¥₹₺₽₩₪₴₦₱₫฿₵"
_SIGNING = rf"$£'\u2019{_SINGLE}"  # marks that other shapes begin with
_BLANKS = " \u00a0\u2007\u2009\u202f"
SHAPES = {
    "code": r"[QHF](?<!\w.)(?:(?<=Q)[1-4]|(?<=H)[12]|(?<=F)Y)(?:(?!\w)|(?<=FY)(?=\d))",
    "soles": r"S(?<!\wS)/\.?(?=\s?\d)",
    "rate": r"[km](?<!\w.)(?:(?<=k)m|(?<=m)i?)/(?:hr|h|s)(?!\w)",
    "word": r"[^\W\d_]++(?![$£₵])",
    "no_zero": r"(?<![\w.])\.\d{1,4}(?![\d.])",
    "mark": rf"[^\w\s{_SIGNING}]",
    "break": r"\n",
    "sign": r"(?:USD|US|CA|Can|Cdn|AU|Aus|NZ|HK|NT|Mex|[CASRZ])?\$(?:(?:US|NZ|HK|A|C|S)(?=\d))?"
    rf"|(?:GB|UK)?£|GH₵|[{_SINGLE}]",
    "half": r"(?:[1-4]Q|[12]H)(?:(?!\w)|(?=(?:\d\d){1,2}(?!\w)))",
    "short": r"(?<!\w)['\u2019]\d\d(?!\w)",
    "decade": r"(?:(?<!\w)['\u2019])?(?:1\d|20)?\d0['\u2019]?s\b",
    "possessive": r"['\u2019]s\b",
    "iso": r"\d{4}(?:-\d\d-|/\d\d/)\d\d(?!\d)(?:T\d\d:\d\d(?::\d\d)?Z?)?"
    r"|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d|[.,]\d)",
    "dated": r"\d{1,2}(?:/\d{1,2}/|\.\d{1,2}\.)(?:\d{4}|\d\d)(?![\d/])"
    r"|\d\d-\d\d-(?:\d{4}|\d\d)(?![\d-])"
    r"|(?<![\d.])\d{1,2}\.\d{1,2}\.(?=[\s,;)])"
    r"|\d{1,2}-(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-(?:\d{4}|\d\d)(?![\d-])",
    "attack": r"9/11(?![\d/])",
    "clock": r"\d{1,2}:\d\d(?::\d\d)?(?!\d)(?:\s?[ap]\.?m\b\.?)?"
    r"|\d{1,2}(?:\.\d\d)?\s?[ap]\.?m\b\.?",
    "ordinal": r"\d{1,3}(?:st|nd|rd|th)\b",
    "fraction": r"(?:\d{1,4}[ -]?)?[½¼¾]|(?:\d{1,4}[ -])?[1-7]/[248](?![\d/])",
    "grouped": rf"(?<![\d.,'\u2019])[1-9]\d{{0,2}}(?:[{_BLANKS}]\d{{3}})+(?!\d|[.,]\d{{3}})"
    r"(?:[.,]\d{1,2}(?!\d))?|(?<!\w)[1-9]\d{0,2}(?:['\u2019]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?"
    r"|(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3}){2,}(?!\d)(?:,\d{1,2}(?!\d))?"
    r"|(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3}){1,4},\d{1,2}(?!\d)",
    "point_or_group": r"(?<![\d.,])\d{1,3}\.\d{3}(?!\d|[.,]\d)",
    "comma_decimal": r"(?<![\d.,])\d{1,9},\d{1,2}(?!\d|[.,]\d)",
    "middle_dot": r"\d{1,9}\u00b7\d{1,9}(?!\d)",
    "number": r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d+)?"
    r"|\d+(?:\.\d+)?",
    "other": r"\w+|[^\w\s]",
}
"""Tried in this order. Every repetition is bounded or cannot be given back.

A shape that begins with certain letters looks back after them: others are then passed over fast.
"""

_PLAIN_WORD = r"[a-zA-Z]++(?=[ ,.\n])"  # most words of a text, seen before other shapes are tried
TOKEN = re.compile(rf"(?! )({_PLAIN_WORD}|{'|'.join(SHAPES.values())})")
"""A token; a line break is a token of its own, and blanks are in none."""

_GROUP_MARKS = re.compile(rf"[{_BLANKS}'\u2019]")
_IN_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


def in_plain_digits(written: str) -> str:
    """Write a number of the shape "grouped" or "middle_dot" plainly: 12 000,50 is 12000.50."""
    written = _GROUP_MARKS.sub("", written).replace("\u00b7", ".")
    if _IN_POINTS.fullmatch(written):
        written = written.replace(".", "")
    return written.replace(",", ".")


_SIGNS = {"½": "1/2", "¼": "1/4", "¾": "3/4"}


def shape_of(token: str) -> str:
    """Give the name of the shape that a token has by itself."""
    if token.isalpha() and token not in _CODES:
        return "word"
    found = _whole().fullmatch(token)
    return (found and found.lastgroup) or "other"


_CODES = frozenset({"FY"})


@cache
def _whole() -> re.Pattern[str]:
    """Give all shapes as one pattern, whose groups have their names; the first that fits counts."""
    return re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in SHAPES.items()))


def in_decimals(written: str) -> str:
    """Write a number with a fraction, "2 1/2" or "2½", in decimals."""
    for sign, digits in _SIGNS.items():
        written = written.replace(sign, f" {digits}")
    *whole, fraction = written.replace("-", " ").split()
    over, _, under = fraction.partition("/")
    number = sum(map(Decimal, whole), Decimal(0)) + Decimal(over) / Decimal(under)
    return f"{number.normalize():f}"
