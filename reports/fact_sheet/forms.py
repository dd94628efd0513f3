"""The fact sheet as a file: validated against its contract, then written in one of its forms.

A new form is a module in `reports/fact_sheet/formats/` and a line in `FORMS`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from reports.fact_sheet.build import facts
from schema.fact import Fact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runner.examine import Examined
    from schema.records import Ledger
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
BINARY = frozenset({"xlsx", "parquet", "sqlite"})
"""The forms that are no text: bytes, and not for a terminal."""


class Sheet(NamedTuple):
    """The fact sheet, its title, and the records that it was made from."""

    rows: list[Fact]
    title: str
    records: Ledger


def sheet(examined: Examined, form: str) -> str | bytes:
    """Give the fact sheet of a ledger in one of `FORMS`.

    Raises BrokenContractError, and UnusableInput where a form cannot hold what there is.
    """
    rows = facts(examined)
    validate(rows, examined.store)
    made = Sheet(rows, examined.records.title or "Fact sheet", examined.records)
    return written(made, form)


def written(made: Sheet, form: str) -> str | bytes:
    """Write a sheet in one of `FORMS`. Raises UnusableInput where it cannot hold what there is."""
    content: str | bytes = import_module(f"reports.fact_sheet.formats.{FORMS[form]}").written(made)
    return content


def validate(rows: Sequence[Fact], store: Store) -> None:
    """Validate the sheet against its contract before it is written. Raises BrokenContractError."""
    from schema.contracts import FACT_SHEET, breaches

    columns = {
        name: _COLUMN_TYPES.get(str(field.annotation), "VARCHAR")
        for name, field in Fact.model_fields.items()
    }
    store.make_from_rows(
        "fact_sheet", columns, [tuple(getattr(fact, name) for name in columns) for fact in rows]
    )
    broken = [str(breach) for breach in breaches(FACT_SHEET, store.table("fact_sheet"))]
    if broken:
        raise BrokenContractError("; ".join(broken))


class BrokenContractError(RuntimeError):
    """A fact sheet that breaks its own contract: a defect of Crossread, not of the ledger."""


_COLUMN_TYPES = {
    "tuple[str, ...]": "VARCHAR[]",
    "<class 'bool'>": "BOOLEAN",
    "<class 'int'>": "BIGINT",
}
