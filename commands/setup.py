"""What decides which findings make a run fail: options, settings, the baseline, a revision."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from commands.common import FOUND, NOTHING_NEW, FailOn, path, verdict
from ledger.settings_file import find_settings
from support.problems import Place, Problem, UnusableInput

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from baseline.compare import Comparison
    from checks.definition import AnyCheck
    from ledger.settings_file import Found
    from reports.findings.run_result import Told
    from runner.examine import Examined
    from schema.acceptance import Acceptance
    from schema.finding import Finding
    from schema.settings import Settings

_CHECKS = "CR101, CR1 (all that begin so) or a name; commas or the option again for more."
Select = Annotated[
    list[str] | None,
    typer.Option(metavar="CHECK", help=f"Run only these checks: {_CHECKS}", show_default=False),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(metavar="CHECK", help="Leave these checks out.", show_default=False),
]
BaselinePath = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="PATH",
        parser=path,
        help="The file of accepted findings.  [default: crossread-baseline.yaml, if there]",
        show_default=False,
    ),
]


class Setup(NamedTuple):
    """What a run is made of, once options and settings are put together; options win.

    `checks` is None where all are run.
    """

    paths: list[str]
    settings: Settings
    checks: tuple[AnyCheck, ...] | None
    baseline: Path
    read: frozenset[Path] = frozenset()

    @property
    def files(self) -> frozenset[Path]:
        """The files that decide about a run beside the ledger: settings, checks, baseline."""
        return self.read | {self.baseline}


def set_up(
    ledger: list[str] | None,
    select: list[str] | None = None,
    ignore: list[str] | None = None,
    baseline: Path | None = None,
    *,
    to_write: bool = False,
) -> Setup:
    """Put options and settings together. Raises UnusableInput and typer.BadParameter.

    A baseline that is named must exist, unless it is `to_write`.
    """
    first = Path(ledger[0]) if ledger and ledger[0] != "-" else Path()
    found = find_settings(first)
    settings, folder = found.settings, found.folder
    named = [str(folder / written) for written in settings.ledger]
    if baseline is not None and not to_write and not baseline.exists():
        raise typer.BadParameter(
            f"found no file {str(baseline)!r}, expected a baseline", param_hint="--baseline"
        )
    return Setup(
        ledger or named or ["facts.yaml"],
        settings,
        _checks(_words(select), _words(ignore), found),
        baseline or folder / settings.baseline,
        frozenset(_read(found)),
    )


def _read(found: Found) -> Iterable[Path]:
    """Give the files of the settings and of a team's own checks."""
    if found.file:
        yield found.file
    if found.settings.checks:
        from runner.own_checks import files_of

        yield from files_of(found.settings.checks, found.folder)


def _words(listed: list[str] | None) -> list[str] | None:
    """Part what is listed with commas."""
    return [word.strip() for item in listed for word in item.split(",")] if listed else None


def _checks(
    select: list[str] | None, ignore: list[str] | None, found: Found
) -> tuple[AnyCheck, ...] | None:
    both = {
        "select": found.settings.select if select is None else select,
        "ignore": found.settings.ignore if ignore is None else ignore,
    }
    if not any(both.values()) and not found.settings.checks:
        return None
    from checks.registry import UnknownCheckError, chosen

    known = all_checks(found)
    for key, words in both.items():
        try:
            chosen(words, (), known)
        except UnknownCheckError as error:
            if (select if key == "select" else ignore) is not None:
                raise typer.BadParameter(str(error), param_hint=f"--{key}") from None
            problem = Problem(found.place(key), key, repr(error.word), error.expected)
            raise UnusableInput([problem]) from None
    left = chosen(both["select"], both["ignore"], known)
    if not left:
        raise typer.BadParameter("found no check that is left to run, expected at least one")
    return left


def all_checks(found: Found) -> tuple[AnyCheck, ...]:
    """Give our checks, then those of the team's own. Raises UnusableInput."""
    from checks.registry import CHECKS

    if not found.settings.checks:
        return CHECKS
    from runner.own_checks import own_checks

    return CHECKS + own_checks(found.settings.checks, found.folder)


def today() -> date:
    """Give the day where the command runs."""
    return datetime.now().astimezone().date()


def accepted(setup: Setup) -> tuple[Acceptance, ...]:
    """Give the entries of the baseline, none where there is no file. Raises UnusableInput."""
    if not setup.baseline.exists():
        return ()
    from baseline.file import read_baseline

    return read_baseline(setup.baseline)


def compared(seen: Examined, setup: Setup, since: str | None = None) -> Comparison:
    """Hold what was found against the baseline and, if wanted, against a revision.

    Raises UnusableInput.
    """
    from baseline.compare import compare, known_before

    ran = {outcome.code for outcome in seen.outcomes if outcome.state != "could not run"}
    subjects = {subject.id for subject in seen.records.subjects}
    comparison = compare(seen.findings, accepted(setup), today(), ran, subjects)
    if seen.records.decisions:
        from baseline.decisions import settle

        comparison = settle(comparison, seen)
    return comparison if since is None else known_before(comparison, _found_at(since, setup))


def _found_at(since: str, setup: Setup) -> tuple[Finding, ...]:
    """Give what the same checks find in the ledger as it stood at a revision."""
    from ledger.git_revision import at_revision
    from runner.examine import examined

    with at_revision([Path(written) for written in setup.paths], since) as then:
        if not then:
            return ()
        with _at(since), examined(then, checks=setup.checks) as seen:
            return seen.findings


@contextmanager
def _at(revision: str) -> Generator[None]:
    """Say of a ledger that could not be read that it is the one of a revision."""
    try:
        yield
    except UnusableInput as error:
        found = f"a ledger that could not be read then: {str(error).splitlines()[0]}"
        expected = "a revision whose ledger can be checked"
        raise UnusableInput([Problem(Place(revision), "", found, expected)]) from None


def told(seen: Examined, setup: Setup, since: str | None = None) -> Told:
    """Give a run as it is told. Raises UnusableInput."""
    from reports.findings.run_result import Told

    own = tuple(check for check in setup.checks or () if check.guarded)
    return Told(compared(seen, setup, since), seen.outcomes, str(setup.baseline), own)


def exit_code(run: Told, fail_on: FailOn, *, fail_on_stale: bool) -> int:
    """Give the exit code: a check that could not run outweighs what the others found.

    An acceptance that has expired fails whatever its severity: somebody was to look again.
    """
    if run.broken or fail_on is FailOn.NEVER:
        return verdict(run.outcomes)
    stale = fail_on_stale and bool(run.comparison.stale)
    return FOUND if stale or any(_counts(run, fail_on)) else NOTHING_NEW


def _counts(run: Told, fail_on: FailOn) -> Iterable[bool]:
    return (j.status == "expired" or j.finding.severity >= fail_on.value for j in run.open)
