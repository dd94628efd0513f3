"""Databases in memory for the stores of tests, without an engine of its own for each.

To start DuckDB and to make its tables takes some 50 ms of processor time; to copy empty tables into
one more database of an engine that runs takes 3. An engine is lent to one store at a time, and what
a store attached or set is undone when it comes back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import duckdb

from support.sql import identifier

_OWN = {"system", "temp", "memory"}
"""The databases that every engine has; in `memory` are the empty tables that are copied."""
_ANEW = (
    "ATTACH ':memory:' AS store; COPY FROM DATABASE memory TO store (SCHEMA); USE store.crossread"
)
_ATTACHED = "SELECT database_name FROM duckdb_databases()"
_SET = ("memory_limit", "temp_directory", "threads")
"""What a store sets of its whole engine."""
SMALL = "SET threads = 1; PRAGMA disable_optimizer"
"""What a connection to a small store begins with; RESET would give it all processors."""
_RESET = "; ".join(f"RESET {name}" for name in _SET)


class Engines:
    """Engines of one kind: `start` starts one, and `begin` is what each connection begins with."""

    def __init__(self, start: Callable[[], duckdb.DuckDBPyConnection], begin: str = "") -> None:
        self._start, self._begin = start, begin
        self._free: list[duckdb.DuckDBPyConnection] = []

    def connection(self) -> Any:  # noqa: ANN401 - stands for a connection of DuckDB
        """Give a connection to a database with empty tables, in an engine that nothing else has."""
        engine = self._free.pop() if self._free else self._start()
        connection = engine.cursor()
        connection.execute(f"{self._begin};{_ANEW}")
        return _Lent(connection, lambda: self._take_back(engine))

    def _take_back(self, engine: duckdb.DuckDBPyConnection) -> None:
        try:
            for (name,) in engine.execute(_ATTACHED).fetchall():
                if name not in _OWN:
                    engine.execute(f"DETACH {identifier(name)}")
            engine.execute(_RESET)
        except duckdb.Error:
            engine.close()
        else:
            self._free.append(engine)


class _Lent:
    """A connection whose engine goes back when it is closed."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, give_back: Callable[[], None]
    ) -> None:
        self._connection, self._give_back = connection, give_back
        self._closed = False

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a connection has
        return getattr(self._connection, name)

    def close(self) -> None:
        self._connection.close()
        if not self._closed:
            self._closed = True
            self._give_back()
