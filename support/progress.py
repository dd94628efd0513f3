"""How far the work is, for whoever waits."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, float], None]
"""Told what is being done, and the share of the work before it: from 0, up to 1 when all is done,
or when it is given up."""


def silent(what: str, share: float) -> None:
    """Tell nobody."""
