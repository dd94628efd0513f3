"""A ledger at a glance: which source agrees with the others on which subject.

A cross: it contradicts more sources than are on its side. A bar: the sides are even. A dashed ring:
its words are ambiguous. A filled square: another source says the same. A small ring: nobody else
does. Blank: it says nothing about the subject. Of several facts about a subject, the worst counts.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reports.phrases import counted, subjects_in_order
from reports.pictures.agreement import LEGEND, WORST_FIRST, cells
from reports.pictures.svg import (
    LETTER,
    Picture,
    element,
    fitted,
    line,
    path,
    rectangle,
    room_for,
    words,
)
from schema.source_names import source_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from reports.fact_sheet.build import Slot
    from reports.fact_sheet.statement import Statement
    from reports.pictures.agreement import Agreement, Cells
    from runner.examine import Examined
    from schema.fact import Fact

MOST_ROWS, MOST_COLUMNS = 200, 60
_CELL, _ROW, _FOOT = 34.0, 24.0, 30.0
_MOST_OF_NAME, _MOST_OF_HEAD = 70 * LETTER, 44 * LETTER
_SLANT = 0.574  # of a name set upwards at 35 degrees


class Matrix(NamedTuple):
    """Subjects down, sources across, both with their names, and how each source agrees on each."""

    subjects: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, str], ...]
    cells: Cells


def matrix_of(
    examined: Examined, facts: list[Fact], stated: Mapping[Slot, list[Statement]]
) -> Matrix | None:
    """Put facts together by subject and source; None if there are no facts or no sources.

    `facts` and `stated` are those of the ledger, if somebody has them already.
    """
    records = examined.records
    if not facts or not records.sources:
        return None
    return Matrix(
        tuple(subjects_in_order(records.subjects, facts)),
        tuple(source_names(records.sources).items()),
        cells(facts, examined.findings, stated, examined.store),
    )


def matrix(made: Matrix) -> Picture:
    """Draw the matrix. It has at least one subject and one source."""
    subjects, sources = made.subjects[:MOST_ROWS], made.sources[:MOST_COLUMNS]
    names = room_for((name for _, name in subjects), _MOST_OF_NAME)
    slanted = room_for((name for _, name in sources), _MOST_OF_HEAD)
    top = slanted * _SLANT + 22
    right = names + _CELL * len(sources)
    width = max(right + slanted * 0.82 - _CELL / 2 + 8, _legend_width())
    rest = left_out(made)
    height = top + _ROW * len(subjects) + _FOOT + (18 if rest else 0)
    drawn = [*_heads(sources, names, top), line(0, top, right, top, "rule")]
    for n, (subject, name) in enumerate(subjects):
        below = top + n * _ROW
        drawn.append(fitted(4, below + 17, name, names - 8))
        drawn.append(line(0, below + _ROW, right, below + _ROW, "rule"))
        for column, (source, _) in enumerate(sources):
            if cell := made.cells.get((subject, source)):
                x = names + (column + 0.5) * _CELL
                drawn.append(mark(cell.agreement, x, below + _ROW / 2))
    drawn += _legend(top + _ROW * len(subjects) + 20)
    if rest:
        drawn.append(words(4, height - 5, rest, "quiet"))
    title = "Which source agrees on which subject"
    return Picture(title, description(made), width, height, tuple(drawn))


def description(made: Matrix) -> str:
    """Say in words what the matrix shows."""
    counts = Counter(cell.agreement for cell in made.cells.values())
    told = [f"{counts[each]} {LEGEND[each]}" for each in WORST_FIRST if counts[each]]
    opening = (
        f"{counted(len(made.subjects), 'subject')} and {counted(len(made.sources), 'source')}: "
        f"{'; '.join(told)}."
    )
    worst = [
        f"{LEGEND[agreement].capitalize()}: {'; '.join(named)}."
        for agreement in WORST_FIRST[:3]
        if (named := list(_named(made, agreement)))
    ]
    return " ".join([opening, *worst])


def _named(made: Matrix, agreement: Agreement) -> Iterator[str]:
    """Yield each subject with the sources that have a mark there."""
    for subject, name in made.subjects:
        who = [
            source_name
            for source, source_name in made.sources
            if (cell := made.cells.get((subject, source))) and cell.agreement == agreement
        ]
        if who:
            yield f"{name}: {', '.join(who)}"


def left_out(made: Matrix) -> str:
    """Say how many subjects and sources are too many; nothing if none are."""
    more = [
        counted(number, noun)
        for number, noun in (
            (len(made.subjects) - MOST_ROWS, "more subject"),
            (len(made.sources) - MOST_COLUMNS, "more source"),
        )
        if number > 0
    ]
    return f"and {' and '.join(more)}" if more else ""


def _heads(sources: tuple[tuple[str, str], ...], left: float, top: float) -> Iterator[Element]:
    for n, (_, name) in enumerate(sources):
        x, y = left + (n + 0.5) * _CELL, top - 8
        head = fitted(x, y, name, _MOST_OF_HEAD, "quiet")
        head.set("transform", f"rotate(-35 {x:.1f} {y:.1f})")
        yield head


def mark(agreement: Agreement, x: float, y: float) -> Element:
    """Draw the mark of an agreement around a point; each has a shape of its own."""
    match agreement:
        case "odd":
            return path(f"M{x - 6:.1f} {y - 6:.1f}l12 12m0 -12l-12 12", "against")
        case "even":
            return path(f"M{x - 7:.1f} {y - 3:.1f}h14m0 6h-14", "against")
        case "ambiguous":
            return element("circle", cx=x, cy=y, r=6, **{"class": "hollow s3"})
        case "agrees":
            return rectangle(x - 6, y - 6, 12, 12, "said s2")
        case "alone":
            return element("circle", cx=x, cy=y, r=4, **{"class": "published"})


def _legend(y: float) -> Iterator[Element]:
    x = 10.0
    for agreement in WORST_FIRST:
        yield mark(agreement, x, y - 4)
        yield words(x + 12, y, LEGEND[agreement], "quiet")
        x += 12 + (len(LEGEND[agreement]) + 3) * LETTER


def _legend_width() -> float:
    return 10 + sum(12 + (len(said) + 3) * LETTER for said in LEGEND.values())
