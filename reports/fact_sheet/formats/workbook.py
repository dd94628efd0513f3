"""The fact sheet as XLSX: a fact-check list as newsrooms use it, and all fields on a second sheet.

The first sheet has fact, verified, source, date and note, with filters and a head that stays. The
second has every field, lists as JSON, and the third the sources. Every cell is text: what begins
like a formula is none.
"""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any

from reports.fact_sheet.formats.plain_json import plain
from reports.fact_sheet.names_last import names_last
from reports.fact_sheet.source_list import backing, listed_sources
from schema.characters import one_line
from schema.fact import Fact
from schema.source_names import source_names
from schema.values.date import worded
from support.problems import Place, Problem, UnusableInput

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.fact_sheet.sheet import Sheet
    from schema.records import Source

_MOST = 32_767
"""Characters that a cell holds."""
_LIST = {"fact": 50, "verified": 18, "source": 34, "date": 26, "note": 90}
"""The columns of the list, with their widths in characters."""
_SOURCES = ["name", "headline", "date", "independence", "note"]
_VERIFIED = {"agreed": "yes", "refined": "yes", "decided": "decided"}
_HEAD = "DDE6ED"
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
"""What a cell cannot hold as it is, and what would be read as its escape."""


def written(sheet: Sheet) -> bytes:
    """Give the sheet as a workbook. Raises UnusableInput when a text is too long for a cell."""
    from openpyxl import Workbook

    book = Workbook()
    first: Any = book.active
    first.title = "Fact check"
    published = {source.id: _date(source) for source in sheet.records.sources}
    names = source_names(sheet.records.sources)
    listed = [fact for part in names_last(sheet.printed or sheet.rows) for fact in part]
    _fill(first, list(_LIST), (_listed(fact, sheet, names, published) for fact in listed))
    for letter, width in zip("ABCDE", _LIST.values(), strict=True):
        first.column_dimensions[letter].width = width
    _fill(book.create_sheet("All fields"), list(Fact.model_fields), map(_fields, sheet.rows))
    _fill(book.create_sheet("Sources"), _SOURCES, map(list, listed_sources(sheet)))
    book.properties.title = _NOT_XML.sub(" ", one_line(sheet.title))[:255]
    book.properties.creator = "Crossread"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _date(source: Source) -> str:
    return worded(source.published) if source.published else "undated"


def _listed(
    fact: Fact, sheet: Sheet, names: dict[str, str], published: dict[str, str]
) -> list[str]:
    """Give a fact as a line of the list."""
    backed = [*fact.sources, *fact.against]
    notes = [
        fact.status,
        *(["key fact on one source"] if fact.key_on_one_source else []),
        *fact.attributed,
        *([backing(fact, sheet)] if len(fact.sources) > 1 else []),
        *([f"decided by {fact.decision}"] if fact.decision else []),
        *(f"mind the wording: {text}" for text in fact.avoid),
        *(f"note: {text}" for text in fact.notes),
        *fact.not_asserted,
        *(f"earlier: {text}" for text in fact.earlier),
        *fact.other_quotes,
    ]
    return [
        f"{fact.subject_name}, {fact.attribute_label}: {fact.with_time}",
        _VERIFIED.get(fact.status, "no"),
        ", ".join(names.get(source, source) for source in backed),
        "; ".join(dict.fromkeys(published.get(source, "undated") for source in backed)),
        "\n".join(notes),
    ]


def _fields(fact: Fact) -> list[str]:
    return [
        value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for value in plain(fact).values()
    ]


def _fill(page: Any, head: list[str], rows: Iterable[list[str]]) -> None:  # noqa: ANN401 - openpyxl ships no types
    from openpyxl.styles import Alignment, Font, PatternFill

    for number, row in enumerate([head, *rows], start=1):
        for column, text in enumerate(row, start=1):
            if len(text) > _MOST:
                raise UnusableInput([_too_long(head[column - 1], text)])
            cell = page.cell(number, column)
            cell.value = _escaped(text)
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 1:
                cell.font, cell.fill = Font(bold=True), PatternFill("solid", start_color=_HEAD)
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions


def _escaped(text: str) -> str:
    """Write such characters as Excel does, `_x0001_` (ST_Xstring of ECMA-376, 22.9.2.19)."""
    return _NOT_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _too_long(field: str, text: str) -> Problem:
    found = f"{len(text):,} characters for one cell ({text[:40]}…)"
    return Problem(Place("xlsx"), field, found, f"at most {_MOST:,}, or another format")
