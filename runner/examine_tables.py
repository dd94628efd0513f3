"""From tables of claims to outcomes: few claims as entries of a ledger, many in the engine."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from checks.definition import ComparedClaims, Context
from checks.registry import CHECKS
from claim_tables.kept_slots import KeptSlots
from claim_tables.unread_quotes import UnreadQuotes, because
from runner.examine import Examined, examined
from runner.few_or_many import ENTRIES_UP_TO, ManyClaims, few_or_many
from runner.run import run
from store.cited_readings import StoredReadings
from support.progress import silent

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence
    from pathlib import Path

    from checks.definition import AnyCheck
    from claim_tables.claim_rows import Unread
    from claim_tables.contract_breaches import Rejected
    from claim_tables.input_tables import Tables
    from claim_tables.loading import Loaded
    from runner.run import AtEnd
    from support.progress import Progress

_CHECKING = 0.6
"""Share of the work that is done when the checks begin, about."""


@contextmanager
def examined_tables(  # noqa: PLR0913 - what a run is made of
    ledger: Sequence[str],
    tables: Tables,
    *,
    checks: Iterable[AnyCheck] | None = None,
    outputs: Iterable[Path] = (),
    progress: Progress = silent,
    limit: int | None = None,
    entries_up_to: int = ENTRIES_UP_TO,
    at_end: AtEnd | None = None,
) -> Generator[Examined]:
    """Read a ledger with tables of claims, and run checks on them, or all.

    Up to `entries_up_to` claims become entries of the ledger. At most `limit` findings of each
    check are reported. `at_end` is called as `run` does. Raises UnusableInput with all that is
    wrong, or when there is nothing to check.
    """
    chosen = CHECKS if checks is None else tuple(checks)
    with few_or_many(
        ledger,
        tables,
        keep=kept_for(chosen),
        outputs=outputs,
        progress=progress,
        entries_up_to=entries_up_to,
    ) as claims:
        if isinstance(claims, ManyClaims):
            context = context_of_tables(claims.loaded, because(claims.why, entries_up_to))
            outcomes = run(context, chosen, partial(_checking, progress), limit, at_end)
            progress("", 1)
            typed, notes = claims.loaded.typed, notes_on(claims.loaded, tables)
            yield Examined(typed, context, outcomes, notes)
            return
    with examined(
        ledger,
        outputs=outputs,
        checks=checks,
        progress=progress,
        limit=limit,
        entries=claims.entries,
        at_end=at_end,
        bounds=tables.bounds,
    ) as seen:
        notes = notes_on_rows(claims.rejected, claims.unread, tables, claims.notes)
        yield seen._replace(notes=notes)


def kept_for(checks: Iterable[AnyCheck]) -> frozenset[KeptSlots]:
    """Give the slots that the prefilter keeps for some checks, and for what is counted."""
    declared = {kind for check in checks for kind in check.keeps}
    always = {KeptSlots.IN_LEDGER, KeptSlots.EXAMPLE_OF_EACH_KIND, KeptSlots.UNASSERTED}
    return frozenset(declared | always)


def context_of_tables(loaded: Loaded, why_unread: str = "") -> Context:
    """Give what checks work on, of a store that holds only what passed the prefilter.

    `why_unread` says why the quotes of the tables are not read, for checks that read quotes.
    """
    found = loaded.prefiltered
    compared = ComparedClaims(
        found.compared(),
        lambda: found.sizes,
        in_store=False,
        in_free_text=lambda: found.in_free_text(loaded.store),
    )
    readings = StoredReadings(loaded.store, loaded.parser.spelling)
    unread = UnreadQuotes(found.rows - found.rejected.of_read, found.claims_of_ledger, why_unread)
    return Context(loaded.store, readings, compared, unread)


def notes_on(loaded: Loaded, tables: Tables) -> tuple[str, ...]:
    """Say which rows of the tables are rejected, and which columns are not read."""
    found = loaded.prefiltered
    rows = found.claims.rows
    return notes_on_rows(found.rejected, rows.unread, tables, rows.notes)


def notes_on_rows(
    rejected: Rejected, unread: Unread, tables: Tables, notes: Sequence[str] = ()
) -> tuple[str, ...]:
    """Say which rows are rejected or state nothing, which columns are not read, and `notes`."""
    columns = (
        *notes,
        *_without_value(rejected),
        *(f"{table}: not read: {', '.join(names)}" for table, names in unread),
    )
    if not rejected.rows:
        return columns
    noun = "row" if rejected.rows == 1 else "rows"
    by_rule = "; ".join(
        f"{field} {count:,} (expected {expected})" for field, expected, count in rejected.by_rule
    )
    return (f"{rejected.rows:,} {noun} set aside in {tables.rejects}: {by_rule}", *columns)


def _without_value(rejected: Rejected) -> tuple[str, ...]:
    """Say how many rows have a word for no value."""
    if not rejected.no_value:
        return ()
    one = rejected.no_value == 1
    rows = "1 row has" if one else f"{rejected.no_value:,} rows have"
    passed = f"{'is' if one else 'are'} passed over"
    return (f"{rejected.no_value_at}: {rows} a word for no value, such as 'n/a', and {passed}",)


def _checking(progress: Progress, check: str, share: float) -> None:
    """Show the share of the checks that is done as one of the whole work."""
    progress(check, _CHECKING + (1 - _CHECKING) * share)
