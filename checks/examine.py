"""From ledger files to outcomes: read, type, store, check."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checks.run import findings_of, run
from ledger.outputs import refuse_to_overwrite
from ledger.places import Place, Problem, UnusableInput
from ledger.read import read_ledger
from ledger.resolve import resolve
from ledger.store import open_store

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from pathlib import Path

    from ledger.resolve import TypedLedger
    from ledger.store import Store
    from schema.finding import Finding, Outcome
    from schema.records import Ledger


@dataclass(frozen=True)
class Examined:
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
        return findings_of(self.outcomes)


@contextmanager
def examined(
    paths: Iterable[Path | str], database: Path | None = None, output: Path | None = None
) -> Generator[Examined]:
    """Read ledgers and run all checks on them; the store lives as long as the context.

    Raises UnusableInput with every problem of the input, when there is nothing to check, or when
    the database or the output is one of the inputs.
    """
    paths = tuple(paths)
    read = read_ledger(paths)
    typed = resolve(read)
    refuse_to_overwrite(read, database, output)
    if not typed.read.records.claims:
        place = Place(", ".join(str(path) for path in paths))
        raise UnusableInput(
            [Problem(place, "claims", "no claims", "at least one: nothing to check")]
        )
    with open_store(typed, database) as store:
        yield Examined(typed, store, run(store))
