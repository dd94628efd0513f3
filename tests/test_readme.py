"""The commands of the README do what it says of them."""

from __future__ import annotations

import re
import shlex
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.command import HARBOUR, ROOT
from tests.cli.conftest import InProcess, within
from tests.test_wiring import git

__all__ = ["within"]  # a fixture

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    (crossread [^#\n]*?) *(?:#.*)?$", README, re.MULTILINE)
TARGETS = re.findall(r"\bmake (\w+)", README)
ACCEPTED = "4d9af8d4"
"""The finding of the second ledger that stands for the one of the README."""
CLAIM = (
    *("--source", "herald", "--subject", "collision", "--attribute", "happened", "-y"),
    *("--value", "2024-03", "--quote", "the collision of March 2024"),
)
DECISION = ("ferry", "launched", "1998-05", "--because", "the yard says so", "--by", "A. Reader")
NEWS = "A fair at the harbour\n\n" + "The fair was opened on Saturday, and many people came. " * 12
TABLE = "source,subject,attribute,value\na,x,n,4\nb,x,n,5\n"


def in_days(days: int) -> str:
    return str(datetime.now().astimezone().date() + timedelta(days))


def completed(command: str) -> tuple[str, ...]:
    """Give the words of a command, with what its `...` and its capital letters stand for."""
    words = shlex.split(command)[1:]
    more: dict[str, tuple[str, ...]] = {
        "accept": ("--because", "both are in print", "--owner", "desk", "--until", in_days(30)),
        "add claim": CLAIM,
        "add source": ("news.txt", "--yes"),
        "decide": DECISION,
        "check": ("--attributes", "a.csv"),
    }
    if words[-1] == "...":
        words[-1:] = more.get(" ".join(words[:2]), ()) or more[words[0]]
    stands_for = {"T": "t.csv", "1f3c9a2b": ACCEPTED}
    return tuple(stands_for.get(word, word) for word in words)


EXPECTED: dict[str, tuple[int, str]] = {
    "crossread scan articles": (0, "Compared: "),
    "crossread check facts.yaml": (1, "CR101 date-conflict"),
    "crossread check --since main": (0, "Nothing new; "),
    "crossread accept 1f3c9a2b ...": (0, "Accepted until "),
    "crossread report facts.yaml": (0, "contradictions"),
    "crossread report --html r.html": (0, ""),
    "crossread init": (2, "facts.yaml"),
    "crossread add source ...": (0, "Added 1 source to facts.yaml"),
    "crossread add claim ...": (0, "facts.yaml"),
    "crossread decide ...": (0, "facts.yaml"),
    "crossread check --claims T ...": (1, "CR103 count-conflict"),
    "crossread export facts.yaml": (0, "# "),
    "crossread lint draft.md": (1, "CR705 other-word"),
    "crossread suggest article.txt": (0, "from 1 article; none is entered."),
    "crossread explain CR302": (0, "CR302 one-word-several-events (ambiguity)"),
    "crossread schema": (0, '"$schema"'),
    "crossread selftest": (0, "1 of 1 case right"),
    "crossread --help": (0, "Usage: "),
}
"""Of each command the exit code, and words that it prints."""


def test_no_command_of_the_readme_is_left_out() -> None:
    assert set(COMMANDS) == set(EXPECTED)
    assert len(COMMANDS) == len(EXPECTED) > 10


@pytest.fixture
def checkout(within: InProcess) -> InProcess:
    """The command in a folder with the second ledger and its articles, and a table."""
    shutil.copy(HARBOUR, "facts.yaml")
    shutil.copytree(HARBOUR.with_suffix(""), "harbour")
    shutil.copytree("harbour", "articles")
    Path("t.csv").write_text(TABLE, encoding="utf-8")
    Path("news.txt").write_text(NEWS, encoding="utf-8")
    Path("draft.md").write_text("The Grey Heron struck the west pier of Port Ellery.")
    shutil.copy("harbour/herald.txt", "article.txt")
    Path("a.csv").write_text("id,type\nn,count\n", encoding="utf-8")
    return within


@pytest.mark.parametrize("command", EXPECTED)
def test_a_command_of_the_readme_runs(checkout: InProcess, command: str) -> None:
    code, words = EXPECTED[command]
    if "--since" in command:
        git("init", "-q", "-b", "main", cwd=Path())
        git("add", "-A", cwd=Path())
        git("commit", "-q", "-m", "as it is", cwd=Path())
    more = ("--only", "all-agree") if command == "crossread selftest" else ()
    ended = checkout(*completed(command), *more)
    assert (ended.code, "Traceback" in ended.err) == (code, False), ended.err
    assert words in ended.out + ended.err
    assert "No such option" not in ended.err


def test_every_target_of_the_readme_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert TARGETS
    assert [name for name in TARGETS if not re.search(rf"^{name}:", makefile, re.MULTILINE)] == []


def test_every_page_and_folder_of_the_readme_is_there() -> None:
    named = re.findall(r"\]\(([^)#:]+)\)|^\| `([^`]+)` \|", README, re.MULTILINE)
    paths = [link or path for link, path in named]
    assert len(paths) > 20
    assert [path for path in paths if not (ROOT / path).exists()] == []
