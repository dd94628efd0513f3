"""The claims that a page cites, each with its words in their sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from articles.quotes import ArticleText
from reports.page.model import Cited
from reports.page.passages import QuoteContext, context, quote_parts
from reports.phrases import place
from schema.places import part_of_article
from schema.source_names import with_date
from schema.values.date import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from articles.quotation_marks import Span
    from schema.finding import Citation
    from schema.records import Source
    from store.store import Store

_QUOTES = """
SELECT c.id, c.source, q.start_at, q.end_at
FROM claims c JOIN quotes q ON q.claim = c.id WHERE q.start_at IS NOT NULL ORDER BY c.id
"""
_TEXTS = "SELECT source, state, text FROM texts"
_SHARED = """
SELECT source, words, start_at, end_at FROM ties WHERE start_at IS NOT NULL ORDER BY number
"""


class _PlacedQuote(NamedTuple):
    """A row of `_QUOTES`: where in the text of its source the quote of a claim is."""

    id: int
    source: str
    start_at: int
    end_at: int


class _SourceText(NamedTuple):
    """A row of `_TEXTS`: the text of a source, and what state its file is in."""

    source: str
    state: str
    text: str


class _SharedWords(NamedTuple):
    """A row of `_SHARED`: words that a source shares with others, and where they are."""

    source: str
    words: str
    start_at: int
    end_at: int


class Texts(NamedTuple):
    """The texts of the sources, and where the claims of the ledger are in them.

    `numbers` are those of the sources on the page; `shared` the places of words that several
    sources share; `furniture` what of a text is no part of its article.
    """

    sources: Mapping[str, Source]
    numbers: Mapping[str, int]
    texts: Mapping[str, str]
    states: Mapping[str, str]
    spans: Mapping[int, Span]
    by_source: Mapping[str, Mapping[int, Span]]
    shared: Mapping[tuple[str, str], Span]
    furniture: Mapping[str, tuple[Span, ...]]

    def cited(self, citation: Citation, against: Iterable[Citation] = (), says: str = "") -> Cited:
        """Give a claim as it is cited; `against` are those of the other sides."""
        number = citation.claim
        span = self.spans.get(number) if number is not None else None
        if span is None:
            span = self.shared.get((citation.source, citation.quote))
        text = self.texts.get(citation.source, "")
        others = list(dict.fromkeys(other.quote for other in against))
        return Cited(
            citation.source_name,
            with_date(citation.source_name, citation.published)[
                len(citation.source_name) :
            ].strip(),
            self._through(citation),
            quote_parts(citation.quote, others, f"{citation.value} {says}"),
            context(text, span, self.furniture.get(citation.source, ()))
            if span
            else QuoteContext(),
            place(citation),
            citation.modality,
            number if number in self.spans else None,
            self.numbers.get(citation.source, 0),
        )

    def _through(self, citation: Citation) -> str:
        """Say who publishes it, if that is not in its name; of which day it is; and who says it."""
        source = self.sources.get(citation.source)
        publisher = source.publisher if source else None
        of_another_day = citation.as_of and citation.as_of != citation.published
        more = (
            part_of_article(citation),
            publisher if publisher and publisher not in citation.source_name else "",
            f"as of {worded(citation.as_of)}" if citation.as_of and of_another_day else "",
            citation.speaker or "",
        )
        return ", ".join(filter(None, more))


def texts_of(store: Store, sources: Iterable[Source]) -> Texts:
    """Read texts and places out of the store."""
    by_id = {source.id: source for source in sources}
    spans: dict[int, Span] = {}
    by_source: dict[str, dict[int, Span]] = {}
    for quote in store.records(_PlacedQuote, _QUOTES):
        spans[quote.id] = (quote.start_at, quote.end_at)
        by_source.setdefault(quote.source, {})[quote.id] = spans[quote.id]
    texts = store.records(_SourceText, _TEXTS)
    text_of = {each.source: each.text for each in texts}
    shared = store.records(_SharedWords, _SHARED)
    return Texts(
        by_id,
        {source: number for number, source in enumerate(by_id, 1)},
        text_of,
        {each.source: each.state for each in texts},
        spans,
        by_source,
        {(each.source, each.words): (each.start_at, each.end_at) for each in shared},
        {
            source: ArticleText(text_of.get(source, ""), record.furniture).furniture_spans
            for source, record in by_id.items()
            if record.furniture
        },
    )
