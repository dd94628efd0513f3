"""Values in conflict, chosen by support: how many independent sources allow each of them.

The point is chosen that most independent sources leave possible, in the words of the value there
that most of them give; of lists, the complete one that most of them give. If two have as many,
there is no value; but points that differ by no more than the tolerance of the attribute are one,
and the middle one is chosen.

A source that copies another's errors, or is tied to it, counts together with it. Each source has
the weight 1 (`WEIGHTS`): the place for what is known of how reliable it is.

The steps are temporary tables of a store, made in the order in which `choose` names them.
"""

# ruff: noqa: S608 - the names of tables and columns are ours

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.rules.conflicts import CONFLICT_STEPS
from checks.rules.lists import LIST_CONFLICTS
from checks.rules.shared_errors import count_copies_once
from reports.fact_sheet.choices import Choice
from reports.fact_sheet.support_lists import choose_lists, collect_lists
from reports.fact_sheet.support_points import (
    choose_points,
    choose_values,
    find_statements_in_conflict,
    list_choices,
    support_values,
    weigh_sources,
)
from reports.fact_sheet.support_tables import CHOICES, GROUP, WEIGHTS
from store.cited_readings import GroupKey

if TYPE_CHECKING:
    from checks.definition import Context
    from reports.fact_sheet.choices import Choices
    from store.store import Store


def choose(context: Context) -> None:
    """Make the table `CHOICES` of all groups in conflict. It takes the table `ATTRIBUTES`."""
    store = context.store
    for step in (*CONFLICT_STEPS, LIST_CONFLICTS):
        step.make(context)
    weigh_sources(store)
    count_copies_once(context, WEIGHTS)
    collect_lists(store)
    find_statements_in_conflict(store)
    support_values(store)
    choose_points(store)
    choose_values(store)
    choose_lists(store)
    list_choices(store)


def read_choices(store: Store, among: str = CHOICES) -> Choices:
    """Read the table `CHOICES`, or some rows of it."""
    rows = store.query(f"SELECT {GROUP}, value, lo, hi, allowing, support FROM {among}").rows
    return {
        GroupKey(*key): Choice(
            value,
            lo,
            hi,
            frozenset(allowing),
            tuple((each["value"], each["sources"]) for each in support),
        )
        for *key, value, lo, hi, allowing, support in rows
    }
