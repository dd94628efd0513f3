"""Groups of sources that are not independent, and what ties them, in words."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.store import Rows, Store

TIES = """
SELECT i.counts_as, t.number, t.kind, t.source, t.words, t.length, t.line
FROM ties t JOIN independence i ON i.source = t.source
ORDER BY i.counts_as, t.number, t.source
"""
Row = dict[str, Any]


class Tie(NamedTuple):
    """One tie, with a row for each source in it, in the order of their ids."""

    rows: tuple[Row, ...]

    @property
    def kind(self) -> str:
        """Give "publisher", "agency" or "text"."""
        return str(self.rows[0]["kind"])

    @property
    def sources(self) -> set[str]:
        """The sources in it."""
        return {row["source"] for row in self.rows}

    @property
    def words(self) -> str:
        """The publisher, the agency, or the words in common."""
        return str(self.rows[0]["words"])

    @property
    def declared(self) -> str:
        """What the sources declare: "one agency (AP)"."""
        return f"one {self.kind} ({self.words})"

    @property
    def length(self) -> int:
        """How many words are in common."""
        return int(self.rows[0]["length"] or 0)


class Group(NamedTuple):
    """Sources that count as one: declared ties first, then the longest runs of words."""

    ties: tuple[Tie, ...]

    @property
    def sources(self) -> list[str]:
        """Its sources, by their ids."""
        return sorted(set[str]().union(*(tie.sources for tie in self.ties)))

    @property
    def because(self) -> str:
        """What ties them: "one publisher (A); 2 runs of words in common, the longest of 12"."""
        told = [tie.declared for tie in self.ties if tie.kind != "text"]
        runs = [tie.length for tie in self.ties if tie.kind == "text"]
        if len(runs) == 1:
            told.append(f"{runs[0]} words in a row in common")
        elif runs:
            told.append(f"{len(runs)} runs of words in common, the longest of {max(runs)}")
        return "; ".join(told)


def dependent(store: Store) -> dict[str, Group]:
    """Give the groups of dependent sources, by the source that each counts as."""
    return store.once(TIES, _groups)


def _groups(found: Rows) -> dict[str, Group]:
    return {
        name: Group(_in_order(rows))
        for name, rows in groupby(found.dicts(), key=lambda row: str(row["counts_as"]))
    }


def _in_order(rows: Iterable[Row]) -> tuple[Tie, ...]:
    ties = (Tie(tuple(tied)) for _, tied in groupby(rows, key=lambda row: row["number"]))
    return tuple(sorted(ties, key=lambda tie: (tie.kind == "text", -tie.length, tie.words)))
