"""Editors' decisions: each settles a conflict between the values that it was made on.

The finding stays and is listed with the accepted ones, together with the decision. It is new if a
value came later, or if a check doubts the decision itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from baseline.compare import ComparedFinding, Comparison
from checks.registry import doubting_decisions, marking
from schema.values.date import worded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from runner.examine import Examined

Slot = tuple[str, str]
_DECISIONS = """
SELECT subject, attribute, grounds, decided_by, decided_on, because FROM decisions
"""


class _DecisionRow(NamedTuple):
    """A row of the view `decisions`, as `_DECISIONS` has it."""

    subject: str
    attribute: str
    grounds: list[str]
    decided_by: str
    decided_on: str
    because: str


class WordedDecision(NamedTuple):
    """An editor's decision in words, and its grounds: the values that it was made on.

    The grounds have their canonical spelling. Without grounds it settles whatever the sources say.
    """

    words: str
    grounds: tuple[str, ...]


def settle(comparison: Comparison, seen: Examined) -> Comparison:
    """Treat new findings as accepted if an editor has decided on them."""
    return settled(comparison, undoubted_decisions(seen))


def undoubted_decisions(seen: Examined) -> dict[Slot, WordedDecision]:
    """Give the decisions of a ledger by subject and attribute, without those in doubt."""
    doubting = {check.code for check in doubting_decisions()}
    doubted = {(f.subject, f.attribute) for f in seen.findings if f.code in doubting}
    return {
        (made.subject, made.attribute): WordedDecision(
            f"{made.decided_by}, {worded(made.decided_on)}: {made.because}", tuple(made.grounds)
        )
        for made in seen.store.records(_DecisionRow, _DECISIONS)
        if (made.subject, made.attribute) not in doubted
    }


def settled(comparison: Comparison, decisions: Mapping[Slot, WordedDecision]) -> Comparison:
    """Treat new findings as accepted if a decision was made on these values."""
    codes = marking("contested") | marking("disputed")

    def compared(found: ComparedFinding) -> ComparedFinding:
        finding = found.finding
        decision = decisions.get((finding.subject, finding.attribute))
        if decision is None or found.status != "new" or finding.code not in codes:
            return found
        decided = not decision.grounds or set(finding.values) <= set(decision.grounds)
        return ComparedFinding(finding, "accepted", decision=decision.words) if decided else found

    return Comparison(tuple(map(compared, comparison.findings)), comparison.stale)
