"""Few rows as entries of a ledger, without those that break a rule where a file takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claim_tables.as_ledger_entries import LedgerEntries, ledger_entries
from claim_tables.contract_breaches import all_set_aside
from claim_tables.loading import load
from claim_tables.temp_tables import REJECTED_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from claim_tables.claim_rows import ClaimRows
    from claim_tables.input_tables import InputTables, Tables
    from claim_tables.unread_quotes import NotEntries
    from store.store import Store


def few_rows(
    store: Store,
    ledger: Sequence[str],
    tables: Tables,
    found: InputTables,
    most: int,
    outputs: Iterable[Path] = (),
) -> LedgerEntries | NotEntries:
    """Give the rows of tables as entries, or why not, as `ledger_entries` does.

    With a file of rejects, an empty store is filled to find the rows that break a rule. Raises
    UnusableInput.
    """
    few = ledger_entries(store.connection, ledger, found, most, tables.options.no_value)
    if not isinstance(few, LedgerEntries) or found.rows is None:
        return few
    if not tables.rejects and not found.rows.malformed:
        return few
    loaded = load(store, ledger, tables, found, outputs=outputs, keep=()).prefiltered
    rejected = loaded.rejected
    if not rejected.rows or not tables.rejects:  # without a file, `load` refuses such rows
        return few
    if rejected.of_read == loaded.rows and not loaded.claims_of_ledger:
        raise all_set_aside(tables.claims, rejected, tables.rejects)
    kept = found._replace(rows=_without_rejected(found.rows))
    few = ledger_entries(store.connection, ledger, kept, most, tables.options.no_value)
    return few._replace(rejected=rejected) if isinstance(few, LedgerEntries) else few


def _without_rejected(rows: ClaimRows) -> ClaimRows:
    kept = f"SELECT r.* FROM {rows.query.name} r ANTI JOIN {REJECTED_ROWS.name} x USING (file, row)"
    return rows._replace(query=rows.query.then("rows_that_are_kept", kept))
