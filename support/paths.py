"""Names of files as they are written: whether they exist, and what a glob matches."""

from __future__ import annotations

import os
import re
from pathlib import Path

GLOB = re.compile(r"[*?\[]")
"""The signs that make a glob of a path, where no file has that name."""
_ALL_BELOW = "**"


def exists(path: Path | str) -> bool:
    """Whether there is something; no for a name that no file can have, or that may not be seen."""
    return os.path.exists(path)  # noqa: PTH110 - Path.exists raises for such names


def is_file(path: Path | str) -> bool:
    """Whether there is a regular file, as `exists` does."""
    return os.path.isfile(path)  # noqa: PTH113 - the same


def is_folder(path: Path | str) -> bool:
    """Whether there is a folder, as `exists` does."""
    return os.path.isdir(path)  # noqa: PTH112 - the same


def whole(path: Path) -> Path:
    """Give a path from the root of the disk; `..` is followed, but links are not without it."""
    return Path(os.path.realpath(path)) if ".." in path.parts else path.absolute()


def matches(pattern: str, folder: Path = Path()) -> list[Path]:
    """Give what a glob matches, relative to a folder, sorted.

    `**` means all folders below where it is a whole name; within a name it is a `*`.
    """
    path = Path(*map(_name, Path(pattern).parts))
    if not path.is_absolute():
        return sorted(folder.glob(str(path)))
    return sorted(Path(path.anchor).glob(str(path.relative_to(path.anchor))))


def glob_of(path: Path | str) -> str:
    """Give a glob that matches this path and no other, for an engine that takes names for globs."""
    return GLOB.sub(r"[\g<0>]", str(path))


def _name(part: str) -> str:
    return part if part == _ALL_BELOW else re.sub(r"\*{2,}", "*", part)
