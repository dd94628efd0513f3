"""Which sources are independent of one another, and what ties those that are not.

Sources are tied by one publisher, by one agency in their credits, or by a passage that their texts
have word for word. TiedSource sources, and those tied to them, count as one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from articles.copied_passages import PassageCopy, copied_passages
from schema.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

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


def ties(sources: Sequence[Source], articles: Mapping[str, ArticleText]) -> tuple[SourceTie, ...]:
    """Give all ties between the sources of a ledger, whatever their order in it.

    `articles` are the texts that could be read, by source. The rules are in
    docs/decisions/independence.md.
    """
    return (*_declared(sorted(sources, key=lambda source: source.id)), *_measured(articles))


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


def _measured(articles: Mapping[str, ArticleText]) -> Iterator[SourceTie]:
    for passage in copied_passages(articles):
        members = tuple(TiedSource(copy.source, copy.words, copy) for copy in passage.copies)
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
