"""Options and settings, put together into what a run is made of."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from commands.common import path, refuse
from commands.refusals import all_refusals
from settings.bounds_of import baseline_of, bounds_of, ledgers_of
from settings.toml_file import find_settings
from support.bounds import NO_SETTINGS, Bounds
from support.paths import exists, is_folder
from support.problems import Problem, UnusableInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from baseline.compare import Comparison
    from checks.definition import AnyCheck
    from checks.registry import UnknownCheckError
    from reports.findings.run_result import RunResult
    from runner.examine import Examined
    from schema.acceptance import Acceptance
    from schema.settings import Settings
    from settings.toml_file import FoundSettings

Select = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CHECK",
        help="Run only these checks: a code (CR101), the beginning of codes (CR1) or a name. "
        "Separate several with commas, or repeat the option.",
        show_default=False,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(metavar="CHECK", help="Do not run these checks.", show_default=False),
]
Verbose = Annotated[
    bool,
    typer.Option(
        "--verbose",
        help="Also list the checks that found nothing and those that did not apply, with reasons.",
    ),
]
BaselinePath = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="PATH",
        parser=path,
        help="Accepted findings.  [default: crossread-baseline.yaml]",
        show_default=False,
    ),
]


class Setup(NamedTuple):
    """What a run is made of: options of the command line, else settings, else defaults.

    `checks` is None if all are to run. `found` are the settings with their file.
    """

    found: FoundSettings
    paths: list[str]
    settings: Settings
    checks: tuple[AnyCheck, ...] | None
    baseline: Path
    settings_files: frozenset[Path] = frozenset()
    bounds: Bounds = NO_SETTINGS

    @property
    def files(self) -> frozenset[Path]:
        """The files that a run depends on besides the ledger: settings, own checks, baseline."""
        return self.settings_files | {self.baseline}


def set_up(
    ledger: list[str] | None,
    select: list[str] | None = None,
    ignore: list[str] | None = None,
    baseline: Path | None = None,
    *,
    to_write: bool = False,
) -> Setup:
    """Put options and settings together. Raises UnusableInput and CommandLineError.

    A baseline that is named must exist, unless it is `to_write`.
    """
    found = settings_for(ledger)
    settings = found.settings
    ledgers = {} if ledger else ledgers_of(found)
    accepted = {} if baseline else baseline_of(found)
    bounds = bounds_of(found).also({**ledgers, **accepted})
    bounds.require()
    with all_refusals() as refusals:
        if not to_write:
            refusals.ask(_require_file, baseline)
        checks = refusals.ask(_checks, _split(select), _split(ignore), found)
    return Setup(
        found,
        ledger or [str(file) for file in ledgers] or ["facts.yaml"],
        settings,
        checks,
        baseline or found.folder / settings.baseline,
        settings_files(found),
        bounds,
    )


def settings_for(ledger: list[str] | None) -> FoundSettings:
    """Give the settings that apply to the ledgers of a command line. Raises UnusableInput."""
    from ledger.files import folder_of

    first = ledger[0] if ledger else "-"
    return find_settings(Path(first) if is_folder(first) else folder_of(first))


def _require_file(baseline: Path | None) -> None:
    if baseline is not None and not exists(baseline):
        with suppress(FileNotFoundError, NotADirectoryError, PermissionError, ValueError):
            baseline.stat()  # a name that no file can have says so
        refuse(f"--baseline: there is no file {str(baseline)!r}")


def settings_files(found: FoundSettings) -> frozenset[Path]:
    """Give the files of the settings and of the team's own checks."""
    own = frozenset({found.file} if found.file else ())
    if not found.settings.checks:
        return own
    from runner.own_checks import files_of

    return own | {*files_of(found.settings.checks, found.folder, bounds_of(found))}


def _split(given: list[str] | None) -> list[str] | None:
    """Split lists that are written with commas."""
    return [word.strip() for item in given for word in item.split(",")] if given else None


def _checks(
    select: list[str] | None, ignore: list[str] | None, found: FoundSettings
) -> tuple[AnyCheck, ...] | None:
    both = {
        "select": found.settings.select if select is None else select,
        "ignore": found.settings.ignore if ignore is None else ignore,
    }
    rules = found.settings.severity
    if not any(both.values()) and not found.settings.checks and not rules:
        return None
    from checks.registry import chosen, weighed

    known = all_checks(found)
    of_settings = [key for key, given in (("select", select), ("ignore", ignore)) if given is None]
    with all_refusals() as refusals:
        for key, words in both.items():
            if key not in of_settings:
                for word in words:
                    refusals.ask(_require_check, f"--{key}", word, known)
    problems = [
        Problem(found.place(key), key, repr(error.word), error.expected)
        for key in of_settings
        for word in both[key]
        if (error := _unknown(word, known))
    ]
    problems += [
        Problem(found.place("severity", rule, "checks"), "checks", repr(error.word), error.expected)
        for rule, told in enumerate(rules)
        for word in told.checks
        if (error := _unknown(word, known))
    ]
    if problems:
        raise UnusableInput(problems)
    left = chosen(both["select"], both["ignore"], weighed(known, rules))
    if not left:
        refuse("--select and --ignore leave no check to run")
    return left


def slips_in_severity(setup: Setup, seen: Examined) -> Iterable[str]:
    """Yield a note for each attribute in a rule that may be one of the ledger, misspelt.

    Others are not noted: they may be of another ledger.
    """
    if not setup.settings.severity:
        return
    from support.problems import nearest

    known = [attribute.id for attribute in seen.records.attributes]
    named = dict.fromkeys(each for rule in setup.settings.severity for each in rule.attributes)
    for each in named:
        meant = None if each in known else nearest(known, each)
        if meant:
            yield f"severity: no attribute {each!r} in the ledger; did you mean {meant!r}?"


def _require_check(option: str, word: str, known: Sequence[AnyCheck]) -> None:
    if error := _unknown(word, known):
        refuse(f"{option}: {error}")


def _unknown(word: str, known: Sequence[AnyCheck]) -> UnknownCheckError | None:
    """Give the error for a word that names no check."""
    from checks.registry import UnknownCheckError, chosen

    try:
        chosen([word], (), known)
    except UnknownCheckError as error:
        return error
    return None


def all_checks(found: FoundSettings) -> tuple[AnyCheck, ...]:
    """Give our checks, then those of the team's own. Raises UnusableInput."""
    from checks.registry import CHECKS

    if not found.settings.checks:
        return CHECKS
    from runner.own_checks import own_checks

    settings, place = found.settings, found.place("checks")
    return CHECKS + own_checks(settings.checks, found.folder, settings, bounds_of(found), place)


def today() -> date:
    """Give the day where the command runs."""
    return datetime.now().astimezone().date()


def accepted(setup: Setup) -> tuple[Acceptance, ...]:
    """Give the entries of the baseline, none if there is no file. Raises UnusableInput."""
    if not exists(setup.baseline):
        return ()
    from baseline.file import read_baseline

    return read_baseline(setup.baseline, setup.bounds)


def comparison_of(seen: Examined, setup: Setup, since: str | None = None) -> Comparison:
    """Compare the findings with the baseline and the decisions, and with a git revision if given.

    Raises UnusableInput.
    """
    from baseline.compare_run import compare_run

    if since is None:
        return compare_run(seen, accepted(setup), today())
    from baseline.earlier_run import findings_at

    return compare_run(
        seen, accepted(setup), today(), findings_at(since, setup.paths, setup.checks, setup.bounds)
    )


def run_result(seen: Examined, setup: Setup, since: str | None = None) -> RunResult:
    """Give the result of a run, as every output receives it. Raises UnusableInput."""
    from reports.findings.run_result import RunResult

    own = tuple(check for check in setup.checks or () if check.guarded)
    comparison = comparison_of(seen, setup, since)
    store, uncompared = seen.store, seen.uncompared
    first = next(iter(seen.typed.read.files), setup.paths[0])
    return RunResult(
        *(comparison, seen.outcomes, str(setup.baseline), own, since or "", store, uncompared),
        ledger=first,
    )
