from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

import cli
from checks.definition import AnyCheck
from checks.registry import CHECKS
from runner.run import run as run_all
from tests.cli.command import Ended

InProcess = Callable[..., Ended]
FEW = {"CR101", "CR102", "CR103", "CR105", "CR401", "CR404", "CR405", "CR505", "CR601", "CR602"}
"""The checks of the findings that the cases of the commands are about."""


@pytest.fixture
def every_check() -> None:
    """Asked for by a case that is about all checks."""


@pytest.fixture(autouse=True)
def _few_checks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run few checks where a command runs all: most of the time of a run goes into its checks.

    A choice of checks stays as it is, and so do those of a team's own, and processes.
    """
    if "every_check" in request.fixturenames:
        return

    def run_few(context: Any, checks: Iterable[AnyCheck], *more: Any) -> Any:  # noqa: ANN401
        chosen = tuple(checks)
        if len(chosen) >= len(CHECKS):
            chosen = tuple(check for check in chosen if check.own or check.code in FEW)
        return run_all(context, chosen, *more)

    monkeypatch.setattr("runner.examine.run", run_few)
    monkeypatch.setattr("runner.examine_tables.run", run_few)


@pytest.fixture
def within(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> InProcess:
    """The command without the cost of a process of its own, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("CROSSREAD_TRACEBACK", raising=False)

    def run(*arguments: str | Path) -> Ended:
        with pytest.raises(SystemExit) as exit_:
            cli.main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        assert isinstance(exit_.value.code, int)
        return Ended(exit_.value.code, printed.out, printed.err)

    return run
