"""The fact sheet as a file: validated against its contract, then written in one of its forms.

A new form is a module in `reports/fact_sheet/formats/` and a line in `FORMS`.
"""

from __future__ import annotations

from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING

from reports.fact_sheet.build import facts, independence, statements_by_slot
from reports.fact_sheet.ruled_out import ruled_out
from reports.fact_sheet.sheet import PRINTED, Sheet, sources_in_ties
from schema.fact import Fact, ReconcileBy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runner.examine import Examined
    from store.store import Store

FORMS = {
    "md": "markdown",
    "html": "web_page",
    "csv": "comma_separated",
    "xlsx": "workbook",
    "json": "plain_json",
    "jsonld": "linked_json",
    "parquet": "parquet",
    "sqlite": "sqlite",
}
"""The forms by name, each with its module in `reports.fact_sheet.formats`."""
_TYPES: dict[object, str] = {
    tuple[str, ...]: "VARCHAR[]",
    bool: "BOOLEAN",
    int: "BIGINT",
    Decimal | None: "DECIMAL(38, 9)",
}
COLUMNS = {
    name: _TYPES.get(field.annotation, "VARCHAR") for name, field in Fact.model_fields.items()
}
"""The columns of the sheet, with their types in the engine."""
BINARY = frozenset({"xlsx", "parquet", "sqlite"})
"""The forms that are no text: bytes, and not for a terminal."""


TITLE = "Fact sheet"
"""The title of a sheet whose ledger has none."""


def sheet(examined: Examined, form: str, rule: ReconcileBy = ReconcileBy.AGREEMENT) -> str | bytes:
    """Give the fact sheet of a ledger in one of `FORMS`, with values in conflict chosen by a rule.

    Raises BrokenContractError, and UnusableInput where a form cannot hold what there is.
    """
    stated = statements_by_slot(examined.store)
    rows = facts(examined, stated, rule)
    validate(rows, examined.store)
    title = examined.records.title or TITLE
    if form not in PRINTED:
        out = ruled_out(examined.context)
        return written(Sheet(rows, title, examined.records, ruled_out=out), form)
    printed = facts(examined, stated, rule, in_print=True)
    counts_as, ties = independence(examined.store), sources_in_ties(examined.store)
    return written(Sheet(rows, title, examined.records, printed, counts_as, ties), form)


def written(made: Sheet, form: str) -> str | bytes:
    """Write a sheet in one of `FORMS`. Raises UnusableInput where it cannot hold what there is."""
    content: str | bytes = import_module(f"reports.fact_sheet.formats.{FORMS[form]}").written(made)
    return content


def validate(rows: Sequence[Fact], store: Store) -> None:
    """Validate the sheet against its contract before it is written. Raises BrokenContractError."""
    facts_as_rows = [tuple(getattr(fact, name) for name in COLUMNS) for fact in rows]
    store.make_from_rows("fact_sheet", COLUMNS, facts_as_rows)
    validate_table(store, "fact_sheet")


def validate_table(store: Store, table: str) -> None:
    """Validate a table with the columns of the sheet. Raises BrokenContractError."""
    from schema.contracts import FACT_SHEET, breaches

    broken = [str(breach) for breach in breaches(FACT_SHEET, store.table(table))]
    if broken:
        raise BrokenContractError("; ".join(broken))


class BrokenContractError(RuntimeError):
    """A fact sheet that breaks its own contract: a defect of Crossread, not of the ledger."""
