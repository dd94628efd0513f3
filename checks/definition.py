"""What a check is: one rule with a code, a query for what is wrong, and words for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from support.sql import listed

if TYPE_CHECKING:
    from schema.finding import Finding, Severity
    from schema.records import ValueTypeName, VocabularyKind
    from store.store import Rows, Store

Row = Mapping[str, Any]
Mark = Literal["contested", "disputed", "wording"]
"""What a finding makes of the row of the fact sheet that it is about.

Its value is contested by sources, or disputed by parties; or its wording is to be minded.
"""


Tell = Callable[["Check", "Store", list[dict[str, Any]]], "Iterable[Finding]"]
"""What turns the rows of a query into findings."""


class Step(NamedTuple):
    """A table that several checks read, and the query for its rows.

    With `when`, SQL that counts, the query is run only where that gives more than 0, and
    `otherwise`, a simpler one with the same columns, where it does not. `among_many` is a
    query for the same rows which is faster where the store holds many claims and most of them
    agree. What no query can give is `made` by a function.
    """

    table: str
    query: str = ""
    when: str = ""
    otherwise: str = ""
    among_many: str = ""
    made: Callable[[Store], None] | None = None

    def take(self, store: Store) -> None:
        """Make the table."""
        if self.made:
            self.made(store)
            return
        wanted = not self.when or store.query(self.when).rows[0][0]
        query = self.among_many if self.among_many and store.unsifted else self.query
        store.make(self.table, query if wanted else self.otherwise)


def some(*types: ValueTypeName, kinds: tuple[VocabularyKind, ...] = ()) -> str:
    """Give SQL that says whether values of some types are stated: 1 or 0, found at the first.

    With `kinds`, only values whose vocabulary is of such a kind count.
    """
    also = f" AND kind IN ({listed(kinds)})" if kinds else ""
    wanted = f"type IN ({listed(types)}){also}"
    first = f"SELECT 1 FROM stated WHERE {wanted} LIMIT 1"  # noqa: S608 - our own names
    return f"SELECT count(*) FROM ({first})"  # noqa: S608 - the same


def _count(rows: Rows) -> int:
    return int(rows.rows[0][0])


@dataclass(frozen=True)
class Check:
    """One rule.

    `doc` is the docstring of its module, which is its manual page. `query` is DuckDB SQL that
    returns one row for each defect, run with `params`; `tell` turns these rows into findings.
    `needs` is SQL that gives 0 where there is nothing for the check to look at, and `without` says
    what there is then none of; the query then returns nothing. `marks` is what its findings make of
    the fact sheet, and empty for most checks. `suspects`, where a check has it, is SQL that counts
    what may be wrong, cheaply and never too few: the query is run only where there is some.
    `prepare` are steps that several checks share; each is taken once, before the first of them.
    `guarded` is a check of a team's own, whose SQL is not ours.

    Of a large store only so many findings are told, and the others counted. For that, `each` names
    columns of the query: rows that are equal in them make one finding; and `where` is SQL for the
    rows that `tell` tells of, if it passes over others.
    """

    code: str
    name: str
    severity: Severity
    doc: str | None
    query: str
    tell: Tell
    needs: str
    without: str
    marks: tuple[Mark, ...]
    suspects: str = ""
    params: Row = field(default_factory=dict[str, Any])
    prepare: tuple[Step, ...] = ()
    guarded: bool = False
    each: tuple[str, ...] = ()
    where: str = "TRUE"

    def looks_at(self, store: Store) -> int:
        """Give 0 where it has nothing to look at. Raises duckdb.Error."""
        if self.guarded:
            return int(store.guarded(self.needs).rows[0][0])
        if store.small:
            return int(store.query(self.needs).rows[0][0])
        return store.once(self.needs, _count)

    @property
    def page(self) -> str:
        """The manual page."""
        return (self.doc or "").strip()

    @property
    def statement(self) -> str:
        """What the check states, in one sentence: the first paragraph of its page."""
        return " ".join(self.page.split("\n\n")[0].split())
