"""Whether each source agrees with the others on what it says about each subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from checks.registry import marking
from reports.fact_sheet.build import independence
from schema.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reports.fact_sheet.build import Slot
    from reports.fact_sheet.statement import Statement
    from schema.fact import Fact
    from schema.finding import Finding, Side
    from store.store import Store

Agreement = Literal["odd", "even", "ambiguous", "agrees", "alone"]
"""How a source is with the others on a fact, the worst first.

odd: against more sources, or against an editor's decision; even: on one of several sides that are
equally strong, or citing a party in a dispute; ambiguous: in words that can be read in several
ways; agrees: with another source; alone: nobody else says it, or it cannot be compared.
"""
WORST_FIRST: tuple[Agreement, ...] = get_args(Agreement)
LEGEND: Mapping[Agreement, str] = {
    "odd": "contradicts more sources, or a decision",
    "even": "in a conflict with even sides",
    "ambiguous": "ambiguous words",
    "agrees": "another source agrees",
    "alone": "no other source to compare",
}
"""What the marks mean, for readers."""
_CONFLICTS = marking("contested") | marking("disputed")
_TOGETHER = ("agreed", "refined", "decided")


class Cell(NamedTuple):
    """The worst of a source on the facts about a subject, and the labels of these facts."""

    agreement: Agreement
    labels: tuple[str, ...]


Cells = dict[tuple[str, str], Cell]
"""By the ids of a subject and a source; those that say nothing about a subject are not there."""


def cells(
    facts: Iterable[Fact],
    findings: Iterable[Finding],
    stated: Mapping[Slot, list[Statement]],
    store: Store,
) -> Cells:
    """Give how each source agrees on each subject; `stated` are all statements by slot."""
    counts_as = independence(store)
    found: dict[Slot, list[Finding]] = {}
    for finding in findings:
        if finding.code in _CONFLICTS:
            found.setdefault((finding.subject, finding.attribute), []).append(finding)
    made: Cells = {}
    for fact in facts:
        slot = (fact.subject, fact.attribute)
        for source, agreement in _of_fact(fact, found.get(slot, ()), stated[slot], counts_as):
            key = (fact.subject, source)
            made[key] = _worse(made.get(key), Cell(agreement, (fact.attribute_label,)))
    return made


def opposed(finding: Finding) -> list[Side]:
    """Give the sides that cannot all be true; none where a finding only shows what is said."""
    if finding.severity < Severity.TENSION:
        return []
    return _sides(finding)


def _sides(finding: Finding) -> list[Side]:
    sides = [side for side in finding.sides if not side.neutral]
    return sides if sides[1:] else []


def _worse(one: Cell | None, other: Cell) -> Cell:
    if one is None or WORST_FIRST.index(other.agreement) < WORST_FIRST.index(one.agreement):
        return other
    if one.agreement != other.agreement:
        return one
    return Cell(one.agreement, tuple(dict.fromkeys(one.labels + other.labels)))


def _of_fact(
    fact: Fact,
    findings: Iterable[Finding],
    stated: Iterable[Statement],
    counts_as: Mapping[str, str],
) -> Iterator[tuple[str, Agreement]]:
    """Yield all that holds of a source on a fact; one on two sides is yielded for each."""
    conflicts = [sides for finding in findings if (sides := _sides(finding))]
    if fact.status in ("contested", "disputed"):
        for sides in conflicts:
            yield from _in_conflict(sides, {} if fact.status == "disputed" else counts_as)
    together = fact.status in _TOGETHER and len(fact.sources) > 1
    apart = fact.status == "contested" and not conflicts
    rest: Agreement = "even" if apart else "agrees" if together else "alone"
    for source in fact.sources:
        yield source, rest
    for source in fact.against:
        yield source, "odd"
    for each in stated:
        if each.reading.means and each.reading.modality == "asserted":
            yield each.reading.source, "ambiguous"


def _in_conflict(
    sides: list[Side], counts_as: Mapping[str, str]
) -> Iterator[tuple[str, Agreement]]:
    """Yield the sources of each side. Parties in a dispute, without `counts_as`, are even."""
    strength = [len({counts_as[s] for s in side.sources}) if counts_as else 1 for side in sides]
    for side, strong in zip(sides, strength, strict=True):
        agreement = _on_side(side, strong, strength)
        for source in side.sources:
            yield source, agreement


def _on_side(side: Side, strong: int, strength: list[int]) -> Agreement:
    most = max(strength)
    if strong < most:
        return "odd"
    if strength.count(most) > 1:
        return "even"
    return "agrees" if len(side.sources) > 1 else "alone"
