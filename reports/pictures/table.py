"""Who says what, as a small table: for terms, names and lists, which have no axis.

A column is a value, a row is what a source or speaker says. A filled dot: says it. A ring: says it
of a plan or a condition, denies it, or may mean it. A cross: leaves it out of a list that is
complete. On a ladder the columns are in its order, with a sign between them.

Where there is no room for columns, the values are below one another, each with who says it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from reports.phrases import counted
from reports.pictures.svg import (
    BOLD,
    NARROW,
    WIDE,
    Picture,
    colour,
    element,
    fitted,
    letter,
    line,
    path,
    room_for,
    words,
    wrapped,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_ROWS, MOST_COLUMNS = 30, 6
_COLUMN, _LINE, _LINES = 190.0, 16.0, 8
Sign = Literal["says", "may", "not"]


class TableRow(NamedTuple):
    """A row: who, on which side, the sign in each column that has one, and what it is about.

    `event` is empty where all rows are about the same.
    """

    who: str
    side: int | None
    signs: dict[str, Sign]
    event: str = ""


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


def table(made: WhoSaysWhat, width: int = WIDE) -> Picture:
    """Draw the table. It has at least one column and one row."""
    shown = made._replace(columns=made.columns[:MOST_COLUMNS], rows=made.rows[:MOST_ROWS])
    draw = _values_below_one_another if width <= NARROW else _grid
    needs, height, drawn = draw(shown, width)
    rest = _left_out(made, len(shown.columns), len(shown.rows))
    if rest:
        drawn.append(words(4, height + 16, rest, "quiet"))
        height += 20
    return Picture(made.title, description(made), needs, height, tuple(drawn))


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
        f"{row.who}{f', of {row.event},' if row.event else ''} "
        + "; ".join(
            f"{verb} {', '.join(named)}"
            for sign, verb in verbs.items()
            if (named := [c for c in made.columns if row.signs.get(c) == sign])
        )
        + "."
        for row in made.rows
    )


def _grid(made: WhoSaysWhat, width: float) -> tuple[float, float, list[Element]]:
    labels = (text for row in made.rows for text in (_label(made, row), row.event))
    names = room_for(labels, max(width * 0.38, width - len(made.columns) * _COLUMN))
    column = min((width - names) / len(made.columns), _COLUMN)
    needs = names + column * len(made.columns)
    top, drawn = _heads(made, names, column)
    drawn.append(line(0, top, needs, top, "rule"))
    for row in made.rows:
        height, inside = _row(made, row, names, column, top)
        top += height
        drawn += [*inside, line(0, top, needs, top, "rule")]
    return needs, top + 6, drawn


def _heads(made: WhoSaysWhat, names: float, column: float) -> tuple[float, list[Element]]:
    """Draw the values over their columns; give where the rows begin, too."""
    room = column - (30 if made.ladder else 10)
    heads = [wrapped(value, room, _LINES) for value in made.columns]
    top = 8 + _LINE * max(map(len, heads)) + 4
    drawn: list[Element] = []
    for n, head in enumerate(heads):
        middle = names + (n + 0.5) * column
        for nth, said in enumerate(reversed(head)):
            drawn.append(fitted(middle, top - 7 - nth * _LINE, said, column - 4, "quiet mid"))
        if made.ladder and n:
            drawn.append(words(names + n * column, top - 7, "<", "strong mid"))
    return top, drawn


def _row(
    made: WhoSaysWhat, row: TableRow, names: float, column: float, top: float
) -> tuple[float, list[Element]]:
    """Draw a row; give its height, too."""
    lines = [
        said
        for text in (_label(made, row), row.event)
        for said in wrapped(text, names - 14, _LINES)
    ]
    height = _LINE * len(lines) + 8
    drawn = [
        fitted(0, top + (n + 1) * _LINE, said, names - 8, "quiet") for n, said in enumerate(lines)
    ]
    for n, value in enumerate(made.columns):
        if sign := row.signs.get(value):
            drawn.append(_sign(sign, row.side, names + (n + 0.5) * column, top + height / 2))
    return height, drawn


def _values_below_one_another(
    made: WhoSaysWhat, width: float
) -> tuple[float, float, list[Element]]:
    drawn: list[Element] = []
    top = 0.0
    for n, value in enumerate(made.columns):
        step = "< " if made.ladder and n else ""
        for said in wrapped(f"{step}{value}", width, _LINES, BOLD):
            top += _LINE
            drawn.append(fitted(0, top, said, width, "strong"))
        for row in made.rows:
            if sign := row.signs.get(value):
                who = ", ".join(filter(None, (_label(made, row), row.event)))
                drawn.append(_sign(sign, row.side, 10, top + _LINE))
                for said in wrapped(who, width - 24, _LINES):
                    top += _LINE
                    drawn.append(fitted(24, top + 5, said, width - 24, "quiet"))
                top += 4
        top += 8
    return width, top, drawn


def _label(made: WhoSaysWhat, row: TableRow) -> str:
    side = f"{letter(row.side)} · " if made.sides > 1 and row.side is not None else ""
    return f"{side}{row.who}"


def _sign(sign: Sign, side: int | None, x: float, y: float) -> Element:
    if sign == "not":
        return path(f"M{x - 5:.1f} {y - 5:.1f}l10 10m0 -10l-10 10", "against")
    kind = f"{'said' if sign == 'says' else 'hollow'} {colour(side)}"
    return element("circle", cx=x, cy=y, r=6, **{"class": kind})
