"""The fact sheet as a web page: one file that opens from disk, prints, and runs nothing."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reports.phrases import counted
from schema.characters import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.fact_sheet.forms import Sheet
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
details ul { margin: .3rem 0; padding-left: 1.2rem; }
@media (max-width: 40rem) { thead { display: none; } tr, th, td { display: block; border: 0; }
  tr { border-bottom: 1px solid var(--line); padding: .5rem 0; } }
@media print { details > *:not(summary) { display: block; } body { max-width: none; } }
"""
_NOTHING_RUNS = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def written(sheet: Sheet) -> str:
    """Give the sheet as HTML. The words are those of articles: all of them are escaped."""
    title = _text(sheet.title)
    return "\n".join(
        [
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_RUNS}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>",
            f"<h1>{title}</h1>\n<main>",
            *_subjects(sheet.rows),
            "</main>\n</body>\n</html>\n",
        ]
    )


def _subjects(rows: list[Fact]) -> Iterator[str]:
    for subject in dict.fromkeys(fact.subject for fact in rows):
        own = [fact for fact in rows if fact.subject == subject]
        name = own[0].subject_name
        yield f"<h2>{_text(name[0].upper() + name[1:])}</h2>\n<table>\n<thead><tr>"
        yield from (
            f'<th scope="col">{head}</th>' for head in ("Fact", "Value", "Status", "Sources")
        )
        yield "</tr></thead>\n<tbody>"
        yield from map(_row, own)
        yield "</tbody>\n</table>"


def _row(fact: Fact) -> str:
    as_of = f" (as of {_text(fact.as_of)})" if fact.as_of else ""
    against = f"; against: {_text(', '.join(fact.against_names))}" if fact.against else ""
    kind = fact.status.replace(" ", "-")
    return (
        f'<tr><th scope="row">{_text(fact.attribute_label)}</th>'
        f"<td>{_text(fact.value)}{as_of}{_notes(fact)}</td>"
        f'<td class="status {kind}">{fact.status}</td>'
        f"<td>{_text(', '.join(fact.source_names))}{against}</td></tr>"
    )


def _notes(fact: Fact) -> str:
    """Give the statements behind the value, folded away, and what an editor must mind, open."""
    minded = [
        *([f"Decided by {fact.decision}"] if fact.decision else []),
        *(f"Mind the wording: {text}" for text in fact.avoid),
    ]
    folded = [
        *fact.quotes,
        *(f"Not asserted: {text}" for text in fact.not_asserted),
        *(f"Earlier: {text}" for text in fact.earlier),
    ]
    shown = "".join(f"<p>{_text(note)}</p>" for note in minded)
    items = "".join(f"<li>{_text(note)}</li>" for note in folded)
    summary = counted(len(folded), "statement")
    return shown + (
        f"<details><summary>{summary}</summary><ul>{items}</ul></details>" if folded else ""
    )


def _text(words: str) -> str:
    return escape(one_line(words))
