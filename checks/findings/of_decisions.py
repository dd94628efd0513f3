"""Findings about the decisions of editors, with the claims that they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from checks.rules.sides import by_label, cite
from schema.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checks.definition import Check, Context
    from store.cited_readings import ByClaim, CitedReading

_DECISIONS = """
SELECT d.subject, d.attribute, s.name AS subject_name, a.label AS attribute_label, d.decided_by
FROM decisions d JOIN subjects s ON s.id = d.subject JOIN attributes a ON a.id = d.attribute
"""


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
    def value(self) -> str:
        """What was decided."""
        ...

    @property
    def claims(self) -> list[int]:
        """The claims to show."""
        ...


D = TypeVar("D", bound=NamesDecision)


class _Decision(NamedTuple):
    subject: str
    attribute: str
    subject_name: str
    attribute_label: str
    decided_by: str


def about_decisions(
    check: Check[D], context: Context, rows: list[D], say: Callable[[D], str]
) -> Iterator[Finding]:
    """Give one finding for each row; `say(row)` words what is wrong with the decision."""
    if not rows:
        return
    made = {(d.subject, d.attribute): d for d in context.store.records(_Decision, _DECISIONS)}
    readings = context.readings.of_claims(claim for row in rows for claim in row.claims)
    for row in rows:
        decision = made[row.subject, row.attribute]
        about = f"{decision.subject_name}, {decision.attribute_label}: {decision.decided_by}"
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject=row.subject,
            attribute=row.attribute,
            message=f"{about} decided on {row.value}, but {say(row)}",
            sides=tuple(
                cite(says, found) for says, found in by_label(_about_slot(row, readings)).items()
            ),
        )


def _about_slot(row: NamesDecision, readings: ByClaim) -> Iterator[CitedReading]:
    """Give the readings of the decision's slot among those of its claims."""
    for claim in dict.fromkeys(row.claims):
        for reading in readings[claim]:
            if (reading.subject, reading.attribute) == (row.subject, row.attribute):
                yield reading
