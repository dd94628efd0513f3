"""Processes that read pages, documents and exports: some at a time, each to be ended when late.

A file made to harm can keep a library busy for days, or take all memory; nothing inside a process
surely ends that. The results come in the order in which the files were given.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections import deque
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any, NamedTuple, Self, cast

from article_files.article import Article, Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from article_files.find_files import Found
    from support.limits import Limits

_PROGRAM = Path(__file__).with_name("reader_process.py")
_AT_ONCE = min(2, os.cpu_count() or 1)
_MEMORY = 2_000_000_000
"""Bytes of address space of a process."""
_FILES_OF_ONE = 400
"""After so many files a process is replaced: libraries keep what they have seen."""
_EXPECTED = "a file of one article"
_ENDED = "takes more memory than an article may, or ends the program that reads it"
longest = 30.0
"""Seconds that a process may take for an article."""


class _Job(NamedTuple):
    file: Found
    process: _Reader


class _Reader:
    """One process; it is started with its first file, and again after it was ended."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._files = 0

    def give(self, file: Found, raw: bytes | None = None) -> None:
        """Begin to read a file, whose bytes may be read already."""
        if self._files >= _FILES_OF_ONE:
            self.end()
        process = self._running()
        request = {
            "path": str(file.path),
            "folder": None if file.folder is None else str(file.folder),
            "size": self._limits.size,
            "raw": None if raw is None else base64.b64encode(raw).decode(),
        }
        try:
            if process.stdin:
                process.stdin.write(json.dumps(request).encode() + b"\n")
                process.stdin.flush()
        except OSError:  # it has ended, and its answer will say so
            return

    def results(self, file: Found) -> Iterator[Article | Unread]:
        """Yield what is in the file that was given last."""
        while True:
            late, line = self._line()
            if not line:
                self.end()
                why = f"takes longer than {longest:.0f} seconds to read" if late else _ENDED
                yield Unread(file.path, why, _EXPECTED, passed_over=file.folder is not None)
                return
            answer: dict[str, Any] | None = json.loads(line)
            if answer is None:
                return
            yield _read(answer, file)

    def end(self) -> None:
        """End the process, whatever it is doing."""
        if self._process:
            self._process.kill()
            self._process.communicate()  # which closes its streams, and waits for its end
            self._process = None
            self._files = 0

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-P", str(_PROGRAM), str(_MEMORY)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        self._files += 1
        return self._process

    def _line(self) -> tuple[bool, bytes]:
        """Give the next line of an answer, or none; and whether the process was ended late."""
        process = self._process
        if process is None or process.stdout is None:
            return False, b""
        late: list[bool] = []

        def end() -> None:
            late.append(True)
            process.kill()

        alarm = Timer(longest, end)
        alarm.daemon = True
        alarm.start()
        try:
            line = process.stdout.readline()
        finally:
            alarm.cancel()
        return bool(late), line


def _read(answer: dict[str, Any], file: Found) -> Article | Unread:
    kept: dict[str, Any] = {
        key: tuple(cast("list[str]", value)) if isinstance(value, list) else value
        for key, value in answer.items()
    }
    kept["file"] = file.path
    return Unread(**kept) if "why" in kept else Article(**kept)


class ReaderPool:
    """Reads files in processes, in the order in which they are given; to be closed at the end."""

    def __init__(self, files: Iterable[Found], limits: Limits) -> None:
        """Remember what is to be read; nothing is started yet."""
        self._waiting = iter(files)
        self._readers = [_Reader(limits) for _ in range(_AT_ONCE)]
        self._jobs: deque[_Job] = deque()
        self._apart = _Reader(limits)

    def __enter__(self) -> Self:
        """Give the pool."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all processes."""
        for reader in (*self._readers, self._apart):
            reader.end()

    def next(self) -> Iterator[Article | Unread]:
        """Yield what is in the next file; the others are read meanwhile."""
        if not self._jobs:
            for reader in self._readers:
                self._give(reader)
        job = self._jobs.popleft()
        yield from job.process.results(job.file)
        self._give(job.process)

    def _give(self, reader: _Reader) -> None:
        file = next(self._waiting, None)
        if file is not None:
            reader.give(file)
            self._jobs.append(_Job(file, reader))

    def at_once(self, file: Found, raw: bytes) -> Iterator[Article | Unread]:
        """Yield what is in a file that is not among them, and was read already."""
        self._apart.give(file, raw)
        yield from self._apart.results(file)
