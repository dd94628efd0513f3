"""Parse the values that the engine cannot: each once, on all cores if there are many."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from claim_tables.list_cells import LIST, NotAListError, list_in
from claim_tables.no_value import states_nothing
from schema.problem import ValueProblem
from schema.values import VALUE_TYPES
from schema.values.canonical import canonical
from schema.values.date import read_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from schema.records import Attribute
    from schema.values import Value
    from schema.values.value import RawValue, ValueType
    from schema.values.zones import TimeRules
    from schema.vocabulary import Vocabulary
    from store.record_rows import Row

Written = tuple[str, str, bool]
"""Attribute and value, as the table has them, and whether its figure is exact."""
_MANY = 40_000
_BATCH = 10_000
_GUESSES = 300
"""After so many values nobody guesses which term was meant: a guess costs milliseconds."""


class ParsedRows(NamedTuple):
    """Rows of the tables `PARSED_VALUES`, `PARSED_PARTS` and `PARSED_ITEMS`."""

    values: list[Row]
    parts: list[Row]
    items: list[Row]


class ValueParser(NamedTuple):
    """Parses values by their attribute's type; attributes and vocabularies by their ids.

    `times` says how dates are placed, if some date of the run has a time of day. `no_value` are
    words that state nothing.
    """

    attributes: Mapping[str, Attribute]
    vocabularies: Mapping[str, Vocabulary]
    times: TimeRules | None = None
    no_value: frozenset[str] = frozenset()

    def parse(self, values: Sequence[Written]) -> ParsedRows:
        """Parse values, in several processes if there are many of them."""
        if len(values) < _MANY or (os.cpu_count() or 1) == 1:
            return self._parse(values)
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - for many values only
        from multiprocessing import get_context  # noqa: PLC0415 - the same

        batches = [values[n : n + _BATCH] for n in range(0, len(values), _BATCH)]
        # not forked: the engine has threads
        with ProcessPoolExecutor(mp_context=get_context("spawn")) as processes:
            done = list(processes.map(self._parse, batches))
        return ParsedRows(
            *([row for rows in done for row in rows[n]] for n in range(len(ParsedRows._fields)))
        )

    def spelling(self, attribute: str, written: str) -> str:
        """Give the fixed spelling of a value that can be parsed."""
        definition = self.attributes[attribute]
        kind, vocabulary = VALUE_TYPES[definition.type], self._vocabulary(definition)
        value = kind.read(_raw(written, kind), definition, vocabulary)
        return canonical(value, kind, vocabulary)

    def _parse(self, values: Sequence[Written]) -> ParsedRows:
        found = ParsedRows([], [], [])
        for attribute, written, exact in values:
            self._add(found, attribute, written, exact)
        return found

    def _add(self, found: ParsedRows, attribute: str, written: str, exact: bool) -> None:  # noqa: FBT001
        definition = self.attributes[attribute]
        kind, vocabulary = VALUE_TYPES[definition.type], self._vocabulary(definition)
        if kind.compared and states_nothing(written, self.no_value, vocabulary):
            found.values.append(_wrong((attribute, written, exact), repr(written), ""))
            return
        if kind.word == "listed" and vocabulary and len(found.values) > _GUESSES:
            text = " ".join(written.split())
            if text and not vocabulary.find(text):
                expected = f"a term of the vocabulary {vocabulary.id!r}"
                found.values.append(_wrong((attribute, written, exact), repr(text), expected))
                return
        try:
            known = definition.without_quotes if exact else definition
            value = kind.read(_raw(written, kind), known, vocabulary)
            if self.times is not None and kind.measure == "time":
                value = self.times.placed(value, definition)
        except ValueProblem as problem:
            found.values.append(
                _wrong((attribute, written, exact), problem.found, problem.expected)
            )
        else:
            _add_value(found, (attribute, written, exact), value)

    def _vocabulary(self, attribute: Attribute) -> Vocabulary | None:
        return self.vocabularies.get(attribute.vocabulary or "")


def _raw(written: str, kind: ValueType) -> RawValue:
    """Give what a cell holds: of attributes with items, a list. Raises ValueProblem."""
    if not kind.has_items:
        return written
    try:
        items = list_in(written)
    except NotAListError:
        raise ValueProblem(repr(written), LIST) from None
    return written if items is None else items


def _wrong(key: Written, found: str, expected: str) -> Row:
    return *key, *(None,) * 6, found, expected


def _add_value(found: ParsedRows, key: Written, value: Value) -> None:
    attribute, written, _ = key
    gaps = len(value.parts) > 1
    ends = (value.interval.lo, value.interval.hi)
    closed = value.closed if value.items else None
    found.values.append((*key, value.text, value.axis, *ends, gaps, closed, None, None))
    if gaps:
        found.parts.extend((*key, part.lo, part.hi) for part in value.parts)
    for position, item in enumerate(value.items):
        at = item.interval
        found.items.append((attribute, written, position, item.text, at.lo, at.hi))


def parse_dates(
    texts: Iterable[str],
) -> Iterator[tuple[str, int | None, int | None, str | None, str | None]]:
    """Give rows of `STATEMENT_DATES`: first and last day of a date, or what is wrong with it."""
    for text in texts:
        try:
            ranges = read_days(text)
        except ValueProblem as problem:
            yield text, None, None, problem.found, problem.expected
        else:
            yield text, ranges[0][0], ranges[-1][1], None, None
