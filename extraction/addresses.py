"""Numbers that name a place, a telephone or a room: they are neither dates nor counts."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from extraction.word_classes import OTHER, listed

if TYPE_CHECKING:
    from extraction.token_columns import Tokens

_TELEPHONE = re.compile(
    r"(?=[+(\d])(?<![\w.,$€£])(?:\+\d{1,3}[\d ().-]{6,16}\d|\(0?\d{2,4}\)[ -]?\d{3,4}[-. ]\d{3,4}"
    r"|\d{3}[-.]\d{3}[-.]\d{4}|\d{3}-\d{4}|0\d{2,4}[ -]\d{3,4}[ -]?\d{3,4})(?![\w%])"
)
_STREETS = listed(
    "street st avenue ave road rd lane ln drive dr boulevard blvd way court ct circle place pl "
    "highway hwy parkway pkwy terrace plaza crescent trail alley turnpike"
)
_LONGEST_NAME = 4  # words between a house number and "Street": "221 West Martin Luther King Blvd."
_ROOMS = listed(
    "room suite apartment apt flat lot gate flight bus cabin locker docket extension box order "
    "item exhibit rule proposition booth courtroom paragraph form code reference zip marker "
    "pier zone troop precinct interstate station troop called text"
)
_EMERGENCY = frozenset({"911", "999", "112", "101"})
_CALLED = listed("call calls caller callers dispatcher dispatchers operator tape about to and")
_IN_TIME = frozenset({"in", "since", "by", "during", "of", "until", "from", "to"})
_NUMERIC = re.compile("[dyn]")


def mark_addresses(tokens: Tokens, kinds: list[str]) -> None:
    """Take the class from numbers of houses, blocks, rooms and telephones."""
    for found in _TELEPHONE.finditer(tokens.text):
        first = bisect_left(tokens.starts, found.start())
        end = bisect_left(tokens.starts, found.end())
        kinds[first:end] = OTHER * (end - first)
    for number in _NUMERIC.finditer("".join(kinds)):
        if _is_of_a_place(tokens, number.start()):
            kinds[number.start()] = OTHER


def _is_of_a_place(tokens: Tokens, at: int) -> bool:
    before, after = tokens.word(at - 1), tokens.word(at + 1)
    if after in ("block", "blk") and before not in ("a", "per"):
        return True
    if before in _ROOMS or (before == "." and tokens.word(at - 2) in _ROOMS):
        return True
    if tokens.words[at] in _EMERGENCY and after in _CALLED:
        return True
    in_time = before in _IN_TIME and len(tokens.words[at]) == len("1984")
    return not in_time and _before_street(tokens, at)


def _before_street(tokens: Tokens, at: int) -> bool:
    """Whether capitalised words up to "Street" follow: "1984 Main Street", "12 N. Oak Ave."."""
    named = 0
    for index in range(at + 1, min(at + 3 + _LONGEST_NAME, len(tokens.words))):
        word, first = tokens.words[index], tokens.text[tokens.starts[index]]
        if word == "." and named:
            continue
        if not first.isupper() and not first.isdigit():
            return False
        if word in _STREETS and named:
            return True
        named += 1
    return False
