"""The checks' SQL on another engine, by way of Ibis: the same queries, in the engine's own dialect.

The records are read and typed here, and put before the engine as Parquet. The queries that say what
is wrong run there; what they give comes back, and is put into words here. Whatever an engine
cannot run is refused by name before any of it runs.
"""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from checks.registry import CHECKS
from checks.run import run
from ledger.places import Place, Problem, UnusableInput
from ledger.store import Rows, Store
from ledger.tables import TABLES
from ledger.views import DERIVED

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping

    from checks.check import Check
    from ledger.progress import Progress
    from schema.finding import Outcome

_ENGINE = "an engine that Ibis can connect to, such as pyspark://"


class Elsewhere(Store):
    """A store whose checks are asked of another engine, and answered from both."""

    def __init__(self, here: Store, engine: Any, folder: Path) -> None:  # noqa: ANN401 - Ibis ships no types
        """Put the tables of a store before an engine, by way of files in a folder."""
        super().__init__(here.connection, small=here.small, shared=here.shared)
        self._engine = engine
        self._folder = folder
        self.asks = True
        for table in TABLES:
            self._hand_over(table.name)
        for derived in DERIVED:
            if derived.kind == "TABLE":
                self._hand_over(derived.name)
            else:
                engine.create_view(derived.name, self._expression(derived.query), overwrite=True)

    def ask(self, sql: str, params: Mapping[str, Any] | None = None) -> Rows:
        """Run a query of a check on the engine."""
        table = self._expression(_filled(sql, params or {})).to_pyarrow()
        rows = [tuple(map(_in_order, row.values())) for row in table.to_pylist()]
        return Rows(tuple(map(str, table.column_names)), rows)

    def analyse(self, sql: str, params: Mapping[str, Any]) -> None:
        """Let the engine look at a query without running it. Raises whatever it raises."""
        self._expression(_filled(sql, params)).schema()

    def view(self, name: str, sql: str) -> None:
        """Let a query stand for a table on the engine, so that others can be analysed."""
        self._engine.create_view(name, self._expression(sql), overwrite=True)

    def make(self, name: str, query: str) -> None:
        """Make a table of what the engine gives, there and here."""
        found = self._expression(query).to_pyarrow()
        lists = [column.name for column in found.schema if str(column.type).startswith("list")]
        ordered = ", ".join(f"list_sort({column}) AS {column}" for column in lists)
        self.connection.register("from_elsewhere", found)
        super().make(
            name,
            f"SELECT * REPLACE ({ordered}) FROM from_elsewhere" if lists else "FROM from_elsewhere",
        )
        self.connection.unregister("from_elsewhere")
        self._hand_over(name)

    def keep(self, name: str, columns: Mapping[str, str], rows: list[tuple[Any, ...]]) -> None:
        """Put rows into a table there and here."""
        super().keep(name, columns, rows)
        self._hand_over(name)

    def _expression(self, sql: str) -> Any:  # noqa: ANN401 - see above
        return self._engine.sql(sql, dialect="duckdb")

    def _hand_over(self, name: str) -> None:
        path = self._folder / f"{name}.parquet"
        self.query(f"COPY {name} TO '{path}' (FORMAT parquet)")
        self._engine.read_parquet(str(path), table_name=name)


def _in_order(cell: Any) -> Any:  # noqa: ANN401 - whatever a cell holds
    """Sort a list: where our queries order one it is by its items, and some engines forget it."""
    if not isinstance(cell, list):
        return cell
    items: Any = cast("object", cell)
    return items if None in items else sorted(items)


def _filled(sql: str, params: Mapping[str, Any]) -> str:
    """Write parameters into a query: another engine has its own way of taking them."""
    for name, value in params.items():
        sql = sql.replace(f"${name}", _literal(value))
    return sql


def _literal(value: object) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, Decimal)):
        return str(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(_literal, cast("list[object]", value))) + "]"
    return "'" + str(value).replace("'", "''") + "'"


def run_elsewhere(
    store: Store, url: str, checks: Iterable[Check] | None, progress: Progress
) -> tuple[Outcome, ...]:
    """Run checks on the engine at a URL, or all.

    Raises UnusableInput when there is no such engine, or for checks that it cannot run, by name.
    """
    chosen = CHECKS if checks is None else tuple(checks)
    store.complete()
    with elsewhere(store, url, chosen) as there:
        return run(there, chosen, progress)


@contextmanager
def elsewhere(store: Store, url: str, checks: Iterable[Check]) -> Generator[Elsewhere]:
    """Give a store whose checks run on the engine at a URL. Raises UnusableInput as above."""
    import ibis

    import_module("duckdb")  # the cover of its module, which can read Arrow
    connect: Any = ibis
    try:
        engine = connect.connect(url)
    except Exception as error:  # noqa: BLE001 - every engine has its own
        said = " ".join(str(error).split())[:200]
        found = f"{url!r}, which cannot be reached ({type(error).__name__}: {said})"
        raise UnusableInput([Problem(Place("--engine"), "", found, _ENGINE)]) from None
    with tempfile.TemporaryDirectory(prefix="crossread-") as folder:
        there = Elsewhere(store, engine, Path(folder))
        refuse_what_cannot_run(there, url, checks)
        yield there


def refuse_what_cannot_run(there: Elsewhere, url: str, checks: Iterable[Check]) -> None:
    """Let the engine look at every query. Raises UnusableInput with the checks it cannot run."""
    problems = [
        Problem(
            Place("--engine"), check.code, f"{check.name}, which {url} cannot run ({why})", _LEAVE
        )
        for check in checks
        if (why := _why_not(there, check))
    ]
    if problems:
        raise UnusableInput(problems)


_LEAVE = "an engine that can, or the check left out with --ignore"


def _why_not(there: Elsewhere, check: Check) -> str:
    if check.guarded:
        return "a check of your own: these run in DuckDB"
    try:
        for step in check.prepare:
            if step.made:
                for table, query in step.shape:
                    there.view(table, query)
            else:
                there.view(step.table, step.otherwise or step.query)
                there.analyse(step.query, {})
        for sql in (check.needs, check.suspects, check.query):
            if sql:
                there.analyse(sql, check.params)
    except Exception as error:  # noqa: BLE001 - every engine has its own
        return f"{type(error).__name__}: {' '.join(str(error).split())[:110]}"
    return ""
