"""Findings about the decisions of editors, with the claims that they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from checks.rules.attributed import head
from checks.rules.lists import by_words, value_in_words
from checks.rules.sides import cite
from schema.finding import Finding
from schema.values import LISTS, TIMES
from schema.values.date import worded
from support.grammar import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from checks.definition import Check, Context
    from store.cited_readings import ByClaim, CitedReading

_DECISIONS = """
SELECT d.subject, d.attribute, s.name AS subject_name, a.label AS attribute_label, a.type,
       d.axis, d.value, d.decided_by, d.as_of
FROM decisions d JOIN subjects s ON s.id = d.subject JOIN attributes a ON a.id = d.attribute
"""
_TERMS = "SELECT vocabulary, id, name FROM terms"


class NamesDecision(Protocol):
    """A row that names a decision by its slot, with its value and the claims to show."""

    @property
    def subject(self) -> str:
        """The subject."""
        ...

    @property
    def attribute(self) -> str:
        """The attribute."""
        ...

    @property
    def as_of(self) -> str:
        """The time that it is about; empty if it has none."""
        ...

    @property
    def value(self) -> str:
        """What was decided."""
        ...

    @property
    def claims(self) -> list[int]:
        """The claims to show."""
        ...


_INCLUDING = "including "

D = TypeVar("D", bound=NamesDecision)


class _Decision(NamedTuple):
    subject: str
    attribute: str
    subject_name: str
    attribute_label: str
    type: str
    axis: str
    value: str
    decided_by: str
    as_of: str

    def in_words(self, value: str, terms: Mapping[tuple[str, str], str]) -> str:
        """Word a value of its attribute: as it was decided, or in its fixed spelling."""
        if self.type in TIMES:
            return " or ".join(worded(part) for part in value.split(" or "))
        if self.type in LISTS:
            opening, including, items = value.rpartition(_INCLUDING)
            return (
                opening
                + including
                + joined(terms.get((self.axis, item), item) for item in items.split("; "))
            )
        return terms.get((self.axis, value), value)


def about_decisions(
    check: Check[D],
    context: Context,
    rows: list[D],
    say: Callable[[D, Callable[[str], str]], str],
) -> Iterator[Finding]:
    """Give one finding for each row; `say(row, words)` words what is wrong with the decision.

    `words` gives a value in its fixed spelling in words to print.
    """
    if not rows:
        return
    made = {
        (d.subject, d.attribute, d.as_of): d for d in context.store.records(_Decision, _DECISIONS)
    }
    terms = {(vocabulary, id_): name for vocabulary, id_, name in context.store.query(_TERMS).rows}
    readings = context.readings.of_claims(claim for row in rows for claim in row.claims)
    for row in rows:
        decision = made[row.subject, row.attribute, row.as_of]
        about = head(decision.subject_name, decision.attribute_label)
        found = list(_about_slot(row, readings))
        words = _wording(decision, found, terms)
        decided = decision.in_words(decision.value, terms)
        decided += f" as of {worded(decision.as_of)}" if decision.as_of else ""
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject=row.subject,
            attribute=row.attribute,
            scope=row.as_of,
            message=f"{about}{decision.decided_by} decided on {decided}, but {say(row, words)}",
            sides=tuple(cite(says, cited) for says, cited in by_words(found).items()),
        )


def _wording(
    decision: _Decision,
    readings: list[CitedReading],
    terms: Mapping[tuple[str, str], str],
) -> Callable[[str], str]:
    """Give what words a value: as its claims do, or from its fixed spelling if none has it now."""
    first = {reading.canonical: reading for reading in reversed(readings)}
    said = {value: value_in_words([reading]) for value, reading in first.items()}
    return lambda value: said.get(value) or decision.in_words(value, terms)


def _about_slot(row: NamesDecision, readings: ByClaim) -> Iterator[CitedReading]:
    """Give the readings of the decision's slot among those of its claims."""
    for claim in dict.fromkeys(row.claims):
        for reading in readings[claim]:
            if (reading.subject, reading.attribute) == (row.subject, row.attribute):
                yield reading
