"""Which sources are independent of one another, and what ties those that are not.

Sources are tied by one publisher, by one agency in their credits, or by words that one text
copies from the other. An editor can say that texts which share words are no copies
(`independent_of`). Tied sources, and those tied to them, count as one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from articles.copied_passages import PassageCopy, copied_passages
from articles.copied_texts import copied_texts
from schema.folding import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from articles.copied_texts import Days, Pair
    from articles.quotes import ArticleText
    from schema.records import Source

TieKind = Literal["publisher", "agency", "text"]


class TiedSource(NamedTuple):
    """A source in a tie: its publisher, its agency, or the words it shares, and where they are."""

    source: str
    words: str
    passage: PassageCopy | None = None


class SourceTie(NamedTuple):
    """What makes sources dependent; `length` counts the words that their texts share."""

    kind: TieKind
    members: tuple[TiedSource, ...]
    length: int | None = None


def ties(
    sources: Sequence[Source],
    articles: Mapping[str, ArticleText],
    published: Mapping[str, Days] | None = None,
) -> tuple[SourceTie, ...]:
    """Give all ties between the sources of a ledger, whatever their order in it.

    `articles` are the texts that could be read, by source, and `published` the days of sources. The
    rules are in docs/decisions/independence.md.
    """
    declared = _declared(sorted(sources, key=lambda source: source.id))
    apart = {frozenset((s.id, other)) for s in sources for other in s.independent_of}
    return (*declared, *_measured(articles, published or {}, apart))


def _declared(sources: Iterable[Source]) -> Iterator[SourceTie]:
    """Yield the ties by publisher and agency; an agency may itself be the publisher of one."""
    named: dict[str, dict[str, tuple[TieKind, str]]] = {}
    for source in sources:
        if source.publisher:
            named.setdefault(fold(source.publisher), {})[source.id] = "publisher", source.publisher
        for agency in source.credits:
            named.setdefault(fold(agency), {}).setdefault(source.id, ("agency", agency))
    for tied in named.values():
        if len(tied) > 1:
            kinds = {kind for kind, _ in tied.values()}
            members = tuple(TiedSource(source, words) for source, (_, words) in tied.items())
            yield SourceTie("publisher" if kinds == {"publisher"} else "agency", members)


def _measured(
    articles: Mapping[str, ArticleText], published: Mapping[str, Days], apart: Collection[Pair]
) -> Iterator[SourceTie]:
    passages, words = copied_passages(articles)
    for passage, copies in copied_texts(passages, words, published, apart):
        members = tuple(TiedSource(copy.source, copy.words, copy) for copy in copies)
        yield SourceTie("text", members, passage.length)


def counted_as(sources: Iterable[Source], tied: Iterable[SourceTie]) -> dict[str, str]:
    """Give for each source the one it counts as: the first by its id of all that are tied."""
    parents = {source.id: source.id for source in sources}
    for tie in tied:
        first, *others = (_root(parents, member.source) for member in tie.members)
        for other in others:
            low, high = sorted((_root(parents, first), _root(parents, other)))
            parents[high] = low
    return {source: _root(parents, source) for source in parents}


def _root(parents: dict[str, str], source: str) -> str:
    """Follow the parents to the top, and shorten it for the next time (path halving)."""
    while parents[source] != source:
        parents[source] = parents[parents[source]]
        source = parents[source]
    return source
