"""Where results go: never over what was read, and a path that cannot be written says why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ledger.files import STDIN_NAME
from ledger.places import Place, Problem, UnusableInput
from ledger.texts import text_paths

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ledger.read import ReadLedger


def refuse_to_overwrite(
    read: ReadLedger, *outputs: Path | None, tables: Iterable[Path] = ()
) -> None:
    """Raise UnusableInput for an output that is a ledger, a table, or the text of a source."""
    inputs = [*_inputs(read), *(("a table", table) for table in tables)]
    told = [
        Problem(Place(str(output)), "", f"{what} that this run reads", "another file to write to")
        for output in outputs
        if output is not None
        for what, path in inputs
        if _same(output, path)
    ]
    if told:
        raise UnusableInput(told)


def _inputs(read: ReadLedger) -> Iterator[tuple[str, Path]]:
    yield from (("a ledger", Path(file)) for file in read.files if file != STDIN_NAME)
    yield from (("the text of a source", path) for path in text_paths(read).values() if path)


def _same(output: Path, path: Path) -> bool:
    try:
        return output.samefile(path)
    except (OSError, ValueError):  # one of them does not exist, or cannot
        return False


def write(text: str | bytes, output: Path) -> None:
    """Write a file. Raises UnusableInput."""
    try:
        output.write_bytes(text if isinstance(text, bytes) else text.encode())
    except OSError as error:
        raise unwritable(str(output), error.strerror or str(error)) from None


def unwritable(output: str, why: str) -> UnusableInput:
    """Give what to raise for an output that takes nothing, or no more."""
    found = f"an output that cannot be written ({why})"
    return UnusableInput([Problem(Place(output), "", found, "a writable one")])
