"""The text of a new ledger: its sources and subjects, the attributes to begin with, no claims."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ledger.yaml_text import entry_lines, scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from ledger.yaml_text import Field

_NO_ID = re.compile(r"[^\w]+")
_HEAD = """\
# A ledger for Crossread: what each article states, as typed claims with their quotes.
# `crossread add claim` adds a claim; `crossread check` finds contradictions.
crossread: 1
"""
_ATTRIBUTES = """\
# What is compared: each attribute has a type. Other types: quantity (with a unit), term and name
# (with a vocabulary), list, text. `key: true` asks for two independent sources.
attributes:
  - {id: happened, label: date, type: date}
  - {id: number, type: count}
  - {id: cost, type: money}

claims: []
"""


def new_ledger(
    title: str,
    sources: Iterable[Mapping[str, Field]],
    subjects: Iterable[Mapping[str, Field]],
    names: Iterable[Mapping[str, Field]] = (),
) -> str:
    """Give a ledger without claims; `names` are the terms of a vocabulary of names."""
    head = _HEAD + (f"title: {scalar(title.strip())}\n" if title.strip() else "")
    parts = [head, _list("sources", sources), _list("subjects", subjects), *_vocabulary(names)]
    return "\n".join([*parts, _ATTRIBUTES])


def new_id(name: str, used: set[str]) -> str:
    """Make an ID from a name, different from those in use; add it to them."""
    plain = _NO_ID.sub("-", name.casefold()).strip("-_") or "one"
    number = 1
    found = plain
    while found in used:
        number += 1
        found = f"{plain}-{number}"
    used.add(found)
    return found


def path_from(ledger: Path, file: Path) -> str:
    """Give the path of a file as a ledger names it: from its own folder, or else whole."""
    try:
        return file.absolute().relative_to(ledger.parent.absolute()).as_posix()
    except ValueError:
        return str(file.absolute())


def _vocabulary(names: Iterable[Mapping[str, Field]]) -> Iterable[str]:
    terms = [f"      {line}" for entry in names for line in _entry(entry)]
    if terms:
        yield "\n".join(["vocabularies:", "  - id: names", "    terms:", *terms]) + "\n"


def _list(section: str, entries: Iterable[Mapping[str, Field]]) -> str:
    lines = [f"  {line}" for entry in entries for line in _entry(entry)]
    return "\n".join([f"{section}:", *lines]) + "\n" if lines else f"{section}: []\n"


def _entry(entry: Mapping[str, Field]) -> Iterable[str]:
    first, *more = entry_lines(dict(entry))
    return [f"- {first}", *(f"  {line}" for line in more)]
