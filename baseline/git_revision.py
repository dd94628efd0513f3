"""A ledger as it was at a revision of its git repository."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from ledger.files import STDIN
from support.problems import Place, Problem, UnusableInput

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence


@contextmanager
def at_revision(paths: Sequence[Path], revision: str) -> Generator[list[Path]]:
    """Unpack the repository at a revision into a temporary folder, and give the paths in it.

    All files are unpacked, because ledgers name their texts by relative paths. A path that did not
    exist then is left out. Raises UnusableInput if there is no repository or no such revision, or
    if the ledger comes from standard input.
    """
    if any(str(path) == STDIN for path in paths):
        _refuse(STDIN, "standard input", "files in a git repository, to compare with a revision")
    root = _root(paths[0])
    commit = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    if commit is None:
        _refuse(revision, "no such revision", "a commit, branch or tag of the repository")
    archive = _git(root, "archive", "--format=tar", commit.decode().strip())
    if archive is None:
        _refuse(revision, "a revision that git cannot archive", "a revision of the repository")
    with tempfile.TemporaryDirectory(prefix="crossread-") as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tree:
            if hasattr(tarfile, "data_filter"):  # from Python 3.11.4 on
                tree.extraction_filter = tarfile.data_filter
            tree.extractall(folder)  # noqa: S202 - git made it from the user's own repository
        then = [Path(folder, _inside(root, path)) for path in paths]
        yield [path for path in then if path.exists()]


def _root(path: Path) -> Path:
    folder = path if path.is_dir() else path.parent
    top = _git(folder, "rev-parse", "--show-toplevel") if folder.is_dir() else None
    if top is None:
        _refuse(str(path), "no git repository", "a ledger in one, to compare with a revision")
    return Path(top.decode().rstrip("\n"))


def _inside(root: Path, path: Path) -> Path:
    try:
        return path.resolve().relative_to(root.resolve())
    except ValueError:
        _refuse(str(path), "a file outside the repository", f"a file in {root}")


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Run git in a folder; None when it fails, or there is no git."""
    try:
        done = subprocess.run(  # noqa: S603 - git, with arguments and no shell
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - the git of the user's path
            capture_output=True,
            check=False,
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def _refuse(place: str, found: str, expected: str) -> NoReturn:
    raise UnusableInput([Problem(Place(place), "", found, expected)])
