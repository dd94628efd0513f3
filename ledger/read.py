"""Parsed files to the records of one ledger, each with the node that it was read from."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from ledger.files import folder_of
from ledger.record_errors import A_LIST, problems_of, shown_node, top_problems
from ledger.yaml_nodes import REFUSED, Mapping, Sequence, follow
from schema.fields import composed
from schema.records import Ledger
from support.bounds import NO_SETTINGS, Bounds
from support.problems import Place, Problem, nearest, one_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from ledger.parse_yaml import Parsed, ParsedFile
    from ledger.yaml_nodes import At

    Entry = tuple[str, str, Mapping]

LISTS = (
    "sources", "subjects", "vocabularies", "attributes", "speakers", "claims", "order_rules",
    "decisions", "word_list",
)  # fmt: skip


_WITH_IDS = ("sources", "subjects", "vocabularies", "attributes", "speakers")


@dataclass(frozen=True)
class ReadLedger:
    """Records with the nodes they were read from; `nodes["claims"][3]` belongs to claim 3.

    Records that cannot be used are left out, and `problems` says why. `lost` has their ids, since
    other records may refer to them (and, as "kinds", the kinds of lost subjects). `incomplete` has
    the sections that may have had more records: an unknown id in them is not reported. `files` are
    the files that were read. `text_paths` has the path of the article of every source, by its id,
    relative to the ledger's folder; None where the source names no file. `bounds` says what of it
    may be read.
    """

    records: Ledger
    nodes: dict[str, list[tuple[str, Mapping]]] = field(repr=False)
    problems: tuple[Problem, ...] = ()
    lost: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    incomplete: frozenset[str] = frozenset()
    files: tuple[str, ...] = ()
    text_paths: dict[str, Path | None] = field(default_factory=dict[str, "Path | None"])
    bounds: Bounds = NO_SETTINGS

    def place(self, section: str, index: int, *path: str | int) -> Place:
        """Give the place of a record, or of a field in it (of its parent, if it is missing)."""
        file, node = self.nodes[section][index]
        return Place(file, *(follow(node, path).at if path else node.at))


def read_records(
    files: Iterable[ParsedFile],
    entries: Iterable[Entry] = (),
    unread: Collection[Problem] = (),
    bounds: Bounds = NO_SETTINGS,
) -> ReadLedger:
    """Validate the entries of parsed files, and those from elsewhere, as records of one ledger.

    `unread` says which files could not be read. Nothing is raised here: `resolve` raises all
    problems together with those it finds itself.
    """
    gathered = _Gathered()
    for file, parsed in files:
        gathered.add(file, parsed)
    for section, file, entry in entries:
        gathered.nodes[section].append((file, entry))
    if unread:
        gathered.problems += unread
        gathered.incomplete.update(_WITH_IDS)
    return gathered.read(bounds)


@dataclass
class _Gathered:
    """The contents of all files of a ledger."""

    nodes: dict[str, list[tuple[str, Mapping]]] = field(
        default_factory=lambda: {name: [] for name in LISTS}
    )
    head: dict[str, object] = field(default_factory=dict[str, object])
    problems: list[Problem] = field(default_factory=list[Problem])
    lost: dict[str, set[str]] = field(
        default_factory=lambda: {name: set() for name in (*_WITH_IDS, "kinds")}
    )
    incomplete: set[str] = field(default_factory=set[str])
    unknown_list: bool = False
    files: list[str] = field(default_factory=list[str])

    def add(self, file: str, parsed: Parsed) -> None:
        """Add the keys of one file: lists are joined; of any other key the first value counts."""
        self.files.append(file)
        self.problems += parsed.problems
        if not parsed.complete:
            self.incomplete.update(_WITH_IDS)
        top = parsed.top or Mapping((0, 0))
        for key, value, at in _keys(top):
            if key not in Ledger.model_fields:
                self._refuse_key(Place(file, *top.key_at[key]), key, value)
            elif key not in LISTS:
                self._add_to_head(file, key, value, at)
            elif isinstance(value, Sequence):
                self._add_entries(file, key, value)
            elif value is not None:
                self._refuse(key, value, Place(file, *at), A_LIST)

    def _refuse_key(self, place: Place, key: str, value: object) -> None:
        """Refuse an unknown key; it may be a misspelt section, whose records are then not known.

        A list under it may also belong to any section that has no records yet.
        """
        known = sorted(Ledger.model_fields)
        self.problems.append(Problem(place, key, "an unknown key", one_of(known, key)))
        self.incomplete |= {nearest(known, key)} - {""}
        self.unknown_list = self.unknown_list or isinstance(value, Sequence)

    def _add_to_head(self, file: str, key: str, value: object, at: At) -> None:
        try:
            Ledger.model_validate({key: value})
        except ValidationError as error:
            self.problems += top_problems(error, file, at)
        else:
            self.head.setdefault(key, value)

    def _add_entries(self, file: str, key: str, entries: Sequence) -> None:
        for entry, at in zip(entries, entries.item_at, strict=True):
            if isinstance(entry, Mapping):
                self.nodes[key].append((file, entry))
            else:
                self._refuse(key, entry, Place(file, *at), "keys and values")

    def _refuse(self, key: str, found: object, place: Place, expected: str) -> None:
        """Refuse a section or an entry that has the wrong form."""
        self.incomplete.add(key)
        if found is not REFUSED:
            self.problems.append(Problem(place, key, shown_node(found), expected))

    def read(self, bounds: Bounds) -> ReadLedger:
        """Give the records; those that are refused are left out."""
        try:
            records = self._records()
        except ValidationError as error:
            self.problems += problems_of(error, self.nodes)
            self._remove_refused(error)
            records = self._records()
        if self.unknown_list:
            self.incomplete.update(name for name in _WITH_IDS if not self.nodes[name])
        return ReadLedger(
            records,
            self.nodes,
            tuple(self.problems),
            self.lost,
            frozenset(self.incomplete),
            tuple(self.files),
            self._text_paths(records),
            bounds,
        )

    def _text_paths(self, records: Ledger) -> dict[str, Path | None]:
        return {
            source.id: folder_of(file) / source.file if source.file else None
            for source, (file, _) in zip(records.sources, self.nodes["sources"], strict=True)
        }

    def _records(self) -> Ledger:
        lists = {name: [node for _, node in found] for name, found in self.nodes.items()}
        return Ledger.model_validate(self.head | lists)

    def _remove_refused(self, error: ValidationError) -> None:
        """Remove the records that are refused, and keep the ids of those that have one."""
        bad = {details["loc"][:2] for details in error.errors(include_url=False)}
        for section, found in self.nodes.items():
            refused = [node for n, (_, node) in enumerate(found) if (section, n) in bad]
            self.nodes[section] = [at for n, at in enumerate(found) if (section, n) not in bad]
            if section in _WITH_IDS:
                self._keep_lost(section, "id", refused)
            if section == "subjects":
                self._keep_lost("kinds", "kind", refused)

    def _keep_lost(self, section: str, key: str, refused: list[Mapping]) -> None:
        written = [node.get(key) for node in refused]
        known = [composed(text.strip()) for text in written if isinstance(text, str)]
        self.lost[section].update(known)
        if len(known) < len(refused):
            self.incomplete.add(section)


def _keys(top: Mapping) -> Iterator[tuple[str, object, At]]:
    """Yield the keys of a file with their values and places, repeated keys last."""
    yield from ((key, value, top.value_at[key]) for key, value in top.items())
    yield from top.repeated or ()
