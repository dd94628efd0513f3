"""Files of cases, read with the place of every mistake in them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from ledger.files import texts
from ledger.parse_yaml import parse
from ledger.record_errors import problems_at
from selftest.case_record import Corpus
from support.problems import Place, Problem, UnusableInput

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selftest.case_record import Case

PACKAGED = Path(__file__).parent / "cases"
"""The cases of Crossread itself."""


class ReadCase(NamedTuple):
    """A case, and the file that has it."""

    file: str
    case: Case


def read_cases(paths: Iterable[str | Path]) -> list[ReadCase]:
    """Give the cases of files and folders of them. Raises UnusableInput with all that is wrong."""
    problems: list[Problem] = []
    found: list[ReadCase] = []
    for file, text in texts(paths, problems):
        found += [ReadCase(file, case) for case in _of_file(file, text, problems)]
    first: dict[str, str] = {}
    for file, case in found:
        if case.id in first:
            there = f"{case.id!r}, as in {first[case.id]}"
            problems.append(Problem(Place(file), "id", there, "an id of its own"))
        first.setdefault(case.id, file)
    if problems:
        raise UnusableInput(problems)
    return found


def _of_file(file: str, text: str, problems: list[Problem]) -> tuple[Case, ...]:
    top, refused, _ = parse(text, file)
    problems += refused
    if top is None:
        return ()
    try:
        return Corpus.model_validate(top).cases
    except ValidationError as error:
        problems += problems_at(error, file, top)
        return ()
