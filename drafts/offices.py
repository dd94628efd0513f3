"""Offices that texts give to persons: "Turkish Defence Minister Hulusi Akar"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from drafts.draft_words import key_of
from extraction.word_classes import listed
from schema.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafts.draft_words import DraftWord
    from drafts.story_passages import Passage

HEADS = listed(
    "admiral ambassador captain chair chairman chairwoman chancellor chief commander "
    "commissioner councillor deputy director engineer founder general governor head judge "
    "king leader lieutenant manager mate mayor minister officer owner premier president "
    "prince princess prosecutor queen secretary senator sheriff skipper spokesman "
    "spokesperson spokeswoman treasurer"
)
"""Words that offices are named by."""
_OF_A_TIME = frozenset(
    map(key_of, ["former", "then", "ex", "acting", "late", "new", "incoming", "outgoing"])
)
_ENDS = listed("who whom whose which that said says was is has had and but on in to when")
_LOWER = frozenset(map(key_of, listed("vice deputy assistant under")))
"""Words that make a lower office of one: "vice president"."""
_BETWEEN = frozenset(("of", "for", "the"))
_TITLES = frozenset(("dr", "mr", "mrs", "ms"))
_BEFORE, _AFTER = 6, 8
"""So many words before a name, and after it, can belong to its office."""


class Office(NamedTuple):
    """An office of a person, by the keys of both: its words, where, and the word that names it."""

    person: str
    start: int
    end: int
    text: str
    keys: frozenset[str]
    head: str


class OtherOffice(NamedTuple):
    """An office that a draft gives to a person, and the one that a source gives them."""

    mine: Office
    theirs: Office
    passage: Passage


KnownOffices = dict[str, list[tuple[Office, "Passage"]]]
"""The offices of each person, with where a source has them."""


def is_head(word: DraftWord) -> bool:
    """Whether an office is named by a word."""
    return fold(word.text) in HEADS


def offices(words: tuple[DraftWord, ...], text: str, persons: frozenset[str]) -> Iterator[Office]:
    """Yield the offices that a text gives to persons, before or after their names."""
    for at, word in enumerate(words):
        if word.key in persons:
            for first, end in (_before(words, text, at), _after(words, text, at)):
                office = _office(word.key, words[first:end], text)
                if office:
                    yield office


def _office(person: str, words: tuple[DraftWord, ...], text: str) -> Office | None:
    kept = [w for w in words if not w.small and w.key not in _OF_A_TIME]
    heads = [w.key for w in kept if is_head(w)]
    if not heads:
        return None
    start, end = kept[0].start, kept[-1].end
    return Office(person, start, end, text[start:end], frozenset(w.key for w in kept), heads[-1])


def _before(words: tuple[DraftWord, ...], text: str, at: int) -> tuple[int, int]:
    """Give the words before a name that can belong to an office: "Pentagon spokesperson, John"."""
    if at and words[at - 1].key in _TITLES:
        at -= 1
    first = at
    while first and at - first < _BEFORE:
        word = words[first - 1]
        gap = text[word.end : words[first].start]
        if "\n" in gap or (gap.strip() and (gap.strip() != "," or first != at)):
            break
        if not (word.capital or is_head(word) or word.text in _BETWEEN):
            break
        first -= 1
    return first, at


def _after(words: tuple[DraftWord, ...], text: str, at: int) -> tuple[int, int]:
    """Give the words after a name that can belong to an office: "Akar, the defence minister,"."""
    first = at + 1
    if first >= len(words):
        return first, first
    between = text[words[at].end : words[first].start]
    if words[first].text in ("is", "was") and not between.strip():
        first += 1
    elif "," not in between:
        return first, first
    end = first
    while end < len(words) and end - first < _AFTER:
        if end > first and text[words[end - 1].end : words[end].start].strip():
            break
        if words[end].text in _ENDS:
            break
        end += 1
    return first, end


def other_offices(given: Iterable[Office], known: KnownOffices) -> Iterator[OtherOffice]:
    """Yield the offices of a draft that sources give to another, or one of another field.

    "Foreign Minister" is another field than "Defence Minister". An office that no source speaks of
    is not judged: a person may have several.
    """
    for mine in given:
        own = known.get(mine.person, [])
        told = {key for office, _ in own for key in office.keys}
        new = frozenset(key for key in mine.keys - told if _says_which(key, known))
        if own and new:
            same = [pair for pair in own if pair[0].head == mine.head]
            field_differs = bool(same) and bool(same[0][0].keys - mine.keys or new & _LOWER)
            if _is_anothers(mine, new, known) or field_differs:
                yield OtherOffice(mine, *(same or own)[0])


def _says_which(key: str, known: KnownOffices) -> bool:
    """Whether a word tells one office from others: no name, unless one person's offices have it."""
    if not key.startswith("@"):
        return True
    return sum(any(key in office.keys for office, _ in held) for held in known.values()) == 1


def _is_anothers(mine: Office, new: frozenset[str], known: KnownOffices) -> bool:
    return any(
        new & office.keys and (office.head == mine.head or any(k[0] == "@" for k in new))
        for person, held in known.items()
        if person != mine.person
        for office, _ in held
    )


def persons_in(words: tuple[DraftWord, ...]) -> Iterator[tuple[DraftWord, ...]]:
    """Yield the capitalised words, two or more, that follow an office: "Captain Maren Oldfield"."""
    for at, word in enumerate(words):
        if is_head(word):
            end = at + 1
            while end < len(words) and words[end].capital and not is_head(words[end]):
                end += 1
            if end - at > 2:  # noqa: PLR2004 - the office, and two words of a name
                yield words[at + 1 : end]
