"""Vocabularies: terms numbered so that a narrower one lies inside its broader one."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from schema.folding import fold
from schema.interval import Interval, point

if TYPE_CHECKING:
    from collections.abc import Sequence

    from schema.records import Term

Kind = Literal["tree", "ladder", "shades"]
UNLISTED_FROM = 2**32
"""Unlisted names are placed above all listed terms of any vocabulary."""


class Node(NamedTuple):
    """A term with its place: `interval` spans the term and everything narrower."""

    id: str
    name: str
    parent: str | None
    interval: Interval


@dataclass(frozen=True)
class Vocabulary:
    """Terms of one vocabulary, in the order of the ledger.

    A tree numbers its terms in pre-order, so `[first, last]` of a term holds all narrower ones. A
    ladder and shades number them one by one; on a ladder the distance of two terms is their
    difference in force.
    """

    id: str
    kind: Kind
    terms: tuple[Term, ...]

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """The placed terms by id, in the order of the ledger.

        Left out is a term whose parents go in a circle or are not all in the vocabulary. Of terms
        with the same id the last one stands; an input with such terms is refused elsewhere.
        """
        narrower: defaultdict[str | None, list[Term]] = defaultdict(list)
        for term in {term.id: term for term in self.terms}.values():
            narrower[term.parent].append(term)
        placed: dict[str, Node] = {}
        self._place(narrower, placed)
        return {term.id: placed[term.id] for term in self.terms if term.id in placed}

    def _place(
        self, narrower: defaultdict[str | None, list[Term]], placed: dict[str, Node]
    ) -> None:
        """Walk the tree without recursion: a vocabulary may be thousands of terms deep."""
        number = 0
        walk: list[tuple[Term, int | None]] = [(term, None) for term in reversed(narrower[None])]
        while walk:
            term, entered = walk.pop()
            if entered is None:
                walk.append((term, number))
                walk += [(child, None) for child in reversed(narrower[term.id])]
                number += 1
                continue
            span = Interval(point(entered).lo, point(number - 1).hi)
            placed[term.id] = Node(
                term.id, term.name or term.id.replace("-", " "), term.parent, span
            )

    @cached_property
    def _by_spelling(self) -> dict[str, Node]:
        found: dict[str, Node] = {}
        for term in self.terms:
            if term.id in self.nodes:
                for spelling in (term.id, term.name or "", *term.aliases):
                    found.setdefault(fold(spelling), self.nodes[term.id])
        found.pop("", None)
        return found

    def find(self, spelling: str) -> Node | None:
        """Give the term that goes by this id, name or alias, whatever its case or accents."""
        return self.nodes.get(spelling) or self._by_spelling.get(fold(spelling))

    def spellings(self) -> Sequence[str]:
        """Give what can be written for a term: ids first, then names and aliases."""
        return [
            *(term.id for term in self.terms),
            *(word for term in self.terms for word in (term.name, *term.aliases) if word),
        ]


def unlisted(spelling: str) -> Interval:
    """Place a spelling that no vocabulary lists: a node of its own, the same in every run.

    The number is the first 64 bits of the MD5 of the folded spelling, above all listed terms.
    """
    digest = hashlib.md5(
        fold(spelling).encode(errors="surrogatepass"), usedforsecurity=False
    ).digest()
    return point(UNLISTED_FROM + int.from_bytes(digest[:8], "big"))
