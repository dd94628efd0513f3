from collections.abc import Callable
from pathlib import Path

import pytest

import cli
from tests.cli.command import Ended

InProcess = Callable[..., Ended]


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
