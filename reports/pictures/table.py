"""Who says what, as a small table: for terms, names and lists, which have no axis.

A column is a value, a row is what a source or speaker says. A filled dot: says it. A ring: says it
of a plan or a condition, denies it, or may mean it. A cross: leaves it out of a list that is
complete. On a ladder the columns are in its order, with a sign between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from reports.phrases import counted
from reports.pictures.svg import (
    WIDTH,
    Picture,
    colour,
    cut,
    element,
    letter,
    line,
    path,
    words,
    wrapped,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

MOST_ROWS, MOST_COLUMNS = 30, 6
_NAMES = 130.0
_ROW, _HEAD_LINE, _LINES = 24.0, 15.0, 4
Sign = Literal["says", "may", "not"]


class TableRow(NamedTuple):
    """A row: who, on which side, and the sign in each column that has one."""

    who: str
    side: int | None
    signs: dict[str, Sign]


class WhoSaysWhat(NamedTuple):
    """The table: its columns in order, its rows, and whether the columns are steps of a ladder."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    ladder: bool = False

    @property
    def sides(self) -> int:
        """How many sides there are."""
        return len({row.side for row in self.rows if row.side is not None})


def table(made: WhoSaysWhat) -> Picture:
    """Draw the table. It has at least one column and one row."""
    columns, rows = made.columns[:MOST_COLUMNS], made.rows[:MOST_ROWS]
    width = (WIDTH - _NAMES) / len(columns)
    heads = [wrapped(column, width - 10, _LINES) for column in columns]
    top = 8 + _HEAD_LINE * max(map(len, heads)) + 4
    left_out = _left_out(made, len(columns), len(rows))
    height = top + _ROW * len(rows) + (24 if left_out else 6)
    drawn = [*_heads(made, heads, width, top)]
    for n, row in enumerate(rows):
        drawn += _row(made, row, columns, width, top + n * _ROW)
    if left_out:
        drawn.append(words(4, height - 6, left_out, "quiet"))
    return Picture(made.title, description(made), WIDTH, height, tuple(drawn))


def _left_out(made: WhoSaysWhat, columns: int, rows: int) -> str:
    more = [
        counted(number, noun)
        for number, noun in (
            (len(made.columns) - columns, "more value"),
            (len(made.rows) - rows, "more claim"),
        )
        if number
    ]
    return f"and {' and '.join(more)}" if more else ""


def description(made: WhoSaysWhat) -> str:
    """Say in words what the table shows."""
    verbs: dict[Sign, str] = {
        "says": "says",
        "may": "may mean or does not assert",
        "not": "leaves out",
    }
    return " ".join(
        f"{row.who} "
        + "; ".join(
            f"{verb} {', '.join(named)}"
            for sign, verb in verbs.items()
            if (named := [c for c in made.columns if row.signs.get(c) == sign])
        )
        + "."
        for row in made.rows
    )


def _heads(
    made: WhoSaysWhat, heads: list[list[str]], width: float, top: float
) -> Iterator[Element]:
    yield line(0, top, WIDTH, top, "rule")
    for n, head in enumerate(heads):
        middle = _NAMES + (n + 0.5) * width
        for number, row in enumerate(reversed(head)):
            yield words(middle, top - 7 - number * _HEAD_LINE, row, "quiet mid")
        if made.ladder and n:
            yield words(_NAMES + n * width, top - 7, "<", "strong mid")


def _row(
    made: WhoSaysWhat, row: TableRow, columns: tuple[str, ...], width: float, top: float
) -> Iterator[Element]:
    side = f"{letter(row.side)} · " if made.sides > 1 and row.side is not None else ""
    yield words(4, top + 17, cut(side + row.who, _NAMES - 8), "quiet")
    yield line(0, top + _ROW, WIDTH, top + _ROW, "rule")
    for n, column in enumerate(columns):
        sign = row.signs.get(column)
        if sign:
            yield _sign(sign, row.side, _NAMES + (n + 0.5) * width, top + _ROW / 2)


def _sign(sign: Sign, side: int | None, x: float, y: float) -> Element:
    if sign == "not":
        return path(f"M{x - 5:.1f} {y - 5:.1f}l10 10m0 -10l-10 10", "against")
    kind = f"{'said' if sign == 'says' else 'hollow'} {colour(side)}"
    return element("circle", cx=x, cy=y, r=6, **{"class": kind})
