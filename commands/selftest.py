"""`selftest`: cases whose outcome is known, run and compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from commands.common import refuse, say
from commands.exit_codes import DEFECT, FOUND, NOTHING_NEW
from commands.progress_bar import bar
from reports.phrases import counted
from schema.characters import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selftest.read_cases import ReadCase
    from selftest.run_corpus import CaseResult


def selftest(
    cases: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="CASES",
            help="Files of cases, or folders of them.  [default: the cases of Crossread]",
            show_default=False,
        ),
    ] = None,
    *,
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Run only this case; may be repeated.", show_default=False),
    ] = None,
) -> None:
    """Run small ledgers and tables whose findings are known.

    Each case has an input, and the findings that must come of it and no others: a finding that is
    not listed is as wrong as one that is missing. docs/selftest.md says how to write cases.

    Exit codes: 0 all outcomes are right; 1 some are not; 2 the cases cannot be used, or there is
    none to run; 3 something broke.
    """
    from selftest.read_cases import PACKAGED, read_cases
    from selftest.run_corpus import found_by_none, run_corpus

    read = _chosen(read_cases(cases or [PACKAGED]), only)
    unfound = [] if cases or only else found_by_none(read)
    results = list(run_corpus(read, bar()))
    say(_lines(results, unfound))
    if any(result.defect for result in results):
        raise typer.Exit(DEFECT)
    wrong = unfound or any(result.wrong for result in results)
    raise typer.Exit(FOUND if wrong else NOTHING_NEW)


def _chosen(read: list[ReadCase], only: list[str] | None) -> list[ReadCase]:
    """Give the cases to run. Raises CommandLineError for an id that no case has."""
    known = {each.case.id for each in read}
    for id_ in only or ():
        if id_ not in known:
            refuse(f"--only: found {id_!r}, expected the id of a case")
    return [each for each in read if not only or each.case.id in only]


def _lines(results: list[CaseResult], unfound: list[str]) -> Iterator[str]:
    """Yield what is wrong, case by case, then how many are right."""
    for (file, case), wrong, _ in results:
        if wrong:
            yield f"{escaped(file)}: {case.id}: {escaped(case.why)}"
            yield from (f"  {escaped(line)}" for text in wrong for line in text.splitlines())
    yield from (f"{code}: no case has a finding of this check" for code in unfound)
    right = sum(not result.wrong for result in results)
    findings = sum(len(read.case.want.finds) for read, *_ in results)
    cases = counted(len(results), "case")
    yield f"{right:,} of {cases} right; {counted(findings, 'finding')} expected."
