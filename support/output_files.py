"""Files that are written, and the error for a path that cannot be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.problems import Place, Problem, UnusableInput

if TYPE_CHECKING:
    from pathlib import Path


def write(text: str | bytes, output: Path) -> None:
    """Write a file. Raises UnusableInput."""
    try:
        output.write_bytes(text if isinstance(text, bytes) else text.encode())
    except OSError as error:
        raise unwritable(str(output), error.strerror or str(error)) from None


def unwritable(output: str, why: str) -> UnusableInput:
    """Give the error for an output that cannot be written, or not to the end."""
    found = f"an output that cannot be written ({why})"
    return UnusableInput([Problem(Place(output), "", found, "a writable one")])
