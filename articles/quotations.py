"""Words that sources give as those of a speaker, and how near two quotations are to each other.

A quotation is what a claim with a speaker has in quotation marks, in the article or in the quote;
where the text of the source is not there, its whole quote. It is compared without case, accents and
punctuation, with short forms ("we've") written out.

Two quotations have the same words if they are equal, or if the longer one has all of the shorter.
One is the other in other words if a few places differ: at most three, with at least 70 percent of
all words alike, and 65 percent of those that carry the meaning. Words in another order, left
out at either end, or marked as changed ([...]) make no difference, nor do fillers. What is
shorter than six words, or has fewer than two that carry meaning (of six: three), is not compared:
it may be a stock phrase, as are condolences and condemnations.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from schema.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

Words = tuple[str, ...]
Kind = Literal["two speakers", "other words"]
"""What can be wrong with two quotations: the same words of two speakers, one in other words."""

FEWEST_WORDS = 6
_FEWEST_OF_MEANING = 2
_INSIDE = 8
"""Words that are a part of a longer quotation are the same words from so many on."""
_ALIKE, _MEANING_ALIKE = 0.7, 0.65
"""Of all words, and of those that carry meaning: the share that is in both."""
_MOST_PLACES = 3
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2019\u2018\u02bc`\u00b4", "'"))
_SHORT_FORMS = tuple(
    (re.compile(short, re.IGNORECASE), full)
    for short, full in (
        (r"\bcan't\b|\bcannot\b", "can not"),
        (r"\bwon't\b", "will not"),
        (r"\bshan't\b", "shall not"),
        (r"\blet's\b", "let us"),
        (r"(?<=[a-z])n't\b", " not"),
        (r"(?<=[a-z])'re\b", " are"),
        (r"(?<=[a-z])'ve\b", " have"),
        (r"(?<=[a-z])'ll\b", " will"),
        (r"\bi'm\b", "i am"),
        (r"\b(\w+)'s (?=(?:never |always |just |only )?(?:been|got|become)\b)", r"\1 has "),
        (r"\b(it|that|there|he|she|what|who|here)'s\b", r"\1 is"),
        (r"\bgonna\b", "going to"),
        (r"\bwanna\b", "want to"),
        (r"\bgotta\b", "got to"),
        (r"\bokay\b", "ok"),
        (r"\bper cent\b|(?<=\d) ?%", " percent"),
        (r"\bUnited States\b", "US"),
    )
)
_FIGURES = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
}  # fmt: skip
"""Numbers that one paper writes in words and another in figures; "one" is a pronoun, too."""
_CHANGED = re.compile(r"\[[^\]]*\]|\([^)]*\)|\.\.\.|\N{HORIZONTAL ELLIPSIS}|\. \. \.")
"""What an editor has marked as changed or left out."""
_SMALL_WORDS = """
    a about all also am an and any are as at be been being but by can could did do does for from had
    has have he her hers him his i if in into is it its just may me might mine more most must my
    now of off on or our ours out over s shall she should so some such than that the their
    theirs them then there these they this those to too up upon us very was we were what when where
    which while who whom whose why will with would you your yours
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_FILLERS = frozenset(
    ("a", "actually", "an", "and", "but", "er", "just", "know", "ok", "okay", "really", "so",
     "that", "the", "uh", "um", "well", "you")
)  # fmt: skip
_STOCK = tuple(
    f" {words} "
    for words in (
        "thoughts and prayers",
        "strongly condemn",
        "condemn in the strongest",
        "deepest condolences",
        "heartfelt condolences",
        "condolences to the",
        "our hearts go out",
        "no further comment",
        "nothing to say about",
        "do not comment on",
        "not comment on ongoing",
        "can not comment on",
        "safety is our top priority",
        "continue to monitor the situation",
        "we take these allegations",
        "cooperating fully with",
    )
)
"""Words that everybody says: they are of nobody."""


class QuotedWords(NamedTuple):
    """The words of a quotation as they are compared, and those of them that carry its meaning."""

    words: Words
    meaning: frozenset[str]
    changed: bool

    @property
    def telling(self) -> bool:
        """Whether there is so much of it that two speakers would not happen to say the same."""
        short = len(self.words) == FEWEST_WORDS
        enough = len(self.words) >= FEWEST_WORDS and len(self.meaning) >= _FEWEST_OF_MEANING + short
        spoken = f" {' '.join(self.words)} "
        return enough and not any(words in spoken for words in _STOCK)


@lru_cache(maxsize=4096)
def compared(quotation: str) -> QuotedWords:
    """Give the words of a quotation as they are compared."""
    marked = _CHANGED.search(quotation) is not None
    text = _CHANGED.sub(" ", quotation).translate(_APOSTROPHES)
    for short, full in _SHORT_FORMS:
        text = short.sub(full, text)
    words = tuple(_FIGURES.get(word, word) for word in fold(text).split())
    return QuotedWords(words, frozenset(words) - _SMALL, marked)


def same_words(one: QuotedWords, other: QuotedWords) -> bool:
    """Whether two quotations are the same, or one of them is a good part of the other."""
    short, long = sorted((one.words, other.words), key=len)
    if short == long:
        return True
    return len(short) >= _INSIDE and f" {' '.join(short)} " in f" {' '.join(long)} "


def in_other_words(one: QuotedWords, other: QuotedWords) -> bool:
    """Whether two quotations are one, with words that differ in a few places."""
    if one.changed or other.changed or sorted(one.words) == sorted(other.words):
        return False
    changes = _changes(one.words, other.words)
    apart = [change for change in changes if change.differ]
    if not apart or len(apart) > _MOST_PLACES:
        return False
    mine = [word for change in changes for word in change.one]
    others = [word for change in changes for word in change.other]
    alike = sum(len(change.one) for change in changes if not change.differ)
    if alike < FEWEST_WORDS - 1 or alike * 2 < _ALIKE * (len(mine) + len(others)):
        return False
    meaning, their_meaning = (frozenset(words) - _SMALL for words in (mine, others))
    both = len(meaning & their_meaning)
    return both > 1 and both * 2 >= _MEANING_ALIKE * (len(meaning) + len(their_meaning))


def words_in_both(one: QuotedWords, other: QuotedWords) -> int:
    """Count the words that two quotations share, in their order."""
    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


class _ChangedWords(NamedTuple):
    """A run of words in one quotation, and what the other has in its place."""

    one: Words
    other: Words

    @property
    def differ(self) -> bool:
        """Whether they say other things; fillers say nothing, and "home maker" is "homemaker"."""
        mine, others = ("".join(w for w in words if w not in _FILLERS) for words in self)
        return mine != others


def _changes(one: Words, other: Words) -> Sequence[_ChangedWords]:
    """Give the runs of words, alike and not, without what either has more at its ends."""
    runs = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    changes = [_ChangedWords(one[a:b], other[c:d]) for _, a, b, c, d in runs]
    while changes and not (changes[0].one and changes[0].other):
        changes = changes[1:]
    while changes and not (changes[-1].one and changes[-1].other):
        changes = changes[:-1]
    return changes
