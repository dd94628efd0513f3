"""What `scan --write` asks and writes: a ledger with the articles, and the names confirmed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from commands.common import say
from reports.phrases import counted
from reports.terminal import canvas
from scanning.ledger_draft import ConfirmedName, ledger_text, left_out
from schema.characters import one_line
from support.output_files import write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scanning.scan_articles import Scan
    from support.limits import Limits


def write_ledger(scan: Scan, ledger: Path, limits: Limits) -> None:
    """Write the ledger, after asking on a terminal which spelling of each name is right."""
    asked = sys.stdin is not None and sys.stdin.isatty()
    names = list(_confirmed(scan)) if asked else []
    write(ledger_text(scan, ledger, names, limits), ledger, lasting=True, new=True)
    others = left_out(scan)
    sources = counted(len(scan.articles) - len(others), "source")
    with_names = f" and {counted(len(names), 'name')}" if names else ""
    say([f"Wrote {ledger}: {sources}{with_names}."])
    if others:
        kept = "These are no text files in UTF-8, which a source needs: "
        say(canvas().wrapped(kept + ", ".join(others), 0, hang=2))


def _confirmed(scan: Scan) -> Iterator[ConfirmedName]:
    """Ask for each name in several spellings which one is right; none may be."""
    for finding in scan.findings:
        if finding.kind != "name-in-two-spellings":
            continue
        spellings = list(dict.fromkeys(_spelled(side.says) for side in finding.sides))
        for number, spelling in enumerate(spellings, 1):
            say([f"  {number}  {one_line(spelling)}"])
        right = typer.prompt(
            "Which spelling is right? A number, another spelling, or nothing if these are several",
            default="",
            show_default=False,
        ).strip()
        if right:
            chosen = right.isdigit() and 0 < int(right) <= len(spellings)
            name = spellings[int(right) - 1] if chosen else right
            yield ConfirmedName(name, tuple(s for s in spellings if s != name))


def _spelled(says: str) -> str:
    return says.strip("“”")
