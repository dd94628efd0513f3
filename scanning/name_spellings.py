"""One name in two spellings, which never stand in one article.

Two words in a row are a form of a name. Two forms are compared if one of their words is the same
and the other nearly so ("Antony Blinken", "Anthony Blinken"), or if both are the same name out of
another script ("Muammar Gaddafi", "Moammar Gadhafi"). Both in one article are two persons, such as
relatives. Accents, case, hyphens, possessives, British and American spelling make no difference.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from scanning.common_words import FAMILIES, NO_NAMES
from scanning.scan_finding import ScanFinding, ScanSide, Spot
from scanning.spelled_alike import differ_by_plural, skeleton, sound_alike, spelled_alike
from schema.name_words import GENERATIONS
from support.grammar import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scanning.capitalised_rows import Row, RowWord
    from scanning.related_texts import RelatedTexts
    from scanning.scanned_text import ScannedText
    from scanning.text_store import TextStore

Form = tuple[str, str]
_AT_ONCE = 400
"""Of more words beside one word, and with one first letter, none are compared."""
_ACRONYM, _LONG = 5, 5
_LEAST = 2


_Group = dict[str, set[Form]]


class _Pair(NamedTuple):
    """Two forms of one name, and the words in which they differ."""

    one: Form
    other: Form
    differ: tuple[tuple[str, str], ...]


class NameForms:
    """The forms of names in all articles, with the first place of each in each article."""

    def __init__(self) -> None:
        """Begin without any."""
        self._forms: defaultdict[Form, array[int]] = defaultdict(lambda: array("L"))
        self._lower: set[str] = set()
        self.names = 0

    def add(self, text: ScannedText) -> None:
        """Keep the forms of one article."""
        self._lower |= text.words.lower
        seen: set[Form] = set()
        for row in text.words.rows:
            for one, other in _pairs(row):
                form = one.folded, other.folded
                if form not in seen:
                    seen.add(form)
                    self._forms[form].extend((text.number, one.start, other.end))
        self.names += len(seen)

    def findings(self, related: RelatedTexts, texts: TextStore) -> Iterator[ScanFinding]:
        """Give one finding for all spellings of a name."""
        pairs = [pair for pair in self._alike() if self._is_one_name(pair, related, texts)]
        for group in _connected(pairs, self._spots):
            yield self._finding(group, texts)

    def _alike(self) -> Iterator[_Pair]:
        yield from self._one_word_differs(0)
        yield from self._one_word_differs(1)
        yield from self._both_differ()

    def _one_word_differs(self, place: int) -> Iterator[_Pair]:
        """Yield forms that differ in their first word (0) or their last (1)."""
        beside: defaultdict[tuple[str, str], list[Form]] = defaultdict(list)
        for form in self._forms:
            for first in _first_letters(form[place]):
                beside[form[1 - place], first].append(form)
        for forms in beside.values():
            for one, other in _each_two(forms):
                a, b = one[place], other[place]
                if spelled_alike(a, b) or (place and differ_by_plural(a, b)):
                    yield _Pair(one, other, ((a, b),))

    def _both_differ(self) -> Iterator[_Pair]:
        alike: defaultdict[Form, list[Form]] = defaultdict(list)
        for one, other in self._forms:
            alike[skeleton(one), skeleton(other)].append((one, other))
        for forms in alike.values():
            for mine, others in _each_two(forms):
                differ = tuple(zip(mine, others, strict=True))
                if all(a != b and sound_alike(a, b) for a, b in differ):
                    yield _Pair(mine, others, differ)

    def _is_one_name(self, pair: _Pair, related: RelatedTexts, texts: TextStore) -> bool:
        """Whether two forms are in two articles of one story, and in none together."""
        if any(a in self._lower and b in self._lower for a, b in pair.differ):
            return False
        mine, others = self._articles(pair.one), self._articles(pair.other)
        if mine & others:
            return False
        words = {*pair.one, *pair.other}
        return related.any_related(mine, others, *words) and self._is_no_plural(
            pair, related, texts
        )

    def _is_no_plural(self, pair: _Pair, related: RelatedTexts, texts: TextStore) -> bool:
        """Whether an s more is a part of a name: of somebody who speaks or is so old under it."""
        plurals = [(a, b) for a, b in pair.differ if differ_by_plural(a, b)]
        if not plurals:
            return True
        if any(related.articles_with(a) & related.articles_with(b) for a, b in plurals):
            return False
        return all(any(_is_person(s, texts) for s in self._spots(f)) for f in pair[:2])

    def _articles(self, form: Form) -> set[int]:
        return set(self._forms[form][::3])

    def _spots(self, form: Form) -> list[Spot]:
        numbers = iter(self._forms[form])
        return [Spot(*three) for three in zip(numbers, numbers, numbers, strict=True)]

    def _finding(self, group: _Group, texts: TextStore) -> ScanFinding:
        sides: list[ScanSide] = []
        for forms in group.values():
            spots = _joined(spot for form in forms for spot in self._spots(form))
            written = Counter(" ".join(texts.words(spot).split()) for spot in spots)
            sides.append(ScanSide(f"“{min(written, key=lambda w: (-written[w], w))}”", spots))
        sides.sort(key=lambda side: side.spots)
        said = joined([side.says for side in sides])
        return ScanFinding("name-in-two-spellings", f"one name, spelled {said}", tuple(sides))


def _pairs(row: Row) -> Iterator[tuple[RowWord, RowWord]]:
    """Give each two words of a row that may be a name: neighbours, and the ends of three."""
    words = [word for word in row if not word.small]
    for one, other in [*pairwise(words), *zip(words, words[2:], strict=False)]:
        if _may_be_named(one) and _may_be_named(other):
            yield one, other


def _may_be_named(word: RowWord) -> bool:
    plain = word.folded
    if len(plain) < _LEAST or plain in NO_NAMES or plain in GENERATIONS:
        return False
    return not (word.text.isupper() and len(word.text) <= _ACRONYM)


def _first_letters(word: str) -> set[str]:
    """Give the letters under which a word is compared: that of a spelling with another one too."""
    return {word[0], FAMILIES.get(word, word)[0], word[1 if len(word) > _LONG else 0]}


def _each_two(forms: list[Form]) -> Iterable[tuple[Form, Form]]:
    """Give each two forms, unless there are so many that their shared word is no name."""
    return combinations(sorted(forms), 2) if 1 < len(forms) <= _AT_ONCE else ()


def _connected(pairs: Iterable[_Pair], spots: Callable[[Form], list[Spot]]) -> list[_Group]:
    """Put pairs together that are spellings of one name: "Keith Lamont" and "Lamont Scott" too.

    Gives the forms of each spelling, by the word, or the words, in which it differs.
    """
    groups: list[tuple[set[str], list[_Pair], set[Spot]]] = []
    for pair in pairs:
        words = {word for two in pair.differ for word in two}
        own = {*spots(pair.one), *spots(pair.other)}
        met = [g for g in groups if g[0] & words and _overlap(g[2], own)]
        for group in met:
            groups.remove(group)
            words |= group[0]
            own |= group[2]
        groups.append((words, [pair, *(p for group in met for p in group[1])], own))
    return [_spellings(pairs) for _, pairs, _ in groups]


def _spellings(pairs: list[_Pair]) -> _Group:
    found: defaultdict[str, set[Form]] = defaultdict(set)
    for pair in pairs:
        for form, word in zip(pair[:2], zip(*pair.differ, strict=True), strict=True):
            found[" ".join(word)].add(form)
    return found


def _overlap(spots: set[Spot], others: set[Spot]) -> bool:
    """Whether some words are in both."""
    by_article: defaultdict[int, list[Spot]] = defaultdict(list)
    for spot in spots:
        by_article[spot.article].append(spot)
    return any(
        spot.start < other.end and other.start < spot.end
        for spot in others
        for other in by_article[spot.article]
    )


def _joined(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """Give one spot for each article: that of its first form, with what overlaps it."""
    first: dict[int, Spot] = {}
    for spot in sorted(spots):
        known = first.setdefault(spot.article, spot)
        if spot.start < known.end:
            first[spot.article] = known._replace(end=max(known.end, spot.end))
    return tuple(first.values())


def _is_person(spot: Spot, texts: TextStore) -> bool:
    """Whether the last word of a name is somebody's: who said something, or is of an age."""
    name = re.escape(texts.words(spot).split()[-1])
    person = (
        rf"\b(?:Mr|Mrs|Ms|Dr)\.? {name}\b|(?<!the )\b{name},? (?:\d\d,|says\b|has\b|is\b|was\b"
        rf"|told\b|said\b)|\b(?:said|says|added) {name}\b"
    )
    return re.search(person, texts.text(spot.article)) is not None
