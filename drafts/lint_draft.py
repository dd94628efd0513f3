"""A draft, sentence by sentence: what of it is right, and what the sources have otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from articles.sentence_spans import sentences
from drafts.contrasts import is_negated
from drafts.difference import Difference
from drafts.figures_found import figures_in
from drafts.offices import offices, other_offices
from drafts.other_figures import compare_figures
from drafts.other_words import ALIKE, other_words
from drafts.story_passages import keys_of
from extraction.find_expressions import expressions
from extraction.weekday_slips import read_weekdays

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from articles.quotation_marks import Span
    from drafts.altered_quotations import Quotation
    from drafts.draft_words import DraftWord
    from drafts.offices import Office
    from drafts.story import Story
    from drafts.story_passages import Keys, Match
    from extraction.expression import Expression, Published

State = Literal["contradicts", "right", "not in the sheet", "not looked at"]
"""How a sentence compares with the sources.

It contradicts them; what was compared is right; it says something that no source says anything
like; or it has nothing that is compared.
"""
_VERBATIM, _VERBATIM_BACK = 0.9, 0.6
"""With so much of a sentence, and of the passage, one is the other in nearly the same words."""
_LEAST = 0.3
"""A passage with a smaller share of a sentence is not looked at."""


class LintedSentence(NamedTuple):
    """A sentence of a draft, from character `start` up to `end`, and what was seen of it.

    `like` are the passages that bear out what is right in it.
    """

    start: int
    end: int
    state: State
    differences: tuple[Difference, ...] = ()
    like: tuple[Match, ...] = ()


def lint_draft(text: str, story: Story, published: Published = None) -> list[LintedSentence]:
    """Compare a draft with a story.

    `published` is the range of days (since 1970-01-01) on which the draft is to appear; without
    it "last month" and "on Friday" are not looked at. Quotations may run over several sentences,
    and count to the one in which they begin.
    """
    quotations = list(story.spoken.quotations(text))
    linter = _Linter(text, story, published, quotations)
    return [linter.linted(start, end) for start, end in sentences(text)]


class _ReadSentence(NamedTuple):
    """A sentence that is being compared.

    `own` are the dates and figures outside quotations, `quoted` the quotations that begin in it,
    `spoken` where quotations from the sources are in it.
    """

    text: str
    words: tuple[DraftWord, ...]
    keys: Keys
    matches: list[Match]
    own: list[Expression]
    quoted: list[Quotation]
    spoken: list[Span]


class _Linter(NamedTuple):
    text: str
    story: Story
    published: Published
    quotations: list[Quotation]

    def linted(self, start: int, end: int) -> LintedSentence:
        """Compare one sentence."""
        about = self._about(start, end)
        given = list(offices(about.words, about.text, self.story.persons))
        figures = compare_figures(figures_in(about.text, about.own, self.published), about.matches)
        different = (
            *self._quotations(about.quoted, start),
            *figures.others,
            *_names(about.text, self.story),
            *_offices(given, self.story),
            *_outside(_terms(about, self.story), about.spoken),
            *_outside(_words(about, self.story), about.spoken),
            *_weekdays(about.text, self.published),
        )
        differences = tuple(
            d._replace(start=d.start + start, end=d.end + start) for d in _each_once(different)
        )
        matches = about.matches
        same = (m for m in matches[:1] if m.share >= _VERBATIM and m.back >= _VERBATIM_BACK)
        like = (*figures.same, *same)
        right = bool(like or given or any(q.verbatim for q in about.quoted))
        named = self.story.known_names.named(about.text)
        state = _state(
            differs=bool(differences),
            right=right and not _turned_round(about.words, matches),
            compared=bool(about.own or about.quoted or given or named),
        )
        return LintedSentence(start, end, state, differences, like)

    def _about(self, start: int, end: int) -> _ReadSentence:
        """Read a sentence, and find the passages that it is about."""
        text = _in_one_line(self.text[start:end])
        words, found = self.story.reader.names.words(text), expressions(text)
        keys = keys_of(words, found)
        matches = self.story.passages.like(keys, _LEAST) if keys else []
        quoted = [q for q in self.quotations if start <= q.start < end]
        known = (q for q in self.quotations if q.verbatim is not None)
        spoken = [(q.start - start, q.end - start) for q in known]
        own = [e for e in found if not _inside(e.start, spoken)]
        return _ReadSentence(text, words, keys, matches, own, quoted, spoken)

    def _quotations(self, quoted: Iterable[Quotation], start: int) -> Iterator[Difference]:
        for quotation in quoted:
            for altered in quotation.altered:
                theirs = self.story.bodies[altered.source][slice(*altered.span)]
                passage = self.story.passage_at(altered.source, altered.span[0])
                yield Difference(
                    "quotation",
                    altered.start - start,
                    altered.end - start,
                    altered.text,
                    " ".join(theirs.split()),
                    passage,
                )


def _state(*, differs: bool, right: bool, compared: bool) -> State:
    """Give the state of a sentence; `compared`: it has something that can be compared at all."""
    if differs:
        return "contradicts"
    if right:
        return "right"
    return "not in the sheet" if compared else "not looked at"


def _turned_round(words: tuple[DraftWord, ...], matches: list[Match]) -> bool:
    """Whether the passages most like a sentence have a "not" that it lacks, or the other way."""
    near = [m.passage for m in matches if m.share >= max(ALIKE, matches[0].share - 0.1)]
    mine = is_negated(words)
    return bool(near) and all(is_negated(passage.words) != mine for passage in near)


def _inside(at: int, spans: Iterable[Span]) -> bool:
    return any(start <= at < end for start, end in spans)


def _outside(differences: Iterable[Difference], spans: list[Span]) -> Iterator[Difference]:
    return (d for d in differences if not _inside(d.start, spans))


def _terms(about: _ReadSentence, story: Story) -> Iterator[Difference]:
    return story.terms.others(
        about.text, about.keys, about.matches, story.passages, story.reader.names
    )


def _words(about: _ReadSentence, story: Story) -> Iterator[Difference]:
    return other_words(about.text, about.words, about.keys, about.matches, story.passages)


def _offices(given: Iterable[Office], story: Story) -> Iterator[Difference]:
    for other in other_offices(given, story.offices):
        mine, theirs = other.mine, other.theirs
        yield Difference("office", mine.start, mine.end, mine.text, theirs.text, other.passage)


def _names(text: str, story: Story) -> Iterator[Difference]:
    for near in story.known_names.near(text):
        at = story.bodies[near.source].find(near.known)
        passage = story.passage_at(near.source, at) if at >= 0 else None
        yield Difference("name", near.start, near.end, near.text, near.known, passage)


def _in_one_line(text: str) -> str:
    """Give a sentence as long as it is, with spaces for line breaks: a date may run over one."""
    return re.sub(r"\s", " ", text)


def _weekdays(text: str, published: Published) -> Iterator[Difference]:
    for slip in read_weekdays(text, published).slips:
        words = r"\s+".join(map(re.escape, slip.text.split()))
        found = re.search(words, text)
        start, end = found.span() if found else (0, len(text))
        yield Difference("weekday", start, end, text[start:end], slip.real)


def _each_once(differences: Iterable[Difference]) -> list[Difference]:
    """Leave out what is told already: an overlapping difference that comes later in the list."""
    kept: list[Difference] = []
    for each in differences:
        if not any(each.start < k.end and k.start < each.end for k in kept):
            kept.append(each)
    return sorted(kept, key=lambda d: (d.start, d.end))
