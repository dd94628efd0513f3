"""A fact sheet as the forms are given it: its rows, and what they print with them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from schema.fact import Fact
    from schema.records import Ledger
    from store.store import Store

_TIES = "SELECT DISTINCT number, kind, source FROM ties ORDER BY number, source"
PRINTED = frozenset({"md", "html", "xlsx"})
"""The forms that people read: dates and figures are worded as a desk prints them."""


class Tied(NamedTuple):
    """A source in a tie with all others of this number."""

    number: int
    kind: str
    source: str


class Sheet(NamedTuple):
    """The fact sheet, its title, and the records that it was made from.

    `printed` are the same rows with dates and figures as a desk prints them, for forms that people
    read. `counts_as` gives for each source the one that it counts as, and `ties` why. `ruled_out`
    are readings by claim and number that make no row.
    """

    rows: list[Fact]
    title: str
    records: Ledger
    printed: Sequence[Fact] = ()
    counts_as: Mapping[str, str] = MappingProxyType({})
    ties: Sequence[Tied] = ()
    ruled_out: frozenset[tuple[int, int]] = frozenset()

    def note_of(self, subject: str) -> str:
        """What an editor noted about a subject, or nothing."""
        return next((s.note or "" for s in self.records.subjects if s.id == subject), "")


def sources_in_ties(store: Store) -> tuple[Tied, ...]:
    """Give all sources that some tie makes dependent."""
    return tuple(store.records(Tied, _TIES))
