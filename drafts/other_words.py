"""Sentences of a draft that are those of a source but for a name, an opposite, or a "not"."""

from __future__ import annotations

from calendar import day_name, month_name
from difflib import SequenceMatcher
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from drafts.contrasts import is_negated, opposites_of, order_differs, other_model
from drafts.difference import Difference
from schema.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafts.difference import Kind
    from drafts.draft_words import DraftWord
    from drafts.story_passages import Keys, Match, Passage, Passages

    Words = tuple[DraftWord, ...]

ALIKE = 0.72
"""What is left of a sentence must be in the passage, to this share."""
_ALIKE_BUT_FOR_NOT = 0.85
_STANDS_ELSEWHERE = 0.55
"""From this share on, another passage with the words of the draft is why they are right."""
_LEAST = 0.45
"""A passage with a smaller share of a sentence is not compared word by word."""
_FEWEST = 3
_LONGEST = 6
_LOOKED_AT = 8
"""So many of the passages that are most like a sentence are compared word by word."""
_NEAR = 2
_SHORT = 4
"""So many words may stand in a source where a draft lacks a "not"."""
_IN_NAMES = frozenset(("of", "the", "and", "for"))
_OF_CALENDAR = frozenset((*day_name, *month_name))
"""Days and months are dates, and compared as such."""


class _Changed(NamedTuple):
    """Words of a draft, those that a passage has in their place, and whether that is a "not".

    `dropped` are words next to them that are part of a name in the passage.
    """

    mine: Words
    theirs: Words
    negation: bool = False
    dropped: Words = ()


def other_words(
    text: str, words: Words, keys: Keys, matches: list[Match], passages: Passages
) -> Iterator[Difference]:
    """Yield what a sentence has otherwise than the passages that it is most like."""
    seen: set[int] = set()
    for match in _alike(keys, matches):
        for changed in _changes(words, match.passage):
            start, end = changed.mine[0].start, changed.mine[-1].end
            if start not in seen and _counts(changed, words, keys, match, matches, passages):
                seen.add(start)
                theirs = _text(changed.theirs, match.passage)
                kind: Kind = "negation" if changed.negation else "words"
                yield Difference(kind, start, end, text[start:end], theirs, match.passage)


def _alike(keys: Keys, matches: list[Match]) -> list[Match]:
    """Give the passages most like a sentence, with each text once."""
    by_text: dict[str, Match] = {}
    for match in matches:
        if match.share < _LEAST:
            break
        if len(keys & match.passage.keys) >= _FEWEST:
            by_text.setdefault(match.passage.text, match)
        if len(by_text) == _LOOKED_AT:
            break
    return list(by_text.values())


def _text(words: Words, passage: Passage) -> str:
    return passage.text[words[0].start : words[-1].end] if words else ""


def _counts(
    changed: _Changed,
    words: Words,
    keys: Keys,
    match: Match,
    matches: list[Match],
    passages: Passages,
) -> bool:
    """Whether the rest of a sentence is that of the passage, and no other has it as the draft."""
    own = frozenset(word.key for word in changed.mine)
    rest = keys - own - {word.key for word in changed.dropped}
    shared = rest & match.passage.keys
    least = _ALIKE_BUT_FOR_NOT if changed.negation else ALIKE
    if len(shared) < _FEWEST or all(key.startswith("@") for key in shared):
        return False
    if passages.share(rest, match.passage) < least:
        return False
    if changed.negation:
        return not _stands_so(words, match, matches)
    return not any(own <= m.passage.keys and m.share >= _STANDS_ELSEWHERE for m in matches)


def _stands_so(words: Words, match: Match, matches: list[Match]) -> bool:
    """Whether a passage that is nearly as much alike is negated as the draft is."""
    mine = is_negated(words)
    near = (m for m in matches if m.share >= match.share - 0.1)
    return any(is_negated(m.passage.words) == mine for m in near)


def _changes(words: Words, passage: Passage) -> Iterator[_Changed]:
    mine, theirs = [w.key for w in words], [w.key for w in passage.words]
    codes = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    equal = [False, *(tag == "equal" for tag, *_ in codes), False]
    for n, (tag, a, b, c, d) in enumerate(codes):
        before, after = equal[n], equal[n + 2]
        if tag != "equal" and (before or after):
            yield from _change(words, passage.words, (a, b), (c, d), between=before and after)
    yield from _opposites(words, passage.words)


def _change(
    words: Words,
    others: Words,
    span: tuple[int, int],
    other_span: tuple[int, int],
    *,
    between: bool,
) -> Iterator[_Changed]:
    """Yield what one place has otherwise; `between` words that are the same in both."""
    (a, b), (c, d) = span, other_span
    own = tuple(w for w in words[a:b] if not w.small)
    theirs = tuple(w for w in others[c:d] if not w.small)
    negated = is_negated(words[a:b]) != is_negated(others[c:d])
    if len(own) == len(theirs) == 1 and order_differs(own[0], theirs[0]):
        yield _Changed(own, theirs)
    elif between and not own and d - c <= _SHORT and negated:
        yield _Changed(words[a:b] or words[a - 1 : a + 1], others[c:d], negation=True)
    elif (between or b == len(words) or c == 0) and _is_one_name(words[a:b]):
        names = _other_names(own, theirs, words)
        if names:
            yield names


def _is_one_name(words: Words) -> bool:
    """Whether nothing stands between the words of a name but "of" and the like."""
    told = [at for at, word in enumerate(words) if not word.small]
    between = words[told[0] : told[-1]] if told else ()
    return all(word.text in _IN_NAMES for word in between if word.small)


def _other_names(own: Words, theirs: Words, words: Words) -> _Changed | None:
    """Give two names where a draft has one and a passage another, without words that both have."""
    whole = own
    while own and theirs and _last(own[-1]) == _last(theirs[-1]) and not own[-1].capital:
        own = own[:-1]  # "the Obama administration", where theirs is one name of the ledger
    if not own or len(own) > _LONGEST or not all(_is_name(word, words) for word in own):
        return None
    row = tuple(takewhile(lambda word: word.capital, theirs))[:_LONGEST]
    alike = {w.key for w in own} & {w.key for w in theirs}
    return _Changed(own, row, dropped=whole[len(own) :]) if row and not alike else None


def _last(word: DraftWord) -> str:
    return fold(word.text.split()[-1])


def _is_name(word: DraftWord, words: Words) -> bool:
    known = word.key.startswith("@") or word is not words[0]
    return word.capital and known and word.text not in _OF_CALENDAR


def _opposites(words: Words, others: Words) -> Iterator[_Changed]:
    """Yield words whose opposites a passage has next to the same word."""
    their_own = {w.key for w in others}
    turned = [(w, _turned(w, others) & their_own) for w in words if w.key not in their_own]
    if not any(opposites for _, opposites in turned):
        return
    mine, theirs = (tuple(w for w in each if not w.small) for each in (words, others))
    own = {w.key for w in mine}
    for word, opposites in turned:
        for m, against in enumerate(theirs):
            near = _around(mine, mine.index(word)) if word in mine else set[str]()
            if against.key in opposites - own and near & _around(theirs, m):
                yield _Changed((word,), (against,))


def _turned(word: DraftWord, others: Words) -> frozenset[str]:
    """Give the keys that turn a sentence into another where they stand for a word."""
    return opposites_of(word) | {other.key for other in others if other_model(word, other)}


def _around(words: Words, at: int) -> set[str]:
    return {w.key for w in words[max(0, at - _NEAR) : at + _NEAR + 1]} - {words[at].key}
