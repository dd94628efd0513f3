"""Ids and references: each id is given once, and each reference names a record that fits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ledger.record_errors import field_name
from support.problems import Problem, one_of

if TYPE_CHECKING:
    from ledger.read import ReadLedger

Path = tuple[str | int, ...]
"""Section, index of the record in it, and the steps to a field: ("claims", 3, "value")."""
_MOST_GUESSES = 300  # "did you mean" takes milliseconds, and nobody reads more of them


@dataclass
class References:
    """The records of a ledger by id, and all problems found so far."""

    read: ReadLedger
    problems: list[Problem] = field(default_factory=list[Problem])
    _expected: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])

    def __post_init__(self) -> None:
        ledger = self.read.records
        self.problems += self.read.problems
        self.sources = {s.id: s for s in ledger.sources}
        self.subjects = {s.id: s for s in ledger.subjects}
        self.attributes = {a.id: a for a in ledger.attributes}
        self.vocabularies = {v.id: v for v in ledger.vocabularies}
        self.lost = defaultdict(set, {name: set(ids) for name, ids in self.read.lost.items()})
        self._by_id: dict[str, Mapping[str, Any]] = {
            "sources": self.sources,
            "subjects": self.subjects,
            "attributes": self.attributes,
            "vocabularies": self.vocabularies,
            "speakers": {s.id: s for s in ledger.speakers},
        }
        self._kinds = {s.kind: None for s in ledger.subjects if s.kind}

    def refuse(self, path: Path, found: str, expected: str) -> None:
        """Add a problem of one field."""
        section, index, *steps = path
        place = self.read.place(str(section), int(index), *steps)
        self.problems.append(Problem(place, field_name(steps), found, expected))

    def check_ids(self) -> None:
        """Refuse ids that are given twice, or that look like another one."""
        for section in self._by_id:
            first: dict[str, int] = {}
            for index, record in enumerate(getattr(self.read.records, section)):
                if record.id in first:
                    place = self.read.place(section, first[record.id])
                    expected = f"an id used once (first at {place})"
                    self.refuse((section, index, "id"), f"{record.id!r} again", expected)
                first.setdefault(record.id, index)
            self.refuse_look_alikes({id_: (section, n, "id") for id_, n in first.items()})

    def refuse_look_alikes(self, ids: Mapping[str, Path]) -> None:
        """Refuse ids that look like another one, each with the path of its field."""
        if all(map(str.isascii, ids)):
            return
        from schema.look_alikes import foreign, look_alike, looks  # noqa: PLC0415 - few need it

        by_looks: dict[str, str] = {}
        for id_, path in ids.items():
            other = by_looks.setdefault(looks(id_), id_)
            if look_alike(id_, other):
                section, index, *steps = (step for step in ids[other] if step != "id")
                place = self.read.place(str(section), int(index), *steps)
                letter = foreign(id_) or foreign(other)
                found = f"{id_!r}, which looks like {other!r} ({place}); one of them has {letter}"
                self.refuse(path, found, "an id that looks like no other")

    def exists(self, path: Path, section: str, word: str) -> bool:
        """Say whether there is such a record; refuse the reference if there is none.

        References to a record that was itself refused are not reported again. Unknown ids are not
        reported where some records of the section could not be read.
        """
        if word in self.lost[section]:
            return False
        if word in self._by_id[section]:
            return True
        if section in self.read.incomplete:
            return False
        key = (section, word)
        if key not in self._expected:
            meant = word if len(self._expected) < _MOST_GUESSES else ""
            self._expected[key] = one_of(self._by_id[section], meant)
        self.refuse(path, repr(word), self._expected[key])
        return False

    def slot_exists(self, path: Path, subject: str, attribute: str) -> bool:
        """Say whether subject and attribute exist and belong together; refuse them if not."""
        subject_exists = self.exists((*path, "subject"), "subjects", subject)
        if not self.exists((*path, "attribute"), "attributes", attribute) or not subject_exists:
            return False
        owners, kind = self.attributes[attribute].of, self.subjects[subject].kind
        if not owners or subject in owners or kind in owners:
            return True
        if all(self._is_owner(owner) for owner in owners):
            found, expected = f"{attribute!r} of {subject!r}", ", ".join(owners)
            self.refuse((*path, "attribute"), found, f"a subject it belongs to: {expected}")
        return False

    def check_independence(self) -> None:
        """Refuse sources said to be independent of what is no source, or of themselves."""
        for index, source in enumerate(self.read.records.sources):
            for n, other in enumerate(source.independent_of):
                path: Path = ("sources", index, "independent_of", n)
                if other == source.id:
                    self.refuse(path, f"{other!r} itself", "another source")
                else:
                    self.exists(path, "sources", other)

    def check_owners(self) -> None:
        """Refuse owners of attributes that are neither a subject nor a kind of subject."""
        known = [*self.subjects, *self._kinds]
        for index, attribute in enumerate(self.read.records.attributes):
            for owner in attribute.of:
                if not self._is_owner(owner):
                    expected = f"a subject or a kind of subject: {one_of(known, owner)}"
                    self.refuse(("attributes", index, "of"), repr(owner), expected)

    def _is_owner(self, word: str) -> bool:
        if self.read.incomplete & {"subjects", "kinds"}:
            return True
        lost = word in self.lost["subjects"] or word in self.lost["kinds"]
        return word in self.subjects or word in self._kinds or lost
