"""What a user who types a target gets, with a shell script in the place of Python."""

import os
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
