"""Findings about single claims, rather than between claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from checks.rules.attributed import Mentions, head
from checks.rules.sides import cite
from schema.finding import Finding
from store.cited_readings import numbered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from checks.definition import Check, Context
    from store.cited_readings import CitedReading


class NamesClaim(Protocol):
    """A row that names a claim."""

    @property
    def claim(self) -> int:
        """The claim."""
        ...


class NamesReading(NamesClaim, Protocol):
    """A row that names one reading of a claim."""

    @property
    def number(self) -> int:
        """The number of the reading."""
        ...


C = TypeVar("C", bound=NamesClaim)
N = TypeVar("N", bound=NamesReading)


def about_claims(
    check: Check[C], context: Context, rows: list[C], say: Callable[[C, CitedReading], str]
) -> Iterator[Finding]:
    """Give one finding for each slot and source, with a side for each thing that is wrong.

    `say(row, reading)` words what is wrong with the first reading of a claim.
    """
    readings = context.readings.of_claims(row.claim for row in rows)
    wrong = [(readings[row.claim][0], row) for row in rows]
    return _by_slot(check, [(reading, say(row, reading)) for reading, row in wrong])


def about_readings(
    check: Check[N], context: Context, rows: list[N], say: Callable[[N, CitedReading], str]
) -> Iterator[Finding]:
    """Give the same where a row names one `number` among the readings of its claim."""
    readings = context.readings.of_claims(row.claim for row in rows)
    wrong = [(numbered(readings[row.claim], row.number), row) for row in rows]
    return _by_slot(check, [(reading, say(row, reading)) for reading, row in wrong])


def _by_slot(check: Check[C], wrong: Iterable[tuple[CitedReading, str]]) -> Iterator[Finding]:
    slots: dict[tuple[str, str, str], dict[str, list[CitedReading]]] = {}
    for reading, says in wrong:
        slot = (reading.claim_subject, reading.claim_attribute, reading.source)
        slots.setdefault(slot, {}).setdefault(says, []).append(reading)
    for (subject, attribute, source), sides in slots.items():
        first = next(iter(sides.values()))[0]
        where = f"in {Mentions().source(first.citation)}"
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject=subject,
            attribute=attribute,
            scope=source,
            message=head(first.subject_name, first.attribute_label, where) + "; ".join(sides),
            sides=tuple(cite(says, cited) for says, cited in sides.items()),
        )
