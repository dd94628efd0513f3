"""Read the texts of the sources, each with its digest, or with why it cannot be read."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from ledger.read import ReadLedger

TextState = Literal["read", "not kept", "missing", "empty", "not UTF-8", "unreadable"]


class SourceText(NamedTuple):
    """The text of one source; `path` is where it was looked for, `sha256` that of its bytes."""

    source: str
    path: str | None
    state: TextState
    sha256: str | None = None
    text: str = ""


def source_texts(read: ReadLedger) -> dict[str, SourceText]:
    """Give the text of every source by its id. Nothing is raised: the state says what is wrong.

    "not kept": the ledger names no file. Texts are UTF-8, with or without a byte order mark.
    """
    return {source: _read(source, path) for source, path in read.text_paths.items()}


def _read(source: str, path: Path | None) -> SourceText:
    if path is None:
        return SourceText(source, None, "not kept")
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return SourceText(source, str(path), "missing")
    except (OSError, ValueError):  # ValueError: a path with a null byte in it
        return SourceText(source, str(path), "unreadable")
    digest = hashlib.sha256(raw).hexdigest()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return SourceText(source, str(path), "not UTF-8", digest)
    return SourceText(source, str(path), "read" if text.strip() else "empty", digest, text)
