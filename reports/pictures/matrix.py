"""A ledger at a glance: which source agrees with the others on which subject.

A filled square: something it says is confirmed by another source, and nothing it says is in
conflict. A cross: something it says is in conflict. A ring: it is alone with what it says. Blank:
it says nothing about the subject.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from reports.phrases import counted
from reports.pictures.svg import (
    LETTER,
    Picture,
    cut,
    element,
    line,
    path,
    rectangle,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

    from schema.fact import Fact

MOST_ROWS, MOST_COLUMNS = 60, 24
_NAMES, _CELL, _ROW, _FOOT = 250.0, 34.0, 24.0, 30.0
_SLANT = 0.574  # of a name set upwards at 35 degrees
Agreement = Literal["conflict", "agrees", "alone"]
_RANK: dict[Agreement, int] = {"alone": 0, "agrees": 1, "conflict": 2}
_CONFLICT = ("contested", "disputed")
_TOGETHER = ("agreed", "refined", "decided")


class Matrix(NamedTuple):
    """Subjects down, sources across, and whether each source agrees on what it says about each."""

    subjects: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    cells: dict[tuple[str, str], Agreement]


def matrix_of(facts: Iterable[Fact], sources: Iterable[str]) -> Matrix:
    """Put facts together by subject; those with a conflict come first, else in their order."""
    names: dict[str, str] = {}
    cells: dict[tuple[str, str], Agreement] = {}
    for fact in facts:
        names.setdefault(fact.subject, fact.subject_name)
        for source in (*fact.sources, *fact.against):
            key = (fact.subject, source)
            cells[key] = max(
                cells.get(key, "alone"), _agreement(fact, source), key=_RANK.__getitem__
            )
    contested = {subject for (subject, _), agreement in cells.items() if agreement == "conflict"}
    ordered = sorted(names.items(), key=lambda pair: pair[0] not in contested)
    return Matrix(tuple(ordered), tuple(sources), cells)


def _agreement(fact: Fact, source: str) -> Agreement:
    if fact.status in _CONFLICT or source in fact.against:
        return "conflict"
    return "agrees" if fact.status in _TOGETHER and len(fact.sources) > 1 else "alone"


def matrix(made: Matrix) -> Picture:
    """Draw the matrix. It has at least one subject and one source."""
    subjects, sources = made.subjects[:MOST_ROWS], made.sources[:MOST_COLUMNS]
    slanted = max(min(len(source), 26) for source in sources) * LETTER
    top = slanted * _SLANT + 22
    right = _NAMES + _CELL * len(sources)
    width = right + slanted * 0.82 - _CELL / 2 + 8
    rest = _left_out(made, len(subjects), len(sources))
    height = top + _ROW * len(subjects) + _FOOT + (18 if rest else 0)
    drawn = [*_heads(sources, top), line(0, top, right, top, "rule")]
    for n, subject in enumerate(subjects):
        drawn += _row(made, subject, sources, top + n * _ROW, right)
    drawn += _legend(top + _ROW * len(subjects) + 20)
    if rest:
        drawn.append(words(4, height - 5, rest, "quiet"))
    return Picture(
        "Which source agrees on which subject", description(made), width, height, tuple(drawn)
    )


def description(made: Matrix) -> str:
    """Say in words what the matrix shows."""
    counts = Counter(made.cells.values())
    contested = [
        f"{name}: {', '.join(who)}"
        for subject, name in made.subjects
        if (who := [s for s in made.sources if made.cells.get((subject, s)) == "conflict"])
    ]
    opening = (
        f"{counted(len(made.subjects), 'subject')} and {counted(len(made.sources), 'source')}: "
        f"{counts['conflict']} in conflict, {counts['agrees']} in agreement, "
        f"{counts['alone']} alone."
    )
    return f"{opening} In conflict: {'; '.join(contested)}." if contested else opening


def _left_out(made: Matrix, subjects: int, sources: int) -> str:
    more = [
        counted(number, noun)
        for number, noun in (
            (len(made.subjects) - subjects, "more subject"),
            (len(made.sources) - sources, "more source"),
        )
        if number
    ]
    return f"and {' and '.join(more)}" if more else ""


def _heads(sources: tuple[str, ...], top: float) -> Iterator[Element]:
    for n, source in enumerate(sources):
        x, y = _NAMES + (n + 0.5) * _CELL, top - 8
        head = words(x, y, cut(source, 26 * LETTER), "quiet")
        head.set("transform", f"rotate(-35 {x:.1f} {y:.1f})")
        yield head


def _row(
    made: Matrix, subject: tuple[str, str], sources: tuple[str, ...], top: float, right: float
) -> Iterator[Element]:
    key, name = subject
    yield words(4, top + 17, cut(name[:1].upper() + name[1:], _NAMES - 24))
    yield line(0, top + _ROW, right, top + _ROW, "rule")
    for n, source in enumerate(sources):
        agreement = made.cells.get((key, source))
        if agreement:
            yield _cell(agreement, _NAMES + (n + 0.5) * _CELL, top + _ROW / 2)


def _cell(agreement: Agreement, x: float, y: float) -> Element:
    if agreement == "conflict":
        return path(f"M{x - 6:.1f} {y - 6:.1f}l12 12m0 -12l-12 12", "against")
    if agreement == "agrees":
        return rectangle(x - 6, y - 6, 12, 12, "said s2")
    return element("circle", cx=x, cy=y, r=4, **{"class": "published"})


def _legend(y: float) -> Iterator[Element]:
    x = 10.0
    labels: tuple[tuple[Agreement, str], ...] = (
        ("conflict", "in conflict"),
        ("agrees", "another source agrees"),
        ("alone", "alone"),
    )
    for agreement, said in labels:
        yield _cell(agreement, x, y - 4)
        yield words(x + 12, y, said, "quiet")
        x += 12 + (len(said) + 3) * LETTER
