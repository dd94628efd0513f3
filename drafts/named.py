"""Names of a story: of things and persons, each with one key, whatever it is called."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from articles.sentence_spans import sentences
from drafts.draft_words import Names
from drafts.offices import HEADS, persons_in
from schema.folding import fold
from schema.same_name import persons_agree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ledger.typed import TypedLedger

Spellings = dict[str, list[str]]


def names_of(typed: TypedLedger, bodies: Mapping[str, str]) -> tuple[Spellings, frozenset[str]]:
    """Give all names by a key for each thing and person, and the keys of persons.

    Persons are those that the ledger calls so, and those to whom a text gives an office. One has
    one key, and is found by the surname alone if no other has it. Offices are no names.
    """
    named = _of_things(typed)
    persons = [*_of_ledger(typed), *_with_offices(bodies)]
    others = [name for names in named.values() for name in names]
    groups = _grouped([*persons, *(n for n in others if any(persons_agree(n, p) for p in persons))])
    taken = {name for names in groups.values() for name in names}
    things = {id_: [n for n in names if n not in taken] for id_, names in named.items()}
    return things | groups, frozenset(f"@{key}" for key in groups)


def _of_things(typed: TypedLedger) -> Spellings:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for vocabulary in typed.read.records.vocabularies:
        for term in vocabulary.terms:
            found[term.id] += _names((term.name, *term.aliases))
    for speaker in typed.read.records.speakers:
        found[speaker.id] += _names(speaker.names)
    return found


def _of_ledger(typed: TypedLedger) -> list[str]:
    records = typed.read.records
    vocabularies = {a.vocabulary for a in records.attributes if a.persons}
    terms = (t for v in records.vocabularies if v.id in vocabularies for t in v.terms)
    subjects = (s.name for s in records.subjects if s.kind == "person")
    return list(_names((*subjects, *(name for t in terms for name in (t.name, *t.aliases)))))


def _with_offices(bodies: Mapping[str, str]) -> Iterator[str]:
    """Yield the persons to whom texts give an office: "Captain Maren Oldfield"."""
    plain = Names({})
    for body in bodies.values():
        for start, end in sentences(body):
            rows = persons_in(plain.words(body[start:end]))
            yield from _names(" ".join(word.text for word in row) for row in rows)


def _names(spellings: Iterable[str | None]) -> Iterator[str]:
    """Yield what begins with a capital letter and names no office."""
    for name in spellings:
        if name and name[0].isupper() and HEADS.isdisjoint(map(fold, name.split())):
            yield name


def _grouped(names: Iterable[str]) -> Spellings:
    """Put the names of one person together, with the surname if it is only theirs."""
    by_surname: defaultdict[str, list[list[str]]] = defaultdict(list)
    for name in sorted(set(names), key=lambda n: (-len(n.split()), n)):
        alike = by_surname[fold(name.split()[-1])]
        group = next((g for g in alike if persons_agree(g[0], name)), None)
        if group is None:
            alike.append([name])
        else:
            group.append(name)
    groups: Spellings = {}
    for surname, alike in by_surname.items():
        for number, group in enumerate(alike):
            own = [group[0].split()[-1]] if len(alike) == 1 else []
            groups[f"{surname}-{number}" if number else surname] = [*group, *own]
    return groups
