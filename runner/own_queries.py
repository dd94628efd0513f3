"""The queries of a team's own checks, run in a process that can be ended at any moment.

DuckDB looks between the parts of a query whether it is to stop, and one call of a function on one
long text is a single part: nothing inside a process surely ends it. So such queries run in a
process of their own, over a copy of the tables. Both are made with the first of these queries: a
run without such checks pays nothing.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import gettempdir
from threading import Timer
from typing import TYPE_CHECKING, Any, NamedTuple

from schema.settings import bytes_of
from store.copy import copy_tables
from support.grammar import counted
from support.temporary_files import temporary_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checks.definition import OwnSql
    from store.store import Store

_PROGRAM = Path(__file__).with_name("own_query_process.py")
_LINE = re.compile(r"\nLINE ([0-9]+):")
_NOT_STARTED = "found that its process cannot be started, expected memory and room on disk for it"
_ENDED = "found a query that ended the process it ran in, expected one that gives rows"


class OwnQueryError(ValueError):
    """A query of a team's own that cannot be run to its end."""


class Given(NamedTuple):
    """What a query gave: the types of its columns by their names, and the columns wanted of it."""

    types: dict[str, str]
    rows: list[dict[str, int | str | None]]


class OwnQueries:
    """Runs queries, each within the limits of its check; to be closed at the end of a run."""

    def __init__(self, store: Store) -> None:
        """Remember whose tables the queries read."""
        self._store = store
        self._files = ExitStack()
        self._copied: Path | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def ask(
        self, sql: str, wanted: tuple[str, ...] | None, own: OwnSql, field: str = "query"
    ) -> Given:
        """Run one SELECT that is not ours, the `field` of a check. It changes nothing.

        Gives the columns that are `wanted`, or else all. Raises OwnQueryError where it fails, or
        takes too much time, memory or room.
        """
        process = self._running(own)
        request = {"sql": sql, "wanted": wanted, "setup": self._store.in_a_copy}
        late, answer = _asked(process, request, own.seconds)
        if answer is None:
            self._end_process()
            raise OwnQueryError(f"{field}: {_too_late(own) if late else _ENDED}")
        if "wrong" in answer:
            kind, message = answer["wrong"]
            raise OwnQueryError(f"{field}: {_words(kind, message, own)}")
        names = [name for name, _ in answer["columns"] if not wanted or name in wanted]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise OwnQueryError(f"{field}: found two columns {twice!r}, expected one")
        rows = [dict(zip(names, row, strict=True)) for row in answer["rows"]]
        return Given(dict(answer["columns"]), rows)

    def close(self) -> None:
        """End the process, and remove the copy."""
        self._end_process()
        self._files.close()
        self._copied = None

    def _running(self, own: OwnSql) -> subprocess.Popen[bytes]:
        """Give the process; start one where there is none, or a query has ended it."""
        if self._process is None:
            program = (str(_PROGRAM), str(self._copy()), str(bytes_of(own.memory)))
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-P", *program],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            if not (self._process.stdout and self._process.stdout.readline()):
                self._end_process()
                raise OwnQueryError(_NOT_STARTED)
        return self._process

    def _copy(self) -> Path:
        """Give the file with the copy of the tables; make it first, if there is none."""
        if self._copied is None:
            folder = self._files.enter_context(temporary_folder(Path(gettempdir())))
            self._copied = folder / "tables.duckdb"
            copy_tables(self._store, self._copied)
        return self._copied

    def _end_process(self) -> None:
        if self._process:
            self._process.kill()
            self._process.communicate()  # which closes its streams, and waits for its end
            self._process = None


def _asked(
    process: subprocess.Popen[bytes], request: Mapping[str, Any], seconds: int
) -> tuple[bool, dict[str, Any] | None]:
    """Give the answer of a process, None if it ended without one; and whether it was ended late."""
    late = False

    def end() -> None:
        nonlocal late
        late = True
        process.kill()

    alarm = Timer(seconds, end)
    alarm.daemon = True
    alarm.start()
    try:
        if process.stdin is None or process.stdout is None:
            raise TypeError("expected a process with pipes")
        process.stdin.write(json.dumps(request).encode() + b"\n")
        process.stdin.flush()
        line = process.stdout.readline()
    except OSError:  # it has ended, and reads nothing
        line = b""
    finally:
        alarm.cancel()
    return late, json.loads(line) if line.endswith(b"\n") else None


def _too_late(own: OwnSql) -> str:
    return (
        f"found a query that still runs after {counted(own.seconds, 'second')}, expected one that "
        "ends in time, or a longer checks-time-limit in the settings"
    )


def _words(kind: str, message: str, own: OwnSql) -> str:
    """Word what went wrong with a query; a line is that of its file."""
    if kind == "OutOfMemoryException":
        return (
            f"found a query that needs more than {own.memory} of memory, expected one that needs "
            "less, or a larger checks-memory-limit in the settings"
        )
    if kind == "ValueError":
        return message
    # DuckDB counts lines from the first word of a query
    in_file = _LINE.sub(lambda found: f"\nLINE {int(found[1]) + own.line - 1}:", message)
    return f"{kind}: {in_file}"
