"""Findings about sources as such."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from checks.rules.attributed import Mentions
from schema.finding import Citation, Finding, Side
from support.grammar import counted, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from checks.definition import Check, Context
    from store.store import Store

_SOURCES = """
SELECT id, name, published, coalesce(headline, '') AS headline, ledger_file, ledger_line
FROM sources JOIN (SELECT unnest($sources) AS id) wanted USING (id)
"""


class NamesSource(Protocol):
    """A row that names a source."""

    @property
    def source(self) -> str:
        """The source."""
        ...


S = TypeVar("S", bound=NamesSource)


class _Source(NamedTuple):
    id: str
    name: str
    published: str | None
    headline: str
    ledger_file: str
    ledger_line: int


def source_citations(store: Store, sources: Iterable[str]) -> dict[str, Citation]:
    """Cite sources as such: where the ledger has each, with its headline as the words."""
    wanted = list(dict.fromkeys(sources))
    cited = store.records(_Source, _SOURCES, {"sources": wanted}) if wanted else []
    return {s.id: _citation(s) for s in cited}


def source_names_of(store: Store, sources: Iterable[str]) -> dict[str, str]:
    """Give the printed names of sources, by their ids."""
    return {id_: cited.source_name for id_, cited in source_citations(store, sources).items()}


def _citation(source: _Source) -> Citation:
    return Citation(
        source=source.id,
        source_name=source.name,
        published=source.published,
        speaker=None,
        modality="asserted",
        value="",
        canonical=source.id,
        quote=source.headline,
        file=source.ledger_file,
        line=source.ledger_line,
    )


def about_sources(
    check: Check[S],
    context: Context,
    rows: list[S],
    say: Callable[[S], str],
    tell: Callable[[S, str], str],
) -> Iterator[Finding]:
    """Give one finding for each row; `say(row)` words what is wrong with its source.

    `tell(row, source)` says the same in a sentence with the name of the source. Such a finding is
    about no subject: its scope is the source.
    """
    cited = source_citations(context.store, (row.source for row in rows)) if rows else {}
    for row in rows:
        source = cited[row.source]
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject="",
            attribute="",
            scope=row.source,
            message=tell(row, Mentions().source(source)),
            sides=(Side(says=say(row), citations=(source,)),),
        )


def about_all_sources(
    check: Check[S],
    context: Context,
    rows: list[S],
    wrong: tuple[str, str],
    say: Callable[[S], str],
) -> Iterator[Finding]:
    """Give one finding for all rows, each of which names a source, with a side for each kind.

    `wrong` says of one source, and of several, what is wrong; `say(row)` says it of one of
    them. The scope is empty, so that the finding stays the same one as sources come and go.
    """
    if not rows:
        return
    cited = source_citations(context.store, (row.source for row in rows))
    sides: dict[str, list[Citation]] = {}
    for row in rows:
        sides.setdefault(say(row), []).append(cited[row.source])
    names = Mentions(dated=False).sources(cited[row.source] for row in rows)
    of_all = f"{len(rows)} of {counted(_count(context.store), 'source')}"
    yield Finding(
        code=check.code,
        name=check.name,
        severity=check.severity,
        subject="",
        attribute="",
        message=sentence(f"{names} {wrong[len(rows) > 1]} ({of_all})"),
        sides=tuple(Side(says=says, citations=tuple(found)) for says, found in sides.items()),
    )


def _count(store: Store) -> int:
    return int(store.value("SELECT count(*) FROM sources"))
