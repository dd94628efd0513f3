"""`init`: a new ledger, ready for its first claim."""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.common import path, say
from ledger.yaml_text import entry_lines, scalar
from reports.terminal import canvas
from support.output_files import unwritable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NO_ID = re.compile(r"[^\w]+")
_HEAD = """\
# A ledger for Crossread: what each article states, as typed claims with their quotes.
# `crossread add` enters a claim, `crossread check` says where the sources contradict one another.
crossread: 1
"""
_ATTRIBUTES = """\
# What is compared: each attribute with the type of its values. Others: money, quantity (with a
# unit), term and name (with a vocabulary), list, text. `key: true` needs two independent sources.
attributes:
  - {id: happened, label: date, type: date}
  - {id: number, type: count}
  - {id: cost, type: money}

claims: []
"""


def init(
    ledger: Annotated[
        Path, typer.Argument(metavar="PATH", parser=path, help="The file to write.")
    ] = Path("facts.yaml"),
    *,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What the story is about.")
    ] = None,
    source: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", parser=path, help="Text of an article; again for each."),
    ] = None,
    subject: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="What claims are about; again for each."),
    ] = None,
) -> None:
    """Start a new ledger.

    On a terminal it asks for what is not given. A file that exists is never overwritten.
    """
    if ledger.exists():
        raise typer.BadParameter(
            f"found {str(ledger)!r}, expected a file that does not exist yet", param_hint="PATH"
        )
    asked = sys.stdin is not None and sys.stdin.isatty()
    if title is None and asked:
        title = typer.prompt("Title of the story", default="")
    files = source or ([Path(f) for f in _asked("Text of an article (file)")] if asked else [])
    names = subject or (list(_asked("Subject, such as 'the bridge'")) if asked else [])
    text = _text(title or "", files, names, ledger.parent)
    try:
        with ledger.open("x", encoding="utf-8", newline="\n") as out:
            out.write(text)
    except OSError as error:
        raise unwritable(str(ledger), error.strerror or str(error)) from None
    told = f"Wrote {ledger}. Next: publisher and date of each source, your own attributes, and"
    say(canvas().wrapped(f"{told} 'crossread add' for each claim.", 0, hang=2))


def _asked(what: str) -> Iterator[str]:
    """Ask until nothing is given."""
    while word := typer.prompt(f"{what}, empty to go on", default="", show_default=False).strip():
        yield word


def _text(title: str, files: Iterable[Path], names: Iterable[str], folder: Path) -> str:
    head = _HEAD + (f"title: {scalar(title.strip())}\n" if title.strip() else "")
    taken: set[str] = set()
    sources = [_source(file, folder, taken) for file in files]
    subjects = [{"id": _id(name, taken), "name": name.strip()} for name in names]
    return "\n".join([head, _list("sources", sources), _list("subjects", subjects), _ATTRIBUTES])


def _list(section: str, entries: list[dict[str, str]]) -> str:
    if not entries:
        return f"{section}: []\n"
    lines = [f"{section}:"]
    for entry in entries:
        first, *more = entry_lines(entry)
        lines += [f"  - {first}", *(f"    {line}" for line in more)]
    return "\n".join(lines) + "\n"


def _source(file: Path, folder: Path, taken: set[str]) -> dict[str, str]:
    """Give the record of an article. Raises typer.BadParameter for a file that cannot be read."""
    try:
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise typer.BadParameter(
            f"found {str(file)!r} ({error.strerror}), expected the text of an article",
            param_hint="--source",
        ) from None
    try:
        written = file.absolute().relative_to(folder.absolute()).as_posix()
    except ValueError:
        written = str(file.absolute())
    return {"id": _id(file.stem, taken), "file": written, "sha256": digest}


def _id(name: str, taken: set[str]) -> str:
    """Make an id of a name, which is not taken yet."""
    plain = _NO_ID.sub("-", name.casefold()).strip("-_") or "one"
    number = 1
    found = plain
    while found in taken:
        number += 1
        found = f"{plain}-{number}"
    taken.add(found)
    return found
