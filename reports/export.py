"""The fact sheet as a table: Markdown for people, CSV for spreadsheets.

A new form is a function here (or a module beside, when it is long) and a line in `FORMS`.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from reports.fact_sheet import facts
from reports.markdown import cell
from schema.fact_sheet import Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checks.examine import Examined
    from ledger.store import Store

_JOINED = " | "


def sheet(examined: Examined, form: str) -> str:
    """Give the fact sheet of a ledger in one of `FORMS`. Raises BrokenContractError."""
    rows = facts(examined)
    hold(rows, examined.store)
    return FORMS[form](rows, examined.records.title or "Fact sheet")


def markdown(rows: Sequence[Fact], title: str) -> str:
    """Give the sheet as Markdown: a table for each subject, citations as a list under it."""
    lines = [f"# {cell(title)}", ""]
    for subject in dict.fromkeys(fact.subject for fact in rows):
        own = [fact for fact in rows if fact.subject == subject]
        name = own[0].subject_name
        lines += [f"## {cell(name[0].upper() + name[1:])}", ""]
        lines += ["| fact | value | status | sources |", "|---|---|---|---|"]
        lines += [_row(fact) for fact in own]
        lines += ["", *(note for fact in own for note in _notes(fact)), ""]
    return "\n".join(lines).rstrip() + "\n"


def _row(fact: Fact) -> str:
    value = f"{fact.value} (as of {fact.as_of})" if fact.as_of else fact.value
    label = f"**{cell(fact.attribute_label)}**" if fact.key else cell(fact.attribute_label)
    sources = ", ".join(fact.sources) + (
        f"; against: {', '.join(fact.against)}" if fact.against else ""
    )
    return f"| {label} | {cell(value)} | {fact.status} | {cell(sources)} |"


def _notes(fact: Fact) -> list[str]:
    """Give what the table has no room for; statements that are not asserted carry their words."""
    label = cell(fact.attribute_label)
    notes = [f"- {label}, decided by {cell(fact.decision)}"] if fact.decision else []
    notes += [f"- {label}, mind the wording: {cell(text)}" for text in fact.avoid]
    if fact.status != "not asserted":
        notes += [f"- {label}, {cell(quote)}" for quote in fact.quotes]
    notes += [f"- {label}, {cell(statement)}" for statement in fact.not_asserted]
    return notes + [f"- {label}, earlier: {cell(statement)}" for statement in fact.earlier]


def comma_separated(rows: Sequence[Fact], title: str) -> str:  # noqa: ARG001 - a table has no title
    """Give the sheet as CSV with a header; fields of several texts join them with " | ".

    The words are those of articles, and a spreadsheet runs a cell that begins like a formula. Such
    a cell gets an apostrophe in front, and so does one that begins with apostrophes and then like a
    formula: whoever reads it back takes one away before them.
    """
    table = [[_field(getattr(fact, name)) for name in Fact.model_fields] for fact in rows]
    return "".join(map(_line, [list[str | bool](Fact.model_fields), *table]))


def _line(fields: list[str | bool]) -> str:
    """Give a line; csv quotes a carriage return only where one ends the lines."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(fields)
    return out.getvalue().removesuffix("\r\n") + "\n"


_FORMULA = re.compile("'*[=+\\-@\uff1d\uff0b\uff0d\uff20\\t\\r\\n]")
"""What spreadsheets take for the beginning of a formula, full-width signs among it."""


def _field(value: str | bool | tuple[str, ...]) -> str | bool:  # noqa: FBT001 - one of a fact's fields
    if isinstance(value, bool):
        return value
    text = value if isinstance(value, str) else _JOINED.join(value)
    return f"'{text}" if _FORMULA.match(text) else text


def hold(rows: Sequence[Fact], store: Store) -> None:
    """Hold the sheet against its contract before it leaves. Raises BrokenContractError."""
    from schema.contracts import FACT_SHEET, breaches

    columns = {
        name: _COLUMN_TYPES.get(str(field.annotation), "VARCHAR")
        for name, field in Fact.model_fields.items()
    }
    store.keep(
        "fact_sheet", columns, [tuple(getattr(fact, name) for name in columns) for fact in rows]
    )
    broken = [str(breach) for breach in breaches(FACT_SHEET, store.table("fact_sheet"))]
    if broken:
        raise BrokenContractError("; ".join(broken))


class BrokenContractError(RuntimeError):
    """A fact sheet that breaks its own contract: a defect of Crossread, not of the ledger."""


_COLUMN_TYPES = {"tuple[str, ...]": "VARCHAR[]", "<class 'bool'>": "BOOLEAN"}

FORMS: dict[str, Callable[[Sequence[Fact], str], str]] = {"md": markdown, "csv": comma_separated}
