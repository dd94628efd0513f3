"""A query in named steps, each of which can be read, and run, by itself."""

from __future__ import annotations

from typing import NamedTuple


class Cte(NamedTuple):
    """A step of a query, a common table expression: its name, and the SELECT that gives its rows.

    Its name says what a row of it is.
    """

    name: str
    sql: str


class Query(NamedTuple):
    """A query in steps. Each step reads those before it by their names; the last gives the rows.

    As text it is one SELECT, which may be put in parentheses and selected from.
    """

    steps: tuple[Cte, ...]

    @classmethod
    def of(cls, name: str, sql: str) -> Query:
        """Give a query of one step."""
        return cls((Cte(name, sql),))

    @property
    def name(self) -> str:
        """The name of the last step: what a step after it selects from."""
        return self.steps[-1].name

    def then(self, name: str, sql: str) -> Query:
        """Give the query with one more step, which reads from those that are there."""
        return Query((*self.steps, Cte(name, sql)))

    def up_to(self, name: str) -> Query:
        """Give the query that ends with the step of this name. Raises ValueError without one."""
        names = [step.name for step in self.steps]
        return Query(self.steps[: names.index(name) + 1])

    def __str__(self) -> str:
        """Write it as SQL."""
        steps = ",\n".join(f"{name} AS (\n{sql.strip()}\n)" for name, sql in self.steps)
        return f"WITH {steps}\nFROM {self.name}"
