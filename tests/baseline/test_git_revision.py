"""A ledger as it was at a git revision."""

from __future__ import annotations

import subprocess
import sys
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
        with at_revision([path], revision) as unpacked:
            (then,) = unpacked.paths
            file = then if then.suffix else then / "facts.yaml"
            assert file.read_text(encoding="utf-8") == f"title: {title}\n"
            assert (file.parent / "../texts/a.txt").read_text(encoding="utf-8") == "old"
        assert not file.exists()
    assert Path("desk/facts.yaml").read_text(encoding="utf-8") == "title: three\n"


@pytest.mark.usefixtures("_repository")
def test_what_did_not_exist_is_left_out() -> None:
    with at_revision([Path("desk/new.yaml")], "one") as then:
        assert then.paths == []


@pytest.mark.usefixtures("_repository")
@pytest.mark.parametrize("revision", ["nonsense", "--help", "", "HEAD:desk"])
def test_no_such_revision(revision: str) -> None:
    with (
        pytest.raises(UnusableInput, match="expected a commit, branch or tag of the repository"),
        at_revision([Path("desk/facts.yaml")], revision),
    ):
        pass


@pytest.mark.usefixtures("here")
def test_a_repository_without_commits() -> None:
    git("init", "-q", "-b", "main")
    with (
        pytest.raises(
            UnusableInput, match="HEAD: found a repository without commits, expected one"
        ),
        at_revision([Path("facts.yaml")], "HEAD"),
    ):
        pass


@pytest.mark.usefixtures("_repository")
def test_a_clone_that_has_only_the_latest_commit() -> None:
    git("clone", "-q", "--depth", "1", Path.cwd().as_uri(), "shallow")
    message = "found no such revision in a clone that has only the latest commits, expected the who"
    with (
        pytest.raises(UnusableInput, match=message),
        at_revision([Path("shallow/desk/facts.yaml")], "HEAD~1"),
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


LINES = "".join(f"# line {number} of a ledger that is long enough\n" for number in range(20))


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def commit(message: str) -> None:
    git("add", "-A")
    git("commit", "-q", "--allow-empty", "-m", message)


@pytest.fixture
def _long(here: Path) -> None:
    """A repository with a ledger of many lines, and one of others."""
    assert Path.cwd() == here
    git("init", "-q", "-b", "main")
    write("desk/facts.yaml", f"title: one\n{LINES}")
    write("desk/other.yaml", "".join(f"# other {number}\n" for number in range(20)))
    commit("one")
    git("tag", "one")


def titles(*paths: str, revision: str = "one") -> list[str]:
    """Give the first lines of the files of a ledger as they were."""
    with at_revision([Path(path) for path in paths], revision) as then:
        files = [
            f for path in then.paths for f in (sorted(path.iterdir()) if path.is_dir() else [path])
        ]
        return [file.read_text(encoding="utf-8").splitlines()[0] for file in files]


class TestMovedLedgers:
    """A ledger that was renamed or moved is compared with what it was under its other name."""

    pytestmark = pytest.mark.usefixtures("_long")

    @pytest.mark.parametrize("state", ["committed", "staged", "on disk"])
    @pytest.mark.parametrize("now", ["desk/renamed.yaml", "facts.yaml", "a/b/desk.yaml"])
    def test_renamed_and_edited(self, state: str, now: str) -> None:
        Path(now).parent.mkdir(parents=True, exist_ok=True)
        Path("desk/facts.yaml").rename(now)
        write(now, f"title: two\n{LINES}# more\n")
        if state != "on disk":
            git("add", "-A")
        if state == "committed":
            commit("two")
        before = subprocess.run(["git", "status", "-z"], check=True, capture_output=True)  # noqa: S607
        assert titles(now) == ["title: one"]
        after = subprocess.run(["git", "status", "-z"], check=True, capture_output=True)  # noqa: S607
        assert after.stdout == before.stdout  # the repository's own index is as it was

    def test_a_folder_that_was_moved(self) -> None:
        Path("desk").rename("ledgers")
        assert titles("ledgers") == ["title: one", "# other 0"]

    def test_into_a_folder_that_was_there(self) -> None:
        write("ledgers/a.yaml", "title: there\n")
        commit("two")
        git("tag", "two")
        Path("desk/facts.yaml").rename("ledgers/b.yaml")
        assert titles("ledgers", revision="two") == ["title: there", "title: one"]

    def test_where_another_file_has_its_old_name(self) -> None:
        Path("desk/facts.yaml").rename("desk/old.yaml")
        write("desk/facts.yaml", "title: quite another\n")
        assert titles("desk/old.yaml") == ["title: one"]
        assert titles("desk/old.yaml", "desk/facts.yaml") == ["title: one"]
        assert titles("desk") == ["title: one", "# other 0"]

    def test_of_a_name_that_shells_and_git_would_quote(self) -> None:
        Path("desk/facts.yaml").rename('desk/ü "1".yaml')
        assert titles('desk/ü "1".yaml') == ["title: one"]

    def test_nothing_is_followed_that_shares_little(self) -> None:
        Path("desk/facts.yaml").unlink()
        write("desk/new.yaml", "title: new\n" + LINES.replace("line", "word"))
        assert titles("desk/new.yaml") == []

    def test_a_copy_is_no_move(self) -> None:
        write("desk/copy.yaml", f"title: one\n{LINES}")
        assert titles("desk/copy.yaml") == []


class TestMergeBase:
    """A branch is compared with where it left the revision, not with what came after."""

    pytestmark = pytest.mark.usefixtures("_long")

    @pytest.fixture(autouse=True)
    def _branches(self, _long: None) -> None:
        git("checkout", "-q", "-b", "branch")
        write("desk/facts.yaml", f"title: branch\n{LINES}")
        commit("branch")
        git("checkout", "-q", "main")
        write("desk/facts.yaml", f"title: main\n{LINES}")
        commit("main")
        git("checkout", "-q", "branch")

    @pytest.mark.parametrize("revision", ["main", "main...", "one", "one...", "HEAD~1"])
    def test_of_a_branch_that_others_went_on_without(self, revision: str) -> None:
        assert titles("desk/facts.yaml", revision=revision) == ["title: one"]

    def test_of_what_is_ahead_of_the_revision(self) -> None:
        assert titles("desk/facts.yaml", revision="HEAD") == ["title: branch"]
        git("checkout", "-q", "--detach", "one")
        assert titles("desk/facts.yaml", revision="main") == ["title: one"]

    def test_after_a_merge(self) -> None:
        git("merge", "-q", "--strategy=ours", "main")
        assert titles("desk/facts.yaml", revision="main") == ["title: main"]

    def test_without_a_commit_in_common(self) -> None:
        git("checkout", "-q", "--orphan", "alone")
        commit("alone")
        assert titles("desk/facts.yaml", revision="main") == ["title: main"]
        with pytest.raises(UnusableInput) as caught:
            titles("desk/facts.yaml", revision="main...")
        assert str(caught.value) == (
            "main...: found no commit in common with HEAD, expected one in the history that is "
            "here; a shallow clone lacks some (fetch-depth: 0)"
        )

    @pytest.mark.parametrize("revision", ["...", "main..", "main...branch", "nonsense..."])
    def test_of_no_revision(self, revision: str) -> None:
        with pytest.raises(UnusableInput, match=r"found no such revision"):
            titles("desk/facts.yaml", revision=revision)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
@pytest.mark.usefixtures("_repository")
def test_links_that_lead_out_of_the_repository_are_left_out() -> None:
    Path("desk/out.txt").symlink_to("/etc/hostname")
    Path("desk/up.txt").symlink_to("../../up.txt")
    Path("desk/in.txt").symlink_to("../texts/a.txt")
    commit("links")
    with at_revision([Path("desk")], "HEAD") as then:
        names = {path.name for path in then.paths[0].iterdir()}
    assert names >= {"facts.yaml", "in.txt"}
    assert not names & {"out.txt", "up.txt"}
