"""Words that speak of the past, the present or the future, and name no date: "recently"."""

from __future__ import annotations

from typing import Literal

from extraction.date_match import DateMatch, as_written, direction, is_closed
from extraction.expression import Meaning, NoDate
from extraction.word_classes import listed


def pointed_units(match: DateMatch) -> Meaning:
    """As in "the coming months", "in recent weeks": no date."""
    ahead = match.one("vague") is None and direction(match) > 0
    why = f"“{as_written(match)}” does not say how many"
    return NoDate(why, elsewhere=False, refers="future" if ahead else "past")


def vague(match: DateMatch) -> Meaning:
    """As in "recently": no date."""
    word = match.words()[0]
    refers: Literal["past", ""] = "past" if word in _LATELY else ""
    return NoDate(f"“{word}” names no date", elsewhere=False, refers=refers)


_LATELY = frozenset({"recent", "recently", "lately"})


def the_past(match: DateMatch) -> Meaning | None:
    """As in "in the past": no date; None for "in the last election", "in the past owner's will"."""
    tokens, end = match.tokens, match.end
    if match.words()[-1] != "past" or tokens.word(match.first - 1) != "in":
        return None
    if not is_closed(tokens, end) and tokens.word(end) not in _NO_NOUN:
        return None
    return NoDate("“the past” names no date", elsewhere=False, refers="past")


_NO_NOUN = listed(
    "the a he she they we it i you but when has have had was were is are by for to as"
)


def units_ago(match: DateMatch) -> Meaning:
    """As in "years ago": it does not say how many."""
    return NoDate(f"“{as_written(match)}” does not say how many", elsewhere=False, refers="past")


def future(match: DateMatch) -> Meaning | None:
    """As in "in the near future": no date; None for "future owners"."""
    before = match.tokens.words[max(0, match.first - 2) : match.first]
    if match.one("the") is None and "the" not in before and before[-1:] != ["in"]:
        return None
    if not is_closed(match.tokens, match.end) and match.tokens.word(match.end) not in _NO_NOUN:
        return None
    return NoDate("“future” names no date", elsewhere=False, refers="future")


def then(match: DateMatch) -> Meaning:
    """As in "then", "afterwards": no date."""
    return NoDate(f"“{as_written(match)}” depends on a date named elsewhere", elsewhere=False)
