"""Where the clause around a date points: the past, the future, or a planned event.

The nearest verb before the date decides ("is set to begin on Wednesday"), else the first one after
it ("On Wednesday, the minister urged"), inside one sentence and a window of words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.tense_words import (
    ADVANCE,
    BARE_BE,
    BEFORE_TO,
    EVENTS,
    FUTURE,
    LIMITS,
    NO_VERB_AFTER_TO,
    NOT_PAST,
    PAST,
    SCHEDULED,
    SPEECH_VERBS,
    UNSURE_FUTURE,
)
from extraction.word_classes import BREAK, CAPITAL, NAMES

if TYPE_CHECKING:
    from extraction.expression import Limit, Tense
    from extraction.tokens import Tokens

_WINDOW = 14  # words on either side: about a clause
_ADJACENT = 2  # words: the verb, or the verb and a preposition
_EVENT_BEFORE = 4  # words: "election in June", "a vote on the treaty in June"
_NEAR = 6  # words: "will not open for another", "is expected to be ready"
_ENDED = 4  # letters of the shortest regular past form that counts: "used"
_ENDS = frozenset((BREAK, NAMES["dot"]))


def limit(tokens: Tokens, first: int) -> Limit:
    """Give the side on which a preposition leaves the days before or after a date."""
    before = [w for w in tokens.words[max(0, first - 2) : first] if w != "the"]
    if not before:
        return ""
    if before[-1] == "to" and "prior" in before:
        return "before"
    return LIMITS.get(before[-1], "")


def tense(tokens: Tokens, first: int, end: int) -> Tense:
    """Give where the clause of the tokens from `first` up to `end` points, or nothing."""
    before = tokens.word(first - 1)
    if before in ADVANCE:
        return "future"
    if before == "by" or (before == "than" and tokens.word(first - 2) in _NO_LATER):
        return "event"
    found = _verb_before(tokens, first)
    if found in ("speech", "") and _before_event(tokens, end):
        return "event"
    return found or _verb_after(tokens, end) or _without_verb(tokens, first)


_NO_LATER = frozenset({"earlier", "later"})


def is_ahead(tokens: Tokens, first: int) -> bool:
    """Whether a word right before the tokens points ahead: "will open", "is due", "to open"."""
    before = range(max(0, first - _NEAR), first)
    return any(tokens.words[n] in FUTURE or _is_to(tokens, n) for n in before)


def _is_to(tokens: Tokens, index: int) -> bool:
    return tokens.words[index] == "to" and tokens.word(index - 1) in BEFORE_TO


def _verb_before(tokens: Tokens, first: int) -> Tense:
    """Give the tense of the nearest verb before a date; "said on Friday" is about the saying."""
    for index in range(first - 1, max(-1, first - _WINDOW), -1):
        if _ends_sentence(tokens, index):
            break
        found = _verb(tokens, index)
        if found == "speech" and index >= first - _ADJACENT:
            return "past"
        if found:
            return found
    return ""


def _verb_after(tokens: Tokens, end: int) -> Tense:
    for index in range(end, min(len(tokens.words), end + _WINDOW)):
        if _ends_sentence(tokens, index):
            break
        found = _verb(tokens, index)
        if found:
            return "past" if found == "speech" else found
    return ""


def _without_verb(tokens: Tokens, first: int) -> Tense:
    """Give the tense of headlines and noun phrases: "Airbus to fly in May", "a vote in June"."""
    for index in range(first - 1, max(-1, first - _WINDOW), -1):
        word = tokens.words[index]
        if _ends_sentence(tokens, index):
            break
        if word in EVENTS and index >= first - _EVENT_BEFORE:
            return "event"
        if word == "to" and tokens.kinds[index - 1 : index] == CAPITAL and _is_verb(tokens, index):
            return "future"
    return ""


def _is_verb(tokens: Tokens, index: int) -> bool:
    """Whether what follows "to" can be a verb."""
    word = tokens.word(index + 1)
    return word.isalpha() and word not in NO_VERB_AFTER_TO and _is_small(tokens, index + 1)


def _is_small(tokens: Tokens, index: int) -> bool:
    return tokens.text[tokens.starts[index]].islower()


def _before_event(tokens: Tokens, end: int) -> bool:
    """Whether the date comes before what it dates: "the June NATO summit"."""
    for word in tokens.words[end : end + 3]:
        if word in EVENTS:
            return True
        if not word.isalpha():
            return False
    return False


def _ends_sentence(tokens: Tokens, index: int) -> bool:
    kind = tokens.kinds[index]
    if kind not in _ENDS:
        return tokens.text[tokens.starts[index]] in "!?;"
    ahead = index + 1 < len(tokens.words) and tokens.touches(index + 1)
    return kind == BREAK or not ahead


def _verb(tokens: Tokens, index: int) -> Tense:
    word = tokens.words[index]
    if word in FUTURE and tokens.kinds[index] != _MONTH:
        return "future" if tokens.word(index + 1) != "not" else _DENIED.get(word, "future")
    if word in UNSURE_FUTURE:
        return "future" if tokens.word(index + 1) in _TOWARDS else ""
    if _is_to(tokens, index):
        return "future"
    if word in SCHEDULED:
        return "future" if _is_present(tokens, index) else ""
    if word in PAST or _regular_past(word):
        return _past(tokens, index)
    return ""


_MONTH = NAMES["month"]  # "May"
_DENIED: dict[str, Tense] = {"could": "past", "would": ""}  # could not be reached, would not say
_TOWARDS = frozenset({"to", "for", "in", "on", "by", "at"})


def _is_present(tokens: Tokens, index: int) -> bool:
    """Whether a scheduled verb is one: not a noun, as in "the talks", nor what a person did."""
    return _is_small(tokens, index) and tokens.word(index - 1) not in _BEFORE_NOUN


_BEFORE_NOUN = frozenset({"the", "a", "an", "of", "its", "his", "her", "to", "and", "in"}) | {
    "their",
    "did",
    "not",
    "'s",
    "\u2019s",
}


def _regular_past(word: str) -> bool:
    return len(word) >= _ENDED and word.endswith("ed") and word not in NOT_PAST


def _past(tokens: Tokens, index: int) -> Tense:
    """A participle after "be" has the tense of the words before "be": "to be held".

    "Hit" and "put" after "to" or "will" are no past forms, and those words decide.
    """
    before = tokens.words[max(0, index - 3) : index]
    if before and (before[-1] == "to" or before[-1] in FUTURE):
        return ""
    if before and before[-1] in BARE_BE:
        modal = len(before) > 1 and (before[-2] == "not" or before[-2] in FUTURE)
        return "" if modal else "future"
    if len(before) > 1 and before[-2] in BARE_BE:
        return "future"
    return "speech" if tokens.words[index] in SPEECH_VERBS else "past"
