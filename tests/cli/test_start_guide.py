"""The guide for the first hour is followed as a reader follows it, and every answer compared."""

from __future__ import annotations

import re
import shlex
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import pytest
import yaml

from tests.cli.command import HARBOUR, ROOT
from tests.cli.conftest import InProcess

GUIDE = (ROOT / "docs/start.md").read_text(encoding="utf-8")
STEP = re.compile(
    r"^```(?P<kind>\w*) ?(?P<file>\S*)\n(?P<text>.*?)^```$|`(?P<inline>crossread [^`]+)`",
    re.DOTALL | re.MULTILINE,
)
COMMAND = re.compile(r"^\$ crossread ((?:.*\\\n)*.*\n)", re.MULTILINE)
SECTION = re.compile(r"^(\w+):\n((?:[ #].*\n|\n)*)", re.MULTILINE)
ENTRY = re.compile(r"^  - .*\n(?:    .*\n)*", re.MULTILINE)
EXAMPLES = """\
  - {id: happened, label: date, type: date}
  - {id: number, type: count}
  - {id: cost, type: money}
"""
"""What `init` gives for attributes; the guide has the reader write others in their place."""


@dataclass(frozen=True)
class Step:
    """What the guide has the reader do next: save a text, edit a ledger, or run commands."""

    kind: str
    file: str
    text: str


class InApril2024(datetime):
    """The clock of the guide, in which the acceptance has not yet ended."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> InApril2024:
        return cls(2024, 4, 8, 12, tzinfo=tz or UTC)


def steps(guide: str) -> list[Step]:
    """Give the blocks, and the commands within sentences, whose answer is not shown."""
    return [
        Step("inline", "", f"$ {step['inline']}\n...\n")
        if step["inline"]
        else Step(step["kind"], step["file"], step["text"])
        for step in STEP.finditer(guide)
    ]


def commands(text: str) -> list[tuple[list[str], str]]:
    """Give the arguments of each command with the answer that is shown for it."""
    nothing, *parts = COMMAND.split(text)
    assert nothing == "", text
    lines = [command.replace("\\\n", "") for command in parts[::2]]
    return [(shlex.split(line), answer) for line, answer in zip(lines, parts[1::2], strict=True)]


def agrees(shown: str, real: str) -> bool:
    """Whether the answers are the same, but for the lines left out at `...`."""
    lines = shown.splitlines(keepends=True)
    pattern = "".join("(?:.*\n)*" if line == "...\n" else re.escape(line) for line in lines)
    return re.fullmatch(pattern, real) is not None


def entries(ledger: str) -> dict[str, list[str]]:
    """Give the entries of each list of a ledger, as they are written."""
    return {name: ENTRY.findall(body) for name, body in SECTION.findall(ledger)}


def identity(entry: str) -> str:
    (record,) = yaml.safe_load(entry)
    return str(record.get("quote") or record["id"])


def edited(ledger: str, block: str) -> str:
    """Give the ledger with each entry of the block in place of its old form, or as the last.

    What `init` recorded of a text, its SHA-256, stays; its examples go.
    """
    ledger = ledger.replace("claims: []\n", "claims:\n")
    for name, new in entries(block).items():
        for entry in new:
            old = [e for e in entries(ledger)[name] if identity(e) == identity(entry)]
            kept = "".join(re.findall("    sha256: .*\n", "".join(old)))
            last = [f"{name}:\n", *entries(ledger)[name]][-1]
            place, text = (old[0], entry + kept) if old else (last, last + entry)
            ledger = ledger.replace(place, text)
    return ledger.replace(EXAMPLES, "")


def follow(step: Step, crossread: InProcess) -> None:
    """Do what a step says. Fails if a command ends badly, or its answer is not the one shown."""
    match step.kind:
        case "text":
            Path(step.file).write_text(step.text, encoding="utf-8")
        case "yaml":
            ledger = Path(step.file)
            before = ledger.read_text(encoding="utf-8")
            ledger.write_text(edited(before, step.text), encoding="utf-8")
        case "console" | "inline":
            for arguments, shown in commands(step.text):
                ended = crossread(*arguments)
                assert ended.code in (0, 1), ended.err
                assert agrees(shown, ended.out + ended.err), ended.out + ended.err
        case _:
            pytest.fail(f"the guide has a block of the kind {step.kind!r}")


@pytest.mark.usefixtures("every_check")
def test_every_command_answers_as_the_guide_shows(
    within: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commands.setup.datetime", InApril2024)
    shutil.copy(HARBOUR, ".")
    shutil.copytree(HARBOUR.with_suffix(""), "harbour")
    for step in steps(GUIDE):
        follow(step, within)


def test_every_block_of_the_guide_is_a_step() -> None:
    found = steps(GUIDE)
    fences = re.findall("^```", GUIDE, re.MULTILINE)
    assert len(fences) == 2 * len([step for step in found if step.kind != "inline"])
    assert {step.kind for step in found} == {"text", "yaml", "console", "inline"}


@pytest.mark.parametrize(
    ("shown", "real", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n...\n", "a\nb\nc\n", True),
        ("...\nc\n", "a\nb\nc\n", True),
        ("", "a\n", False),
        ("a\n", "a\nb\n", False),
        ("a\n...\nd\n", "a\nb\nc\n", False),
        ("a.c\n", "abc\n", False),
    ],
)
def test_only_lines_left_out_may_differ(shown: str, real: str, *, same: bool) -> None:
    assert agrees(shown, real) is same


def test_an_edit_keeps_the_rest_of_the_ledger() -> None:
    ledger = (
        "sources:\n  - id: post\n    file: post.txt\n    sha256: abc\n  - id: mail\n\n"
        f"attributes:\n{EXAMPLES}\nclaims: []\n"
    )
    block = (
        "sources:\n  - id: post\n    file: post.txt\n    publisher: Post\n\n"
        "attributes:\n  - {id: date, type: date}\n\n"
        "claims:\n  - {source: post, value: 2021, quote: in 2021}\n"
    )
    once = edited(ledger, block)
    assert once == (
        "sources:\n  - id: post\n    file: post.txt\n    publisher: Post\n    sha256: abc\n"
        "  - id: mail\n\nattributes:\n  - {id: date, type: date}\n\n"
        "claims:\n  - {source: post, value: 2021, quote: in 2021}\n"
    )
    newer = "claims:\n  - {source: post, value: 2020, quote: in 2021}\n"
    assert edited(once, newer) == once.replace("value: 2021", "value: 2020")
