"""Files as services name them: by their path from the root of their repository.

GitHub, GitLab and code scanning show a finding at a path from that root, whatever folder the
command was run in.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.files import STDIN_NAME
from reports.findings.run_result import pointed_at

if TYPE_CHECKING:
    from baseline.compare import ComparedFinding
    from reports.findings.run_result import RunResult

NOWHERE = ("facts.yaml", 1)
"""Where a run is put that has not even a ledger."""


def place_of(compared: ComparedFinding, run: RunResult) -> tuple[str, int]:
    """Give the path from the root of the repository, and the line, of the claim to point at."""
    citation = pointed_at(compared)
    return service_place(citation.file, citation.line) if citation else nowhere(run)


def nowhere(run: RunResult) -> tuple[str, int]:
    """Give the first line of the ledger: where to put what is about no claim."""
    return service_place(run.ledger)


def service_place(file: str, line: int = 1) -> tuple[str, int]:
    """Give a place in a file as services take it: its path, and a line from 1."""
    return repository_path(file), max(1, line)


def repository_path(file: str) -> str:
    """Give a file by its path from the root of its repository, with slashes.

    Links are followed to a file of the same repository; one that leads out of it is named itself.
    Outside of a repository the path is relative to the working folder if the file is inside it, and
    else as it was written.
    """
    return file if file == STDIN_NAME else _from_root(file, str(Path.cwd()))


@lru_cache(maxsize=4096)
def _from_root(file: str, working_folder: str) -> str:
    written = Path(os.path.normpath(Path(working_folder, file)))
    try:
        real = written.resolve()
    except (OSError, RuntimeError):  # links in a circle, which nobody could read
        real = written
    here, there = _root(written), _root(real)
    if here and (there is None or here.resolve() != there):
        return written.relative_to(here).as_posix()
    if there:
        return real.relative_to(there).as_posix()
    if written.is_relative_to(working_folder):
        return written.relative_to(working_folder).as_posix()
    return Path(file).as_posix()


def _root(file: Path) -> Path | None:
    """Give the folder of the repository that a file is in; git marks it by `.git`."""
    return next((folder for folder in file.parents if (folder / ".git").exists()), None)
