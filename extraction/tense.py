"""Where the clause around a date points: the past, the future, or a planned event.

The nearest verb before the date decides ("is set to begin on Wednesday"), else the first one after
it ("On Wednesday, the minister urged"), inside one sentence and a window of words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.tense_words import (
    ADVANCE,
    AWAITED,
    BARE_BE,
    BEFORE_TO,
    EVENTS,
    FIXED,
    FUTURE,
    LIMITS,
    MOVED,
    NO_NOUN,
    NO_VERB_AFTER_TO,
    NOT_PAST,
    PAST,
    RESULTS,
    SCHEDULED,
    SPEECH_VERBS,
    TO_A_DATE,
    UNSURE_FUTURE,
)
from extraction.word_classes import BREAK, CAPITAL, NAMES

if TYPE_CHECKING:
    from extraction.expression import Limit, Tense
    from extraction.token_columns import Tokens

POINTING_BACK = frozenset({"past", "sure past"})
"""The tenses that point back."""
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
    if _is_surely_past(tokens, first, end):
        return "sure past"
    if (
        before in ADVANCE
        or _is_on(tokens, first, end)
        or _is_new_date(tokens, first)
        or _is_a_limit(tokens, first)
    ):
        return "future"
    found = _verb_before(tokens, first)
    if _is_planned(tokens, first) or (before == "from" and is_moved(tokens, first)):
        return "future" if found == "future" else "event"
    if _is_of_results(tokens, end) or _names_a_noun(tokens, first, end):
        return _of_noun(tokens, first, end, found)
    if found in ("speech", "") and _before_event(tokens, end):
        return "event"
    return found or _verb_after(tokens, end) or _without_verb(tokens, first)


def _is_surely_past(tokens: Tokens, first: int, end: int) -> bool:
    """Whether "since", "was arrested on", or "showed" after it makes a date one of the past."""
    before = tokens.word(first - 1)
    if before == "since" or tokens.word(end) in _SHOWED:  # a filing on Monday showed
        return True
    return before in ("on", "in") and _verb(tokens, first - _ADJACENT) == "past"


def _of_noun(tokens: Tokens, first: int, end: int, verb: Tense) -> Tense:
    """Give where the noun points that a date names: "expect Tuesday's earnings"."""
    if AWAITED.intersection(tokens.words[max(0, first - 2) : first]):
        return "future"
    past = (verb or _verb_after(tokens, end)) == "past"
    if past and _is_of_results(tokens, end):
        return "past"
    led = (tokens.words[first], tokens.word(first - 1))
    if _NEW.intersection(led) and _verb_after(tokens, end) == "future" and not verb:
        return "future"  # a Nov. 3 vote will decide it
    return "event" if not past and _before_event(tokens, end) else "name"


_NEW = frozenset({"a", "an"})


def _is_planned(tokens: Tokens, first: int) -> bool:
    """Whether "by", "no later than" or "the summit of" is before a date."""
    before, at = tokens.word(first - 1), tokens.word(first - 2)
    if before == "of":
        return at in EVENTS
    return before == "by" or (before == "than" and at in _NO_LATER)


_SHOWED = SPEECH_VERBS | {"showed", "revealed"}
_NO_LATER = frozenset({"earlier", "later"})


def _is_a_limit(tokens: Tokens, first: int) -> bool:
    """Whether "until noon on", "as early as" or "keeps it open through" is before a date."""
    before = tokens.words[max(0, first - 3) : first]
    if before[-1:] == ["through"]:
        return _verb_before(tokens, first) not in ("past", "speech")
    if before[:1] == ["as"] and before[-1:] == ["as"]:
        return True
    return before[-1:] == ["on"] and before[0] in ("until", "till")


def _is_new_date(tokens: Tokens, first: int) -> bool:
    """Whether the date is one that something was moved to, or called for: "extended to Aug. 16"."""
    link = tokens.word(first - 1)
    if link not in TO_A_DATE:
        return False
    words = MOVED | FIXED if link == "for" else MOVED
    for index in range(first - 2, max(-1, first - 2 - _NEAR), -1):
        if _ends_sentence(tokens, index):
            return False
        if tokens.words[index] in words:
            return True
    return False


def is_moved(tokens: Tokens, first: int) -> bool:
    """Whether a date is one that something was moved from: "moved from October to January"."""
    return bool(MOVED.intersection(tokens.words[max(0, first - 1 - _NEAR) : first - 1]))


def _names_a_noun(tokens: Tokens, first: int, end: int) -> bool:
    """Whether the date only says which: "Friday's report", "the June crash", "a June crash".

    The verbs of the clause are then about the report, and not about Friday.
    """
    follows = end + (tokens.kinds[end : end + 1] == _POSSESSIVE)
    word = tokens.word(follows)
    if not word.isalpha() or word in NO_NOUN:
        return False
    if follows > end:
        return True
    led = tokens.words[first] in _ARTICLES or tokens.word(first - 1) in _LEADING
    return led and _is_small(tokens, follows) and not _is_verb_form(word)


def _is_of_results(tokens: Tokens, end: int) -> bool:
    """Whether "fourth-quarter" comes before what companies report of it."""
    named = tokens.words[end - 1] in ("quarter", "half")
    return named and tokens.word(end) in RESULTS


def _is_on(tokens: Tokens, first: int, end: int) -> bool:
    """Whether something "is Sunday", "is on May 5": present forms of what is on the calendar."""
    if tokens.kinds[end : end + 1] == _POSSESSIVE:
        return False
    before = tokens.words[max(0, first - 2) : first]
    return before[-1:] in _IS or (before[-1:] == ["on"] and before[:1] in _IS)


_IS = (["is"], ["are"])


def _is_verb_form(word: str) -> bool:
    return word in PAST or word in FUTURE or word in SCHEDULED or _regular_past(word)


_POSSESSIVE = NAMES["possessive"]
_ARTICLES = frozenset({"the", "a", "an"})
_LEADING = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "'s", "\u2019s"})


def is_ahead(tokens: Tokens, first: int) -> bool:
    """Whether a word right before the tokens points ahead: "will open", "is due", "to open"."""
    before = range(max(0, first - _NEAR), first)
    return any(tokens.words[n] in FUTURE or _is_to(tokens, n) for n in before)


def _is_to(tokens: Tokens, index: int) -> bool:
    at = index - 1 - (tokens.word(index - 1) in _ADVERBS)
    return tokens.words[index] == "to" and tokens.word(at) in BEFORE_TO


_ADVERBS = frozenset({"now", "also", "still", "then", "not"})


def _was_due(tokens: Tokens, index: int) -> bool:
    """Whether "had been due to", "was to have" look back."""
    return tokens.words[max(0, index - 3) : index - 1] == ["had", "been"]


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
    end += tokens.kinds[end : end + 1] == _POSSESSIVE
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
    if _is_before_now(word, tokens.word(index - 1)):
        return "past"
    if word in FUTURE and not _is_a_noun(tokens, index):
        return "future" if tokens.word(index + 1) != "not" else _DENIED.get(word, "future")
    if word in UNSURE_FUTURE:
        return "future" if _is_expected(tokens, index) else ""
    if _is_to(tokens, index):
        return "past" if _was_due(tokens, index) else "future"
    if word in SCHEDULED:
        return "future" if _is_present(tokens, index) else ""
    return _past(tokens, index) if word in PAST or _regular_past(word) else ""


def _is_before_now(word: str, before: str) -> bool:
    """Whether a verb is one of "had expected", "after meeting"."""
    return (before == "had" and word.endswith("ed")) or (before == "after" and word[-3:] == "ing")


def _is_expected(tokens: Tokens, index: int) -> bool:
    """Whether "set to fly", "due in June", "due back Sunday" point ahead."""
    after = tokens.word(index + 1)
    if after in _TOWARDS:
        return True
    back = index + 1 + (after in ("back", "out"))
    return tokens.words[index] == "due" and tokens.kinds[back : back + 1] in _DAYS


_DAYS = tuple(NAMES[name] for name in ("weekday", "month", "mon"))


def _is_a_noun(tokens: Tokens, index: int) -> bool:
    """Whether a word is a month ("May") or a thing ("without a will"), and no verb."""
    return tokens.kinds[index] == NAMES["month"] or tokens.word(index - 1) in ("a", "the", "no")


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


def _arranged(tokens: Tokens, index: int) -> Tense:
    """Give where "has been scheduled" and "was to testify" point, which are no past."""
    if tokens.word(index + 1) in _ARRANGED:
        return "future"
    to_come = tokens.words[index] in ("was", "were") and tokens.word(index + 1) == "to"
    return "event" if to_come else ""


_ARRANGED = frozenset({"scheduled", "planned", "set", "slated", "called", "fixed"})


def _regular_past(word: str) -> bool:
    return len(word) >= _ENDED and word.endswith("ed") and word not in NOT_PAST


def _past(tokens: Tokens, index: int) -> Tense:
    """A participle after "be" has the tense of the words before "be": "to be held".

    "Hit" and "put" after "to" or "will" are no past forms, and those words decide.
    """
    arranged = _arranged(tokens, index)
    if arranged:
        return arranged
    before = tokens.words[max(0, index - 3) : index]
    if before and (before[-1] == "to" or before[-1] in FUTURE):
        return ""
    if before and before[-1] in BARE_BE:
        modal = len(before) > 1 and (before[-2] == "not" or before[-2] in FUTURE)
        return "" if modal else "future"
    if len(before) > 1 and before[-2] in BARE_BE:
        return "future"
    if before and before[-1] in ("is", "are"):  # is sentenced on May 7: other words decide
        return ""
    return "speech" if tokens.words[index] in SPEECH_VERBS else "past"


def starts_sentence(tokens: Tokens, first: int) -> bool:
    """Whether a date begins a sentence: "In 1942", "By early 1942"."""
    before = range(first - 1, max(-1, first - _LED), -1)
    for index in before:
        if _ends_sentence(tokens, index):
            return True
        if tokens.words[index] not in _LEADS:
            return False
    return first < _LED


_LED = 4  # tokens: the date, and three before it
_LEADS = frozenset(
    {"in", "on", "by", "early", "late", "during", "back", "and", "at", "until", "the"}
)
