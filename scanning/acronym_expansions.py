"""One acronym that articles of one story expand in different words.

An expansion stands before the acronym in brackets, or in brackets behind it. Small words, plurals,
possessives, British and American spelling make no difference, and neither does a longer name of
which the other is a part. Two expansions are compared if one at least has the letters of the
acronym, and if they share two words in five: what shares none is another body of the same letters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from extraction.word_classes import listed
from scanning.scan_finding import ScanFinding, ScanSide, Spot
from scanning.spelled_alike import differ_by_plural
from schema.folding import fold
from support.grammar import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanning.related_texts import RelatedTexts
    from scanning.scanned_text import ScannedText
    from scanning.text_store import TextStore

_LETTERS = r"(?:[A-Z][A-Za-z]?(?:&?[A-Z]){1,7}|(?:[A-Z]\.){2,6})s?"
_BEHIND = re.compile(
    rf"(?P<quote>[\"\u201d]?)[ ]\([\"\u201c']?(?P<letters>{_LETTERS})[\"\u201d']?\)"
)
_IN_BRACKETS = re.compile(rf"\b(?P<letters>{_LETTERS})[ ]\((?P<words>[^()\n]{{8,120}})\)")
_WORD = re.compile(r"[^\W_]+(?:['\u2019&.-][^\W_]+)*|&")
_SMALL = listed(
    "a al an and at by de del des du et for from in la le of on or the through to und upon with &"
)
_FARTHEST = 140
_LEAST, _MOST = 2, 12
_ALIKE = 0.4
_STEM = 5


class _Expansion(NamedTuple):
    """The words of an expansion that are compared, and whether they have the letters."""

    words: tuple[str, ...]
    fits: bool


class AcronymExpansions:
    """The expansions in all articles, with the first place of each in each article."""

    def __init__(self) -> None:
        """Begin without any."""
        self._of: defaultdict[str, dict[_Expansion, dict[int, Spot]]] = defaultdict(dict)
        self.read = 0

    def add(self, text: ScannedText) -> None:
        """Keep those of one article."""
        for letters, spot in _expansions(text):
            words = text.text[spot.start : spot.end]
            expansion = _Expansion(_compared(words), _has_letters(words, letters))
            places = self._of[letters].setdefault(expansion, {})
            self.read += text.number not in places
            places.setdefault(text.number, spot)

    def findings(self, related: RelatedTexts, texts: TextStore) -> Iterator[ScanFinding]:
        """Give one finding for each acronym with expansions of one body that differ."""
        for letters, expansions in sorted(self._of.items()):
            differing: dict[_Expansion, None] = {}
            for one, other in combinations(expansions, 2):
                mine, others = expansions[one], expansions[other]
                words = letters.lower(), *one.words, *other.words
                apart = mine.keys().isdisjoint(others) and _of_one_body(one, other)
                if apart and related.any_related(mine, others, *words):
                    differing |= {one: None, other: None}
            if differing:
                yield _finding(letters, [expansions[each] for each in differing], texts)


def _finding(letters: str, places: Iterable[dict[int, Spot]], texts: TextStore) -> ScanFinding:
    spots = sorted(tuple(sorted(each.values())) for each in places)
    sides = tuple(ScanSide(f"“{' '.join(texts.words(own[0]).split())}”", own) for own in spots)
    said = joined([side.says for side in sides])
    return ScanFinding("acronym-expanded-two-ways", f"{letters} is expanded as {said}", sides)


def _expansions(text: ScannedText) -> Iterator[tuple[str, Spot]]:
    """Yield the acronyms of a text, each with where its expansion is."""
    for found in _BEHIND.finditer(text.text):
        span = _name_before(text.text, found.start(), _plain(found["letters"]))
        if span:
            yield _plain(found["letters"]), Spot(text.number, *span)
    for found in _IN_BRACKETS.finditer(text.text):
        words = _WORD.findall(found["words"])
        capitals = [w for w in words if w not in _SMALL]
        if len(capitals) >= _LEAST and all(w[0].isupper() for w in capitals):
            yield _plain(found["letters"]), Spot(text.number, *found.span("words"))


def _plain(letters: str) -> str:
    return letters.replace(".", "").replace("&", "").removesuffix("s")


def _name_before(text: str, end: int, letters: str) -> tuple[int, int] | None:
    """Give where the capitalised words before an acronym are, from its first letter on.

    Where no word begins with its first letter so that all letters follow, all of them.
    """
    start = max(text.rfind("\n", 0, end) + 1, end - _FARTHEST)
    words = list(_WORD.finditer(text, start, end))
    if not words or words[-1].end() != end or (start == end - _FARTHEST and not words[1:]):
        return None
    row: list[re.Match[str]] = []
    for word in reversed(words):
        gap = text[word.end() : row[0].start()] if row else ""
        if gap.strip(" -\u2019'") or not (word[0][0].isupper() or word[0] in _SMALL):
            break
        row.insert(0, word)
    while row and row[0][0].lower() in _SMALL:
        row.pop(0)
    for n in range(len(row)):
        if _begins(row[n][0], letters) and _has_letters(text[row[n].start() : end], letters):
            row = row[n:]
            break
    named = [word for word in row if word[0] not in _SMALL]
    return (row[0].start(), end) if _LEAST <= len(named) <= _MOST else None


def _begins(word: str, letters: str) -> bool:
    return fold(word)[:1] == letters[0].lower()


def _compared(words: str) -> tuple[str, ...]:
    """Give the words that count, folded, hyphens parting them; without possessives."""
    parted = re.sub(r"['\u2019][sS]?\b", "", words).replace("-", " ")
    folded = (fold(word) for word in _WORD.findall(parted) if word.lower() not in _SMALL)
    return tuple(word for word in folded if word)


def _has_letters(words: str, letters: str) -> bool:
    """Whether words begin with the letters in their order; one word may be passed over.

    Small words may give a letter and need not; "Sub-Saharan" may give one or two.
    """
    left, passed = letters.lower(), 0
    for word in _WORD.findall(words.replace("-", " ")):
        if left and fold(word)[:1] == left[0]:
            left = left[1:]
        else:
            passed += word.lower() not in _SMALL
    return not left and passed <= 1


def _of_one_body(one: _Expansion, other: _Expansion) -> bool:
    """Whether two expansions differ, and are of one body all the same."""
    mine, others = one.words, other.words
    if not (one.fits or other.fits) or _is_part(mine, others) or _is_part(others, mine):
        return False
    shared = sum(any(_same(a, b) for b in others) for a in mine)
    if shared == len(mine) == len(others) and all(map(_same_but_plural, mine, others)):
        return False
    return shared >= _ALIKE * max(len(mine), len(others)) and shared >= _LEAST


def _is_part(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether all words are in the other name, in their order."""
    if "".join(words) in "".join(others):  # World Wide, Worldwide
        return True
    left = iter(others)
    return all(any(_same_but_plural(word, other) for other in left) for word in words)


def _same_but_plural(one: str, other: str) -> bool:
    singular = (
        word.removesuffix("ies") + "y" if word.endswith("ies") else word for word in (one, other)
    )
    a, b = singular
    return a == b or differ_by_plural(a, b)


def _same(one: str, other: str) -> bool:
    """Whether two words are one, or of one stem: America and American."""
    return _same_but_plural(one, other) or one[:_STEM] == other[:_STEM]
