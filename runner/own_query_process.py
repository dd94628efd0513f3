"""The process that runs the queries of a team's own checks, and can be ended at any moment.

A program by itself, started by `runner.own_queries`: `own_query_process.py FILE MEMORY`, where FILE
is a copy of the tables and MEMORY is bytes. It reads one request a line, as JSON, and answers
each with a line; a first line says that it is ready. A request has `sql`, the columns that are
`wanted` (null: all), and `setup`: our own statements to run before it. The answer has the names and
types of all `columns` and the `rows` of those wanted, with integers as they are and everything else
as text; or what went `wrong`: the kind of error, and its message. It ends with its standard input.

It imports nothing of ours, so that it starts fast.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import Any

import duckdb

_MOST_ROWS = 100_000
_MOST_TEXT = 50_000_000
"""Characters of all rows of a query together."""
_BESIDE = 256_000_000
"""Bytes of address space beside what the query may take: of the engine itself and of the answer."""
_DISK = "10GB"
"""What a query may write into temporary files where its memory does not suffice."""
Answer = dict[str, Any]


def main(file: str, memory: int) -> None:
    """Answer requests until there are no more."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # an answer is all that is ever written
    connection = opened(file, memory)
    limit_memory(memory)
    requests: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_read, args=(requests,), daemon=True).start()
    answer: Answer = {}  # the first says that it is ready
    while True:
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()
        answer = _answer(connection, json.loads(requests.get()))


def _read(requests: SimpleQueue[bytes]) -> None:
    """Hand on requests; when whoever asks is gone, end the process, whatever it is doing."""
    for line in sys.stdin.buffer:
        requests.put(line)
    os._exit(0)


def opened(file: str, memory: int) -> duckdb.DuckDBPyConnection:
    """Open the tables to be read, and nothing else: no file, no network, no setting, no variable.

    What `SET` says of the file system holds for every query from now on, as the settings are
    locked.
    """
    connection = duckdb.connect(file, read_only=True, config={"memory_limit": f"{memory}B"})
    for statement in (
        "USE crossread",
        f"SET max_temp_directory_size = '{_DISK}'",
        "SET python_enable_replacements = false",
        "SET autoinstall_known_extensions = false",
        "SET autoload_known_extensions = false",
        "SET allow_community_extensions = false",
        "SET enable_external_access = false",
        "SET lock_configuration = true",
    ):
        connection.execute(statement)
    return connection


def limit_memory(memory: int) -> None:
    """Limit the process, too: the engine does not count what a single call of a function takes.

    Linux refuses memory beyond the limit; other systems have no such limit, or do not keep it.
    """
    if sys.platform == "win32":
        return
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - Windows has none

        with open("/proc/self/statm", encoding="ascii") as sizes:  # noqa: PTH123 - a fast start
            now = int(sizes.read().split()[0]) * resource.getpagesize()
        most = now + memory + _BESIDE
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _answer(connection: duckdb.DuckDBPyConnection, request: Answer) -> Answer:
    try:
        for statement in request["setup"]:
            connection.execute(statement)
        connection.execute("BEGIN TRANSACTION READ ONLY")
        try:
            return result(connection, request["sql"], request["wanted"])
        finally:
            with suppress(duckdb.Error):  # it is rolled back already
                connection.execute("ROLLBACK")
    except MemoryError:
        return {"wrong": ["OutOfMemoryException", ""]}
    except Exception as error:  # noqa: BLE001 - whatever is wrong with the query, it is told
        return {"wrong": [type(error).__name__, str(error)]}


def result(connection: duckdb.DuckDBPyConnection, sql: str, wanted: list[str] | None) -> Answer:
    """Give what a query gives. Raises duckdb.Error, and ValueError for too much of it."""
    done = connection.execute(sql)
    columns = [(str(column[0]), str(column[1])) for column in done.description or ()]
    places = [place for place, (name, _) in enumerate(columns) if not wanted or name in wanted]
    rows: list[list[int | str | None]] = []
    room = _MOST_TEXT
    while some := done.fetchmany(10_000):
        rows += [[_plain(row[place]) for place in places] for row in some]
        room -= sum(
            len(cell) for row in rows[-len(some) :] for cell in row if isinstance(cell, str)
        )
        if len(rows) > _MOST_ROWS:
            raise ValueError(f"found more than {_MOST_ROWS:,} rows, expected a row for each defect")
        if room < 0:
            raise ValueError(f"found more than {_MOST_TEXT:,} characters, expected short messages")
    return {"columns": columns, "rows": rows}


def _plain(value: object) -> int | str | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    return str(value)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
