"""Where files of a repository were at an earlier commit, as git follows renamed files."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

from baseline.run_git import git, git_line
from support.temporary_files import temporary_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_RENAMED = (  # as a copy (C) where another file has the old name now
    *("diff", "--name-status", "-z", "--no-relative", "--no-ext-diff", "--ignore-submodules"),
    *("--find-renames", "--break-rewrites", "--diff-filter=RC"),
)


def earlier_paths(root: Path, commit: str, files: Iterable[Path]) -> dict[Path, Path]:
    """Give the path at a commit of each file that had another one then; paths are from the root.

    Git takes a file for renamed if half of it stayed the same. A file that git does not know yet is
    looked at too: a copy of the index names it, and the repository's own index stays as it is.
    """
    files = set(files)
    if not files:
        return {}
    with temporary_folder(Path(gettempdir())) as folder:
        index = folder / "index"
        own = git_line(root, "rev-parse", "--git-path", "index")
        if own is not None and (root / own).is_file():
            shutil.copyfile(root / own, index)
        named = sorted(file.as_posix() for file in files)
        git(root, "add", "--force", "--intent-to-add", "--", *named, index=index)
        printed = git(root, *_RENAMED, commit, index=index)
    return {now: then for now, then in _renames(printed or b"") if now in files}


def _renames(printed: bytes) -> Iterator[tuple[Path, Path]]:
    """Yield new and old path of each renamed file; git prints status, old path, new path."""
    fields = iter(os.fsdecode(printed).split("\0")[:-1])
    for _ in fields:
        then, now = next(fields), next(fields)
        yield Path(now), Path(then)
