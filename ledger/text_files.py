"""The files that sources name for their texts, each with the folders below which it may be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ledger.files import folder_of
from support.bounds import Written
from support.input_files import read_below, require_below
from support.limits import NotReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledger.read import ReadLedger
    from support.limits import Limits
    from support.problems import Problem


class TextFile(NamedTuple):
    """The file of the text of a source, where the ledger names it, and where it may be."""

    source: str
    path: Path
    written: Written
    folders: tuple[Path, ...]

    def bytes(self, limits: Limits) -> bytes:
        """Give what is in it. Raises NotReadError, OSError and ValueError."""
        return read_below(self.path, self.folders, limits)


def text_files(read: ReadLedger) -> Iterator[TextFile]:
    """Yield the files of the sources that name one, in the order of the ledger."""
    folders: dict[str, tuple[Path, ...]] = {}
    for number, source in enumerate(read.records.sources):
        path = read.text_paths[source.id]
        if path is not None and source.file:
            place = read.place("sources", number, "file")
            if place.file not in folders:
                folders[place.file] = read.bounds.folders(folder_of(place.file))
            written = Written(place, "file", source.file)
            yield TextFile(source.id, path, written, folders[place.file])


def out_of_bounds(read: ReadLedger) -> Iterator[Problem]:
    """Yield what is wrong with files that lie elsewhere, without reading any."""
    for text in text_files(read):
        try:
            require_below(text.path, text.folders)
        except NotReadError as error:
            yield text.written.refused(error)
        except (OSError, ValueError):
            continue  # a check reports what cannot be read
