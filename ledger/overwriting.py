"""Results are never written over what was read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ledger.files import STDIN_NAME
from support.output_files import is_same
from support.problems import Place, Problem, UnusableInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ledger.read import ReadLedger


def refuse_to_overwrite(
    read: ReadLedger, *outputs: Path | None, tables: Iterable[Path] = ()
) -> None:
    """Raise UnusableInput for an output that is a ledger, a table, or the text of a source."""
    inputs = [*_inputs(read), *(("a table", table) for table in tables)]
    problems = [
        Problem(Place(str(output)), "", f"{what} that this run reads", "another file to write to")
        for output in outputs
        if output is not None
        for what, path in inputs
        if is_same(output, path)
    ]
    if problems:
        raise UnusableInput(problems)


def _inputs(read: ReadLedger) -> Iterator[tuple[str, Path]]:
    yield from (("a ledger", Path(file)) for file in read.files if file != STDIN_NAME)
    yield from (("the text of a source", path) for path in read.text_paths.values() if path)
