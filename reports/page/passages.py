"""Quotes in their sentences, and articles with all their quotes marked: text cut into parts."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from articles.sentence_spans import sentence_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from articles.quotation_marks import Span

_WORD = re.compile(r"\w+(?:[.,'\u2019-]\w+)*")
_MOST = 280
"""At most so many characters of a sentence are shown on either side of a quote."""
_LITTLE = 3
"""Words of at most so many letters say nothing by themselves."""
_ALIKE = 0.5
"""Quotes that share this part of their words are compared word by word."""


class QuotePart(NamedTuple):
    """Words of a quote, and whether they set it off from the quotes of the other sides."""

    text: str
    differs: bool = False


class QuoteContext(NamedTuple):
    """The words before and after a quote in its sentence."""

    before: str = ""
    after: str = ""


class ArticlePiece(NamedTuple):
    """A piece of an article: the claims whose quotes it belongs to, which begin and end here."""

    text: str
    claims: tuple[int, ...] = ()
    begin: tuple[int, ...] = ()
    end: tuple[int, ...] = ()
    furniture: bool = False


def context(text: str, span: Span, furniture: Iterable[Span] = ()) -> QuoteContext:
    """Give the rest of the sentence around a place; one that is too long is cut at a word.

    Furniture is no part of a sentence, and left out.
    """
    start, end = span
    begins, ends = sentence_span(text, span)
    furniture = tuple(furniture)
    before = _without(furniture, text, begins, start)
    return QuoteContext(_tail(before), _head(_without(furniture, text, end, ends)))


def _without(furniture: Iterable[Span], text: str, start: int, end: int) -> str:
    kept: list[str] = []
    for first, last in furniture:
        if start < last and first < end:
            piece = text[start : max(start, first)]
            kept.append(piece.strip() if kept else piece.rstrip())
            start = last
    return " … ".join([*kept, text[start:end].lstrip()]) if kept else text[start:end]


def _tail(text: str) -> str:
    if len(text) <= _MOST:
        return text
    return "… " + text[-_MOST:].split(maxsplit=1)[-1]


def _head(text: str) -> str:
    if len(text) <= _MOST:
        return text
    return text[:_MOST].rsplit(maxsplit=1)[0] + " …"


def quote_parts(quote: str, others: Iterable[str], value: str) -> tuple[QuotePart, ...]:
    """Part a quote into what only it says, and what quotes of other sides say too.

    A quote that shares less than half its words with each of them would be marked in nearly every
    word: there, only those words are marked that its value has as well.
    """
    own, theirs = _folded(quote), [_folded(other) for other in others]
    if not theirs or not own:
        return (QuotePart(quote),)
    distinctive = own - set[str]().union(*theirs)
    if max(len(own & other) / len(own) for other in theirs) < _ALIKE:
        distinctive &= {word for word in _folded(value) if len(word) > _LITTLE or word.isnumeric()}
    return tuple(_parts_of(quote, distinctive))


def _parts_of(quote: str, distinctive: set[str]) -> Iterable[QuotePart]:
    done = 0
    for found in _WORD.finditer(quote):
        if found[0].casefold() in distinctive:
            if found.start() > done:
                yield QuotePart(quote[done : found.start()])
            yield QuotePart(found[0], differs=True)
            done = found.end()
    if done < len(quote):
        yield QuotePart(quote[done:])


def _folded(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def article_pieces(
    text: str, quotes: Mapping[int, Span], furniture: Iterable[Span] = ()
) -> tuple[ArticlePiece, ...]:
    """Cut an article where a quote or furniture begins or ends; quotes may overlap."""
    inside = [(start, end) for start, end in furniture if start < end]
    spans = {claim: span for claim, span in quotes.items() if span[0] < span[1]}
    edges = {0, len(text)}
    for start, end in (*spans.values(), *inside):
        edges |= {start, end}
    cuts = sorted(edge for edge in edges if edge <= len(text))
    starting: dict[int, list[int]] = {}
    ending: dict[int, list[int]] = {}
    for claim, (start, end) in spans.items():
        starting.setdefault(start, []).append(claim)
        ending.setdefault(end, []).append(claim)
    found: list[ArticlePiece] = []
    running: dict[int, None] = {}
    for start, end in pairwise(cuts):
        for claim in ending.get(start, ()):
            running.pop(claim, None)
        begin = tuple(starting.get(start, ()))
        running |= dict.fromkeys(begin)
        page = any(first <= start and end <= last for first, last in inside)
        done = tuple(ending.get(end, ()))
        found.append(ArticlePiece(text[start:end], tuple(running), begin, done, page))
    return tuple(found)
