"""The fact sheet as SQLite, for Datasette and whoever else browses it.

`facts` has a row for each fact; what it has several of is in `details`, one row each, in
order. `about` has the title.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from decimal import Decimal
from typing import TYPE_CHECKING

from reports.fact_sheet.formats.plain_json import plain
from schema.fact import Fact

if TYPE_CHECKING:
    from reports.fact_sheet.sheet import Sheet

_DETAILS = """
CREATE TABLE about (title TEXT NOT NULL);
CREATE TABLE details (
  fact INTEGER NOT NULL REFERENCES facts (id), field TEXT NOT NULL, number INTEGER NOT NULL,
  text TEXT NOT NULL, PRIMARY KEY (fact, field, number)
) WITHOUT ROWID;
"""


def written(sheet: Sheet) -> bytes:
    """Give the sheet as the bytes of a SQLite database."""
    many = [n for n, field in Fact.model_fields.items() if field.annotation == tuple[str, ...]]
    one = [name for name in Fact.model_fields if name not in many]
    columns = ", ".join(f"{name} {_kind(name)}" for name in one)
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(f"CREATE TABLE facts (id INTEGER PRIMARY KEY, {columns});{_DETAILS}")
        database.execute("INSERT INTO about VALUES (?)", (sheet.title,))
        places = ", ".join("?" * (len(one) + 1))
        database.executemany(
            f"INSERT INTO facts VALUES ({places})",  # noqa: S608 - question marks
            [(n, *(plain(fact)[name] for name in one)) for n, fact in enumerate(sheet.rows)],
        )
        database.executemany(
            "INSERT INTO details VALUES (?, ?, ?, ?)",
            [
                (n, name, number, text)
                for n, fact in enumerate(sheet.rows)
                for name in many
                for number, text in enumerate(getattr(fact, name))
            ],
        )
        database.commit()
        return database.serialize()


def _kind(name: str) -> str:
    kind: object = Fact.model_fields[name].annotation
    if kind == Decimal | None:
        return "NUMERIC"
    return "INTEGER NOT NULL" if kind is bool or kind is int else "TEXT NOT NULL"
