"""Which sources are independent of one another, and what ties those that are not.

Sources are tied by one publisher, by one agency in their credits, or by long runs of words in their
texts. Tied sources, and those tied to them, count as one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from articles.copied_passages import Place, shared_runs
from schema.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from articles.quotes import Page
    from schema.records import Source

TieKind = Literal["publisher", "agency", "text"]


class Tied(NamedTuple):
    """A source in a tie: its publisher, its agency, or the words it shares with their place."""

    source: str
    words: str
    place: Place | None = None


class Tie(NamedTuple):
    """What makes sources dependent; `length` counts the words that their texts share."""

    kind: TieKind
    members: tuple[Tied, ...]
    length: int | None = None


def ties(sources: Sequence[Source], pages: Mapping[str, Page]) -> tuple[Tie, ...]:
    """Give all ties between the sources of a ledger, whatever their order in it."""
    return (*_declared(sorted(sources, key=lambda source: source.id)), *_measured(pages))


def _declared(sources: Iterable[Source]) -> Iterator[Tie]:
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
            members = tuple(Tied(source, words) for source, (_, words) in tied.items())
            yield Tie("publisher" if kinds == {"publisher"} else "agency", members)


def _measured(pages: Mapping[str, Page]) -> Iterator[Tie]:
    for run in shared_runs(pages):
        members = tuple(Tied(place.source, place.words, place) for place in run.places)
        yield Tie("text", members, run.length)


def counted_as(sources: Iterable[Source], tied: Iterable[Tie]) -> dict[str, str]:
    """Give for each source the one it counts as: of all that are tied, the first by its id."""
    parents = {source.id: source.id for source in sources}
    for tie in tied:
        first, *others = (_root(parents, member.source) for member in tie.members)
        for other in others:
            low, high = sorted((_root(parents, first), _root(parents, other)))
            parents[high] = low
    return {source: _root(parents, source) for source in parents}


def _root(parents: dict[str, str], source: str) -> str:
    """Follow the parents to the top, and halve the way for the next time."""
    while parents[source] != source:
        parents[source] = parents[parents[source]]
        source = parents[source]
    return source
