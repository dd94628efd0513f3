"""Runs a case, and says where its outcome is not the one that must come."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, NamedTuple

from runner.examine import examined
from selftest.case_record import ExpectedFinding
from selftest.manual_examples import examples_together
from support.problems import UnusableInput
from support.temporary_files import temporary_folder

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from claim_tables.input_tables import Tables
    from runner.examine import Examined
    from schema.finding import Finding, Outcome
    from selftest.case_record import Case, NamedTables

_LEDGER = "facts.yaml"
_NUMBERS = {"first": 0, "second": 1}


class Ran(NamedTuple):
    """How a case ended: what is `wrong`, and whether that is a `defect`: something broke."""

    wrong: tuple[str, ...] = ()
    defect: bool = False


def run_case(case: Case) -> Ran:
    """Run a case in a folder of its own. It never raises what the case makes the program raise."""
    with temporary_folder(Path(gettempdir()).resolve()) as folder:
        try:
            with _examined(case, folder) as seen:
                return _compared(case, seen)
        except UnusableInput as error:
            said = str(error).replace(f"{folder}/", "").replace(f"{folder}\\", "")
            return Ran(tuple(_refusal(case, said)))
        except Exception as error:  # noqa: BLE001 - what breaks a case is its outcome
            return Ran((f"a defect: {type(error).__name__}: {error}",), defect=True)


@contextmanager
def _examined(case: Case, folder: Path) -> Generator[Examined]:
    """Write the input of a case, and examine it."""
    ledger = folder / _LEDGER
    for name, content in case.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8", newline="")
    if case.examples:
        whole = examples_together(_NUMBERS[case.examples], folder)
        ledger.write_text(json.dumps(whole), encoding="utf-8")
    elif case.ledger is not None:
        ledger.write_text(case.ledger, encoding="utf-8", newline="")
    paths = [str(ledger)] if ledger.exists() else []
    if case.tables is None:
        with examined(paths) as seen:
            yield seen
        return
    from runner.examine_tables import examined_tables  # noqa: PLC0415 - few cases have tables
    from runner.few_or_many import ENTRIES_UP_TO  # noqa: PLC0415

    tables = _tables(case.tables, folder)
    most = 0 if case.large else ENTRIES_UP_TO
    with examined_tables(paths, tables, entries_up_to=most) as seen:
        yield seen


def _tables(named: NamedTables, folder: Path) -> Tables:
    """Give the tables of a case, in its folder."""
    from claim_tables.input_tables import Tables  # noqa: PLC0415 - few cases have tables

    def within(names: Iterable[str]) -> list[str]:
        return [str(folder / name) for name in names]

    return Tables(
        within(named.claims),
        within(named.sources),
        within(named.subjects),
        within(named.attributes),
        within(named.vocabularies),
    )


def _compared(case: Case, seen: Examined) -> Ran:
    """Compare what was found with what must come: neither more nor less."""
    wrong = [f"not refused, which must say {words!r}" for words in case.want.refused]
    wrong += _differences(case.want.finds, map(_as_expected, seen.findings))
    broken = [outcome for outcome in seen.outcomes if outcome.state == "could not run"]
    wrong += [f"{outcome.code} could not run: {outcome.reason}" for outcome in broken]
    wrong += _not_passed(case.want.passes, seen.outcomes)
    return Ran(tuple(wrong), defect=bool(broken))


def _differences(
    wanted: Iterable[ExpectedFinding], found: Iterable[ExpectedFinding]
) -> Iterable[str]:
    """Yield each finding that is missing, and each that nobody expects; a second one, too."""
    must, are = Counter(map(_worded, wanted)), Counter(map(_worded, found))
    yield from (f"missing: {each}" for each in sorted((must - are).elements()))
    yield from (f"unlisted: {each}" for each in sorted((are - must).elements()))


def _as_expected(finding: Finding) -> ExpectedFinding:
    return ExpectedFinding(
        check=finding.code,
        severity=finding.severity.value,
        subject=finding.subject,
        attribute=finding.attribute,
        scope=finding.scope,
        values=finding.values,
        sides=tuple(side.sources for side in finding.sides),
    )


def _worded(expected: ExpectedFinding) -> str:
    """Write a finding as a file of cases has it, so that it can be compared and copied."""
    return json.dumps(expected.model_dump(exclude_defaults=True), ensure_ascii=False)


def _not_passed(codes: Iterable[str], outcomes: Iterable[Outcome]) -> Iterable[str]:
    ended = {outcome.code: outcome for outcome in outcomes}
    for code in codes:
        outcome = ended.get(code)
        if outcome is None:
            yield f"{code} must pass, and there is no such check"
        elif outcome.state != "passed":
            why = f": {outcome.reason}" if outcome.reason else ""
            yield f"{code} must pass, and ended otherwise: {outcome.state}{why}"


def _refusal(case: Case, said: str) -> Iterable[str]:
    """Say what is wrong with a refusal: nobody expects it, or it lacks words that it must have."""
    if not case.want.refused:
        yield f"refused: {said}"
    for words in case.want.refused:
        if words not in said:
            yield f"refused without the words {words!r}: {said}"
