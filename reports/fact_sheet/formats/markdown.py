"""The fact sheet as Markdown, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema.characters import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.fact_sheet.forms import Sheet
    from schema.fact import Fact


def written(sheet: Sheet) -> str:
    """Give the sheet as Markdown."""
    return markdown(sheet.rows, sheet.title)


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
    sources = ", ".join(fact.source_names) + (
        f"; against: {', '.join(fact.against_names)}" if fact.against else ""
    )
    return f"| {label} | {_cell(value)} | {fact.status} | {_cell(sources)} |"


def _notes(fact: Fact) -> list[str]:
    """Give what the table has no room for; statements that are not asserted carry their words."""
    label = _cell(fact.attribute_label)
    notes = [f"- {label}, decided by {_cell(fact.decision)}"] if fact.decision else []
    notes += [f"- {label}, mind the wording: {_cell(text)}" for text in fact.avoid]
    if fact.status != "not asserted":
        notes += [f"- {label}, {_cell(quote)}" for quote in fact.quotes]
    notes += [f"- {label}, {_cell(statement)}" for statement in fact.not_asserted]
    return notes + [f"- {label}, earlier: {_cell(statement)}" for statement in fact.earlier]


_SPECIAL = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>|#"})


def _cell(text: str) -> str:
    """Escape what Markdown would take for markup: the words are those of articles."""
    return " ".join(one_line(text).translate(_SPECIAL).split())
