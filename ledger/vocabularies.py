"""Vocabularies: ids of terms given once, parents in trees only and never in circles.

One spelling means one term. Names in trees are an exception: two towns may be called Springfield,
and an id says which is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema.folding import fold
from support.problems import one_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledger.references import Path, References
    from schema.records import Term, VocabularyRecord


def check_vocabularies(references: References) -> None:
    """Refuse what is wrong with the vocabularies of a ledger."""
    for index, record in enumerate(references.read.records.vocabularies):
        at: Path = ("vocabularies", index, "terms")
        _check_ids(references, at, record)
        _check_parents(references, at, record)
        _check_spellings(references, at, record)


def _check_ids(references: References, at: Path, record: VocabularyRecord) -> None:
    first: dict[str, int] = {}
    for n, term in enumerate(record.terms):
        if term.id in first:
            references.refuse((*at, n), f"the term {term.id!r} again", "each term once")
        first.setdefault(term.id, n)
    references.refuse_look_alikes({term: (*at, n) for term, n in first.items()})


def _check_parents(references: References, at: Path, record: VocabularyRecord) -> None:
    parents = {term.id: term.parent for term in record.terms}
    circles = _in_circles(parents)
    for n, term in enumerate(record.terms):
        path: Path = (*at, n, "parent")
        if term.parent is None:
            continue
        if record.kind != "tree":
            references.refuse(
                path, f"a parent in a vocabulary of kind {record.kind!r}", "no parent"
            )
        elif term.parent not in parents:
            references.refuse(path, repr(term.parent), one_of(parents, term.parent))
        elif term.id in circles:
            references.refuse(path, f"{term.id!r} among its own parents", "a broader term")


def _in_circles(parents: dict[str, str | None]) -> set[str]:
    """Give the terms that are among their own parents; every term is visited once."""
    circles: set[str] = set()
    visited: set[str] = set()
    for start in parents:
        path: dict[str, int] = {}
        term: str | None = start
        while term is not None and term not in visited and term not in path:
            path[term] = len(path)
            term = parents.get(term)
        if term is not None and term in path:
            circles.update(list(path)[path[term] :])
        visited.update(path)
    return circles


def _check_spellings(references: References, at: Path, record: VocabularyRecord) -> None:
    """Refuse a spelling that two terms share, unless it is the name of both in a tree."""
    means: dict[str, tuple[str, bool]] = {}
    for n, term in enumerate(record.terms):
        for spelling, steps in _spellings(term):
            name = steps == ("name",) and record.kind == "tree"
            other, of_name = means.setdefault(fold(spelling), (term.id, name))
            if other != term.id and not (name and of_name):
                found = f"{spelling!r}, which means {other!r} already"
                references.refuse((*at, n, *steps), found, "a spelling of one term only")


def _spellings(term: Term) -> Iterator[tuple[str, Path]]:
    yield term.id, ("id",)
    if term.name:
        yield term.name, ("name",)
    yield from ((alias, ("aliases", n)) for n, alias in enumerate(term.aliases))
