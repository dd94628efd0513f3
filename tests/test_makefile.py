"""What a user who types a target gets, with a shell script in the place of Python."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PYTHON = """\
#!/bin/sh
if [ "$1 $2" = "-m venv" ]; then
  mkdir -p .venv/bin && cp "$0" .venv/bin/python
fi
if [ "$1" = cli.py ]; then
  echo the report
fi
"""


NEED_THE_NETWORK = ("audit", "resolve", "wheels", "bill")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
WORKFLOW = (ROOT / ".github/workflows/supply.yml").read_text(encoding="utf-8")


def targets_of(target: str) -> list[str]:
    """Give what a target is made of, and what that is made of."""
    (line,) = re.findall(rf"^{re.escape(target)}:(.*?)(?:##.*)?$", MAKEFILE, re.MULTILINE)
    own = [word for word in line.split() if re.fullmatch("[a-z]+", word)]
    return [*own, *(further for name in own for further in targets_of(name))]


def test_nothing_that_needs_the_network_is_part_of_the_tests() -> None:
    assert set(targets_of("test")) == {"lint", "types", "imports", "unit"}
    assert set(targets_of("test")) & set(NEED_THE_NETWORK) == set()
    for target in NEED_THE_NETWORK:
        recipe = MAKEFILE.split(f"\n{target}: ")[1].split("\n\n")[0]
        assert recipe.startswith("$(SUPPLY)/supply.stamp ## ")


def test_what_cannot_be_looked_up_fails_the_audit() -> None:
    audit = MAKEFILE.split("\naudit: ")[1].split("\n\n")[0]
    assert "-m pip_audit --strict --require-hashes --disable-pip" in audit
    assert "|| true" not in audit
    for lock in (ROOT / "requirements").glob("*.txt"):
        assert f"requirements/{lock.name}" in audit


def test_the_hosted_workflow_runs_what_needs_the_network() -> None:
    run = re.findall(r"run: make (\w+)", WORKFLOW)
    assert {*run, "wheels"} == set(NEED_THE_NETWORK)
    assert "run: python requirements/wheels.py" in WORKFLOW


@pytest.mark.skipif(sys.platform == "win32", reason="there is neither make nor a shell")
def test_the_first_report_goes_to_a_file_without_how_the_environment_was_made(
    tmp_path: Path,
) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements/run.txt").touch()
    python = tmp_path / "python"
    python.write_text(PYTHON, encoding="utf-8")
    python.chmod(0o755)
    make = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    done = subprocess.run(
        ["make", "report", f"PYTHON={python}"],  # noqa: S607 - the make of the user's path
        cwd=tmp_path,
        env=make,
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    assert done.stdout == "the report\n"
    assert done.stderr == "Making .venv from requirements/run.txt ...\n"
