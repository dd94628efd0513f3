"""The baseline as a file: YAML, sorted, without line numbers and counts, readable in a diff.

It is read like a ledger, with the place of every mistake, and written so that comments and the
team's own keys are kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from ledger.files import file_texts
from ledger.parse_yaml import parse
from ledger.record_errors import problems_at
from ledger.yaml_nodes import Mapping, Sequence
from ledger.yaml_text import scalar
from schema.acceptance import Acceptance, Baseline
from support.bounds import NO_SETTINGS
from support.one_at_a_time import held
from support.paths import exists
from support.problems import Place, Problem, UnusableInput

if TYPE_CHECKING:
    from collections.abc import Iterable

    from support.bounds import Bounds
    from support.one_at_a_time import Held

DEFAULT = Path("crossread-baseline.yaml")
_HEAD = """\
# Accepted findings. `crossread accept` adds one, `crossread baseline prune` removes those that no
# longer occur. Your comments and keys are kept.
crossread-baseline: 1
accepted:
"""
_KEY = re.compile(r" {4}([\w-]+):(?:\s|$)")


def read_baseline(path: Path, bounds: Bounds = NO_SETTINGS) -> tuple[Acceptance, ...]:
    """Give the entries of a baseline, none where there is no file. Raises UnusableInput."""
    return _checked(path, bounds).accepted if exists(path) else ()


def _checked(path: Path, bounds: Bounds) -> Baseline:
    problems: list[Problem] = []
    for file, text in file_texts([path], problems, bounds):
        if not text.strip():
            return Baseline.model_validate({})
        top, refused, _ = parse(text, file)
        problems += refused
        if top is not None:
            try:
                baseline = Baseline.model_validate(top)
            except ValidationError as error:
                problems += problems_at(error, file, top)
            else:
                if not problems:
                    return baseline
    raise UnusableInput(problems)


def add(path: Path, entries: Iterable[Acceptance], bounds: Bounds = NO_SETTINGS) -> None:
    """Add entries to a baseline, sorted; each replaces the one with the same fingerprint.

    Raises UnusableInput if the file is not a baseline or cannot be written.
    """
    with held([path]) as files:
        blocks = _Blocks.of(path, bounds)
        for entry in entries:
            blocks.put(entry)
        files.replace(path, blocks.text())


def prune(
    files: Held, path: Path, stale: Iterable[Acceptance], bounds: Bounds = NO_SETTINGS
) -> None:
    """Remove entries from a baseline that is held; the others stay as they are.

    Raises UnusableInput.
    """
    removed = {entry.fingerprint for entry in stale}
    blocks = _Blocks.of(path, bounds)
    blocks.entries = [block for block in blocks.entries if block.fingerprint not in removed]
    files.replace(path, blocks.text())


@dataclass
class _Block:
    """The lines of one entry, with the comments above it."""

    order: tuple[str, ...]
    fingerprint: str
    lines: list[str]


@dataclass
class _Blocks:
    """A baseline as lines: those before, between and after its entries are kept."""

    head: list[str]
    entries: list[_Block]
    tail: list[str]

    @classmethod
    def of(cls, path: Path, bounds: Bounds) -> _Blocks:
        """Split a file into its entries."""
        problems: list[Problem] = []
        read = list(file_texts([path], problems, bounds)) if exists(path) else []
        if problems:
            raise UnusableInput(problems)
        lines = [line for file in read for line in file.text.splitlines()]
        if not any(line.strip() for line in lines):
            return cls([*_HEAD.splitlines()], [], [])
        baseline = _checked(path, bounds)
        top = parse("\n".join(lines), str(path)).top or Mapping((1, 1))
        listed = top.get("accepted")
        if not isinstance(listed, Sequence) or not listed:
            return cls(_without_list(lines, top), [], [])
        starts = [line - 1 for line, _ in listed.item_at]
        odd = [line for line in starts if not lines[line].startswith("  - ")]
        if odd:
            found = "an entry that is not written in lines"
            place = Place(str(path), odd[0] + 1, 1)
            raise UnusableInput([Problem(place, "accepted", found, "lines that start with '  - '")])
        first = _above(lines, starts[0], top.key_at["accepted"][0])
        after = [at[0] - 1 for at in top.key_at.values() if at[0] - 1 > starts[-1]]
        end = min([_above(lines, at, starts[-1] + 1) for at in after], default=len(lines))
        while not lines[end - 1].strip():
            end -= 1
        cuts = [first, *(_above(lines, at, starts[n] + 1) for n, at in enumerate(starts[1:])), end]
        blocks = [
            _Block(_order(entry), entry.fingerprint, lines[start:stop])
            for entry, (start, stop) in zip(baseline.accepted, pairwise(cuts), strict=True)
        ]
        return cls(lines[:first], blocks, lines[end:])

    def put(self, entry: Acceptance) -> None:
        """Add an entry, or write its keys into the one with its fingerprint."""
        for block in self.entries:
            if block.fingerprint == entry.fingerprint:
                block.lines = _updated(block.lines, entry)
                return
        self.entries.append(_Block(_order(entry), entry.fingerprint, _lines_of(entry)))

    def text(self) -> str:
        """Give the whole file, its entries sorted."""
        entries = sorted(self.entries, key=lambda block: block.order)
        head = self.head if entries else [*self.head[:-1], f"{self.head[-1]} []"]
        lines = [*head, *(line for block in entries for line in block.lines), *self.tail]
        return "\n".join(lines).rstrip("\n") + "\n"


def _order(entry: Acceptance) -> tuple[str, ...]:
    return entry.check, entry.subject or "", entry.attribute or "", entry.fingerprint


def _without_list(lines: list[str], top: Mapping) -> list[str]:
    """Give the lines of a baseline without entries, with its empty list at the end."""
    if "accepted" in top:
        at = top.key_at["accepted"][0] - 1
        return [*lines[:at], *lines[at + 1 :], "accepted:"]
    return [*lines, "accepted:"]


def _above(lines: list[str], start: int, least: int) -> int:
    """Give the first line of the comments right above a line, at or after the line `least`."""
    while start > least and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start


def _updated(lines: list[str], entry: Acceptance) -> list[str]:
    """Write the keys of an entry into its lines; comments and other keys stay."""
    first = next(n for n, line in enumerate(lines) if line.lstrip().startswith("- "))
    kept: list[str] = []
    ours = False
    for line in [lines[first].replace("- ", "  ", 1), *lines[first + 1 :]]:
        key = _KEY.match(line)
        if key:
            ours = key[1] in Acceptance.model_fields
        if not ours or line.lstrip().startswith("#"):
            kept.append(line)
    return [*lines[:first], *_lines_of(entry), *kept]


def _lines_of(entry: Acceptance) -> list[str]:
    """Give the lines of an entry; keys without a value are left out."""
    fields = {name: getattr(entry, name) for name in Acceptance.model_fields if name != "values"}
    lines = [f"{name}: {scalar(text)}" for name, text in fields.items() if text]
    values = (
        ["values:", *(f"  - {scalar(value)}" for value in entry.values)] if entry.values else []
    )
    place = next(n for n, line in enumerate(lines) if line.startswith("because:"))
    lines = [*lines[:place], *values, *lines[place:]]
    return [f"  - {lines[0]}", *(f"    {line}" for line in lines[1:])]
