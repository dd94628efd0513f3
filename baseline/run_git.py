"""Git, asked in a folder."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def git(folder: Path, *arguments: str, index: Path | None = None) -> bytes | None:
    """Give what git prints; None when it fails, or there is no git.

    `index` is a file to use in the place of the repository's own index.
    """
    more = {} if index is None else {"GIT_INDEX_FILE": str(index)}
    try:
        done = subprocess.run(  # noqa: S603 - git, with arguments and no shell
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - the git of the user's path
            capture_output=True,
            check=False,
            env={**os.environ, **more},
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def git_line(folder: Path, *arguments: str) -> str | None:
    """Give the one line that git prints, None as `git` does."""
    printed = git(folder, *arguments)
    return None if printed is None else os.fsdecode(printed).rstrip("\n")
