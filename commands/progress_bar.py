"""A progress bar for work that takes longer than a second, on a terminal only."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING, Any

import typer

from schema.characters import one_line
from support.progress import silent

if TYPE_CHECKING:
    from collections.abc import Generator

    from support.progress import Progress

_PATIENCE = 1.0
"""Seconds before the bar is drawn."""
_WIDTH, _LABEL, _STEPS = 24, 32, 1000


def bar() -> Progress:
    """Give a function that draws a bar on standard error, or none if that is not a terminal."""
    able = bool(sys.stderr) and sys.stderr.isatty()
    return _Bar().show if able else silent


@contextmanager
def during(what: str) -> Generator[None]:
    """Show a label for work whose progress is not known."""
    progress = bar()
    progress(what, 0)
    try:
        yield
    finally:
        progress("", 1)


class _Bar:
    """A bar that is drawn once the work has run for a second, and erased when it is done."""

    def __init__(self) -> None:
        self._drawing = Lock()
        self._waiting: Timer | None = None
        self._bar: Any = None  # click, which draws it, belongs to Typer
        self._now = ("", 0.0)

    def show(self, what: str, share: float) -> None:
        """Show what is being done, and the share of the work that is done."""
        with self._drawing:
            self._now = (what, share)
            if self._waiting is None:
                self._waiting = Timer(_PATIENCE, self._begin)
                self._waiting.daemon = True
                self._waiting.start()
            if self._bar is not None:
                self._draw()
            if share >= 1:
                self._end()

    def _begin(self) -> None:
        with self._drawing:
            if self._now[1] < 1:
                self._bar = typer.progressbar(
                    length=_STEPS, file=sys.stderr, width=_WIDTH, show_eta=False
                )
                self._draw()

    def _draw(self) -> None:
        what, share = self._now
        self._bar.label = one_line(what).ljust(_LABEL)[:_LABEL]
        self._bar.update(round(share * _STEPS) - self._bar.pos)
        self._bar.render_progress()

    def _end(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
        if self._bar is not None:
            sys.stderr.write("\r\033[K\033[?25h")  # erase the line, show the cursor again
            sys.stderr.flush()
            self._bar = None
