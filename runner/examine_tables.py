"""From tables of claims to outcomes: of a small table as records, else in the engine."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TYPE_CHECKING

from checks.definition import ComparedClaims, Context
from checks.registry import CHECKS
from claim_tables.as_ledger_entries import ledger_entries
from claim_tables.kept_slots import ALL_KINDS, KeptSlots
from claim_tables.loading import empty_store, load, rows_in
from runner.examine import Examined, examined, nothing_to_check
from runner.run import run
from store.cited_readings import StoredReadings
from support.progress import silent

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence
    from pathlib import Path

    from checks.definition import AnyCheck
    from claim_tables.loading import Loaded, Tables
    from runner.run import BeforeOwn
    from support.progress import Progress

MANY = 20_000
"""Claims: up to here each becomes a record, and every check sees its quote in its article."""
_RUNNING = 0.6


@contextmanager
def examined_tables(  # noqa: PLR0913 - what a run is made of
    ledger: Sequence[str],
    tables: Tables,
    *,
    checks: Iterable[AnyCheck] | None = None,
    outputs: Iterable[Path] = (),
    progress: Progress = silent,
    limit: int | None = None,
    many: int = MANY,
    before_own: BeforeOwn | None = None,
) -> Generator[Examined]:
    """Read a ledger and tables of claims beside it, and run checks on them, or all.

    At most `limit` findings of each check are reported; `before_own` is called as `run` does.
    Raises UnusableInput with all that is wrong, or when there is nothing to check.
    """
    with ExitStack() as stack:
        store = stack.enter_context(empty_store(tables))
        rows = rows_in(store, tables) if many else None
        small = ledger_entries(store.connection, ledger, tables, rows, many) if rows else None
        if small is None:
            stack.callback(progress, "", 1)
            chosen = CHECKS if checks is None else tuple(checks)
            keep = kept_for(chosen)
            loaded = load(store, ledger, tables, progress, outputs, rows, keep=keep)
            if not store.query("SELECT count(*) FROM claims").rows[0][0]:
                raise nothing_to_check(tables.claims)
            told = partial(_running, progress)
            context = context_of_tables(loaded)
            outcomes = run(context, chosen, told, limit, before_own)
            progress("", 1)
            yield Examined(loaded.typed, context, outcomes, told_of(loaded, tables))
            return
        store.connection.close()
    with examined(
        ledger,
        outputs=outputs,
        checks=checks,
        progress=progress,
        entries=small.entries,
        before_own=before_own,
    ) as seen:
        yield seen._replace(notes=told_of_columns(small.unread))


def kept_for(checks: Iterable[AnyCheck]) -> frozenset[KeptSlots]:
    """Give the slots that the prefilter keeps for some checks; for a team's own, all kinds."""
    checks = tuple(checks)
    if any(check.guarded for check in checks):
        return ALL_KINDS
    declared = {kind for check in checks for kind in check.keeps}
    return frozenset(declared | {KeptSlots.IN_LEDGER, KeptSlots.EXAMPLE_OF_EACH_KIND})


def context_of_tables(loaded: Loaded) -> Context:
    """Give what checks work on, of a store that holds only what passed the prefilter."""
    found = loaded.prefiltered
    compared = ComparedClaims(found.compared(), lambda: found.sizes)
    return Context(loaded.store, StoredReadings(loaded.store, loaded.parser.spelling), compared)


def told_of(loaded: Loaded, tables: Tables) -> tuple[str, ...]:
    """Say what of the tables is set aside or not read."""
    rejected = loaded.prefiltered.rejected
    unread = told_of_columns(loaded.prefiltered.claims.rows.unread)
    if not rejected.rows:
        return unread
    noun = "row" if rejected.rows == 1 else "rows"
    by_rule = "; ".join(
        f"{field} {count:,} (expected {expected})" for field, expected, count in rejected.by_rule
    )
    return (f"{rejected.rows:,} {noun} set aside in {tables.rejects}: {by_rule}", *unread)


def told_of_columns(unread: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[str, ...]:
    """Say which columns nobody reads."""
    return tuple(f"{table}: not read: {', '.join(columns)}" for table, columns in unread)


def _running(progress: Progress, check: str, share: float) -> None:
    progress(check, _RUNNING + (1 - _RUNNING) * share)
