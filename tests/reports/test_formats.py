"""All formats together: what the manual shows, what a run pays for, and the same bytes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from reports.formats import FORMATS
from tests.reports.telling import told

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/formats.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"^## `(.*?)`$.*?^```\w+\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE))
ALL_AT_ONCE = """
from reports.formats import FORMATS
from tests.reports.telling import told
run = told()
print(*(form(run) for form in FORMATS.values()))
"""
ONLY_TEXT = """
import sys
from reports.formats import FORMATS
from tests.reports.telling import nothing
FORMATS["text"](nothing())
print(*sorted(name for name in sys.modules if name.startswith("reports.")))
"""


def test_the_manual_has_a_section_for_each_format() -> None:
    assert list(EXAMPLES) == list(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_the_example_in_the_manual_is_what_the_format_gives(name: str) -> None:
    assert EXAMPLES[name] in FORMATS[name](told())


def python(program: str, seed: str = "0") -> str:
    """Give what a program prints in a process of its own, with its own order of sets."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def test_two_processes_give_the_same_bytes() -> None:
    first = python(ALL_AT_ONCE, "1")
    assert len(first) > 10_000
    assert python(ALL_AT_ONCE, "2") == first


def test_a_run_that_prints_text_pays_for_no_other_format() -> None:
    assert python(ONLY_TEXT).split() == [
        f"reports.{name}"
        for name in ("acceptances", "blocks", "formats", "paint", "text", "told", "words")
    ]
