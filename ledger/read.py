"""Ledger files to records: one file, several, a folder of them, or standard input."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pydantic import ValidationError

from ledger.complaints import A_LIST, problems_of, shown, top_problems
from ledger.files import texts
from ledger.memory import nothing_to_collect
from ledger.places import Place, Problem, UnusableInput, one_of
from ledger.yaml_events import Mapping, Sequence, follow, parse
from schema.records import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LISTS = (
    "sources", "subjects", "vocabularies", "attributes", "claims", "order_rules", "decisions",
    "word_list",
)  # fmt: skip


_WITH_IDS = ("sources", "subjects", "vocabularies", "attributes")


@dataclass(frozen=True)
class ReadLedger:
    """Records with the nodes they were read from; `nodes["claims"][3]` belongs to claim 3.

    Records that cannot be used are left out: `problems` says why, and `lost` has the ids that
    other records may still refer to (and, as "kinds", the kinds of subjects).
    """

    records: Ledger
    nodes: dict[str, list[tuple[str, Mapping]]] = field(repr=False)
    problems: tuple[Problem, ...] = ()
    lost: dict[str, set[str]] = field(default_factory=dict[str, set[str]])

    def place(self, section: str, index: int, *path: str | int) -> Place:
        """Give the place of a record, or of a field inside it as far as that was written."""
        file, node = self.nodes[section][index]
        return Place(file, *(follow(node, path).at if path else node.at))


def read_ledger(paths: Iterable[Path | str]) -> ReadLedger:
    """Read ledger files, folders of them, or "-" into one ledger.

    Raises UnusableInput, with every problem of every file, when it is not known which records
    there are. What is wrong with single records is left to `resolve` to raise with the rest.
    """
    gathered = _Gathered()
    with nothing_to_collect():
        for file, text in texts(paths, gathered.problems):
            try:
                gathered.add(file, parse(text, file))
            except UnusableInput as unusable:
                gathered.problems += unusable.problems
        return gathered.read()


@dataclass
class _Gathered:
    """What the files of a ledger hold together."""

    nodes: dict[str, list[tuple[str, Mapping]]] = field(
        default_factory=lambda: {name: [] for name in LISTS}
    )
    head: dict[str, object] = field(default_factory=dict[str, object])
    problems: list[Problem] = field(default_factory=list[Problem])
    of_records: list[Problem] = field(default_factory=list[Problem])

    def add(self, file: str, top: Mapping) -> None:
        """Add one file's keys: lists are put together, of other keys the first counts."""
        for key, value in top.items():
            place = Place(file, *top.key_at[key])
            if key not in Ledger.model_fields:
                known = one_of(sorted(Ledger.model_fields), key)
                self.problems.append(Problem(place, key, "an unknown key", known))
            elif key not in LISTS:
                self._add_to_head(file, key, top)
            elif isinstance(value, Sequence):
                self._add_entries(file, key, value)
            elif value is not None:
                at = Place(file, *top.value_at[key])
                self.problems.append(Problem(at, key, shown(value), A_LIST))

    def _add_to_head(self, file: str, key: str, top: Mapping) -> None:
        try:
            Ledger.model_validate({key: top[key]})
        except ValidationError as error:
            self.of_records += top_problems(error, file, top.value_at[key])
        else:
            self.head.setdefault(key, top[key])

    def _add_entries(self, file: str, key: str, entries: Sequence) -> None:
        for entry, at in zip(entries, entries.item_at, strict=True):
            if isinstance(entry, Mapping):
                self.nodes[key].append((file, entry))
            else:
                place = Place(file, *at)
                self.problems.append(Problem(place, key, shown(entry), "keys and values"))

    def read(self) -> ReadLedger:
        """Make records of all that can be. Raises UnusableInput when it is not known what can."""
        lost: dict[str, set[str]] = {name: set() for name in (*_WITH_IDS, "kinds")}
        try:
            records = self._records()
        except ValidationError as error:
            self.of_records += problems_of(error, self.nodes)
            self._take_out(error, lost)
            records = self._records()
        if self.problems:
            raise UnusableInput([*self.problems, *self.of_records])
        return ReadLedger(records, self.nodes, tuple(self.of_records), lost)

    def _records(self) -> Ledger:
        lists = {name: [node for _, node in found] for name, found in self.nodes.items()}
        return Ledger.model_validate(self.head | lists)

    def _take_out(self, error: ValidationError, lost: dict[str, set[str]]) -> None:
        """Take out the records that are refused, and note their ids."""
        bad = {details["loc"][:2] for details in error.errors(include_url=False)}
        for section, found in self.nodes.items():
            refused = [node for n, (_, node) in enumerate(found) if (section, n) in bad]
            self.nodes[section] = [at for n, at in enumerate(found) if (section, n) not in bad]
            if section in _WITH_IDS:
                lost[section] = _texts_of("id", refused)
            if section == "subjects":
                lost["kinds"] = _texts_of("kind", refused)


def _texts_of(key: str, nodes: list[Mapping]) -> set[str]:
    return {text for node in nodes if isinstance(text := node.get(key), str)}
