"""How much of a file is read, and why one is not."""

from __future__ import annotations

from typing import NamedTuple

MEGABYTE = 1_000_000


class Limits(NamedTuple):
    """How large a file may be, in bytes, and how long one that is no regular file may be silent."""

    size: int = 256 * MEGABYTE
    silence: float = 30.0

    @property
    def smaller(self) -> str:
        """What is expected in place of a file that is too large."""
        return "a smaller file, or a larger 'largest-file' in crossread.toml"

    @property
    def too_large(self) -> NotReadError:
        """The error for a file with more than this."""
        return NotReadError(f"has more than {self.size // MEGABYTE or 1} MB", self.smaller)


DEFAULT_LIMITS = Limits()


class NotReadError(Exception):
    """A file is not read, or not to its end: why, as words after "a file that", and what is right.

    A file that is missing, or that the system does not let us read, is an OSError.
    """

    def __init__(self, why: str, expected: str) -> None:
        """Keep both."""
        super().__init__(why)
        self.why = why
        self.expected = expected
