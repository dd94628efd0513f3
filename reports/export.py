"""The fact sheet as a table: Markdown for people, CSV for spreadsheets.

A new form is a function here (or a module beside, when it is long) and a line in `FORMS`.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from schema.fact_sheet import Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ledger.store import Store

_JOINED = " | "


def markdown(rows: Sequence[Fact], title: str) -> str:
    """Give the sheet as Markdown: a table for each subject, citations as a list under it."""
    lines = [f"# {_cell(title)}", ""]
    for subject in dict.fromkeys(fact.subject for fact in rows):
        own = [fact for fact in rows if fact.subject == subject]
        name = own[0].subject_name
        lines += [f"## {_cell(name[0].upper() + name[1:])}", ""]
        lines += ["| fact | value | status | sources |", "|---|---|---|---|"]
        lines += [_row(fact) for fact in own]
        lines += ["", *(note for fact in own for note in _notes(fact)), ""]
    return "\n".join(lines).rstrip() + "\n"


def _row(fact: Fact) -> str:
    value = f"{fact.value} (as of {fact.as_of})" if fact.as_of else fact.value
    label = f"**{_cell(fact.attribute_label)}**" if fact.key else _cell(fact.attribute_label)
    sources = ", ".join(fact.sources) + (
        f"; against: {', '.join(fact.against)}" if fact.against else ""
    )
    return f"| {label} | {_cell(value)} | {fact.status} | {_cell(sources)} |"


def _notes(fact: Fact) -> list[str]:
    label = _cell(fact.attribute_label)
    notes = [f"- {label}, decided by {_cell(fact.decision)}"] if fact.decision else []
    notes += [f"- {label}, mind the wording: {_cell(text)}" for text in fact.avoid]
    return notes + [f"- {label}, {_cell(quote)}" for quote in fact.quotes]


_SPECIAL = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>|#"})


def _cell(text: str) -> str:
    """Escape what Markdown would take for markup: the words are those of articles."""
    return " ".join(text.translate(_SPECIAL).split())


def comma_separated(rows: Sequence[Fact], title: str) -> str:  # noqa: ARG001 - a table has no title
    """Give the sheet as CSV with a header; fields of several texts join them with " | "."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(Fact.model_fields)
    for fact in rows:
        writer.writerow([_joined(getattr(fact, name)) for name in Fact.model_fields])
    return out.getvalue()


def _joined(value: str | bool | tuple[str, ...]) -> str | bool:  # noqa: FBT001 - one of a fact's fields
    return value if isinstance(value, str | bool) else _JOINED.join(value)


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
