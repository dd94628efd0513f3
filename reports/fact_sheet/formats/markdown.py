"""The fact sheet as Markdown, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.fact_sheet.names_last import HEADING, names_last
from reports.fact_sheet.source_list import backing, listed_sources
from reports.phrases import begins_no_block
from schema.characters import one_line
from support.grammar import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.fact_sheet.sheet import Sheet
    from schema.fact import Fact

_HEAD = ("| {} | value | status | sources |", "|---|---|---|---|")


def written(sheet: Sheet) -> str:
    """Give the sheet as Markdown: a table for each subject, with its citations as a list under it.

    After them come the rows that only give names and offices, and the sources.
    """
    facts, names = names_last(sheet.printed or sheet.rows)
    lines = [f"# {_cell(sheet.title)}", "", *_subjects(facts, sheet)]
    if names:
        lines += [f"## {HEADING}", "", _HEAD[0].format("of"), _HEAD[1]]
        lines += [
            _row(f"{fact.subject_name}, {fact.attribute_label}", fact, sheet) for fact in names
        ]
        lines += ["", *(note for fact in names for note in _notes(fact, _of(fact))), ""]
    listed = [_item(source.line) for source in listed_sources(sheet)]
    if listed:
        lines += ["## Sources", "", *listed]
    return "\n".join(lines).rstrip() + "\n"


def _subjects(facts: list[Fact], sheet: Sheet) -> Iterator[str]:
    for subject in dict.fromkeys(fact.subject for fact in facts):
        own = [fact for fact in facts if fact.subject == subject]
        note = sheet.note_of(subject)
        yield from (
            f"## {_cell(sentence(own[0].subject_name))}",
            "",
            *((f"Note: {_cell(note)}", "") if note else ()),
            _HEAD[0].format("fact"),
            _HEAD[1],
        )
        yield from (_row(fact.attribute_label, fact, sheet) for fact in own)
        yield ""
        yield from (note for fact in own for note in _notes(fact, fact.attribute_label))
        yield ""


def _of(fact: Fact) -> str:
    return f"{fact.subject_name}, {fact.attribute_label}"


def _row(label: str, fact: Fact, sheet: Sheet) -> str:
    sources = [
        ", ".join(fact.source_names),
        f"against: {', '.join(fact.against_names)}" if fact.against else "",
        *fact.attributed,
        backing(fact, sheet) if len(fact.sources) > 1 else "",
    ]
    value = [fact.with_time, *(f"mind the wording: {text}" for text in fact.avoid)]
    status = f"{fact.status}; **key fact on one source**" if fact.key_on_one_source else fact.status
    cells = (
        f"**{_cell(label)}**" if fact.key else _cell(label),
        _cell("; ".join(value)),
        status,
        _cell("; ".join(filter(None, sources))),
    )
    return f"| {' | '.join(cells)} |"


def _notes(fact: Fact, label: str) -> list[str]:
    """Give what the table has no room for; statements that are not asserted carry their words."""
    return [
        _item(f"{label}, {text}")
        for text in (
            *((f"decided by {fact.decision}",) if fact.decision else ()),
            *(f"note: {note}" for note in fact.notes),
            *fact.other_quotes,
            *fact.not_asserted,
            *(f"earlier: {text}" for text in fact.earlier),
        )
    ]


_SPECIAL = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>|#~!&"})


def _item(text: str) -> str:
    return f"- {begins_no_block(_cell(text))}"


def _cell(text: str) -> str:
    """Escape what Markdown would take for markup: the words are those of articles."""
    return " ".join(one_line(text).translate(_SPECIAL).split())
