"""Read the texts of the sources, each with its digest, or with why it cannot be read."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Literal, NamedTuple

from ledger.text_files import text_files
from support.limits import NotReadError
from support.problems import UnusableInput

if TYPE_CHECKING:
    from ledger.read import ReadLedger
    from ledger.text_files import TextFile
    from support.limits import Limits
    from support.problems import Problem

TextState = Literal["read", "not kept", "missing", "empty", "not UTF-8", "unreadable"]


class SourceText(NamedTuple):
    """The text of one source; `path` is where it was looked for, `sha256` that of its bytes."""

    source: str
    path: str | None
    state: TextState
    sha256: str | None = None
    text: str = ""


def source_texts(read: ReadLedger) -> dict[str, SourceText]:
    """Give the text of every source by its id; its state says why one could not be read.

    "not kept": the ledger names no file. Texts are UTF-8, with or without a byte order mark. Raises
    UnusableInput for files that are out of bounds, not regular, or too large.
    """
    found = {source: SourceText(source, None, "not kept") for source in read.text_paths}
    problems: list[Problem] = []
    for file in text_files(read):
        try:
            found[file.source] = _read(file, read.bounds.limits)
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
    return SourceText(source, path, "read" if text.strip() else "empty", digest, text)
