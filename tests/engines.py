"""Engines that the tests of a run share: to start one takes longer than many a check.

A store in memory has its engine for itself as long as it is open, and always a new, empty database;
then the next store takes the engine, its settings as they were. Databases in files, and commands in
a process of their own, start their engines as ever.
"""

from __future__ import annotations

from itertools import count

import duckdb

from store.opening import EngineSettings
from support.sql import identifier, quoted

_FREE = """
SELECT connections.count = 1 AND current_setting('enable_external_access')
FROM duckdb_connection_count() AS connections
"""
"""Whether only we are connected, and nobody has set what cannot be taken back."""
_LEFT = """
SELECT database_name FROM duckdb_databases() WHERE NOT internal AND database_name <> 'memory'
"""
_RESET = "RESET memory_limit; RESET temp_directory; RESET threads"
"""What stores set; DuckDB refuses it once it has written into the folder for what is spilled."""
_numbers = count()


class Engine:
    """An engine with settings, kept by a connection of our own."""

    def __init__(self, settings: EngineSettings) -> None:
        self.settings = settings
        self._own = duckdb.connect(":memory:", config=settings)

    def is_as_new(self) -> bool:
        """Whether nobody uses the engine, once what was made in it and set is taken back."""
        ((free,),) = self._own.execute(_FREE).fetchall()
        if not free:
            return False
        for (left,) in self._own.execute(_LEFT).fetchall():
            self._own.execute(f"DETACH {identifier(left)}")
        try:
            self._own.execute(_RESET)
        except duckdb.NotImplementedException:
            return False
        for name, value in self.settings.items():
            self._own.execute(f"SET {name} = {quoted(str(value))}")
        return True

    def empty_database(self) -> duckdb.DuckDBPyConnection:
        """Give a connection to a new database."""
        connection, name = self._own.cursor(), f"store_{next(_numbers)}"
        connection.execute(f"ATTACH ':memory:' AS {name}; USE {name}")
        return connection


class Engines:
    """The engines of a run."""

    def __init__(self) -> None:
        self._engines: list[Engine] = []

    def empty_database(self, settings: EngineSettings) -> duckdb.DuckDBPyConnection:
        """Give a connection to a new database in memory, of an engine with these settings."""
        for engine in self._engines:
            if engine.settings == settings and engine.is_as_new():
                return engine.empty_database()
        self._engines.append(Engine(settings))
        return self._engines[-1].empty_database()
