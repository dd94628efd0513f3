"""A folder of this process for the files that a target reads, in memory where there is one."""

from __future__ import annotations

import os
import tempfile
from functools import cache
from pathlib import Path


@cache
def _folder() -> Path:
    """Give a folder of this process, in memory where there is one."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own in it
    base = memory if os.access(memory, os.W_OK) else None
    return Path(tempfile.mkdtemp(prefix="crossread-fuzz-", dir=base))


def written(name: str, data: bytes) -> Path:
    """Give a file with this content."""
    file = _folder() / name
    file.write_bytes(data)
    return file
