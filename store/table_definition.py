"""What a table of the store is: columns and constraints, with the texts that document them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, get_args

from support.sql import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping


_KIND = re.compile(r"\w+(?:\([0-9, ]+\))?(?:\[\])?")
"""The DuckDB type at the beginning of a column's type with constraints."""


OF_READING = ("FOREIGN KEY (claim, number) REFERENCES readings(claim, number)",)
"""The constraint of a table about readings."""


class Column(NamedTuple):
    """A column: name, DuckDB type with constraints, what is in it, and the column it refers to."""

    name: str
    type: str
    holds: str
    refers: str = ""

    @property
    def referring(self) -> str:
        """The type with all constraints."""
        return f"{self.type} REFERENCES {self.refers}" if self.refers else self.type


class Table(NamedTuple):
    """A table: name, what a row is, columns, and the constraints on several columns."""

    name: str
    row: str
    columns: tuple[Column, ...]
    constraints: tuple[str, ...] = ()
    references: tuple[str, ...] = ()

    @property
    def ddl(self) -> str:
        """The statement that makes the table."""
        columns = (f"{column.name} {column.referring}" for column in self.columns)
        return self._made_of(*columns, *self.constraints, *self.references)

    @property
    def ddl_without_constraints(self) -> str:
        """The same, but rows are not validated: for those that were before."""
        kinds = ((column.name, _KIND.match(column.type)) for column in self.columns)
        return self._made_of(*(f"{name} {kind[0]}" for name, kind in kinds if kind))

    def _made_of(self, *lines: str) -> str:
        return f"CREATE TABLE {self.name} (\n  " + ",\n  ".join(lines) + "\n)"

    @property
    def comments(self) -> str:
        """The statements that document the table inside the database."""
        return comments("TABLE", self.name, self.row, {c.name: c.holds for c in self.columns})


def comments(kind: str, name: str, row: str, columns: Mapping[str, str]) -> str:
    """Give the statements that document a table or view: what a row is, what columns hold."""
    notes = [f"COMMENT ON {kind} {name} IS {quoted(row)}"]
    notes += [
        f"COMMENT ON COLUMN {name}.{column} IS {quoted(holds)}" for column, holds in columns.items()
    ]
    return ";\n".join(notes)


def one_of(column: str, names: object) -> str:
    """Give the constraint that a column holds one of the names of a `Literal`."""
    return f"CHECK ({column} IN ({listed(get_args(names))}))"
