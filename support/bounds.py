"""What a run may read: which files a ledger, settings or a folder may name, and how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from support.input_files import is_below, read_below, read_named, require_below
from support.limits import DEFAULT_LIMITS, Limits, NotReadError
from support.paths import exists, is_folder, whole
from support.problems import Place, Problem, UnusableInput, shown

if TYPE_CHECKING:
    from collections.abc import Iterable


class Written(NamedTuple):
    """Where a file names another: the place, the key, and the path as it is written there."""

    place: Place
    key: str
    path: str

    def refused(self, error: NotReadError) -> Problem:
        """Say why what is named here is not read."""
        found = f"{shown(self.path)}, which {error.why}"
        return Problem(self.place, self.key, found, error.expected)


@dataclass(frozen=True)
class Bounds:
    """What files may name: what is below the root, or below further folders of the settings.

    The `root` is the folder of the settings, or else of the repository; without one it is that of
    the ledger, or the folder of ledgers that was `named` on the command line. `written` has the
    paths that settings name: of these, too, only what is in bounds is read.
    """

    root: Path | None = None
    further: tuple[Path, ...] = ()
    limits: Limits = DEFAULT_LIMITS
    written: Mapping[str, Written] = field(default_factory=dict[str, Written])
    named: tuple[Path, ...] = ()

    def around(self, paths: Iterable[Path | str]) -> Bounds:
        """Give the bounds of a run that reads these ledgers."""
        folders = tuple(Path(path) for path in paths if is_folder(path))
        return replace(self, named=(*self.named, *folders)) if folders else self

    def also(self, files: Mapping[Path, Written]) -> Bounds:
        """Give the bounds with further files that settings name."""
        new = {str(file): written for file, written in files.items()}
        return replace(self, written={**self.written, **new})

    def moved(self, old: Path, new: Path) -> Bounds:
        """Give the bounds where a repository lies in a new folder; the old files may be read, too.

        What settings name is not read there but by the paths that are given.
        """
        here = (self.root or old, *self.further)
        inside = [folder.resolve() for folder in here if is_below(folder, old)]
        there = [new / folder.relative_to(old.resolve()) for folder in inside]
        return Bounds(new, (*there, *here), self.limits)

    def folders(self, own: Path) -> tuple[Path, ...]:
        """Give the folders below which files in one may name others, the root first."""
        if self.root is not None and is_below(own, self.root):
            return self.root, *self.further
        around = next((folder for folder in self.named if is_below(own, folder)), own)
        return repository_of(own) or whole(around), *self.further

    def read(self, file: Path | str, found_in: Path | None = None) -> bytes:
        """Give the bytes of a file: whatever it is if the user named it, else what is in bounds.

        The user may have named the folder that it was found in. Raises NotReadError, OSError, and
        ValueError for a name that no file can have.
        """
        if str(file) in self.written or str(found_in) in self.written:
            return read_below(file, self._of_settings(file), self.limits)
        if found_in is None:
            return read_named(file, self.limits)
        folders = found_in.absolute(), *self.folders(found_in)
        return read_below(file, folders, self.limits)

    def refused(self, file: Path | str, error: NotReadError) -> Problem:
        """Say why a file is not read, at the place where it is named."""
        if str(file) in self.written:
            return self.written[str(file)].refused(error)
        return Problem(Place(str(file)), "", f"a file that {error.why}", error.expected)

    def require(self) -> None:
        """Raise UnusableInput for files that settings name and that are out of bounds."""
        problems: list[Problem] = []
        for file, written in self.written.items():
            try:
                require_below(file, self._of_settings(file))
            except NotReadError as error:
                problems.append(written.refused(error))
            except (OSError, ValueError):
                continue  # reading it will say why
        if problems:
            raise UnusableInput(problems)

    def _of_settings(self, file: Path | str) -> tuple[Path, ...]:
        return self.folders(self.root or Path(file).parent)


def repository_of(folder: Path) -> Path | None:
    """Give the root of the repository that holds a folder, None if there is none."""
    here = whole(folder)
    return next((above for above in (here, *here.parents) if exists(above / ".git")), None)


NO_SETTINGS = Bounds()
"""The bounds of a run without settings: the repository, or else the folder, of each ledger."""
