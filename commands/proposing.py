"""Proposals for the articles of a command line, by what a ledger knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from commands.common import echo_error
from reports.terminal import complain
from schema.characters import escaped
from support.paths import exists

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from commands.setup import Setup
    from schema.proposed_claims import ProposedClaim
    from suggestions.articles_to_read import Sources
    from suggestions.earlier_claims import EarlierClaims
    from suggestions.propose import ArticleToRead


class Known(NamedTuple):
    """What a ledger has that proposals can be made from; both None without a ledger."""

    sources: Sources | None = None
    earlier: EarlierClaims | None = None


def known_of(setup: Setup, *, required: bool) -> Known:
    """Give what the ledger has; one that is not named need not be there. Raises UnusableInput."""
    if not required and not any(exists(Path(ledger)) for ledger in setup.paths):
        return Known()
    from ledger.load_ledger import load_ledger
    from suggestions.articles_to_read import sources_of
    from suggestions.earlier_claims import earlier_claims

    typed = load_ledger(setup.paths, bounds=setup.bounds)
    return Known(sources_of(typed), earlier_claims(typed))


def proposed(
    setup: Setup, known: Known, articles: Sequence[Path], most: int
) -> tuple[list[ProposedClaim], int]:
    """Give the proposals for articles, and how many could not be read, which is told."""
    from suggestions.propose import propose

    found: list[ProposedClaim] = []
    unread = 0
    told = False
    for reading in _readings(setup, known, articles):
        if reading is None:
            unread += 1
            continue
        found += propose(reading, known.earlier, most)
        found += _of_model(setup, known, reading, told=told)
        told = True
    return found, unread


def _of_model(
    setup: Setup, known: Known, reading: ArticleToRead, *, told: bool
) -> tuple[ProposedClaim, ...]:
    """Give what the model of the settings proposes; nothing is sent where they name none."""
    settings = setup.settings.model
    if settings is None:
        return ()
    from suggestions.ask_model import model_proposals
    from suggestions.model_client import ModelError

    if not told:
        said = f"Model {settings.name}: the text of each source goes to {settings.url}"
        complain(escaped(said), echo_error)
    if known.sources is None or known.earlier is None or not reading.is_source:
        said = f"{reading.name}: not sent to the model, for it is no source of the ledger"
        complain(escaped(said), echo_error)
        return ()
    try:
        found = model_proposals(settings, reading, known.sources, known.earlier)
    except ModelError as error:
        complain(escaped(f"{reading.name}: the model {error}"), echo_error)
        return ()
    for why, count in sorted(found.dropped.items()):
        complain(f"{reading.name}: dropped {count} of the model's candidates: {why}", echo_error)
    return found.proposals


def _readings(
    setup: Setup, known: Known, articles: Iterable[Path]
) -> Iterator[ArticleToRead | None]:
    from article_files.article import Unread
    from suggestions.articles_to_read import readings

    for reading in readings(articles, known.sources, setup.bounds.limits):
        if isinstance(reading, Unread):
            said = f"{reading.file}: found a file that {reading.why}, expected {reading.expected}"
            complain(escaped(said), echo_error)
            yield None
            continue
        if reading.published is None or reading.published == (None, None):
            said = f"{reading.name}: no date, so that 'Monday' or 'in May' have no value"
            complain(escaped(said), echo_error)
        yield reading
