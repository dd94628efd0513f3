"""YAML as a ledger needs it: every scalar is text, and every node has its place.

The values of a ledger are typed by their attribute, so YAML types nothing: `2:1`, `NO`, `12:30`
and `2017-09` stay as they were written, and only an empty scalar, `~` and `null` mean nothing
(YAML 1.2 core). Duplicate keys, aliases, tags, several documents, keys that are not text, control
characters and very deep nesting are refused.

It is built on the event stream of libyaml. PyYAML's loaders type by the rules of YAML 1.1, drop the
places, and are nine times slower on large ledgers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import yaml

from ledger.yaml_errors import UNPRINTABLE, control
from support.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

At = tuple[int, int]

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_DEEPEST = 20  # a list in a value in a reading in a claim is 7; hostile depth costs libyaml minutes
_TAG = "tag:yaml.org,2002:"


class _Refused:
    """Takes the place of what was refused, so that it is not reported a second time."""


REFUSED = _Refused()


class Mapping(dict[str, object]):
    """A mapping with its place (`at`) and those of its keys and values.

    Of a repeated key the first value counts; `repeated` has the others, with their places.
    """

    __slots__ = ("at", "key_at", "repeated", "value_at")

    def __init__(self, at: At) -> None:
        """Start empty at a (line, column)."""
        super().__init__()
        self.at = at
        self.key_at: dict[str, At] = {}
        self.value_at: dict[str, At] = {}
        self.repeated: list[tuple[str, object, At]] | None = None


class Named(Mapping):
    """An entry that is only named: claims refer to its id, and nobody has written a record."""

    __slots__ = ()


class Sequence(list[object]):
    """A sequence with its place (`at`) and those of its items."""

    __slots__ = ("at", "item_at")

    def __init__(self, at: At) -> None:
        """Start empty at a (line, column)."""
        super().__init__()
        self.at = at
        self.item_at: list[At] = []


class Reached(NamedTuple):
    """How far a path could be followed: the node, the steps to it, and the place of the last."""

    node: object
    steps: list[str | int]
    at: At


def follow(node: object, path: Iterable[str | int]) -> Reached:
    """Follow a path from a node as far as it was written."""
    steps: list[str | int] = []
    at: At = node.at if isinstance(node, Mapping | Sequence) else (0, 0)
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node:
            at, node = node.value_at[step], node[step]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node):
            at, node = node.item_at[step], node[step]
        else:
            break
        steps.append(step)
    return Reached(node, steps, at)


def kind_of(node: object) -> str:
    """Name the kind of a node that is not what was expected."""
    if isinstance(node, Mapping):
        return "keys and values"
    return "a list" if isinstance(node, Sequence) else "text"


class TooDeepError(Exception):
    """Nesting deeper than any ledger has; it is reported already."""


class NodeBuilder:
    """Turns parser events into mappings, sequences and text, and collects the problems."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.problems: list[Problem] = []
        self.documents = 0

    def build(self, events: Iterator[yaml.Event]) -> object:
        """Give the top of the first document."""
        top: object = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.documents += 1
                if self.documents > 1:
                    self._refuse(event, "", "a second document", "one document a file")
            elif isinstance(event, yaml.NodeEvent):
                node = self._node(event, events, "", 0)
                top = node if self.documents == 1 else top
        return top

    def _node(
        self, event: yaml.Event, events: Iterator[yaml.Event], key: str, depth: int
    ) -> object:
        """Build the node that starts with an event; `key` is the key that it belongs to."""
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor is not None or event.tag is not None or event.style == '"':
                self._check_bare(event, key)
                if self._is_unprintable(event, key):
                    return REFUSED
            value = event.value
            return None if value in _NULLS and event.implicit[0] else value
        if not isinstance(event, yaml.CollectionStartEvent):
            name = getattr(event, "anchor", "")
            self._refuse(event, key, f"the alias *{name}", "the value itself, written out")
            return REFUSED
        self._check_bare(event, key)
        if depth == _DEEPEST:
            self._refuse(event, key, f"more than {depth} levels of nesting", "a flat list")
            raise TooDeepError
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, events, depth + 1)
        return self._sequence(event, events, key, depth + 1)

    def _mapping(
        self, start: yaml.MappingStartEvent, events: Iterator[yaml.Event], depth: int
    ) -> Mapping:
        found = Mapping(_at(start))
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, events, "", depth)
            value_event = next(events)
            name = key if isinstance(key, str) else ""
            value = self._node(value_event, events, name, depth)
            if value is None and name and start.flow_style and self._no_colon(event, value_event):
                self._refuse_after_comma(event, found, name)
            elif not isinstance(key, str):
                if key is not REFUSED:
                    self._refuse(event, "", "a key that is not text", "a word as the key")
            elif key in found:
                first = found.key_at[key][0]
                self._refuse(event, key, "this key again", f"it once (first on line {first})")
                found.repeated = found.repeated or []
                found.repeated.append((key, value, _at(value_event)))
            else:
                found[key] = value
                found.key_at[key] = _at(event)
                found.value_at[key] = _at(value_event)
        return found

    def _no_colon(self, key: yaml.Event, value: yaml.Event) -> bool:
        """Whether nothing stands between a key in { } and its empty value."""
        end, start = key.end_mark, value.start_mark
        return bool(end and start and ":" not in self.text[end.index : start.index])

    def _refuse_after_comma(self, event: yaml.Event, found: Mapping, words: str) -> None:
        """Refuse words without ': ' in { }: most often the rest of a text that holds a comma."""
        *_, before = [*found] or [""]
        if found and found[before] is REFUSED:
            return  # a third part of the same text
        expected = f"quotation marks around the text of {before!r}, if the comma belongs to it"
        where = "a key with ': ' and its value"
        self._refuse(
            event, before, f"{words!r} without ': ' in {{ }}", expected if before else where
        )
        if before:
            found[before] = REFUSED  # what stands there is a part of what was meant

    def _sequence(
        self, start: yaml.Event, events: Iterator[yaml.Event], key: str, depth: int
    ) -> Sequence:
        found = Sequence(_at(start))
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            found.append(self._node(event, events, key, depth))
            found.item_at.append(_at(event))
        return found

    def _is_unprintable(self, event: yaml.ScalarEvent, key: str) -> bool:
        """Say whether a text has a control character: an escape in double quotes can give one."""
        unprintable = UNPRINTABLE.search(event.value)
        if unprintable:
            self._refuse(event, key, control(unprintable[0]), "text without it")
        return unprintable is not None

    def _check_bare(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, key: str) -> None:
        """Refuse an anchor and a tag: they have no meaning in a ledger."""
        if event.anchor is not None:
            self._refuse(event, key, f"the anchor &{event.anchor}", "the value without it")
        if event.tag is not None:
            tag = str(event.tag).replace(_TAG, "!!")
            self._refuse(event, key, f"the tag {tag}", "the value without it")

    def _refuse(self, event: yaml.Event, key: str, found: str, expected: str) -> None:
        self.problems.append(Problem(Place(self.file, *_at(event)), key, found, expected))


def _at(event: yaml.Event) -> At:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (0, 0)
