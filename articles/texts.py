"""Read the texts of the sources, each with its digest, or with why it cannot be read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from ledger.text_files import text_files
from support.limits import NotReadError
from support.problems import UnusableInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ledger.read import ReadLedger
    from ledger.text_files import TextFile
    from support.limits import Limits
    from support.problems import Problem

TextState = Literal["read", "not kept", "missing", "empty", "not UTF-8", "unreadable"]
KEPT = 16_000_000
"""Characters. Texts that have more than this together are read again, each when it is asked for."""


class SourceText(NamedTuple):
    """The text of one source; `path` is where it was looked for, `sha256` that of its bytes."""

    source: str
    path: str | None
    state: TextState
    sha256: str | None = None
    text: str = ""


class SourceTexts(Mapping[str, SourceText]):
    """The text of every source by its id; those that do not fit into memory are read again.

    `characters` counts those of all texts.
    """

    def __init__(self, sources: Iterable[str], limits: Limits) -> None:
        """Begin with sources that keep no text."""
        self._known = {source: SourceText(source, None, "not kept") for source in sources}
        self._again: dict[str, TextFile] = {}
        self._last: SourceText | None = None
        self._limits = limits
        self.characters = 0

    def add(self, file: TextFile) -> None:
        """Read the text of a source. Raises NotReadError."""
        found = _read(file, self._limits)
        self.characters += len(found.text)
        if self.characters > KEPT and found.state == "read":
            self._again[file.source] = file
            found = found._replace(text="")
        self._known[file.source] = found

    @property
    def large(self) -> bool:
        """Whether there is more than is kept."""
        return bool(self._again)

    @property
    def readable(self) -> tuple[str, ...]:
        """The sources whose text could be read."""
        return tuple(source for source, text in self._known.items() if text.state == "read")

    def keeps(self, source: str) -> bool:
        """Whether a text is kept in memory."""
        return source not in self._again

    def __getitem__(self, source: str) -> SourceText:
        """Give the text of a source. Raises UnusableInput if it changed since it was read."""
        if self.keeps(source):
            return self._known[source]
        if not self._last or self._last.source != source:
            self._last = self._read_again(self._again[source])
        return self._last

    def _read_again(self, file: TextFile) -> SourceText:
        try:
            found = _read(file, self._limits)
        except NotReadError as error:
            raise UnusableInput([file.written.refused(error)]) from None
        if found.sha256 != self._known[file.source].sha256:
            changed = NotReadError("changed while this run read it", "a file that stays as it is")
            raise UnusableInput([file.written.refused(changed)])
        return found

    def __iter__(self) -> Iterator[str]:
        """Yield the ids of all sources, in the order of the ledger."""
        return iter(self._known)

    def __len__(self) -> int:
        """Count the sources."""
        return len(self._known)


def source_texts(read: ReadLedger) -> SourceTexts:
    """Give the text of every source by its id; its state says why one could not be read.

    "not kept": the ledger names no file. Texts are UTF-8, with or without a byte order mark. Raises
    UnusableInput for files that are out of bounds, not regular, or too large.
    """
    found = SourceTexts(read.text_paths, read.bounds.limits)
    problems: list[Problem] = []
    for file in text_files(read):
        try:
            found.add(file)
        except NotReadError as error:
            problems.append(file.written.refused(error))
    if problems:
        raise UnusableInput(problems)
    return found


def _read(file: TextFile, limits: Limits) -> SourceText:
    source, path = file.source, str(file.path)
    try:
        raw = file.bytes(limits)
    except FileNotFoundError:
        return SourceText(source, path, "missing")
    except (OSError, ValueError):  # ValueError: a path with a null byte in it
        return SourceText(source, path, "unreadable")
    digest = hashlib.sha256(raw).hexdigest()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return SourceText(source, path, "not UTF-8", digest)
    return SourceText(source, path, "empty" if text.isspace() or not text else "read", digest, text)
