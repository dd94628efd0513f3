"""How a CSV table is laid out: which character separates its cells, and where its header is.

The header is the first line that has the columns that must be there. What is before it, such as a
title, is no row, and is refused by its line.
"""

from __future__ import annotations

import csv
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from claim_tables.header import known_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claim_tables.columns import InputColumn

_DELIMITERS = (",", "\t", ";", "|")
_LINES = 40
"""So many lines from the top a header may be."""
_TOLD_BY_EXCEL = "sep="


class CsvLayout(NamedTuple):
    """The delimiter of a CSV table, its header, and the lines before and of it.

    `first` and `last` are the lines of the header, from 1; `before` are lines above that hold
    something, with their numbers.
    """

    delimiter: str
    names: tuple[str, ...]
    first: int
    last: int
    before: tuple[tuple[int, str], ...]


def csv_layout(
    head: str, columns: Sequence[InputColumn], renamed: Mapping[str, str]
) -> CsvLayout | None:
    """Find the header in the beginning of a table; None if there is nothing in it.

    Without one that has the columns that must be there, the line most like one is taken for it.
    """
    lines = list(islice(StringIO(head, newline=""), _LINES))
    best: tuple[int, ...] | None = None
    layout: CsvLayout | None = None
    for delimiter in _DELIMITERS:
        for first, last, cells in _records(lines, delimiter):
            needed, known = known_columns(cells, columns, renamed)
            rank = (needed, -first, known, len(cells))
            if best is None or rank > best:
                best = rank
                layout = CsvLayout(delimiter, tuple(cells), first, last, _before(lines, first))
    return layout


def _records(lines: Sequence[str], delimiter: str) -> Iterator[tuple[int, int, list[str]]]:
    """Yield first line, last line and cells of each record."""
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    while True:
        first = reader.line_num + 1
        try:
            cells = next(reader)
        except (StopIteration, csv.Error):
            return
        if any(cell.strip() for cell in cells) and not cells[0].lower().startswith(_TOLD_BY_EXCEL):
            yield first, reader.line_num, [cells[0].lstrip("\ufeff# "), *cells[1:]]


def _before(lines: Sequence[str], first: int) -> tuple[tuple[int, str], ...]:
    return tuple(
        (number, line.rstrip("\r\n"))
        for number, line in enumerate(lines[: first - 1], start=1)
        if line.strip() and not line.lower().startswith(_TOLD_BY_EXCEL)
    )
