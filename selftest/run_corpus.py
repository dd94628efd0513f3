"""Runs all cases, and says whether any check is without one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.registry import CHECKS
from selftest.run_case import run_case
from support.progress import silent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selftest.read_cases import ReadCase
    from support.progress import Progress


class CaseResult(NamedTuple):
    """A case with what is wrong with its outcome, and whether something broke."""

    read: ReadCase
    wrong: tuple[str, ...]
    defect: bool


def run_corpus(cases: Sequence[ReadCase], progress: Progress = silent) -> Iterator[CaseResult]:
    """Run cases in their order."""
    try:
        for number, read in enumerate(cases):
            progress(read.case.id, number / len(cases))
            ran = run_case(read.case)
            yield CaseResult(read, ran.wrong, ran.defect)
    finally:
        progress("", 1)


def found_by_none(cases: Sequence[ReadCase]) -> list[str]:
    """Give the checks of which no case has a finding: if they found nothing, nobody would see."""
    found = {expected.check for read in cases for expected in read.case.want.finds}
    return [check.code for check in CHECKS if check.code not in found]
