"""From ledger files to outcomes: read, gather, store, check."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checks.definition import ComparedClaims, Context
from checks.registry import CHECKS
from checks.rules.uncompared import uncompared, uncompared_of_tables
from ledger.load_ledger import load_ledger
from runner.run import run
from schema.finding import in_order
from store.cited_readings import StoredReadings, load_readings
from store.opening import is_small, open_store
from support.bounds import NO_SETTINGS
from support.problems import Place, Problem, UnusableInput
from support.progress import silent

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from articles.gather import ArticleEvidence
    from checks.definition import AnyCheck
    from ledger.files import LedgerPath
    from ledger.typed import TypedLedger
    from ledger.yaml_nodes import Mapping
    from runner.run import AtEnd
    from schema.finding import Finding, Outcome, Uncompared
    from schema.records import Ledger
    from store.cited_readings import Readings
    from store.store import Store
    from support.bounds import Bounds
    from support.progress import Progress

_GATHERING, _CHECKING = 0.5, 0.6
"""Shares of the work, about: what a ledger of a hundred thousand claims takes."""
_SIZES = "SELECT source, count(*) FROM stated GROUP BY source"


class Examined(NamedTuple):
    """A checked ledger, its store still open. `notes` say what of its input was left out.

    `evidence` is what its articles say; None of tables, which have none.
    """

    typed: TypedLedger
    context: Context
    outcomes: tuple[Outcome, ...]
    notes: tuple[str, ...] = ()
    evidence: ArticleEvidence | None = None

    @property
    def store(self) -> Store:
        """The store."""
        return self.context.store

    @property
    def records(self) -> Ledger:
        """The records as they were written."""
        return self.typed.read.records

    @property
    def inputs(self) -> set[Path]:
        """The files that were read, or looked for: ledgers and articles."""
        texts = self.typed.read.text_paths.values()
        return {Path(file) for file in self.typed.read.files} | {text for text in texts if text}

    @property
    def claims(self) -> int:
        """How many claims were checked, those of tables too."""
        unread = self.context.unread
        if unread is None:
            return len(self.records.claims)
        return unread.claims + unread.claims_of_ledger

    @property
    def uncompared(self) -> tuple[Uncompared, ...]:
        """How many claims are compared with no other, by the reason."""
        compared = self.context.compared
        if compared.in_store:
            return uncompared(self.store)
        return uncompared_of_tables(self.store, compared.in_free_text())

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in their total order."""
        return tuple(in_order(f for outcome in self.outcomes for f in outcome.findings))


@contextmanager
def examined(  # noqa: PLR0913 - what a run is made of
    paths: Iterable[LedgerPath],
    database: Path | None = None,
    *,
    outputs: Iterable[Path] = (),
    checks: Iterable[AnyCheck] | None = None,
    progress: Progress = silent,
    limit: int | None = None,
    entries: Iterable[tuple[str, str, Mapping]] = (),
    at_end: AtEnd | None = None,
    bounds: Bounds = NO_SETTINGS,
) -> Generator[Examined]:
    """Read ledgers and run checks on them, or all; the store lives as long as the context.

    `entries` are those of the ledger from elsewhere, as `read_ledger` takes them; `limit` and
    `at_end` are as for `run`; `bounds` says what files may name. Raises UnusableInput with every
    problem of the input, when there is nothing to check, or when the database or an output is one
    of the inputs.
    """
    paths = tuple(paths)
    try:
        progress("reading the ledger", 0)
        typed = load_ledger(paths, entries, (database, *outputs), bounds=bounds)
        if not typed.read.records.claims:
            raise nothing_to_check(paths)
        progress("reading the articles", _GATHERING)
        from articles.gather import gather  # noqa: PLC0415 - tables of claims have no articles

        evidence = gather(typed)
        with open_store(typed, evidence, database) as store:
            context = context_of(store, typed)
            running = partial(_checking, progress)
            chosen = CHECKS if checks is None else checks
            outcomes = run(context, chosen, running, limit, at_end)
            progress("", 1)
            yield Examined(typed, context, outcomes, evidence=evidence)
    finally:
        progress("", 1)


def context_of(store: Store, typed: TypedLedger) -> Context:
    """Give what checks work on, of a store with all claims of a ledger."""
    readings: Readings = load_readings(store) if is_small(typed) else StoredReadings(store)
    return Context(store, readings, ComparedClaims("stated", partial(_sizes, store)))


def _sizes(store: Store) -> dict[str, int]:
    return dict(store.query(_SIZES).rows)


def nothing_to_check(paths: Iterable[LedgerPath]) -> UnusableInput:
    """Give what to raise where there are no claims."""
    place = Place(", ".join(map(str, paths)))
    return UnusableInput([Problem(place, "claims", "no claims", "at least one: nothing to check")])


def _checking(progress: Progress, check: str, share: float) -> None:
    """Show the share of the checks that is done as one of the whole work."""
    progress(check, _CHECKING + (1 - _CHECKING) * share)
