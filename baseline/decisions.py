"""Editors' decisions: each settles a conflict between the values that it was made on.

The finding stays and is listed with the accepted ones, together with the decision. It is new if a
value came later, or if a check doubts the decision itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from baseline.compare import ComparedFinding, Comparison
from checks.registry import doubting_decisions, marking
from schema.decided_time import DecidedTime, days_of, days_of_moment, decided_time
from schema.values import VALUE_TYPES
from schema.values.date import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from runner.examine import Examined
    from schema.decided_time import Days
    from schema.finding import Finding
    from schema.records import ValueTypeName

Slot = tuple[str, str]
_DECISIONS = """
SELECT d.subject, d.attribute, d.grounds, d.decided_by, d.decided_on, d.because, d.as_of, d.axis,
       a.type, a.changes
FROM decisions d JOIN attributes a ON a.id = d.attribute
"""
_MOMENTS = """
SELECT DISTINCT s.subject, s.attribute, s.moment FROM stated s
SEMI JOIN (SELECT d.subject, d.attribute FROM decisions d
           JOIN attributes a ON a.id = d.attribute AND a.changes) c USING (subject, attribute)
"""


class _DecisionRow(NamedTuple):
    """A row of the view `decisions`, as `_DECISIONS` has it."""

    subject: str
    attribute: str
    grounds: list[str]
    decided_by: str
    decided_on: str
    because: str
    as_of: str
    axis: str
    type: ValueTypeName
    changes: bool


class WordedDecision(NamedTuple):
    """An editor's decision in words, and its grounds: the values that it was made on.

    The grounds have their canonical spelling. Without grounds it settles whatever the sources say.
    `axis` is the unit of its value where several may be stated, and `time` what it is about where
    the value changes.
    """

    words: str
    grounds: tuple[str, ...]
    axis: str = ""
    time: DecidedTime | None = None

    def is_on(self, finding: Finding) -> bool:
        """Whether it was made on this conflict: on these values, in this unit and of this time."""
        known = not self.grounds or set(finding.values) <= set(self.grounds)
        unit = finding.scope.partition(" ")[0]
        other_unit = self.axis and unit.partition("/")[0].isupper() and unit != self.axis
        return known and not other_unit and (self.time is None or self._is_of_time(finding))

    def _is_of_time(self, finding: Finding) -> bool:
        cited = [c for side in finding.sides for c in side.citations]
        return self.time is not None and all(
            self.time.covers(days_of(c.as_of or c.published)) for c in cited
        )


def settle(comparison: Comparison, seen: Examined) -> Comparison:
    """Treat new findings as accepted if an editor has decided on them."""
    return settled(comparison, undoubted_decisions(seen))


def undoubted_decisions(seen: Examined) -> dict[Slot, tuple[WordedDecision, ...]]:
    """Give the decisions of a ledger by subject and attribute, without those in doubt."""
    doubting = {check.code for check in doubting_decisions()}
    doubted = {(f.subject, f.attribute, f.scope) for f in seen.findings if f.code in doubting}
    moments: dict[Slot, list[Days]] = {}
    for subject, attribute, moment in seen.store.query(_MOMENTS).rows:
        if days := days_of_moment(moment):
            moments.setdefault((subject, attribute), []).append(days)
    found: dict[Slot, tuple[WordedDecision, ...]] = {}
    for made in seen.store.records(_DecisionRow, _DECISIONS):
        slot = (made.subject, made.attribute)
        if (*slot, made.as_of) not in doubted:
            found[slot] = (*found.get(slot, ()), _worded(made, moments.get(slot, ())))
    return found


def _worded(made: _DecisionRow, moments: Iterable[Days]) -> WordedDecision:
    return WordedDecision(
        f"{made.decided_by}, {worded(made.decided_on)}: {made.because}",
        tuple(made.grounds),
        VALUE_TYPES[made.type].scope(made.axis),
        decided_time(made.as_of or None, made.decided_on, moments) if made.changes else None,
    )


def settled(
    comparison: Comparison, decisions: Mapping[Slot, Sequence[WordedDecision]]
) -> Comparison:
    """Treat new findings as accepted if a decision was made on these values."""
    codes = marking("contested") | marking("disputed")

    def compared(found: ComparedFinding) -> ComparedFinding:
        finding = found.finding
        if found.status != "new" or finding.code not in codes:
            return found
        made = decisions.get((finding.subject, finding.attribute), ())
        decision = next((each for each in made if each.is_on(finding)), None)
        if decision is None:
            return found
        return ComparedFinding(finding, "accepted", decision=decision.words)

    return Comparison(tuple(map(compared, comparison.findings)), comparison.stale)
