"""`check --since`: what a branch has brought, and nothing else, makes it fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import example
from tests.cli.conftest import InProcess
from tests.test_wiring import git

LEDGER = Path("facts.yaml")
CONFLICT = example("CR101")
ONE = ("--select", "CR101")


@pytest.fixture
def branch(within: InProcess) -> InProcess:
    """The command on a branch of a repository whose ledger has one contradiction."""
    LEDGER.write_text(CONFLICT, encoding="utf-8")
    git("init", "-q", "-b", "main", cwd=Path())
    commit()
    git("checkout", "-q", "-b", "branch", cwd=Path())
    return within


def commit() -> None:
    git("add", "-A", cwd=Path())
    git("commit", "-q", "-m", "as it is", cwd=Path())


def test_a_ledger_that_was_moved_has_brought_nothing(branch: InProcess) -> None:
    Path("desk").mkdir()
    LEDGER.rename("desk/story.yaml")
    ended = branch("check", "desk", "--since", "main", *ONE)
    assert ended.code == 0
    assert "Nothing new; 1 known." in ended.out
    commit()
    assert branch("check", "desk/story.yaml", "--since", "main", *ONE).code == 0


def test_a_contradiction_that_others_settled_meanwhile_is_not_new(branch: InProcess) -> None:
    git("checkout", "-q", "main", cwd=Path())
    LEDGER.write_text(CONFLICT[: CONFLICT.rindex("  - source")], encoding="utf-8")
    commit()
    git("checkout", "-q", "branch", cwd=Path())
    for revision in ("main", "main..."):
        assert branch("check", "--since", revision, *ONE).code == 0
    git("merge", "-q", "main", cwd=Path())
    LEDGER.write_text(CONFLICT, encoding="utf-8")  # the branch brings it back
    assert branch("check", "--since", "main", *ONE).code == 1
