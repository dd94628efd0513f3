"""Where a ledger lies, as other programs want to read it: relative, with forward slashes."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote


def seen_from(folder: Path, file: str) -> str:
    """Give the path of a file from a folder, if it lies in it, and else its whole path."""
    whole = Path(os.path.normpath(folder / file))
    try:
        return whole.relative_to(folder).as_posix()
    except ValueError:
        return whole.as_posix()


def uri(folder: Path, file: str) -> str:
    """Give the same as a URI (RFC 3986): relative without a scheme, or `file:///...`."""
    path = seen_from(folder, file)
    return Path(path).as_uri() if Path(path).is_absolute() else quote(path)
