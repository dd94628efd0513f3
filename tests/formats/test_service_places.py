"""Services find the file of a finding from whatever folder the command was run in."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from reports.findings.service_places import repository_path
from tests.cli.command import example, in_process

FORMS = ("github", "gitlab", "sarif")
ELSEWHERE = "../elsewhere"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with two ledgers in a folder, next to a folder that is in none."""
    root = tmp_path / "repository"
    (root / ".git").mkdir(parents=True)
    head, claims = example("CR101").split("claims:\n")
    first, second = re.findall(r"^  - .*?(?=^  - |\Z)", claims, re.DOTALL | re.MULTILINE)
    (root / "desk/facts").mkdir(parents=True)
    (root / "desk/facts/a.yaml").write_text(f"{head}claims:\n{first}", encoding="utf-8")
    (root / "desk/facts/b.yaml").write_text(f"claims:\n{second}", encoding="utf-8")
    (root / "desk/texts").mkdir()
    (tmp_path / "elsewhere").mkdir()
    return root


def places(written: str, form: str) -> set[str]:
    """Give all paths of files that a report names."""
    if form == "github":
        return set(re.findall(r"file=([^,]+)", written))
    if form == "sarif":
        return set(re.findall(r'"uri": "([^"]+)"', written))
    return {issue["location"]["path"] for issue in json.loads(written)}


@pytest.mark.parametrize(
    ("folder", "ledger"),
    [
        (".", ["desk/facts"]),
        (".", ["desk/facts/b.yaml", "desk/facts/a.yaml"]),
        ("desk", ["facts"]),
        ("desk", ["./facts/../facts/a.yaml", "facts/b.yaml"]),
        ("desk/texts", ["../facts/a.yaml", "../facts/b.yaml"]),
        (ELSEWHERE, ["../repository/desk/facts"]),
        (ELSEWHERE, ["{root}/desk/facts"]),
    ],
)
def test_paths_are_from_the_root_of_the_repository(
    repository: Path, folder: str, ledger: list[str]
) -> None:
    named = [path.format(root=repository) for path in ledger]
    code, of_form = checked(repository, *named, cwd=repository / folder)
    assert code == 1
    assert of_form["github"] == of_form["gitlab"] == {"desk/facts/a.yaml"}
    assert of_form["sarif"] == {"desk/facts/a.yaml", "desk/facts/b.yaml"}


def checked(repository: Path, *ledger: str, cwd: Path) -> tuple[int, dict[str, set[str]]]:
    """Check in a folder; give the exit code, and the paths that the reports name."""
    reports = {form: repository / f"report.{form}" for form in FORMS}
    outputs = [option for form, file in reports.items() for option in ("-o", f"{form}:{file}")]
    done = in_process("check", *ledger, "--select", "CR101", *outputs, cwd=cwd)
    written = {form: file.read_text(encoding="utf-8") for form, file in reports.items()}
    return done.code, {form: places(text, form) for form, text in written.items()}


def test_the_place_of_a_problem_is_from_the_root_too(repository: Path) -> None:
    (repository / "desk/facts/a.yaml").write_text("claims: [{source: a}]\n", encoding="utf-8")
    code, of_form = checked(repository, "facts/a.yaml", cwd=repository / "desk")
    assert code == 2
    assert set(map(frozenset, of_form.values())) == {frozenset({"desk/facts/a.yaml"})}


def test_what_is_about_no_claim_is_put_at_the_first_ledger(repository: Path) -> None:
    broken = "/* code: X1\n   name: broken\n   severity: note\n   page: It fails.\n*/\n"
    (repository / "desk/broken.sql").write_text(f"{broken}SELECT error('it fails') AS message\n")
    settings = 'checks = ["broken.sql"]\nledger = ["facts"]\n'
    (repository / "desk/crossread.toml").write_text(settings, encoding="utf-8")
    done = in_process("check", "--format", "gitlab", cwd=repository / "desk")
    assert places(done.out, "gitlab") == {"desk/facts/a.yaml"}


class TestLinks:
    """A link within a repository is followed; one out of it is what the repository has."""

    pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")

    def test_to_a_file_of_the_repository(self, repository: Path) -> None:
        (repository / "facts.yaml").symlink_to("desk/facts/a.yaml")
        assert repository_path(str(repository / "facts.yaml")) == "desk/facts/a.yaml"

    def test_to_a_file_outside(self, repository: Path) -> None:
        outside = repository / ELSEWHERE / "facts.yaml"
        outside.touch()
        (repository / "facts.yaml").symlink_to(outside)
        assert repository_path(str(repository / "facts.yaml")) == "facts.yaml"

    def test_to_a_file_of_another_repository(self, repository: Path) -> None:
        (repository / ELSEWHERE / ".git").mkdir()
        (repository / ELSEWHERE / "facts.yaml").touch()
        (repository / "facts.yaml").symlink_to("../elsewhere/facts.yaml")
        assert repository_path(str(repository / "facts.yaml")) == "facts.yaml"

    def test_from_outside_to_a_file(self, repository: Path) -> None:
        link = repository / ELSEWHERE / "link.yaml"
        link.symlink_to(repository / "desk/facts/a.yaml")
        assert repository_path(str(link)) == "desk/facts/a.yaml"

    @pytest.mark.parametrize("target", [".", "desk", "desk/facts"])
    def test_to_a_folder(self, repository: Path, target: str) -> None:
        link = repository / ELSEWHERE / "link"
        link.symlink_to(repository / target)
        file = link / Path("desk/facts/a.yaml").relative_to(target)
        assert repository_path(str(file)) == "desk/facts/a.yaml"

    def test_in_a_circle(self, repository: Path) -> None:
        (repository / "facts.yaml").symlink_to("facts.yaml")
        assert repository_path(str(repository / "facts.yaml")) == "facts.yaml"


def test_a_repository_within_another_has_a_root_of_its_own(repository: Path) -> None:
    (repository / "desk/.git").touch()  # a file, as in a submodule or a work tree
    assert repository_path(str(repository / "desk/facts/a.yaml")) == "facts/a.yaml"


@pytest.mark.parametrize(
    ("file", "path"),
    [
        ("facts.yaml", "facts.yaml"),
        ("./desk/../facts.yaml", "facts.yaml"),
        ("{cwd}/desk/facts.yaml", "desk/facts.yaml"),
        ("../facts.yaml", "../facts.yaml"),
        ("<stdin>", "<stdin>"),
    ],
)
def test_outside_of_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, path: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert repository_path(file.format(cwd=tmp_path)) == path
