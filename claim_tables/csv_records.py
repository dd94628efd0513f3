"""A CSV table read line by line, which finds every line that is no row.

It takes ten times as long as the engine, so it is done only where the engine stumbles, or reads
other than as many rows as were counted. A quotation mark that never closes its cell costs its own
line alone: what follows is read from the next line on.
"""

from __future__ import annotations

import csv
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from claim_tables.header import plain_name
from claim_tables.malformed_rows import (
    Malformed,
    above_header,
    blank_line,
    comment,
    not_utf8,
    other_width,
    second_header,
    unclosed,
)

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from pathlib import Path

    from claim_tables.csv_header import CsvLayout

_LARGEST = 1_000_000
"""Characters that a cell may have; the engine takes lines of two million bytes."""
_LONGEST_NAME = 60


class Row(NamedTuple):
    """A row: the line that it begins on, from 1, and its cells."""

    line: int
    cells: list[str]


def records_of(path: Path, layout: CsvLayout) -> Iterator[Row | Malformed]:
    """Yield the rows of a table in UTF-8, and each line that is none; blank lines at its end, too.

    Bytes that are no UTF-8 are refused by their line.
    """
    yield from (above_header(line, text) for line, text in layout.before)
    blank: list[Malformed] = []
    with (
        path.open(encoding="utf-8", errors="surrogateescape", newline="") as file,
        _largest_cells(),
    ):
        lines = _Lines(file)
        for _ in range(layout.last):
            next(lines, None)
        for found in _records(lines, layout):
            if isinstance(found, Malformed) and found == blank_line(found.line):
                blank.append(found)
                continue
            yield from blank
            blank.clear()
            yield found


@contextmanager
def _largest_cells() -> Generator[None]:
    before = csv.field_size_limit(_LARGEST)
    try:
        yield
    finally:
        csv.field_size_limit(before)


class _Lines:
    """Lines with their number, which can be taken back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._back: deque[str] = deque()
        self.number = 0
        self.taken: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else next(self._lines)
        self.number += 1
        self.taken.append(line)
        return line

    def begin(self) -> int:
        """Begin a record and give the line that it begins on."""
        self.taken.clear()
        return self.number + 1

    def take_back(self) -> None:
        """Take back all lines of the record but the first."""
        back = self.taken[1:]
        self._back.extendleft(reversed(back))
        self.number -= len(back)


def _records(lines: _Lines, layout: CsvLayout) -> Iterator[Row | Malformed]:
    header = frozenset(map(plain_name, layout.names))
    reader = _reader(lines, layout)
    while True:
        line = lines.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            lines.take_back()
            reader = _reader(lines, layout)
            yield unclosed(line, lines.taken[0])
            continue
        yield _judged(line, cells, lines.taken, layout, header)


def _reader(lines: _Lines, layout: CsvLayout) -> Iterator[list[str]]:
    return csv.reader(lines, delimiter=layout.delimiter, strict=True, skipinitialspace=True)


def _judged(
    line: int, cells: list[str], taken: list[str], layout: CsvLayout, header: frozenset[str]
) -> Row | Malformed:
    """Give a row, or say why it is none."""
    text, columns = "".join(taken), len(layout.names)
    if not text.strip():
        return blank_line(line)
    if not all(part.isascii() or _is_text(part) for part in taken):
        return not_utf8(line, text)
    if text.startswith("#"):
        return comment(line, text)
    if _is_header(cells, header):
        return second_header(line, text)
    if len(cells) == columns + 1 and not cells[-1]:
        cells.pop()  # the line ends with a delimiter: nothing is lost
    if len(cells) != columns:
        return other_width(line, text, len(cells), layout.delimiter, columns)
    return Row(line, cells)


def _is_text(part: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in part)


def _is_header(cells: list[str], header: frozenset[str]) -> bool:
    """Whether most cells are names of the header, which is wider, narrower or the same."""
    alike = sum(plain_name(cell) in header for cell in cells if len(cell) <= _LONGEST_NAME)
    return alike > 1 and alike * 2 > min(len(cells), len(header))
