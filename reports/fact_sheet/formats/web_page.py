"""The fact sheet as a web page: one file that opens from disk, prints, and runs nothing."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reports.fact_sheet.names_last import HEADING, names_last
from reports.fact_sheet.source_list import backing, listed_sources
from reports.phrases import counted
from schema.characters import no_command_in_markup, one_line
from support.grammar import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.fact_sheet.sheet import Sheet
    from schema.fact import Fact

_STYLE = """
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --line: #767676; --soft: #f2f2ee;
  --bad: #a4161a; --open: #7a4a00; --good: #1b5e20; }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; --paper: #161616; --line: #8a8a8a;
  --soft: #242424; --bad: #ff8a80; --open: #ffcc80; --good: #a5d6a7; } }
body { font: 1rem/1.5 Georgia, serif; color: var(--ink); background: var(--paper); margin: 0 auto;
  max-width: 70rem; padding: 1rem; }
h1, h2, th, .status { font-family: system-ui, sans-serif; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; margin: 0 0 2rem; }
thead th:nth-child(1) { width: 18%; } thead th:nth-child(3) { width: 9rem; }
thead th:nth-child(4) { width: 20%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; overflow-wrap: anywhere;
  border-bottom: 1px solid var(--line); }
thead th { background: var(--soft); }
.status { font-weight: 600; }
.contested, .disputed { color: var(--bad); }
.open, .not-asserted, .not-compared, .single-source { color: var(--open); }
.agreed, .refined, .decided { color: var(--good); }
.weak { font-weight: 400; color: var(--bad); margin: .2rem 0 0; }
.note, .backing { font-size: .9rem; margin: .3rem 0 0; }
th[scope="row"] { font-weight: 400; } th.key { font-weight: 700; }
details ul { margin: .3rem 0; padding-left: 1.2rem; }
@media (max-width: 40rem) { thead { display: none; } tr, th, td { display: block; border: 0; }
  tr { border-bottom: 1px solid var(--line); padding: .5rem 0; } }
@media print { details > *:not(summary) { display: block; } body { max-width: none; } }
"""
_NOTHING_RUNS = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def written(sheet: Sheet) -> str:
    """Give the sheet as HTML. The words are those of articles: all of them are escaped."""
    title = _text(sheet.title)
    page = "\n".join(
        [
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_RUNS}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>",
            f"<h1>{title}</h1>\n<main>",
            *_facts(sheet),
            *_sources(sheet),
            "</main>\n</body>\n</html>\n",
        ]
    )
    return no_command_in_markup(page)


def _facts(sheet: Sheet) -> Iterator[str]:
    facts, names = names_last(sheet.printed or sheet.rows)
    for subject in dict.fromkeys(fact.subject for fact in facts):
        own = [fact for fact in facts if fact.subject == subject]
        rows = [_row(fact.attribute_label, fact, sheet) for fact in own]
        yield from _table(sentence(own[0].subject_name), "Fact", rows, sheet.note_of(subject))
    if names:
        called = ((f"{fact.subject_name}, {fact.attribute_label}", fact) for fact in names)
        yield from _table(HEADING, "Of", [_row(label, fact, sheet) for label, fact in called])


def _table(heading: str, first: str, rows: Iterable[str], note: str = "") -> Iterator[str]:
    yield f"<h2>{_text(heading)}</h2>"
    if note:
        yield f'<p class="note">Note: {_text(note)}</p>'
    yield "<table>\n<thead><tr>"
    yield from (f'<th scope="col">{head}</th>' for head in (first, "Value", "Status", "Sources"))
    yield "</tr></thead>\n<tbody>"
    yield from rows
    yield "</tbody>\n</table>"


def _sources(sheet: Sheet) -> Iterator[str]:
    listed = "".join(f"<li>{_text(source.line)}</li>" for source in listed_sources(sheet))
    if listed:
        yield f'<h2>Sources</h2>\n<ul class="listed">{listed}</ul>'


def _row(label: str, fact: Fact, sheet: Sheet) -> str:
    against = f"; against: {_text(', '.join(fact.against_names))}" if fact.against else ""
    kind = fact.status.replace(" ", "-")
    weak = '<p class="weak">Key fact on one source</p>' if fact.key_on_one_source else ""
    independent = backing(fact, sheet) if len(fact.sources) > 1 else ""
    behind = "; ".join(filter(None, (*fact.attributed, independent)))
    backed = f'<p class="backing">{_text(behind)}</p>' if behind else ""
    key = ' class="key"' if fact.key else ""
    return (
        f'<tr><th scope="row"{key}>{_text(label)}</th>'
        f"<td>{_text(fact.with_time)}{_notes(fact)}</td>"
        f'<td class="status {kind}">{fact.status}{weak}</td>'
        f"<td>{_text(', '.join(fact.source_names))}{against}{backed}</td></tr>"
    )


def _notes(fact: Fact) -> str:
    """Give the statements behind the value, folded away, and what an editor must mind, open."""
    minded = [
        *([f"Decided by {fact.decision}"] if fact.decision else []),
        *(f"Mind the wording: {text}" for text in fact.avoid),
        *(f"Note: {text}" for text in fact.notes),
    ]
    folded = [
        *fact.other_quotes,
        *(f"Not asserted: {text}" for text in fact.not_asserted),
        *(f"Earlier: {text}" for text in fact.earlier),
    ]
    shown = "".join(f'<p class="note">{_text(note)}</p>' for note in minded)
    items = "".join(f"<li>{_text(note)}</li>" for note in folded)
    summary = counted(len(folded), "statement")
    return shown + (
        f"<details><summary>{summary}</summary><ul>{items}</ul></details>" if folded else ""
    )


def _text(words: str) -> str:
    return escape(one_line(words))
