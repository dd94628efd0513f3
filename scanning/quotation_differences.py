"""One quotation in other words, and one that two persons are said to have said, across articles.

Quotations are compared sentence by sentence; what an editor has put in brackets, or left out with
dots, parts a sentence in two, and [sic] is nothing. The same sentence in both wordings in one
article was said twice. The speakers must be one, as far as the articles name them; where they do
not, more words must be alike.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from articles.quotations import (
    QuotedWords,
    Words,
    compared,
    in_other_words,
    same_words,
    words_in_both,
)
from articles.two_speakers import two_speakers
from scanning.scan_finding import ScanFinding, ScanSide, Spot
from scanning.speakers_of_quotations import QuotedSpeaker, SpeakerOf
from schema.same_name import persons_agree
from support.grammar import counted, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanning.publication_day import PublicationDay
    from scanning.related_texts import RelatedTexts
    from scanning.scanned_text import ScannedText
    from scanning.text_store import TextStore

_CUT = re.compile(r"\[(?!sic\])[^\]]*\]|\([^)]*\)|\.\.\.+|\N{HORIZONTAL ELLIPSIS}|\. \. \.")
_SIC = re.compile(r"\s*\[sic\.?\]", re.IGNORECASE)
_STOP = re.compile(
    r"(?<![A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bSt)[.!?]+[\s\"'\u2019\u201d]+(?=[^\W_a-z])|\n+"
)
_COMMON = 100
"""A word of more quotations than these pairs none of them."""
_SHARED = 2
_DAYS = 3
_SURE = 9
"""So many words of a sentence are compared where a speaker is not named."""
_IN_BOTH = 0.75
"""So much of the shorter sentence is in the longer one."""
_SAME = 10
"""So many words said by two are no chance."""


class _Sentence(NamedTuple):
    words: QuotedWords
    spot: Spot
    speaker: QuotedSpeaker | None
    day: PublicationDay | None


class QuotedSentences:
    """The sentences that articles quote, with their speakers."""

    def __init__(self) -> None:
        """Begin without any."""
        self._sentences: list[_Sentence] = []
        self._articles: defaultdict[Words, set[int]] = defaultdict(set)
        self.read = 0

    def add(self, text: ScannedText) -> None:
        """Keep the sentences of one article that say so much that they can be compared."""
        speakers = SpeakerOf(text)
        for span in text.quoted:
            self.read += 1
            telling = [(spot, words) for spot, words in _sentences(text, span) if words.telling]
            speaker = speakers.of(span)
            for spot, words in telling:
                kept = _kept(words)
                self._sentences.append(_Sentence(kept, spot, speaker, text.day))
                self._articles[kept.words].add(text.number)

    def findings(self, related: RelatedTexts, texts: TextStore) -> Iterator[ScanFinding]:
        """Give one finding for each sentence that is quoted in two ways, or of two persons."""
        reworded: list[tuple[int, int]] = []
        of_two: list[tuple[int, int]] = []
        for a, b in self._sharing_words():
            one, other = self._sentences[a], self._sentences[b]
            if one.spot.article == other.spot.article:
                continue
            if _is_reworded(one, other, related) and not self._said_twice(one, other):
                reworded.append((a, b))
            elif _is_of_two(one, other):
                of_two.append((a, b))
        for group in _connected(reworded):
            yield _reworded([self._sentences[n] for n in group], texts)
        for group in _connected(of_two):
            yield _of_two([self._sentences[n] for n in group])

    def _sharing_words(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs that share some words which few of them have."""
        having: dict[str, list[int]] = {}
        for n, sentence in enumerate(self._sentences):
            shared = Counter(
                earlier
                for word in sentence.words.meaning
                if len(having.get(word, ())) < _COMMON
                for earlier in having.get(word, ())
            )
            for earlier, number in sorted(shared.items()):
                if number >= _SHARED:
                    yield earlier, n
            for word in sentence.words.meaning:
                having.setdefault(word, []).append(n)

    def _said_twice(self, one: _Sentence, other: _Sentence) -> bool:
        """Whether one article has both wordings: then they are two statements."""
        return bool(self._articles[one.words.words] & self._articles[other.words.words])


def _kept(words: QuotedWords) -> QuotedWords:
    """Share the words of all sentences, which are many times the same."""
    return QuotedWords(
        tuple(map(sys.intern, words.words)),
        frozenset(map(sys.intern, words.meaning)),
        False,  # noqa: FBT003
    )


def _sentences(text: ScannedText, span: tuple[int, int]) -> Iterator[tuple[Spot, QuotedWords]]:
    """Yield the sentences of a quotation, or the parts that an editor has left of them."""
    start, end = span[0] + 1, span[1] - 1
    cuts = [*_CUT.finditer(text.text, start, end), *_STOP.finditer(text.text, start, end)]
    begin = start
    for cut_start, cut_end in [*sorted(cut.span() for cut in cuts), (end, end)]:
        words = text.text[begin:cut_start]
        if len(words) > _SURE:
            stripped = len(words) - len(words.lstrip())
            spot = Spot(text.number, begin + stripped, begin + len(words.rstrip()))
            yield spot, compared(_SIC.sub("", words))
        begin = max(begin, cut_end)


def _is_reworded(one: _Sentence, other: _Sentence, related: RelatedTexts) -> bool:
    """Whether two sentences are one statement, of one speaker or at least of one story."""
    if not _on_one_occasion(one.day, other.day) or not _is_one_sentence(one.words, other.words):
        return False
    if one.speaker and other.speaker:
        if persons_agree(one.speaker.name, other.speaker.name):
            return True
        if two_speakers(one.speaker.name, other.speaker.name):
            return False
    long = min(len(one.words.words), len(other.words.words)) >= _SURE
    return long and related.related(one.spot.article, other.spot.article)


def _is_one_sentence(one: QuotedWords, other: QuotedWords) -> bool:
    """Whether two sentences are one that is worded in two ways, and not cut in two ways."""
    if same_words(one, other) or not in_other_words(one, other):
        return False
    shorter = min(len(one.words), len(other.words))
    return words_in_both(one, other) >= _IN_BOTH * shorter


def _is_of_two(one: _Sentence, other: _Sentence) -> bool:
    """Whether two persons, both with their full names, are said to have said the same."""
    if not (one.speaker and other.speaker) or not same_words(one.words, other.words):
        return False
    if min(len(one.words.words), len(other.words.words)) < _SAME:
        return False
    full = all(" " in sentence.speaker.name for sentence in (one, other) if sentence.speaker)
    return full and two_speakers(one.speaker.name, other.speaker.name)


def _on_one_occasion(one: PublicationDay | None, other: PublicationDay | None) -> bool:
    if one is None or other is None:
        return True
    return max(one.first, other.first) - min(one.last, other.last) <= _DAYS


def _connected(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Put pairs together that share a sentence."""
    groups: dict[int, set[int]] = {}
    for a, b in pairs:
        both = groups.get(a, {a}) | groups.get(b, {b})
        groups |= dict.fromkeys(both, both)
    return sorted({min(group): sorted(group) for group in groups.values()}.values())


def _reworded(sentences: list[_Sentence], texts: TextStore) -> ScanFinding:
    spots = _by([(" ".join(s.words.words), s.spot) for s in sentences])
    name = next((s.speaker.written for s in sentences if s.speaker), None)
    sides = tuple(ScanSide(f"“{' '.join(texts.words(own[0]).split())}”", own) for own in spots)
    said = f"one quotation{f' of {name}' if name else ''} in {counted(len(sides), 'wording')}"
    return ScanFinding("quotation-in-other-words", said, sides)


def _of_two(sentences: list[_Sentence]) -> ScanFinding:
    named = {s.spot: s.speaker.written for s in sentences if s.speaker}
    spots = _by([(s.speaker.name, s.spot) for s in sentences if s.speaker])
    sides = tuple(ScanSide(named[own[0]], own) for own in spots)
    said = joined([side.says for side in sides])
    return ScanFinding("quotation-of-two-speakers", f"one quotation is said to be of {said}", sides)


def _by(spots: Iterable[tuple[str, Spot]]) -> list[tuple[Spot, ...]]:
    """Put spots together that have one key, one for each article, in the order of the articles."""
    found: defaultdict[str, dict[int, Spot]] = defaultdict(dict)
    for key, spot in sorted(spots, key=lambda each: each[1]):
        found[key].setdefault(spot.article, spot)
    return sorted(tuple(own.values()) for own in found.values())
