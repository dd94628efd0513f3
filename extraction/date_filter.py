"""Rules out what only looks like a date: 2000 people, Mrs. May, the Sunday Times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.word_classes import BREAK, CAPITAL, NAMES, listed

if TYPE_CHECKING:
    from extraction.token_columns import Tokens

_COUNTED = listed(
    "people jobs workers employees troops soldiers men women children cars planes homes "
    "houses units members staff dead deaths cases times copies dollars euros pounds points "
    "gmt utc est edt pst hours hrs bc bce"
)
_QUANTIFIERS = listed(
    "about around some nearly almost over roughly approximately than least most up least "
    "exactly another only"
)
_YEAR_CUES = listed(
    "in since of from by until till before after during early late mid to and the its his her "
    "their through between year ago around circa"
)
_OUR_TIME = range(1900, 2036)
_NOT_A_WEEKDAY = listed(
    "every each black bloody good super ash palm holy easter cyber shrove whit"  # Black Monday
)
_PAPERS = listed("times telegraph mirror mail express independent herald post")
_AGES = frozenset({"his", "her", "their", "my", "your", "our"})


def is_date(tokens: Tokens, first: int, end: int, rule: str) -> bool:
    """Whether the tokens that a rule of `date_rules` matched are meant as a date."""
    before = tokens.word(first - 1)
    if rule == "year":
        return _is_year(tokens, first, end, before)
    if rule == "decade":
        return before not in _AGES
    if rule == "month" and tokens.words[end - 1] == "may":
        return _is_may(tokens, first, before)
    if rule == "month" and tokens.words[end - 1] in _FIRST_NAMES:
        return before in _BEFORE_MAY | _BEFORE_NOUN or not _is_surname(tokens, end)
    if rule in ("deictic", "holiday") and _is_in_a_name(tokens, end, before):
        return False
    return rule != "weekday" or _is_weekday(tokens, first, end, before)


_FIRST_NAMES = frozenset({"april", "june", "august"})
_BEFORE_NOUN = frozenset({"a", "an", "its", "his", "her", "their", "our", "'s", "\u2019s"})


def _is_surname(tokens: Tokens, at: int) -> bool:
    """Whether a word is written like a surname: "June Smith", and not "June NATO talks"."""
    return tokens.kinds[at : at + 1] == CAPITAL and not tokens.written(at, at + 1).isupper()


def _is_in_a_name(tokens: Tokens, end: int, before: str) -> bool:
    """Whether a day is part of a name: USA Today, the Today show, Easter Island."""
    word, after = tokens.written(end - 1, end), tokens.word(end)
    return after == "island" or (word == "Today" and (before == "usa" or after == "show"))


def _is_year(tokens: Tokens, first: int, end: int, before: str) -> bool:
    """Whether four digits are a year: "in 1915", "the 2019 purchase", not "about 2000 people"."""
    after = tokens.word(end)
    if (
        after in _COUNTED
        or _is_before_christ(tokens, end)
        or tokens.kinds[end : end + 1] in _MEASURING
    ):
        return False
    if tokens.kinds[first - 1 : first] in _SIGNS:
        return False
    at_least = tokens.word(first - 2) == "at" and tokens.word(first - 3) in _IN_OR_ABOUT
    roughly = before in _QUANTIFIERS and tokens.word(first - 2) not in _IN_OR_ABOUT
    roughly = roughly and not at_least
    if roughly or _is_numbered(tokens, first, before):
        return False
    return tokens.numbers[end - 1] in _OUR_TIME or before in _YEAR_CUES


def _is_numbered(tokens: Tokens, first: int, before: str) -> bool:
    """Whether a number follows a name or "No.": Peugeot 2008, P.O. Box 1974, Block 1901."""
    if before in ("no", "nos", "number", "id") or (
        before == "." and tokens.word(first - 2) == "no"
    ):
        return True
    dashed = before == "-" and tokens.touches(first) and tokens.touches(first - 1)
    if (dashed and tokens.kinds[first - 2] in "dn") or _after_initials(tokens, first):
        return True
    named = tokens.kinds[first - 1 : first] == CAPITAL
    of_its_year = before in _YEAR_CUES or before in _YEARLY
    return named and not of_its_year and not _starts_sentence(tokens, first - 1)


def _after_initials(tokens: Tokens, first: int) -> bool:
    """Whether "U.S.C." is before a number."""
    return [len(w) for w in tokens.words[max(0, first - 6) : first]] == [1] * 6


_YEARLY = listed(
    "conference olympics games cup championship championships election elections summit expo "
    "festival forum fair awards euro budget report review congress convention census tour open"
)
"""What is named with its year: the World Cup 2018."""
_IN_OR_ABOUT = frozenset({"in", "or", "since", "from"})


def _starts_sentence(tokens: Tokens, index: int) -> bool:
    return index == 0 or tokens.kinds[index - 1] in (BREAK, NAMES["dot"])


def _is_before_christ(tokens: Tokens, end: int) -> bool:
    """Whether "B.C." follows; in one word it is one of `_COUNTED`."""
    return tokens.words[end : end + 3] == ["b", ".", "c"]


def _is_weekday(tokens: Tokens, first: int, end: int, before: str) -> bool:
    """Whether a weekday is one day: not "on a Sunday", not the Sunday Times."""
    if before in _NOT_A_WEEKDAY or tokens.word(end) in _PAPERS:
        return False
    return before != "a" or tokens.word(first - 2) not in _ON_SOME


_ON_SOME = listed("on of like for")
_MEASURING = tuple(NAMES[n] for n in ("percent", "measure", "coin", "scale", "units", "currency"))
_SIGNS = (NAMES["sign"], NAMES["currency"])
_BEFORE_MAY = listed(
    "in of last next this since until till by from to and early late mid during before after "
    "the end on"
)


def _is_may(tokens: Tokens, first: int, before: str) -> bool:
    """Whether a capitalised "May" is the month: no name, no verb that begins a sentence."""
    if before in _BEFORE_MAY:
        return True
    return first > 0 and tokens.kinds[first - 1] not in _BEFORE_A_NAME


_BEFORE_A_NAME = frozenset((BREAK, NAMES["dot"], CAPITAL))
