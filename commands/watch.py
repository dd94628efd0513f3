"""Build again whenever an input file changes."""

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

    States = dict[Path, tuple[int, int] | None]

_LOOK_AGAIN = 1000
"""Milliseconds between looks at the files: not every system reports every change in time."""


def rebuild_on_change(build: Callable[[], tuple[str, set[Path]]], ledger: set[Path]) -> NoReturn:
    """Build, print what was built, wait for a change, and build again, until Ctrl-C.

    `build` gives the line to print, and the files that it read. If it raises UnusableInput, the
    error is printed and the next change is waited for.
    """
    inputs = _all(ledger)
    while True:
        before = _states(inputs)
        try:
            message, inputs = build()
        except UnusableInput as unusable:
            complain(str(unusable), echo_error)
            message = "nothing written"
        inputs |= _all(ledger)
        # a file that changed while we built has changed: compare with its state before that
        before = {file: before.get(file, state) for file, state in _states(inputs).items()}
        now = datetime.now().astimezone().strftime("%H:%M:%S")
        echo_error(f"{now} {message}; watching {counted(len(inputs), 'file')}, Ctrl-C ends")
        _wait(inputs, before, ledger)


def _all(ledger: Iterable[Path]) -> set[Path]:
    """Give all ledger files, those in folders too: a new one counts as a change."""
    from ledger.files import ledgers

    return set(map(Path, ledgers(ledger)))


def _states(files: Iterable[Path]) -> States:
    return {file: _state(file) for file in files}


def _state(file: Path) -> tuple[int, int] | None:
    try:
        state = file.stat()
    except (OSError, ValueError):
        return None
    return state.st_mtime_ns, state.st_size


def _wait(inputs: set[Path], before: States, ledger: set[Path]) -> None:
    """Wait until a file has changed or a ledger has been added."""
    from watchfiles import watch

    # folders, not files: many editors write a new file and rename it
    folders = {file.parent.absolute() for file in inputs}
    existing = [folder for folder in sorted(folders) if folder.is_dir()]
    changes = watch(
        *existing,
        recursive=False,
        yield_on_timeout=True,
        rust_timeout=_LOOK_AGAIN,
        watch_filter=None,
    )
    for _ in changes:
        if _states(inputs) != before or not _all(ledger) <= inputs:
            return
