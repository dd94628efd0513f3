"""docs/robustness.md: every promise names tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs/robustness.md").read_text(encoding="utf-8")


def named_tests(page: str) -> list[tuple[str, str]]:
    """Give the tests that a page names: the file, and the function or class, if one is named."""
    found: list[tuple[str, str]] = []
    for named in re.findall(r"`((?:tests/[\w/]+\.py)?(?:::\w+)?)`", page):
        file, _, name = named.partition("::")
        if file or name:
            found.append((file or found[-1][0], name))
    return found


@pytest.mark.parametrize(("file", "name"), named_tests(PAGE))
def test_the_tests_that_hold_the_promises_exist(file: str, name: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert re.search(rf"^\s*(?:async def|def|class) {name}\b", text, re.MULTILINE) or not name


def test_every_promise_names_a_test() -> None:
    promises = [part for part in re.split(r"\n(?=- |\n|## )", PAGE) if part.startswith("- **")]
    assert len(promises) > 20
    assert [promise[:60] for promise in promises if not re.search("`(?:tests/|::)", promise)] == []
