"""The fact sheet of tables, written in the engine: a row for each attribute of each subject.

Where sources agree, a row has what all of them leave possible, in the words of the one that says it
most exactly. Where they disagree it says so, with the support of each value: how many independent
sources give it. Which value is then given is up to a rule, and each row names the rule:

- `agreement`: nothing but what all agree on; a contested row has no value.
- `support`: of a contested row, the point that most independent sources leave possible, in the
  words of the value there that most of them give; of lists, the complete one that most of them
  give. If two have as many, there is no value; but points that differ by no more than the
  tolerance of the attribute are one, and the middle one is chosen.

A source that copies another's errors, or is tied to it, counts together with it. Each source has
the weight 1 (`WEIGHTS`): the place for what is known of how reliable it is.

The steps are temporary tables, made in the order in which `reconcile` names them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.rules.conflicts import CONFLICT_STEPS
from checks.rules.lists import LIST_CONFLICTS
from checks.rules.shared_errors import count_copies_once
from claim_tables.temp_tables import SOURCES
from reports.fact_sheet.of_tables_choice import (
    choose_no_values,
    choose_points,
    choose_values,
    find_groups_in_conflict,
    find_statements_in_conflict,
    list_support,
    split_sources_by_choice,
    support_values,
    weigh_sources,
)
from reports.fact_sheet.of_tables_lists import choose_lists, collect_lists, combine_lists
from reports.fact_sheet.of_tables_names import SHEET
from reports.fact_sheet.of_tables_rows import group_claims, make_rows
from runner.examine_tables import context_of_tables
from schema.fact import ReconcileBy

if TYPE_CHECKING:
    from pathlib import Path

    from claim_tables.loading import Loaded
    from store.store import Store


def reconcile(loaded: Loaded, rule: ReconcileBy) -> None:
    """Make the table `reconciled`: see the module for its rules, the contract for its columns."""
    store, context = loaded.store, context_of_tables(loaded)
    for step in (*CONFLICT_STEPS, LIST_CONFLICTS):
        step.make(context)
    count_copies_once(context, SOURCES.name)
    group_claims(loaded)
    weigh_sources(store)
    collect_lists(store)
    combine_lists(store)
    find_groups_in_conflict(store)
    find_statements_in_conflict(store)
    support_values(store)
    choose_points(store)
    choose_values(store)
    choose_lists(store)
    if rule is ReconcileBy.AGREEMENT:
        choose_no_values(store)
    split_sources_by_choice(store)
    list_support(store)
    make_rows(store, some_change=loaded.prefiltered.claims.attributes.some_change)


def write_reconciled(store: Store, path: Path, form: str) -> None:
    """Validate the sheet against its contract and write it: parquet, csv, or json line by line.

    Raises UnusableInput when the file cannot be written, and ValueError when the table breaks its
    contract, which is a defect of ours.
    """
    from schema.contracts import RECONCILED, breaches

    broken = [str(breach) for breach in breaches(RECONCILED, store.table(SHEET))]
    if broken:
        raise ValueError("; ".join(broken))
    store.write(f"FROM {SHEET} ORDER BY subject, attribute, axis, as_of", path, form)
