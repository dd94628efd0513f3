"""Doing it again whenever a file changes that it was made from."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from commands.common import echo_error
from reports.phrases import counted
from reports.terminal import complain
from support.problems import UnusableInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Seen = dict[Path, tuple[int, int] | None]

_LOOK_AGAIN = 1000
"""Milliseconds. Where the system does not tell of changes, or told too early, we find them."""


def again_and_again(build: Callable[[], tuple[str, set[Path]]], ledger: set[Path]) -> NoReturn:
    """Build, say what was built, wait for a change, and build again, until Ctrl-C.

    `build` gives what to say, and the files that it read. Where these cannot be used it raises
    UnusableInput: that is told, and the next change waited for.
    """
    inputs = _all(ledger)
    while True:
        before = _seen(inputs)
        try:
            told, inputs = build()
        except UnusableInput as unusable:
            complain(str(unusable), echo_error)
            told = "nothing written"
        inputs |= _all(ledger)
        # what was known already is taken as it was before we read it
        before = {file: before.get(file, state) for file, state in _seen(inputs).items()}
        now = datetime.now().astimezone().strftime("%H:%M:%S")
        echo_error(f"{now} {told}; watching {counted(len(inputs), 'file')}, Ctrl-C ends")
        _wait(inputs, before, ledger)


def _all(ledger: Iterable[Path]) -> set[Path]:
    """Give the ledgers in folders as well: a new one counts as a change."""
    from ledger.files import ledgers

    return set(map(Path, ledgers(ledger)))


def _seen(files: Iterable[Path]) -> Seen:
    return {file: _state(file) for file in files}


def _state(file: Path) -> tuple[int, int] | None:
    try:
        state = file.stat()
    except (OSError, ValueError):
        return None
    return state.st_mtime_ns, state.st_size


def _wait(inputs: set[Path], before: Seen, ledger: set[Path]) -> None:
    """Wait until a file is not what it was, or a ledger has come."""
    from watchfiles import watch

    # folders, not files: many editors write a new file and give it the old name
    folders = {file.parent.absolute() for file in inputs}
    there = [folder for folder in sorted(folders) if folder.is_dir()]
    changes = watch(
        *there, recursive=False, yield_on_timeout=True, rust_timeout=_LOOK_AGAIN, watch_filter=None
    )
    for _ in changes:
        if _seen(inputs) != before or not _all(ledger) <= inputs:
            return
