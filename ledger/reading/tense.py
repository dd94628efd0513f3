"""Where the clause around a date points: the past, the future, or a planned event.

The nearest verb before the date decides ("is set to begin on Wednesday"), else the first one after
it ("On Wednesday, the minister urged"), inside one sentence and a window of words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.reading.words import BREAK, NAMES, listed

if TYPE_CHECKING:
    from ledger.reading.expression import Limit, Tense
    from ledger.reading.tokens import Tokens

_WINDOW = 14  # words on either side: about a clause
_BESIDE = 2  # words: the verb, or the verb and a preposition
_FUTURE = listed(
    "will ll shall would planned scheduled expected due upcoming slated intends hopes aims "
    "set going tomorrow forthcoming"
)
_BEFORE_TO = listed(
    "set going plans plan planning planned hopes hope aims intends intend expected expects "
    "expect due is are wants want needs need seeks agreed agrees promised promises vowed vows "
    "threatened pledged ready likely prepared preparing about deadline decision decided "
    "ordered proposed proposes scheduled supposed able"
)
_PAST = listed(
    "was were had did said told took came went got gave made held met began became broke "
    "brought built bought caught chose cut fell felt flew found fought grew heard hit kept "
    "knew laid led left lost paid put ran rose saw sent shot shut sold spent spoke stood "
    "struck swore taught thought threw understood won wrote ago been since"
)
_TOLD = listed(
    "said told announced warned claimed stated reported added noted explained confirmed declared "
    "insisted argued suggested indicated predicted promised vowed pledged agreed"
)
_BARE_BE = frozenset({"be", "being"})
_NOT_PAST = listed("need speed feed seed indeed exceed proceed succeed hundred red bed united")
_ENDED = 4  # letters of the shortest regular past form that counts: "used"
_EVENTS = listed(
    "summit meeting hearing deadline election elections vote referendum conference talks "
    "visit launch trial ballot runoff poll polls games"
)
_LIMITS: dict[str, Limit] = {
    "before": "before",
    "by": "before",
    "until": "before",
    "till": "before",
    "after": "after",
    "following": "after",
}
_ENDS = frozenset((BREAK, NAMES["dot"]))
_ADVANCE = frozenset({"until", "till", "next"})


def limit(tokens: Tokens, first: int) -> Limit:
    """Give the side on which a preposition leaves the days before or after a date."""
    before = [w for w in tokens.words[max(0, first - 2) : first] if w != "the"]
    if not before:
        return ""
    if before[-1] == "to" and "prior" in before:
        return "before"
    return _LIMITS.get(before[-1], "")


def tense(tokens: Tokens, first: int, end: int) -> Tense:
    """Give where the clause of the tokens from `first` up to `end` points, or nothing."""
    before = tokens.words[first - 1] if first else ""
    if before in _ADVANCE:
        return "future"
    if before == "by":
        return "event"
    found = _verb_before(tokens, first)
    if found in ("told", "") and _before_event(tokens, end):
        return "event"
    return found or _verb_after(tokens, end)


def _verb_before(tokens: Tokens, first: int) -> Tense:
    """Give the tense of the nearest verb before a date; "said on Friday" is about the saying."""
    for index in range(first - 1, max(-1, first - _WINDOW), -1):
        if _ends_sentence(tokens, index):
            break
        found = _verb(tokens, index)
        if found == "told" and index >= first - _BESIDE:
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
            return "past" if found == "told" else found
    return ""


def _before_event(tokens: Tokens, end: int) -> bool:
    """Whether the date stands before what it dates: "the June NATO summit"."""
    for word in tokens.words[end : end + 3]:
        if word in _EVENTS:
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
    if word in _FUTURE:
        return _future(tokens, index)
    if word == "to" and index and tokens.words[index - 1] in _BEFORE_TO:
        return "future"
    if word in _PAST or _regular_past(word):
        return _past(tokens, index)
    return ""


def _regular_past(word: str) -> bool:
    return len(word) >= _ENDED and word.endswith("ed") and word not in _NOT_PAST


def _future(tokens: Tokens, index: int) -> Tense:
    """As in "Would" and "scheduled" point ahead, and so does "set" only before "to" or "for"."""
    word = tokens.words[index]
    if word in ("set", "going", "expected", "due", "planned"):
        follows = tokens.words[index + 1 : index + 2]
        return "future" if follows and follows[0] in ("to", "for", "in", "on", "by") else ""
    return "future"


def _past(tokens: Tokens, index: int) -> Tense:
    """A participle after "be" has the tense of what stands before "be": "to be held"."""
    before = tokens.words[max(0, index - 3) : index]
    if before and before[-1] in _BARE_BE:
        return "future"
    if len(before) > 1 and before[-2] in _BARE_BE:
        return "future"
    return "told" if tokens.words[index] in _TOLD else "past"
