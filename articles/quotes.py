"""Find the quotes of a ledger in the texts of its sources.

A quote is looked for in the text without the furniture of the page, so that one may run on over a
headline that was glued into its sentence. Only where that fails is it looked for in the page with
its furniture: what is found there is furniture, and not the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from articles.folded_text import CUT, Folded, folded
from articles.nearest_words import nearest
from articles.quotation_marks import Span, quoted_spans
from articles.word_list import plain_outside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

QuoteState = Literal["found", "twice", "furniture", "out of context", "absent", "no text"]

_FURTHEST = 1000
_CLOSE = "\u201d\u2019"
_SENTENCE_END = re.compile(rf"[.!?]['\"{_CLOSE}]*\s|\n")


class Quote(NamedTuple):
    """Where the words of a claim are in a text; `span` is the first place, in characters.

    "twice": they are in several sentences, and neither prefix nor suffix decides. "furniture":
    only the furniture of the page has them. "out of context": the text has them, but not between
    their prefix and suffix. "absent": it does not have them. "no text": there is none to search.
    `spoken`: they are inside quotation marks. `nearest`: for absent words, the most similar ones.
    """

    state: QuoteState
    span: Span | None = None
    spoken: bool = False
    nearest: str = ""


@dataclass
class ArticleText:
    """The text of one source with its furniture, folded once for all quotes from it."""

    text: str
    furniture: tuple[str, ...] = ()
    _found: dict[tuple[str, str, str], Quote] = field(
        default_factory=dict[tuple[str, str, str], Quote]
    )

    @cached_property
    def _page(self) -> Folded:
        return Folded(self.text)

    @cached_property
    def furniture_spans(self) -> tuple[Span, ...]:
        """Where the furniture is, in order."""
        found = (
            self._page.original(place)
            for words in self.furniture
            for place in self._page.find(folded(words))
        )
        return tuple(sorted(found))

    @cached_property
    def missing_furniture(self) -> tuple[str, ...]:
        """The furniture of the ledger that is not in the text."""
        return tuple(w for w in self.furniture if not self._page.find(folded(w)))

    @cached_property
    def body(self) -> Folded:
        """The folded text without the furniture."""
        if not self.furniture_spans:
            return self._page
        return Folded(replaced(self.text, self.furniture_spans, CUT))

    @cached_property
    def spoken_spans(self) -> tuple[Span, ...]:
        """The words in quotation marks; see `articles.quotation_marks`."""
        return quoted_spans(self.text)

    def outside_marks(self, span: Span) -> str:
        """Give the plain words of a span outside quotation marks, as `outside_marks` does.

        The marks are those of the text: a quotation may begin before the span, or end after it.
        Furniture is left out.
        """
        start, end = span
        words = self.text[start:end]
        for first, last in self.furniture_spans:
            words = _blanked(words, first - start, last - start)
        spoken = ((first - start, last - start) for first, last in self.spoken_spans)
        return plain_outside(words, spoken)

    def find(self, quote: str, prefix: str | None, suffix: str | None) -> Quote:
        """Find a quote, between its prefix and its suffix where it has them."""
        key = (quote, prefix or "", suffix or "")
        if key not in self._found:
            self._found[key] = self._find(*(folded(words) for words in key))
        return self._found[key]

    def _find(self, quote: str, prefix: str, suffix: str) -> Quote:
        body = self.body
        places = body.find(quote)
        fitting = [p for p in places if _in_context(body.text, p, prefix, suffix)]
        if fitting:
            whole_words = [p for p in fitting if _of_whole_words(body.text, p)]
            return self._quote(body, whole_words or fitting)
        if places:
            return Quote("out of context", body.original(places[0]))
        on_page = self._page.find(quote)
        if on_page:
            return Quote("furniture", self._page.original(on_page[0]))
        return Quote("absent", nearest=nearest(quote, body.text))

    def _quote(self, body: Folded, places: list[Span]) -> Quote:
        span = body.original(places[0])
        state: QuoteState = "found" if _in_one_sentence(self.text, body, places) else "twice"
        spoken = any(start < span[0] and span[1] < end for start, end in self.spoken_spans)
        return Quote(state, span, spoken)


def replaced(text: str, spans: Iterable[Span], character: str) -> str:
    """Put a character in place of each one of some spans, which are in order."""
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += text[at:start], character * (end - max(start, at))
        at = max(at, end)
    return "".join((*pieces, text[at:]))


def _blanked(words: str, start: int, end: int) -> str:
    """Put spaces in place of the characters of a span that may lie outside the words."""
    start, end = max(start, 0), min(end, len(words))
    return words if start >= end else words[:start] + " " * (end - start) + words[end:]


def _in_context(text: str, place: Span, prefix: str, suffix: str) -> bool:
    before, after = place
    while before and text[before - 1].isspace():
        before -= 1
    while after < len(text) and text[after].isspace():
        after += 1
    return text.endswith(prefix, 0, before) and text.startswith(suffix, after)


def _of_whole_words(text: str, place: Span) -> bool:
    """Whether a place does not begin or end inside a word, as "our" in "four" does."""
    start, end = place
    begins = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    return begins and (end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum()))


def _in_one_sentence(text: str, body: Folded, places: list[Span]) -> bool:
    """Whether all places are in sentences of the same words: a headline may open the text again."""
    if len(places) == 1:
        return True
    sentences = dict.fromkeys(_sentences(text, map(body.original, places)))  # thousands may be one
    words = (folded(text[start:end]) for start, end in sentences)
    first = next(words)
    return all(other == first for other in words)


def _sentences(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield where the sentence around each span is; they are in order.

    One that would begin more than a thousand characters before its span begins with the text.
    """
    ends = _SENTENCE_END.finditer(text)
    ahead = next(ends, None)
    before: re.Match[str] | None = None
    after: re.Match[str] | None = None
    searched = False
    for start, end in spans:
        while ahead and ahead.end() <= start:
            before, ahead = ahead, next(ends, None)
        last = max(start, end - 1)
        if not searched or (after and after.start() < last):
            after, searched = _SENTENCE_END.search(text, last), True
        first = before.end() if before and before.start() >= start - _FURTHEST else 0
        yield first, (after.start() if after else len(text))
