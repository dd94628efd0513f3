"""Tables of claims are few, and become entries of a ledger, or many, and are loaded."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from claim_tables.contract_breaches import all_set_aside
from claim_tables.damaged import naming_damage
from claim_tables.few_rows import few_rows
from claim_tables.input_tables import read_tables
from claim_tables.large_store import empty_store
from claim_tables.loading import load
from claim_tables.unread_quotes import NotEntries
from runner.examine import nothing_to_check
from support.progress import silent

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Sequence
    from pathlib import Path

    from claim_tables.as_ledger_entries import LedgerEntries
    from claim_tables.contract_breaches import Rejected
    from claim_tables.input_tables import Tables
    from claim_tables.kept_slots import KeptSlots
    from claim_tables.loading import Loaded
    from support.problems import UnusableInput
    from support.progress import Progress

ENTRIES_UP_TO = 20_000
"""Claims: up to so many become entries of a ledger, whose quotes checks compare with articles."""


class ManyClaims(NamedTuple):
    """Claims of tables that were loaded, and why they did not become entries of a ledger."""

    loaded: Loaded
    why: NotEntries


def _load_all(_: NotEntries) -> None:
    """Refuse nothing."""


@contextmanager
def few_or_many(  # noqa: PLR0913 - what is read, and how much of it is kept
    ledger: Sequence[str],
    tables: Tables,
    *,
    keep: frozenset[KeptSlots],
    refuse: Callable[[NotEntries], object] = _load_all,
    outputs: Iterable[Path] = (),
    progress: Progress = silent,
    entries_up_to: int = ENTRIES_UP_TO,
) -> Generator[LedgerEntries | ManyClaims]:
    """Read tables: give up to `entries_up_to` claims as entries of a ledger, and load more.

    Of more claims the slots to `keep` are in the store; before they are loaded, `refuse` is called
    with the reason. Raises UnusableInput with all that is wrong, or when there is nothing to check.
    """
    try:
        with empty_store(tables.memory_limit, tables.database) as store:
            found = read_tables(store.connection, tables)
            with naming_damage(found):
                small = few_rows(store, ledger, tables, found, entries_up_to, outputs)
                if isinstance(small, NotEntries):
                    refuse(small)
                    loaded = load(
                        store, ledger, tables, found, outputs=outputs, keep=keep, progress=progress
                    )
                    if not store.value("SELECT count(*) FROM claims"):
                        raise _nothing_left(tables, loaded.prefiltered.rejected)
                    yield ManyClaims(loaded, small)
                    return
        yield small
    finally:
        progress("", 1)


def _nothing_left(tables: Tables, rejected: Rejected) -> UnusableInput:
    """Give what to raise where the tables have no claims, or none that are not rejected."""
    if tables.rejects and rejected.rows:
        return all_set_aside(tables.claims, rejected, tables.rejects)
    return nothing_to_check(tables.claims)
