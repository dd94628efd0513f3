"""Vocabularies: terms numbered so that a narrower one lies inside its broader one."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from schema.folding import fold, plain
from schema.interval import Interval, point

if TYPE_CHECKING:
    from collections.abc import Sequence

    from schema.records import Term

Kind = Literal["tree", "ladder", "shades"]
UNLISTED_FROM = 2**32
"""Unlisted names have higher numbers than all listed terms of any vocabulary."""


class Node(NamedTuple):
    """A term with its interval, which spans the term and everything narrower.

    `name` is what to print. Of terms that share one, it has that of the broader term behind it, or
    else the id: "Springfield (Illinois)".
    """

    id: str
    name: str
    parent: str | None
    interval: Interval


class PlainSpelling(NamedTuple):
    """One spelling of a term: its id, the words as written, and in plain words."""

    term: str
    written: str
    words: str


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
        """The numbered terms by id, in the order of the ledger.

        Left out is a term whose parents go in a circle or are not all in the vocabulary. Of terms
        with the same id the last one counts; an input with such terms is refused elsewhere.
        """
        narrower: defaultdict[str | None, list[Term]] = defaultdict(list)
        for term in {term.id: term for term in self.terms}.values():
            narrower[term.parent].append(term)
        numbered = self._numbered(narrower)
        return {term.id: numbered[term.id] for term in self.terms if term.id in numbered}

    def _numbered(self, narrower: defaultdict[str | None, list[Term]]) -> dict[str, Node]:
        """Walk the tree without recursion: a vocabulary may be thousands of terms deep."""
        numbered: dict[str, Node] = {}
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
            numbered[term.id] = Node(term.id, self._printed[term.id], term.parent, span)
        return numbered

    @cached_property
    def _by_spelling(self) -> dict[str, tuple[Node, ...]]:
        found: dict[str, tuple[Node, ...]] = {}
        for term in (term for term in self.terms if term.id in self.nodes):
            for spelling in (term.id, term.name or "", *term.aliases):
                found.setdefault(fold(spelling), (self.nodes[term.id],))
        found |= {
            name: nodes
            for name, terms in self._by_name.items()
            if len(nodes := tuple(self.nodes[t.id] for t in terms if t.id in self.nodes)) > 1
        }
        found.pop("", None)
        return found

    @cached_property
    def in_plain_words(self) -> tuple[PlainSpelling, ...]:
        """Every spelling of every term in plain words, as `folding.plain` gives them."""
        return tuple(
            PlainSpelling(term.id, words, plain(words))
            for term in self.terms
            for words in (term.id.replace("-", " "), term.name or "", *term.aliases)
            if term.id in self.nodes and plain(words).strip()
        )

    @cached_property
    def _by_name(self) -> dict[str, list[Term]]:
        found: dict[str, list[Term]] = {}
        for term in {term.id: term for term in self.terms}.values():
            if term.name:
                found.setdefault(fold(term.name), []).append(term)
        return found

    @cached_property
    def _printed(self) -> dict[str, str]:
        """What to print for a term: its name, with more where another term has the same."""
        terms = {term.id: term for term in self.terms}
        plain = {term.id: term.name or term.id.replace("-", " ") for term in terms.values()}
        printed = dict(plain)
        for alike in self._by_name.values():
            if len(alike) > 1:
                within = [plain.get(term.parent or "", "") for term in alike]
                for term, parent in zip(alike, within, strict=True):
                    more = parent if parent and within.count(parent) == 1 else term.id
                    printed[term.id] = f"{plain[term.id]} ({more})"
        return printed

    def find(self, spelling: str) -> tuple[Node, ...]:
        """Give the terms that go by this id, name or alias, whatever its case or accents.

        There are several where terms share a name, as towns do; a plain id is of one only.
        """
        own = self.nodes.get(spelling)
        return (own,) if own else self._by_spelling.get(fold(spelling), ())

    def find_person(self, name: str) -> tuple[Node, ...]:
        """Give the terms with a name or alias that may be the same person's as this name."""
        from schema.same_name import persons_agree  # noqa: PLC0415 - few attributes have persons

        return tuple(
            self.nodes[term.id]
            for term in self.terms
            if term.id in self.nodes
            and any(word and persons_agree(name, word) for word in (term.name, *term.aliases))
        )

    def spellings(self) -> Sequence[str]:
        """Give what can be written for a term: ids first, then names and aliases."""
        return [
            *(term.id for term in self.terms),
            *(word for term in self.terms for word in (term.name, *term.aliases) if word),
        ]


def unlisted(spelling: str) -> Interval:
    """Give the interval of a spelling that no vocabulary lists: one point, the same in every run.

    The number is the first 64 bits of the MD5 of the folded spelling, above all listed terms.
    """
    digest = hashlib.md5(
        fold(spelling).encode(errors="surrogatepass"), usedforsecurity=False
    ).digest()
    return point(UNLISTED_FROM + int.from_bytes(digest[:8], "big"))
