"""From ledger files to outcomes: read, type, store, check."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ledger.apart import helper, meanwhile
from ledger.outputs import refuse_to_overwrite
from ledger.places import Place, Problem, UnusableInput
from ledger.progress import silent
from ledger.read import read_ledger
from ledger.resolve import resolve, without_nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

    from duckdb import DuckDBPyConnection

    from checks.beside import Beside
    from checks.check import Check
    from ledger.progress import Progress
    from ledger.resolve import TypedLedger
    from ledger.rows import Row
    from ledger.store import Store
    from ledger.yaml_events import Mapping
    from schema.finding import Finding, Outcome
    from schema.records import Ledger


_PLACING, _GATHERING, _CHECKING = 0.35, 0.5, 0.6
"""Shares of the work, about: what a ledger of a hundred thousand claims takes."""


class Examined(NamedTuple):
    """A checked ledger, its store still open. `notes` say what of its input was left out."""

    typed: TypedLedger
    store: Store
    outcomes: tuple[Outcome, ...]
    notes: tuple[str, ...] = ()

    @property
    def records(self) -> Ledger:
        """The records as they were written."""
        return self.typed.read.records

    @property
    def inputs(self) -> set[Path]:
        """The files that were read, or looked for: ledgers and articles."""
        from ledger.texts import text_paths  # noqa: PLC0415 - only who watches asks

        texts = text_paths(self.typed.read).values()
        return {Path(file) for file in self.typed.read.files} | {text for text in texts if text}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in their total order."""
        return tuple(sorted(f for outcome in self.outcomes for f in outcome.findings))


@contextmanager
def examined(  # noqa: PLR0913 - what a run is made of
    paths: Iterable[Path | str],
    database: Path | None = None,
    *,
    outputs: Iterable[Path] = (),
    checks: Iterable[Check] | None = None,
    progress: Progress = silent,
    rows: Iterable[tuple[str, str, Mapping]] = (),
    engine: str | None = None,
    beside: Beside | None = None,
) -> Generator[Examined]:
    """Read ledgers and run checks on them, or all; the store lives as long as the context.

    `rows` are entries of the ledger from elsewhere, as `read_ledger` takes them. `engine` is the
    address of one that the checks' queries run on, in place of DuckDB. What is to be done `beside`
    the checks is done when the context ends. Raises UnusableInput with every problem of the input,
    when there is nothing to check, when the database or an output is one of the inputs, or for
    checks that the engine cannot run.
    """
    paths = tuple(paths)
    gathering, opened = helper(_gatherer), meanwhile(_in_memory)
    try:
        progress("reading the ledger", 0)
        read = read_ledger(paths, rows)
        progress("placing the values", _PLACING)
        typed = resolve(read)
        refuse_to_overwrite(read, database, *outputs)
        if not typed.read.records.claims:
            raise nothing_to_check(paths)
        evidence = gathering(without_nodes(typed))
        from checks.run import run  # noqa: PLC0415 - loaded while the evidence is gathered
        from ledger.store import open_store  # noqa: PLC0415 - the same

        progress("reading the articles", _GATHERING)
        with open_store(typed, database, evidence, opened) as store:
            told = partial(_checking, progress)
            if engine:
                from checks.elsewhere import run_elsewhere  # noqa: PLC0415 - takes long to load

                outcomes = run_elsewhere(store, engine, checks, told)
            else:
                outcomes = run(store, checks, told, beside=beside)
            progress("", 1)
            yield Examined(typed, store, outcomes)
            if beside:
                beside.finish(store)
    finally:
        progress("", 1)


def nothing_to_check(paths: Iterable[Path | str]) -> UnusableInput:
    """Give what to raise where there are no claims."""
    place = Place(", ".join(map(str, paths)))
    return UnusableInput([Problem(place, "claims", "no claims", "at least one: nothing to check")])


def _checking(progress: Progress, check: str, share: float) -> None:
    """Place the share of the checks that is done in the whole work."""
    progress(check, _CHECKING + (1 - _CHECKING) * share)


def _in_memory() -> DuckDBPyConnection:
    from ledger.store import in_memory  # noqa: PLC0415 - loaded while the ledger is read

    return in_memory()


def _gatherer() -> Callable[[TypedLedger], list[tuple[str, list[Row]]]]:
    from ledger.evidence_rows import evidence_by_table  # noqa: PLC0415 - takes long to load

    return evidence_by_table
