"""Tests that need an event loop, where another test may have left one running."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine

T = TypeVar("T")


def in_a_loop_of_its_own(made: Coroutine[object, object, T]) -> T:
    """Run to its end, in a thread: Playwright keeps a loop in the one of the tests."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, made).result()
