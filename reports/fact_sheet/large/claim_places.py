"""Where a claim is among all claims, as a number: rows and their sources are in this order."""

# ruff: noqa: S608 - the names of tables and columns are ours

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claim_tables.temp_tables import SOURCES
from schema.source_names import with_date
from support.sql import listed

if TYPE_CHECKING:
    from claim_tables.loading import Loaded

SOURCE_LISTS = "source_lists"
"""One row with lists by the number of a source: ids, names, names with dates, what it counts as."""

_TEXTS = "VARCHAR[]"


class ClaimPlaces(NamedTuple):
    """The places of claims: first those of the ledger, then the rows of the tables, in their order.

    A place together with the number of a source is one integer, `marked`: a list of these, sorted,
    has the sources in the order of their claims.
    """

    of_ledger: int
    rows: int
    sources: int
    tables: tuple[str, ...]

    @classmethod
    def of(cls, loaded: Loaded) -> ClaimPlaces:
        """Give the places of the claims that were loaded, and make the table `SOURCE_LISTS`."""
        found, store = loaded.prefiltered, loaded.store
        rows = store.query(f"""
            SELECT s.id, s.name, s.published, o.counts_as
            FROM sources s JOIN {SOURCES.name} o ON o.id = s.id ORDER BY o.number
        """).rows
        ids, names, dates, counts_as = (list(column) for column in zip(*rows, strict=True))
        dated = [with_date(name, date) for name, date in zip(names, dates, strict=True)]
        kinds = {"ids": _TEXTS, "names": _TEXTS, "dated": _TEXTS, "counts_as": _TEXTS}
        store.make_from_rows(SOURCE_LISTS, kinds, [(ids, names, dated, counts_as)])
        tables = found.claims.rows.names
        return cls(found.claims_of_ledger, found.rows + 1, len(rows) + 1, tables)

    @property
    def of_row(self) -> str:
        """SQL for the place of a row of a table, by its `file` and `row`."""
        return f"({self.of_ledger} + CAST(file AS {self._number}) * {self.rows} + row)"

    def of_claim(self, claim: str) -> str:
        """Give SQL for the place of a claim of the store, a relation with id, file and line."""
        file = f"list_position([{listed(self.tables)}], {claim}.file) - 1"
        return (
            f"CASE WHEN {claim}.id < {self.of_ledger} THEN {claim}.id "
            f"ELSE {self.of_ledger} + CAST({file} AS {self._number}) * {self.rows} "
            f"+ {claim}.line END"
        )

    def marked(self, place: str, number: str = "number") -> str:
        """Give SQL for a place with the number of a source."""
        return f"({place}) * {self.sources} + {number}"

    def place(self, marked: str) -> str:
        """Give SQL for the place in a `marked` one."""
        return f"CAST({marked} // {self.sources} AS BIGINT)"

    def number(self, marked: str) -> str:
        """Give SQL for the number of the source in a `marked` place."""
        return f"CAST({marked} % {self.sources} AS INTEGER)"

    @property
    def _number(self) -> str:
        """The type that all marked places fit into."""
        largest = (self.of_ledger + (len(self.tables) + 1) * self.rows) * self.sources
        return "BIGINT" if largest < 1 << 62 else "HUGEINT"


def once_each(values: str) -> str:
    """Give SQL for a list of values, each once, where it is first."""
    first = (
        f"list_transform(list_distinct({values}), "
        f"lambda v: {{'at': list_position({values}, v), 'v': v}})"
    )
    return (
        f"CASE WHEN len(list_distinct({values})) = len({values}) THEN {values} "
        f"ELSE list_transform(list_sort({first}), lambda f: f.v) END"
    )


def numbers_once(places: ClaimPlaces, marked: str) -> str:
    """Give SQL for the numbers of the sources in a list of `marked` places, each once, in order."""
    return once_each(f"list_transform(list_sort({marked}), lambda m: {places.number('m')})")


def quotes_in_order(places: ClaimPlaces, quotes: str = "quotes") -> str:
    """Give SQL for the quotes of a list with `marked` places, with the numbers of their sources."""
    return (
        f"list_transform(list_filter(list_sort({quotes}), lambda q: q.quote <> ''), "
        f"lambda q: {{'number': {places.number('q.marked')}, 'quote': q.quote}})"
    )


def of_sources(numbers: str, prefix: str = "") -> str:
    """Give SQL for what a list of numbers of sources, each once, stands for.

    The columns `ids`, `dated`, `names`, and `independent`, the number of independent ones, each
    with a prefix; `w` is `SOURCE_LISTS`.
    """
    columns = [
        f"list_transform({numbers}, lambda n: w.{column}[n]) AS {prefix}{column}"
        for column in ("ids", "names", "dated")
    ]
    counted = f"len(list_distinct(list_transform({numbers}, lambda n: w.counts_as[n])))"
    return ", ".join([*columns, f"{counted} AS {prefix}independent"])


def with_source_names(quotes: str) -> str:
    """Give SQL for quotes as `quoted` in `not_asserted` gives them, of structs with a number."""
    return f"list_transform({quotes}, lambda q: concat(w.names[q.number], ': “', q.quote, '”'))"


def joined_names(names: str) -> str:
    """Give SQL for sources that say the same, as `who` gives them."""
    return f"array_to_string({names}, ', ')"
