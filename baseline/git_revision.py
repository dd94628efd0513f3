"""A ledger as it was at a revision of its git repository."""

from __future__ import annotations

import io
import tarfile
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from baseline.moved_files import earlier_paths
from baseline.run_git import git, git_line
from ledger.files import STDIN, ledgers
from support.problems import Place, Problem, UnusableInput
from support.temporary_files import temporary_folder

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

_DOTS = "..."


class Unpacked(NamedTuple):
    """The root of a repository, the folder that has it as it was, and the ledger's paths there."""

    root: Path
    folder: Path
    paths: list[Path]


@contextmanager
def at_revision(paths: Sequence[Path], revision: str) -> Generator[Unpacked]:
    """Unpack the repository as it was into a temporary folder, and give the paths in it.

    It is unpacked as it was where HEAD left the revision: at their merge base, as of
    `git diff REV...`. All files are unpacked, because ledgers name their texts by relative paths. A
    path that was another one then is followed, and one that did not exist is left out. Raises
    UnusableInput if there is no repository or no such revision, or if the ledger comes from
    standard input.
    """
    if any(str(path) == STDIN for path in paths):
        _refuse(STDIN, "standard input", "files in a git repository, to compare with a revision")
    root = _root(paths[0])
    inside = [_inside(root, path) for path in paths]
    commit = _merge_base(root, revision)
    archive = git(root, "archive", "--format=tar", commit)
    if archive is None:
        _refuse(revision, "a revision that git cannot archive", "a revision of the repository")
    with temporary_folder(Path(gettempdir())) as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tree:
            if hasattr(tarfile, "data_filter"):  # from Python 3.11.4 on
                tree.extraction_filter = _inside_alone
            tree.extractall(folder)  # noqa: S202 - git made it from the user's own repository
        yield Unpacked(root, Path(folder), _then(Path(folder), root, commit, inside))


def _inside_alone(member: tarfile.TarInfo, folder: str) -> tarfile.TarInfo | None:
    """Leave out links that lead out of the repository: what is behind them is none of its files."""
    try:
        return tarfile.data_filter(member, folder)
    except tarfile.FilterError:
        return None


def _then(folder: Path, root: Path, commit: str, inside: Sequence[Path]) -> list[Path]:
    """Give the paths of a ledger in an unpacked commit: those named, and where moved files were."""
    then = [folder / path for path in inside if (folder / path).exists()]
    files = [Path(file).relative_to(root) for file in ledgers(root / path for path in inside)]
    moved = earlier_paths(root, commit, (file for file in files if not (folder / file).exists()))
    earlier = sorted({folder / path for path in moved.values()})
    named = [file for file in earlier if not any(file.is_relative_to(path) for path in then)]
    return [*then, *(file for file in named if file.exists())]


def _merge_base(root: Path, revision: str) -> str:
    """Give the commit where HEAD left a revision; without one in common, the revision itself."""
    name = revision.removesuffix(_DOTS)
    commit = git_line(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
    )
    if commit is None:
        _refuse(revision, *_why_unknown(root))
    base = git_line(root, "merge-base", commit, "HEAD")
    if base is None and revision.endswith(_DOTS):
        found = "no commit in common with HEAD"
        expected = "one in the history that is here; a shallow clone lacks some (fetch-depth: 0)"
        _refuse(revision, found, expected)
    return base or commit


def _why_unknown(root: Path) -> tuple[str, str]:
    """Say of a revision that a repository does not have what was found, and what was expected."""
    if not git_line(root, "rev-list", "--all", "--max-count=1"):
        return "a repository without commits", "one at least, to compare with"
    if git_line(root, "rev-parse", "--is-shallow-repository") == "true":
        return (
            "no such revision in a clone that has only the latest commits",
            "the whole history: 'git fetch --unshallow', or in a workflow 'fetch-depth: 0'",
        )
    return "no such revision", "a commit, branch or tag of the repository"


def _root(path: Path) -> Path:
    folder = path if path.is_dir() else path.parent
    top = git_line(folder, "rev-parse", "--show-toplevel") if folder.is_dir() else None
    if top is None:
        _refuse(str(path), "no git repository", "a ledger in one, to compare with a revision")
    return Path(top).resolve()


def _inside(root: Path, path: Path) -> Path:
    try:
        return path.resolve().relative_to(root)
    except ValueError:
        _refuse(str(path), "a file outside the repository", f"a file in {root}")


def _refuse(place: str, found: str, expected: str) -> NoReturn:
    raise UnusableInput([Problem(Place(place), "", found, expected)])
