"""The fact sheet of large tables, as a table of the engine: the same rows as of a ledger.

Most slots of a large table need no thought: all of their claims say the same, or some say one thing
and some another. These rows are made in the engine, by the million. All others, with plans,
denials, speakers, values of different precision and so on, are made by `SheetRow` one by one, of
claims that are read in batches. The tests compare both with the rows of a ledger.
"""

# ruff: noqa: S608 - the names of tables and columns are ours

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.registry import CHECKS
from claim_tables.kept_slots import SUSPECT_KINDS, KeptSlots
from claim_tables.temp_tables import SUBJECTS
from reports.fact_sheet.attribute_notes import add_attribute_notes
from reports.fact_sheet.forms import COLUMNS
from reports.fact_sheet.large.claim_places import ClaimPlaces
from reports.fact_sheet.large.contested_rows import insert_contested_rows
from reports.fact_sheet.large.rows_in_words import insert_rows_in_words
from reports.fact_sheet.large.sheet_columns import ROWS, make_rows_table
from reports.fact_sheet.large.slot_findings import find_by_slot
from reports.fact_sheet.large.uniform_rows import insert_uniform_rows
from reports.fact_sheet.support import choose
from runner.examine_tables import context_of_tables
from schema.fact import ReconcileBy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checks.definition import AnyCheck
    from claim_tables.loading import Loaded
    from schema.finding import Outcome


SLOTS_OF_SHEET = SUSPECT_KINDS | {KeptSlots.VARIED}
"""What has to be in the store: all slots but those of which all claims say the same."""


def make_sheet(
    loaded: Loaded, rule: ReconcileBy, checks: Iterable[AnyCheck] = CHECKS
) -> tuple[Outcome, ...]:
    """Make the table `SHEET`, and say how the checks ended whose findings its rows name.

    The claims have to be loaded with `SLOTS_OF_SHEET`.
    """
    context = context_of_tables(loaded)
    make_rows_table(loaded.store)
    outcomes = find_by_slot(context, checks)
    if rule is ReconcileBy.SUPPORT:
        choose(context)
    by_support = rule is ReconcileBy.SUPPORT
    places = ClaimPlaces.of(loaded)
    insert_contested_rows(loaded, places, by_support=by_support)
    insert_rows_in_words(loaded, context, places, by_support=by_support)
    insert_uniform_rows(loaded, places)
    add_attribute_notes(loaded.store, ROWS, loaded.typed.read.records.attributes)
    return outcomes


def sheet_in_order() -> str:
    """Give the query for the sheet: by subject as declared, or as named, then by first claim."""
    return f"""
    WITH subjects_in_order AS (
      SELECT subject AS id, min(place) AS place FROM {ROWS}
      WHERE NOT EXISTS (FROM {SUBJECTS.name}) GROUP BY subject
      UNION ALL
      SELECT id, min(rowid) FROM {SUBJECTS.name} GROUP BY id
    )
    SELECT {", ".join(f"r.{name}" for name in COLUMNS)}
    FROM {ROWS} r JOIN subjects_in_order s ON s.id = r.subject
    ORDER BY s.place, r.place, r.part
    """
