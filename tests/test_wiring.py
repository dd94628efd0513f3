"""The GitHub action, the GitLab job and the pre-commit hook, run as they are written."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tests.cli.command import environment, example

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
PAGE = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
LEDGER = example("CR101")


class Step(NamedTuple):
    """How a step of a job ended, and what it left for the job."""

    code: int
    out: str
    summary: str = ""
    outputs: str = ""


def git(*arguments: str, cwd: Path) -> None:
    own = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
    subprocess.run(
        ["git", *own, *arguments],  # noqa: S607 - the git of the path
        cwd=cwd,
        env=outside(),
        check=True,
        capture_output=True,
    )


def outside(**more: str) -> dict[str, str]:
    """Give the environment without what git and CI services set in it.

    Of what pip installs, each module is compiled when it is first used: most never are, and to
    compile them takes as long as all the rest of an installation.
    """
    ours = ("GIT_", "GITHUB_", "CI", "PRE_COMMIT", "VIRTUAL_ENV", "PYTHONDONTWRITEBYTECODE")
    kept = {k: v for k, v in environment().items() if not k.startswith(ours)}
    return kept | {"PIP_COMPILE": "0"} | more


def with_libraries() -> dict[str, str]:
    """Give an environment in which pip finds the libraries of the one that runs the tests.

    It checks that they meet what Crossread asks for, and fetches nothing. With the lock file, from
    the index, the action installs them.
    """
    libraries = sysconfig.get_path("purelib")
    pip = {"PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0"}  # which pip reads as "not isolated"
    return outside(PYTHONPATH=libraries, **pip)


def example_of(title: str) -> Any:  # noqa: ANN401 - whatever YAML holds
    """Give the YAML example under a heading of the page, read."""
    section = PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]
    (block,) = re.findall(r"```yaml\n(.*?)```", section, re.DOTALL)
    return yaml.safe_load(block)


def run_step(name: str, runner: Path, cwd: Path, **inputs: str) -> Step:
    """Run a step of the action as a runner does: its shell, its inputs, the files it writes to."""
    (step,) = (step for step in ACTION["runs"]["steps"] if step["name"] == name)
    assert step["shell"] == "bash"
    given = {key: str(about.get("default", "")) for key, about in ACTION["inputs"].items()}
    assert inputs.keys() <= given.keys()
    given |= inputs

    def filled(text: str) -> str:
        text = text.replace("${{ github.action_path }}", str(runner / "action"))
        return re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda found: given[found[1]], text)

    script = runner / "step.sh"
    script.write_text(step["run"], encoding="utf-8")
    for file in ("summary", "output"):
        (runner / file).write_text("", encoding="utf-8")
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],  # noqa: S607 - as a runner
        cwd=cwd,
        env=outside(
            RUNNER_TEMP=str(runner),
            GITHUB_STEP_SUMMARY=str(runner / "summary"),
            GITHUB_OUTPUT=str(runner / "output"),
            **{key: filled(text) for key, text in step["env"].items()},
        ),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    written = [(runner / file).read_text(encoding="utf-8") for file in ("summary", "output")]
    return Step(done.returncode, done.stdout, *written)


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A runner on which the action has installed Crossread, from the index of this machine."""
    folder = tmp_path_factory.mktemp("runner")
    _copy(folder / "action")  # building leaves files behind, which the checkout must not get
    step = run_step("Install Crossread", folder, folder, python=sys.executable)
    assert step.code == 0
    assert (folder / "crossread/bin/crossread").exists()
    return folder


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A repository with one contradiction, committed."""
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "facts.yaml").write_text(LEDGER, encoding="utf-8")
    git("init", "-q", "-b", "main", cwd=folder)
    git("add", "-A", cwd=folder)
    git("commit", "-q", "-m", "one", cwd=folder)
    return folder


def test_the_action_annotates_and_summarises(runner: Path, desk: Path) -> None:
    step = run_step("Check", runner, desk)
    assert step.code == 1
    assert step.out.startswith("::error file=facts.yaml,line=")
    assert "CR101" in step.summary
    assert step.outputs == "exit-code=1\n"


def test_the_action_takes_a_revision_options_and_a_file_for_sarif(runner: Path, desk: Path) -> None:
    options = "--select CR1,CR4 --fail-on note"
    step = run_step("Check", runner, desk, since="main", options=options, sarif="found.sarif")
    assert step.code == 0
    assert re.fullmatch(r"::notice title=\d+ checks did not apply::[^\n]*\n", step.out)
    assert "### Known at main" in step.summary
    assert step.outputs == "exit-code=0\n"
    assert '"2.1.0"' in (desk / "found.sarif").read_text(encoding="utf-8")
    step = run_step("Check", runner, desk, ledger="facts.yaml more.yaml")
    assert (step.code, step.outputs) == (2, "exit-code=2\n")
    assert step.summary.startswith("## Crossread\n\n**The input cannot be used: no checks ran.**\n")


def test_the_words_of_inputs_are_no_commands(runner: Path, desk: Path) -> None:
    step = run_step(
        "Check", runner, desk, ledger="$(touch a) `touch b` ; touch c", since="; touch d"
    )
    assert step.code == 2
    assert {path.name for path in desk.iterdir()} == {".git", "facts.yaml"}


def test_the_example_for_github_gives_inputs_that_the_action_has() -> None:
    (job,) = example_of("GitHub")["jobs"].values()
    checkout, ours = job["steps"]
    assert checkout["with"] == {"fetch-depth": 0}
    assert ours["uses"].startswith("OWNER/crossread@")
    assert ours["with"].keys() <= ACTION["inputs"].keys()


def test_the_job_for_gitlab_runs_as_written(runner: Path, desk: Path) -> None:
    job = example_of("GitLab")["crossread"]
    _, check = job["script"]
    path = f"{runner / 'crossread/bin'}{os.pathsep}{os.environ['PATH']}"
    (desk / "facts.yaml").write_text(f"{LEDGER}{_more()}", encoding="utf-8")
    done = subprocess.run(
        ["sh", "-ec", check],  # noqa: S607 - as a runner
        cwd=desk,
        env=outside(PATH=path, CI_MERGE_REQUEST_DIFF_BASE_SHA="HEAD"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    for report in job["artifacts"]["reports"].values():
        assert "2016" in (desk / report).read_text(encoding="utf-8")


def _more() -> str:
    """Give a claim that brings a new value into the conflict of the ledger."""
    claim = LEDGER[LEDGER.rindex("  - source") :]
    return re.sub(r"\d{4}(-\d\d)*", "2016", claim).replace("2 August ", "")


def test_the_hook_stops_a_new_contradiction_and_no_other_commit(desk: Path, tmp_path: Path) -> None:
    config = example_of("pre-commit")
    (repo,) = config["repos"]
    repo["repo"], repo["rev"] = str(_published(tmp_path / "crossread")), "v1"
    (desk / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    git("add", "-A", cwd=desk)

    def commit() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run"],
            cwd=desk,
            env=with_libraries() | {"PRE_COMMIT_HOME": str(tmp_path / "hooks")},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    done = commit()
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout
    (desk / "facts.yaml").write_text(f"{LEDGER}{_more()}", encoding="utf-8")
    git("add", "-A", cwd=desk)
    done = commit()
    assert done.returncode == 1
    assert "New values since" not in done.stdout
    assert "CR101 date-conflict" in done.stdout
    git("commit", "-q", "-m", "past the hook", cwd=desk)
    (desk / "page.md").write_text("no file of ours", encoding="utf-8")
    git("add", "-A", cwd=desk)
    done = commit()
    assert done.returncode == 0
    assert "(no files to check)Skipped" in done.stdout


@pytest.mark.parametrize(
    ("file", "runs"),
    [
        ("facts.yaml", True),
        ("desk/facts.yml", True),
        ("crossread-baseline.yaml", True),
        ("pyproject.toml", True),
        ("checks/own.sql", True),
        ("texts/a.txt", True),
        ("README.md", False),
        ("cli.py", False),
        ("yaml", False),
        ("facts.yaml.md", False),
    ],
)
def test_the_hook_runs_for_what_a_run_may_read(file: str, *, runs: bool) -> None:
    hook, _ = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert bool(re.search(hook["files"], file)) is runs
    assert hook["pass_filenames"] is hook["always_run"] is False


def _published(copy: Path) -> Path:
    """Put the checkout into a repository of its own, with a tag."""
    _copy(copy)
    git("init", "-q", "-b", "main", cwd=copy)
    git("add", "-A", cwd=copy)
    git("commit", "-q", "-m", "as it is", cwd=copy)
    git("tag", "v1", cwd=copy)
    return copy


def _copy(folder: Path) -> None:
    """Copy the checkout without what .gitignore names."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    ignored = [line.strip("/") for line in lines if line and not line.startswith("#")]
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(".git", *ignored))
