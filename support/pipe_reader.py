"""What arrives from a pipe or a device, until it ends, is too much, or does not go on."""

from __future__ import annotations

import os
import time
from threading import Event, Thread
from typing import TYPE_CHECKING

from support.limits import NotReadError

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.limits import Limits

_PIECE = 1 << 20
_LONGEST = 20
"""How many times as long as it may be silent a pipe may take to its end."""
_LOOKS = 20
"""How often to look whether something has arrived, in the time of the longest silence."""


class PipeReader:
    """A pipe that is read in a thread: to open or read it waits for as long as its writer likes.

    A thread that still waits is left behind; it ends with the program.
    """

    def __init__(self, opened: Callable[[], int], limits: Limits) -> None:
        """Keep what opens the pipe, and the limits."""
        self._opened = opened
        self._limits = limits
        self._pieces: list[bytes] = []
        self._size = 0
        self._error: BaseException | None = None
        self._typed = False
        self._ended = Event()

    def whole(self) -> bytes:
        """Give all that arrives. Raises NotReadError and OSError."""
        Thread(target=self._read, name="pipe", daemon=True).start()
        self._wait()
        if self._error:
            raise self._error
        if self._size > self._limits.size:
            raise self._limits.too_large
        return b"".join(self._pieces)

    def _wait(self) -> None:
        """Wait for the end, unless nothing comes for long, or the end never does."""
        silence = self._limits.silence
        started = arrived = time.monotonic()
        size = 0
        while not self._ended.wait(silence / _LOOKS):
            now = time.monotonic()
            if self._size != size or self._typed:
                size, arrived = self._size, now
            if now - arrived >= silence:
                raise NotReadError(f"has given nothing for {silence:g} seconds", _WRITER)
            if now - started >= silence * _LONGEST and not self._typed:
                raise NotReadError(f"has no end after {silence * _LONGEST:g} seconds", _WRITER)

    def _read(self) -> None:
        handle = None
        try:
            handle = self._opened()
            self._typed = os.isatty(handle)
            while self._size <= self._limits.size and (piece := self._piece(handle)):
                self._pieces.append(piece)
                self._size += len(piece)
        except (OSError, ValueError) as error:
            self._error = error
        finally:
            if handle is not None:
                os.close(handle)
            self._ended.set()

    def _piece(self, handle: int) -> bytes:
        while True:
            try:
                return os.read(handle, _PIECE)
            except BlockingIOError:  # whoever started us does not want to wait in it
                time.sleep(self._limits.silence / _LOOKS / 10)


_WRITER = "a pipe that is written to and closed, or a longer 'longest-wait' in crossread.toml"
