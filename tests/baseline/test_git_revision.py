"""A ledger as it was at a git revision."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from baseline.git_revision import at_revision
from support.problems import UnusableInput


def git(*arguments: str) -> None:
    own = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org"]
    subprocess.run(["git", *own, *arguments], check=True, capture_output=True)  # noqa: S607


@pytest.fixture
def _repository(here: Path) -> None:
    assert Path.cwd() == here
    git("init", "-q", "-b", "main")
    Path("desk").mkdir()
    Path("desk/facts.yaml").write_text("title: one\n", encoding="utf-8")
    Path("texts").mkdir()
    Path("texts/a.txt").write_text("old", encoding="utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", "one")
    git("tag", "one")
    Path("desk/facts.yaml").write_text("title: two\n", encoding="utf-8")
    Path("desk/new.yaml").write_text("title: new\n", encoding="utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", "two")
    Path("desk/facts.yaml").write_text("title: three\n", encoding="utf-8")


@pytest.mark.usefixtures("_repository")
@pytest.mark.parametrize(
    ("revision", "title"), [("one", "one"), ("HEAD", "two"), ("HEAD~1", "one")]
)
def test_files_and_folders_are_as_they_were(revision: str, title: str) -> None:
    for path in (Path("desk/facts.yaml"), Path("desk")):
        with at_revision([path], revision) as (then,):
            file = then if then.suffix else then / "facts.yaml"
            assert file.read_text(encoding="utf-8") == f"title: {title}\n"
            assert (file.parent / "../texts/a.txt").read_text(encoding="utf-8") == "old"
        assert not file.exists()
    assert Path("desk/facts.yaml").read_text(encoding="utf-8") == "title: three\n"


@pytest.mark.usefixtures("_repository")
def test_what_did_not_exist_is_left_out() -> None:
    with at_revision([Path("desk/new.yaml")], "one") as then:
        assert then == []


@pytest.mark.usefixtures("_repository")
@pytest.mark.parametrize("revision", ["nonsense", "--help", "", "HEAD:desk"])
def test_no_such_revision(revision: str) -> None:
    with (
        pytest.raises(UnusableInput, match="expected a commit, branch or tag of the repository"),
        at_revision([Path("desk/facts.yaml")], revision),
    ):
        pass


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("path", ["facts.yaml", "nowhere/facts.yaml", "-"])
def test_no_repository(path: str) -> None:
    with (
        pytest.raises(UnusableInput, match="to compare with a revision"),
        at_revision([Path(path)], "HEAD"),
    ):
        pass


@pytest.mark.usefixtures("_repository")
def test_a_file_outside_the_repository(tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "facts.yaml"
    with (
        pytest.raises(UnusableInput, match="found a file outside the repository"),
        at_revision([Path("desk/facts.yaml"), elsewhere], "HEAD"),
    ):
        pass
