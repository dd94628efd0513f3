"""In which sentence of its article a claim is quoted."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from articles.sentence_spans import sentence_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from schema.finding import Citation
    from store.store import Store

_WORD = re.compile(r"\w+")
_PLACES = """
SELECT claim, start_at FROM quotes
WHERE start_at IS NOT NULL AND claim IN (SELECT unnest($claims))
"""
_TEXTS = "SELECT source, text FROM texts WHERE source IN (SELECT unnest($sources))"


class Sentence(NamedTuple):
    """A sentence of a source's article.

    `start` is its first character in the text, from 0. Where no text has it, `start` is None and
    `text` the longest quote out of it.
    """

    source: str
    start: int | None
    text: str


class _QuotePlace(NamedTuple):
    """A row of `_PLACES`: where in the text of its source the quote of a claim begins."""

    claim: int
    start_at: int


class _Article(NamedTuple):
    """A row of `_TEXTS`."""

    source: str
    text: str


def cited_sentences(
    citations: Iterable[Citation], store: Store | None = None
) -> dict[int, Sentence]:
    """Give by claim the sentence in which its quote begins.

    Quotes that no text of the store has, or without a store, share a sentence if one of their
    source contains the other. A claim without a quote has no sentence.
    """
    quoted = {c.claim: c for c in citations if c.claim is not None and c.quote.strip()}
    found = _in_articles(quoted, store) if store else {}
    return found | _by_words({claim: c for claim, c in quoted.items() if claim not in found})


def _in_articles(quoted: Mapping[int, Citation], store: Store) -> dict[int, Sentence]:
    places = store.records(_QuotePlace, _PLACES, {"claims": list(quoted)})
    sources = {quoted[place.claim].source for place in places}
    texts = store.records(_Article, _TEXTS, {"sources": sorted(sources)})
    text_of = {article.source: article.text for article in texts}
    found: dict[int, Sentence] = {}
    for claim, start_at in places:
        source = quoted[claim].source
        text = text_of[source]
        start, end = sentence_span(text, (start_at, start_at + 1))
        found[claim] = Sentence(source, start, text[start:end].strip())
    return found


def _by_words(quoted: Mapping[int, Citation]) -> dict[int, Sentence]:
    by_source: dict[str, set[str]] = defaultdict(set)
    for citation in quoted.values():
        by_source[citation.source].add(citation.quote)
    longest = {source: _containing(quotes) for source, quotes in by_source.items()}
    return {
        claim: Sentence(citation.source, None, longest[citation.source][citation.quote])
        for claim, citation in quoted.items()
    }


def _containing(quotes: Iterable[str]) -> Mapping[str, str]:
    """Give for each quote the longest, then first, that contains it whole words and all.

    A quote is looked for only in those that have the rarest of its words.
    """
    found: dict[str, str] = {}
    with_word: dict[str, list[str]] = defaultdict(list)
    for quote in sorted(quotes, key=lambda text: (-len(text), text)):
        words = set(_WORD.findall(quote))
        rarest = min((with_word[word] for word in words), key=len, default=list[str]())
        found[quote] = next((longer for longer in rarest if quote in longer), quote)
        if found[quote] == quote:
            for word in words:
                with_word[word].append(quote)
    return found
