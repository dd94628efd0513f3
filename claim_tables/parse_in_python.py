"""The values that are not simple: each is read once, in Python, on all cores if there are many."""

from __future__ import annotations

import os
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from claim_tables.parse_plain_sql import KINDS
from schema.problem import ValueProblem
from schema.values import VALUE_TYPES
from schema.values.amounts import stated_tolerance
from schema.values.canonical import canonical
from schema.values.date import read_days
from schema.values.date import stated_tolerance as stated_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from schema.records import Attribute
    from schema.vocabulary import Vocabulary
    from store.record_rows import Row

Pair = tuple[str, str]
"""Attribute and value, as the table has them."""
_MANY = 40_000
_BATCH = 10_000
_GUESSES = 300
"""After so many values nobody guesses which term was meant: a guess costs milliseconds."""
_DECIMALS, _DECIMALS_OF_SHARES = 8, 3
"""Of half a tolerance: as a share it is multiplied with figures of six decimals."""
KNOWN = {
    "attribute": "VARCHAR",
    "value": "VARCHAR",
    "text": "VARCHAR",
    "axis": "VARCHAR",
    "lo": "DECIMAL(38, 9)",
    "hi": "DECIMAL(38, 9)",
    "parted": "BOOLEAN",
    "closed": "BOOLEAN",
    "found": "VARCHAR",
    "expected": "VARCHAR",
}
"""Values that were read, or what is wrong with them."""
PARTS = {"attribute": "VARCHAR", "value": "VARCHAR", "lo": "DECIMAL(38, 9)", "hi": "DECIMAL(38, 9)"}
ITEMS = {
    "attribute": "VARCHAR",
    "value": "VARCHAR",
    "position": "INTEGER",
    "item": "VARCHAR",
    "lo": "DECIMAL(38, 9)",
    "hi": "DECIMAL(38, 9)",
}

DAYS = {
    "text": "VARCHAR",
    "lo": "INTEGER",
    "hi": "INTEGER",
    "found": "VARCHAR",
    "expected": "VARCHAR",
}
"""Dates of statements that were read, or what is wrong with them."""


class ReadValues(NamedTuple):
    """Rows of the tables `known`, `known_parts` and `known_items`."""

    known: list[Row]
    parts: list[Row]
    items: list[Row]


class Reader:
    """Reads values by their attribute's type."""

    def __init__(
        self, attributes: Iterable[Attribute], vocabularies: Mapping[str, Vocabulary]
    ) -> None:
        """Keep what values are read by."""
        self._attributes = {attribute.id: attribute for attribute in attributes}
        self._vocabularies = dict(vocabularies)

    def read(self, pairs: Sequence[Pair]) -> ReadValues:
        """Read values, in several processes if there are many of them."""
        if len(pairs) < _MANY or (os.cpu_count() or 1) == 1:
            return self._read(pairs)
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - for many values only
        from multiprocessing import get_context  # noqa: PLC0415 - the same

        batches = [pairs[n : n + _BATCH] for n in range(0, len(pairs), _BATCH)]
        # not forked: the engine has threads
        with ProcessPoolExecutor(mp_context=get_context("spawn")) as processes:
            done = list(processes.map(self._read, batches))
        return ReadValues(
            *([row for read in done for row in read[n]] for n in range(len(ReadValues._fields)))
        )

    def _read(self, pairs: Sequence[Pair]) -> ReadValues:
        found = ReadValues([], [], [])
        for attribute, written in pairs:
            self._add(found, attribute, written)
        return found

    def _add(self, found: ReadValues, attribute: str, written: str) -> None:
        definition = self._attributes[attribute]
        kind, vocabulary = VALUE_TYPES[definition.type], self._vocabulary(definition)
        if kind.word == "listed" and vocabulary and len(found.known) > _GUESSES:
            text = " ".join(written.split())
            if text and not vocabulary.find(text):
                expected = f"a term of the vocabulary {vocabulary.id!r}"
                found.known.append((attribute, written, *(None,) * 6, repr(text), expected))
                return
        try:
            value = kind.read(written, definition, vocabulary)
        except ValueProblem as problem:
            nothing = (None,) * 6
            found.known.append((attribute, written, *nothing, problem.found, problem.expected))
            return
        ends = (value.interval.lo, value.interval.hi)
        about = (value.text, value.axis, *ends, len(value.parts) > 1)
        closed = value.closed if value.items else None
        found.known.append((attribute, written, *about, closed, None, None))
        if len(value.parts) > 1:
            found.parts.extend((attribute, written, part.lo, part.hi) for part in value.parts)
        for position, item in enumerate(value.items):
            at = item.interval
            found.items.append((attribute, written, position, item.text, at.lo, at.hi))

    def spell(self, attribute: str, written: str) -> str:
        """Give the fixed spelling of a value that can be read."""
        definition = self._attributes[attribute]
        kind, vocabulary = VALUE_TYPES[definition.type], self._vocabulary(definition)
        return canonical(kind.read(written, definition, vocabulary), kind, vocabulary)

    def _vocabulary(self, attribute: Attribute) -> Vocabulary | None:
        return self._vocabularies.get(attribute.vocabulary or "")


def read_dates(
    texts: Iterable[str],
) -> Iterator[tuple[str, int | None, int | None, str | None, str | None]]:
    """Give the first and last day of dates of statements, or what is wrong with them."""
    for text in texts:
        try:
            ranges = read_days(text)
        except ValueProblem as problem:
            yield text, None, None, problem.found, problem.expected
        else:
            yield text, ranges[0][0], ranges[-1][1], None, None


class Placing(NamedTuple):
    """How the engine places values of an attribute: see `claim_tables.parse_hedged_sql.placed`."""

    named_axis: str | None
    half: Decimal | None = None
    half_is_share: bool = False
    half_in: str | None = None
    by_rule: bool = True


def placing(attribute: Attribute) -> Placing:
    """Say how the engine places values of an attribute, and whether it may.

    It may where all that it computes has nine decimals at most.
    """
    kind = VALUE_TYPES[attribute.type]
    axis = kind.axis or (attribute.unit if kind.unit == "attribute" else None)
    by_rule = attribute.type in KINDS
    if attribute.tolerance is None or not by_rule:
        return Placing(axis, by_rule=by_rule)
    if kind.measure == "time":
        half = Decimal(stated_days(attribute.tolerance)) / 2
        return Placing(axis, half)
    amount, unit = stated_tolerance(attribute.tolerance)
    if unit == "%":
        half = amount / 200
        return Placing(axis, half, by_rule=_fits(half, _DECIMALS_OF_SHARES), half_is_share=True)
    half = amount / 2
    if unit in ("", attribute.unit):
        return Placing(axis, half, by_rule=_fits(half, _DECIMALS))
    own = kind.unit == "stated"  # the tolerance is for one currency
    return Placing(axis, half, half_in=unit, by_rule=own and _fits(half, _DECIMALS))


def _fits(number: Decimal, decimals: int) -> bool:
    return number == number.quantize(Decimal(1).scaleb(-decimals))
