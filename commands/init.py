"""`init`: a new ledger, ready for its first claim."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.common import path, refuse, say
from commands.refusals import all_refusals, reports_all
from ledger.new_ledger import new_id, new_ledger, path_from
from reports.terminal import canvas
from support.output_files import write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@reports_all
def init(
    ledger: Annotated[
        Path, typer.Argument(metavar="PATH", parser=path, help="The ledger file to create.")
    ] = Path("facts.yaml"),
    *,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="Title of the story.")] = None,
    source: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", parser=path, help="Text file of an article; may be repeated."),
    ] = None,
    subject: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="What the claims are about, such as 'the bridge'; may be repeated."
        ),
    ] = None,
) -> None:
    """Create a new ledger.

    On a terminal it asks for options that are not given. An existing file is never overwritten.
    """
    with all_refusals() as refusals:
        refusals.ask(_require_new, ledger)
        for file in source or ():
            refusals.ask(_require_readable, file, ledger)
    asked = sys.stdin is not None and sys.stdin.isatty()
    if title is None and asked:
        title = typer.prompt("Title of the story", default="")
    files = source or ([Path(f) for f in _asked("Text file of an article")] if asked else [])
    names = subject or (list(_asked("Subject, such as 'the bridge'")) if asked else [])
    text = _text(title or "", files, names, ledger)
    write(text, ledger, lasting=True, new=True)
    done = f"Wrote {ledger}. Next: add publisher and date of each source and your own attributes;"
    say(canvas().wrapped(f"{done} then run 'crossread add claim' for each claim.", 0, hang=2))


def _require_new(ledger: Path) -> None:
    if ledger.exists():
        refuse(f"{ledger} exists already; init does not overwrite a file")


def _require_readable(file: Path, ledger: Path) -> None:
    """Refuse what no article can be read from: every check of its claims would say so later."""
    try:
        text = _article(file, ledger).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        refuse(f"--source: {str(file)!r} is not UTF-8 (line {line}); save it as UTF-8")
    if not text.strip():
        refuse(f"--source: {str(file)!r} is empty")


def _article(file: Path, ledger: Path) -> bytes:
    """Give what is in the file of an article, as a run on the ledger would read it.

    Raises CommandLineError.
    """
    from settings.bounds_of import bounds_of
    from settings.toml_file import find_settings
    from support.input_files import read_below
    from support.limits import NotReadError

    bounds = bounds_of(find_settings(ledger))
    try:
        return read_below(file, bounds.folders(ledger.parent), bounds.limits)
    except NotReadError as error:
        refuse(f"--source: found {str(file)!r}, which {error.why}, expected {error.expected}")
    except OSError as error:
        refuse(f"--source: cannot read {str(file)!r}: {error.strerror}")


def _asked(what: str) -> Iterator[str]:
    """Ask until the answer is empty."""
    while word := typer.prompt(
        f"{what} (leave empty to continue)", default="", show_default=False
    ).strip():
        yield word


def _text(title: str, files: Iterable[Path], names: Iterable[str], ledger: Path) -> str:
    used: set[str] = set()
    sources = [_source(file, ledger, used) for file in files]
    subjects = [{"id": new_id(name, used), "name": name.strip()} for name in names]
    return new_ledger(title, sources, subjects)


def _source(file: Path, ledger: Path, used: set[str]) -> dict[str, str]:
    """Give the record of an article. Raises CommandLineError for a file that cannot be read."""
    digest = hashlib.sha256(_article(file, ledger)).hexdigest()
    return {"id": new_id(file.stem, used), "file": path_from(ledger, file), "sha256": digest}
