"""From ledger files to outcomes: read, type, store, check."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from ledger.apart import helper, meanwhile
from ledger.outputs import refuse_to_overwrite
from ledger.places import Place, Problem, UnusableInput
from ledger.read import read_ledger
from ledger.resolve import resolve, without_nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from checks.check import Check
    from ledger.resolve import TypedLedger
    from ledger.rows import Row
    from ledger.store import Store
    from schema.finding import Finding, Outcome
    from schema.records import Ledger


class Examined(NamedTuple):
    """A checked ledger, its store still open."""

    typed: TypedLedger
    store: Store
    outcomes: tuple[Outcome, ...]

    @property
    def records(self) -> Ledger:
        """The records as they were written."""
        return self.typed.read.records

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in their total order."""
        return tuple(sorted(f for outcome in self.outcomes for f in outcome.findings))


@contextmanager
def examined(
    paths: Iterable[Path | str],
    database: Path | None = None,
    outputs: Iterable[Path] = (),
    checks: Iterable[Check] | None = None,
) -> Generator[Examined]:
    """Read ledgers and run checks on them, or all; the store lives as long as the context.

    Raises UnusableInput with every problem of the input, when there is nothing to check, or when
    the database or an output is one of the inputs.
    """
    paths = tuple(paths)
    gathering, opened = helper(_gatherer), meanwhile(_in_memory)
    read = read_ledger(paths)
    typed = resolve(read)
    refuse_to_overwrite(read, database, *outputs)
    if not typed.read.records.claims:
        place = Place(", ".join(str(path) for path in paths))
        raise UnusableInput(
            [Problem(place, "claims", "no claims", "at least one: nothing to check")]
        )
    evidence = gathering(without_nodes(typed))
    from checks.run import run  # noqa: PLC0415 - loaded while the evidence is gathered
    from ledger.store import open_store  # noqa: PLC0415 - the same

    with open_store(typed, database, evidence, opened) as store:
        yield Examined(typed, store, run(store) if checks is None else run(store, checks))


def _in_memory() -> DuckDBPyConnection:
    from ledger.store import in_memory  # noqa: PLC0415 - loaded while the ledger is read

    return in_memory()


def _gatherer() -> Callable[[TypedLedger], list[tuple[str, list[Row]]]]:
    from ledger.evidence_rows import evidence_by_table  # noqa: PLC0415 - takes long to load

    return evidence_by_table
