"""All pictures of a ledger as files: one for each attribute that has one, and the matrix."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from reports.fact_sheet.build import facts, statements_by_slot
from reports.fact_sheet.term_wording import term_wording
from reports.pictures.draw import draw, figures, with_sides
from reports.pictures.matrix import matrix, matrix_of
from support.output_files import is_same, unwritable_for, write
from support.problems import Place, Problem, UnusableInput

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from reports.pictures.svg import Picture
    from runner.examine import Examined

_NO_NAME = re.compile(r"[^\w.-]+")
_LONGEST = 100


def write_pictures(examined: Examined, folder: Path, read: Collection[Path] = ()) -> None:
    """Write `sources.svg` and a `SUBJECT--ATTRIBUTE.svg` each; other files there stay.

    Raises UnusableInput where the folder or a file cannot be written, or is one of those `read`.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable_for(folder, error) from None
    used: set[str] = set()
    for name, picture in _pictures(examined):
        file = folder / f"{_free(name, used)}.svg"
        if any(is_same(file, path) for path in read):
            found = "a file that this run reads"
            raise UnusableInput(
                [Problem(Place(str(file)), "", found, "another folder to write to")]
            )
        write(picture.standalone(), file)


def _pictures(examined: Examined) -> Iterator[tuple[str, Picture]]:
    stated, words = statements_by_slot(examined.store), term_wording(examined.store)
    sheet = facts(examined, stated)
    if made := matrix_of(examined, sheet, stated):
        yield "sources", matrix(made)
    for fact in sheet:
        shown = with_sides(stated[fact.subject, fact.attribute])
        title = f"{fact.subject_name}: {fact.attribute_label}"
        for figure in figures(title, shown, words, as_stated=True):
            yield f"{fact.subject}--{fact.attribute}", draw(figure)


def _free(name: str, used: set[str]) -> str:
    """Give a file name for words, which is not taken yet on any system."""
    safe = _NO_NAME.sub("-", name).strip(".-")[:_LONGEST] or "picture"
    several = (safe if n == 1 else f"{safe}-{n}" for n in count(1))
    free = next(each for each in several if each.casefold() not in used)
    used.add(free.casefold())
    return free
