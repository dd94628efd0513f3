"""Whether two names are those of one person, or may be one name: no vocabulary says so.

Persons' names agree (`persons_agree`) where one is contained in the other: in whatever order, with
initials, and without titles, honorifics and particles. A surname alone agrees with a full name; two
first names with one surname do not.

Any two names may be one (`may_be_one`) where one contains the other, or where they differ only in
initials, order, "&" and "and", legal forms, articles, hyphens, the nationality or office of the
bearer, an abbreviation, or the spelling of umlauts or of names out of other scripts. Nobody but an
editor can say whether they are.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from schema.folding import fold
from schema.name_words import NameWord, name_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from schema.name_words import Name

_MAKE_ANOTHER = frozenset(
    ("north", "south", "east", "west", "northern", "southern", "eastern", "western", "new",
     "equatorial", "upper", "lower", "vice", "deputy", "anti", "ex", "non")
)  # fmt: skip
"""Words that make another name of the one behind them: Sudan and South Sudan."""
_SMALL = frozenset(("of", "for", "in", "on", "de", "la", "et", "und", "through", "to"))
_LEAST = 2


@lru_cache(maxsize=65536)
def persons_agree(one: str, other: str) -> bool:
    """Whether two names of persons can be those of one person."""
    if fold(one) == fold(other):
        return True
    mine, others = (name_words(each, of_person=True) for each in (one, other))
    if not (mine.words and others.words) or mine.generations != others.generations:
        return False
    if _set_apart(mine, others) or _other_initials(mine, others):
        return False
    left, right = _joined(mine.words, others.words)
    return _contained(left, right, loose=False) or _contained(right, left, loose=False)


@lru_cache(maxsize=65536)
def may_be_one(one: str, other: str, *, of_persons: bool = False) -> bool:
    """Whether two names that are not the same may be one, so that an editor has to say."""
    mine, others = (name_words(each, of_person=of_persons) for each in (one, other))
    if not (mine.words and others.words):
        return False
    if mine.generations and others.generations and mine.generations != others.generations:
        return False
    if _set_apart(mine, others):
        return False
    if _abbreviates(one, others) or _abbreviates(other, mine) or _letters(mine) == _letters(others):
        return True
    left, right = _joined(mine.words, others.words)
    alike = _contained(left, right, loose=True) or _contained(right, left, loose=True)
    return alike and not _elsewhere(left, right) and not _elsewhere(right, left)


def _set_apart(mine: Name, others: Name) -> bool:
    """Whether what was set aside says that two names are two.

    That is another nationality, words in brackets, or Mr and Mrs. A nationality alone, without an
    office, is no part of a name only if the rest begins the other name, too: not of the Turkish Red
    Cross.
    """
    pairs = ((mine.nationalities, others.nationalities), (mine.in_brackets, others.in_brackets))
    if any(one and other and one != other for one, other in pairs):
        return True
    if None not in (mine.woman, others.woman) and mine.woman != others.woman:
        return True
    bare = [name for name in (mine, others) if name.nationalities and not name.described]
    return bool(bare) and mine.words[0].loose != others.words[0].loose


def _other_initials(mine: Name, others: Name) -> bool:
    """Whether two persons have different initials in the middle: George W. and George H. W. Bush.

    Some leave an initial out; but who gives two of three has nearly always another person in mind.
    """
    one, other = ([w.plain for w in name.words[1:] if w.initial] for name in (mine, others))
    return bool(one) and bool(other) and one != other


def _abbreviates(text: str, name: Name) -> bool:
    """Whether a text is capitals that the words of a name begin with: NATO, U.N."""
    letters = text.replace(".", "").replace("&", "")
    if not (letters.isalpha() and letters.isupper() and len(name.whole) >= _LEAST):
        return False
    firsts = "".join(word[0] for word in name.whole)
    of_large = "".join(word[0] for word in name.whole if word not in _SMALL)
    return len(letters) >= _LEAST and letters.lower() in (firsts, of_large)


def _letters(name: Name) -> str:
    return "".join(word.loose for word in name.words)


def _joined(
    one: Sequence[NameWord], other: Sequence[NameWord]
) -> tuple[Sequence[NameWord], Sequence[NameWord]]:
    """Join two words of a name where the other name has them as one: Jong-un and Jongun."""
    return _join_as_in(other, one), _join_as_in(one, other)


def _join_as_in(model: Sequence[NameWord], words: Sequence[NameWord]) -> Sequence[NameWord]:
    wanted = {word.plain for word in model} - {word.plain for word in words}
    joined: list[NameWord] = []
    for word in words:
        last = joined[-1] if joined else None
        if last and last.plain + word.plain in wanted:
            joined[-1] = NameWord(last.plain + word.plain, last.loose + word.loose)
        else:
            joined.append(word)
    return joined


def _contained(words: Sequence[NameWord], others: Sequence[NameWord], *, loose: bool) -> bool:
    """Whether a name has another's words in their order, which may begin with the last name.

    A particle may be left out. Initials stand for words; one word at least is written out in both,
    and an initial that is not in its place says nothing.
    """
    for start in range(len(words)):
        turned = [*words[start:], *words[:start]]
        pairs = _matched(turned, others, loose=loose)
        if pairs is None or not any(not a.initial and not b.initial for a, b in pairs):
            continue
        if not start or all(a.initial == b.initial for a, b in pairs):
            return True
    return False


def _matched(
    words: Sequence[NameWord], others: Sequence[NameWord], *, loose: bool
) -> list[tuple[NameWord, NameWord]] | None:
    """Give each word with the one that it matches, or None where one has none."""
    pairs: list[tuple[NameWord, NameWord]] = []
    at = 0
    for word in words:
        n = next((n for n in range(at, len(others)) if _match(word, others[n], loose=loose)), None)
        if n is not None:
            pairs.append((word, others[n]))
            at = n + 1
        elif not word.optional:
            return None
    return pairs


def _match(word: NameWord, other: NameWord, *, loose: bool) -> bool:
    if word.initial or other.initial:
        return word.plain[0] == other.plain[0]
    return word.plain == other.plain or (loose and word.loose == other.loose)


def _elsewhere(words: Sequence[NameWord], others: Sequence[NameWord]) -> bool:
    """Whether a name has a word in front that makes another name of the rest: South Sudan."""
    there = {word.plain for word in others}
    return any(w.plain in _MAKE_ANOTHER and w.plain not in there for w in words[:-1])
