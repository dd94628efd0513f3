"""Groups of sources that are not independent, and what ties them, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from support.grammar import counted, in_a_row

TIES = """
SELECT i.counts_as, t.number, t.kind, t.source, t.words, t.length, t.line
FROM ties t JOIN independence i ON i.source = t.source
ORDER BY i.counts_as, t.number, t.source
"""


class SourceInTie(NamedTuple):
    """One source in a tie: a row of `TIES`.

    `counts_as` names its group. `kind` is "publisher", "agency" or "text"; `words` the publisher,
    the agency, or the words in common, of which there are `length` on a `line` of the source.
    """

    counts_as: str
    number: int
    kind: str
    source: str
    words: str
    length: int | None
    line: int | None


class TiedSources(NamedTuple):
    """Sources with one tie, in the order of their ids."""

    members: tuple[SourceInTie, ...]

    @property
    def kind(self) -> str:
        """Give "publisher", "agency" or "text"."""
        return self.members[0].kind

    @property
    def sources(self) -> set[str]:
        """The sources in it."""
        return {member.source for member in self.members}

    @property
    def words(self) -> str:
        """The publisher, the agency, or the words in common."""
        return self.members[0].words

    @property
    def declared(self) -> str:
        """What the sources declare: "one agency (AP)"."""
        return f"one {self.kind} ({self.words})"

    @property
    def length(self) -> int:
        """How many words are in common."""
        return self.members[0].length or 0


class DependentSources(NamedTuple):
    """Sources that count as one: declared ties first, then the longest runs of words."""

    ties: tuple[TiedSources, ...]

    @property
    def sources(self) -> list[str]:
        """Its sources, by their ids."""
        return sorted(set[str]().union(*(tie.sources for tie in self.ties)))

    @property
    def because(self) -> str:
        """What they share: "one publisher (A) and 12 words in a row"."""
        because = [tie.declared for tie in self.ties if tie.kind != "text"]
        passages = [tie.length for tie in self.ties if tie.kind == "text"]
        if len(passages) == 1:
            because.append(f"{counted(passages[0], 'word')} in a row")
        elif passages:
            because.append(f"{len(passages)} passages, the longest of {max(passages)} words")
        return in_a_row(because)


def dependent_groups(rows: Iterable[SourceInTie]) -> Mapping[str, DependentSources]:
    """Give the groups of dependent sources in the rows of `TIES`, by what each counts as."""
    return {
        name: DependentSources(_in_order(members))
        for name, members in groupby(rows, key=lambda row: row.counts_as)
    }


def _in_order(rows: Iterable[SourceInTie]) -> tuple[TiedSources, ...]:
    ties = (TiedSources(tuple(tied)) for _, tied in groupby(rows, key=lambda row: row.number))
    return tuple(sorted(ties, key=lambda tie: (tie.kind == "text", -tie.length, tie.words)))
