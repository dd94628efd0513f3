"""How far the work has got, for somebody who waits at a terminal."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, float], None]
"""Called with what is being done now, and the share of the work that is done: 0 at the start, 1 at
the end or when the work was given up."""


def silent(what: str, share: float) -> None:
    """Report nothing."""
