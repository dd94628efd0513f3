"""The bounds that settings give a run: what files may name, and how much of a file is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema.settings import LEAST_OF_A_FILE, bytes_of
from support.bounds import Bounds, Written, repository_of
from support.limits import Limits
from support.paths import whole
from support.problems import Place

if TYPE_CHECKING:
    from pathlib import Path

    from settings.toml_file import FoundSettings


def bounds_of(found: FoundSettings) -> Bounds:
    """Give the bounds, without the paths that the settings name themselves."""
    settings, folder = found.settings, found.folder
    return Bounds(
        whole(folder) if found.file else repository_of(folder),
        tuple((folder / further).absolute() for further in settings.further_folders),
        Limits(bytes_of(settings.largest_file, LEAST_OF_A_FILE), settings.longest_wait),
    )


def baseline_of(found: FoundSettings) -> dict[Path, Written]:
    """Give the baseline that the settings name, or the one that is there without their word."""
    named = found.settings.baseline
    path = found.folder / named
    stated = "baseline" in found.settings.model_fields_set
    place = found.place("baseline") if stated else Place(str(path))
    return {path: Written(place, "baseline", named)}


def ledgers_of(found: FoundSettings) -> dict[Path, Written]:
    """Give the ledgers that the settings name."""
    names = found.settings.ledger
    place = found.place("ledger") if names else Place("")
    return {_file(name, found.folder): Written(place, "ledger", name) for name in names}


def _file(name: str, folder: Path) -> Path:
    """Give a file in a folder, whose path is never the sign for standard input."""
    path = folder / name
    return path.absolute() if str(path) in {"-", "<stdin>"} else path
