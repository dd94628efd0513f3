"""One attribute of one subject: from what is stated, found and decided to a row of the sheet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from checks.registry import marking
from checks.rules.sides import part_into_sides
from reports.fact_sheet.list_wording import least_backed
from reports.fact_sheet.not_asserted import dates, earlier, in_short, not_asserted, quoted
from reports.fact_sheet.stated_values import ends
from reports.fact_sheet.value_wording import (
    chosen_or_sides,
    reconciled,
    refined,
    supported,
)
from schema.fact import Fact, RuleUsed, Status
from schema.interval import Interval
from schema.source_names import with_date
from schema.values.date import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reports.fact_sheet.choices import Choice, Choices
    from reports.fact_sheet.not_asserted import Statement
    from reports.fact_sheet.term_wording import TermWording
    from schema.records import Decision
    from schema.values import Value
    from store.cited_readings import CitedReading

_CONTESTS = marking("contested")
_DISPUTES = marking("disputed")
_WORDINGS = marking("wording")
_RULES: Mapping[Status, RuleUsed] = {
    "decided": "decision",
    "agreed": "agreement",
    "refined": "agreement",
    "single source": "agreement",
}
_OPEN = Interval(None, None)


class SlotFinding(NamedTuple):
    """What the sheet needs of a finding about a slot: what it is, and the claims that it cites."""

    code: str
    name: str
    message: str
    claims: frozenset[int]


@dataclass(frozen=True)
class SheetRow:
    """What is stated about a slot, in the order of the ledger, with its findings and decision.

    `choices` are the values that were chosen by support, where that was asked for.
    """

    stated: list[Statement]
    found: Sequence[SlotFinding]
    decision: tuple[Decision, Value] | None
    words: TermWording
    counts_as: Mapping[str, str]
    choices: Choices

    @property
    def fact(self) -> Fact:
        """The row of the fact sheet."""
        first, against = self.stated[0].reading, sorted(self._against())
        cited = self._latest or self._ambiguous or self.stated
        readings = [each.reading for each in cited]
        sources = tuple(dict.fromkeys(r.source for r in readings if r.source not in against))
        names = {r.source: with_date(r.source_name, r.published) for r in readings}
        ends = self._ends
        return Fact(
            subject=first.subject,
            subject_name=first.subject_name,
            attribute=first.attribute,
            attribute_label=first.attribute_label,
            type=first.type,
            key=self.stated[0].key,
            value=self._value(),
            status=self._status,
            as_of=dates(cited),
            sources=sources,
            source_names=tuple(names[source] for source in sources),
            against=tuple(against),
            against_names=tuple(names[source] for source in against),
            independent=self._independent(sources),
            independent_against=len({self.counts_as[source] for source in against}),
            quotes=tuple(dict.fromkeys(quoted(r) for r in readings if r.quote)),
            not_asserted=not_asserted(self._unasserted, self.words),
            earlier=earlier(self._superseded(), self.words),
            avoid=tuple(dict.fromkeys(f.message for f in self.found if f.code in _WORDINGS)),
            findings=tuple(f"{f.code} {f.name}" for f in self.found),
            decision=self._decided(),
            axis=self._axis,
            lo=ends.lo,
            hi=ends.hi,
            claims=len(self._members),
            reconciled_by=_RULES.get(self._status, "support" if self._chosen else ""),
            support=supported(self._members, self._weighed, self.words),
        )

    def _independent(self, sources: Iterable[str]) -> int:
        """Count independent sources; of a list that agrees, those that give all of it."""
        if self._status == "refined" and self._members[0].value_type.has_items:
            return least_backed(self._members, self.words, self.counts_as)
        return len({self.counts_as[source] for source in sources})

    @cached_property
    def _status(self) -> Status:
        if self.decision:
            return "decided"
        if not self._members:
            return "open" if self._ambiguous else self._status_of_unasserted()
        if self._codes & _CONTESTS:
            return "contested"
        if self._codes & _DISPUTES:
            return "disputed"
        if len({r.source for r in self._members}) == 1:
            return "single source"
        return self._agreement()

    def _status_of_unasserted(self) -> Status:
        """Say whether what is only planned, demanded and so on is in conflict."""
        codes = {finding.code for finding in self.found}
        if codes & _CONTESTS:
            return "contested"
        return "disputed" if codes & _DISPUTES else "not asserted"

    def _agreement(self) -> Status:
        """Say how claims of several sources go together that no finding is about."""
        moments = {each.moment for each in self._latest}
        scales = {r.axis for r in self._members}
        kind = self._members[0].value_type
        clocks = {r.is_compared_by_day for r in self._members if r.has_time}
        if not kind.compared or any(len(several) > 1 for several in (moments, scales, clocks)):
            return "not compared"
        if not kind.has_items and len(part_into_sides(self._members).sides) > 1:
            return "contested"  # two definitions under one name, which is a finding of its own
        said = {
            self.words.stated_list(r).content if kind.has_items else r.parts for r in self._members
        }
        words = {r.value for r in self._members}  # a figure without a quote leaves less, as data
        return "agreed" if len(said) == 1 or len(words) == 1 else "refined"

    def _value(self) -> str:
        """Give the value in words that an editor would print."""
        if self.decision:
            return self.words.of_decision(self.stated[0].reading.type, self.decision[1])
        match self._status:
            case "contested" | "disputed" | "not asserted" if not self._members:
                return in_short(self._unasserted, self.words)
            case "contested" | "not compared":
                return chosen_or_sides(self._members, self._chosen, self.words)
            case "disputed":
                denials = [each for each in self._unasserted if each.reading.modality == "denied"]
                sides = chosen_or_sides(self._members, self._chosen, self.words)
                return f"{sides}, but {in_short(denials, self.words)}" if denials else sides
            case "open":
                ambiguous = [each.reading for each in self._ambiguous]
                read = (f"{self.words.of_claim(r)} ({r.means})" for r in ambiguous)
                return " or ".join(dict.fromkeys(read))
            case status:
                return self._agreed(status)

    def _agreed(self, status: Status) -> str:
        """Give the value that claims agree on; of one source's figures, also the rounder ones."""
        rounds = self._members[0].value_type.measure == "amount"
        if status == "refined" or (status == "single source" and rounds):
            return refined(self._members, self.words, self.counts_as)
        return reconciled(self._members, self.words)

    @cached_property
    def _latest(self) -> list[Statement]:
        """The claims that count: of an attribute that changes, those of the latest moment.

        And those of other moments that contest them.
        """
        comparable = [each for each in self.stated if each.comparable]
        newest = max((_moment(each) for each in comparable), default=None)
        latest = {each.reading.claim for each in comparable if _moment(each) == newest}
        contesting = (f.claims for f in self.found if f.code in _CONTESTS)
        counting = latest.union(*(claims for claims in contesting if not claims.isdisjoint(latest)))
        return [each for each in comparable if each.reading.claim in counting]

    def _superseded(self) -> list[Statement]:
        counting = {(r.claim, r.number) for r in self._members}
        return [
            each
            for each in self.stated
            if each.comparable and (each.reading.claim, each.reading.number) not in counting
        ]

    @cached_property
    def _members(self) -> list[CitedReading]:
        return [each.reading for each in self._latest]

    @cached_property
    def _ambiguous(self) -> list[Statement]:
        return [each for each in self.stated if each.reading.means and each not in self._unasserted]

    @cached_property
    def _unasserted(self) -> list[Statement]:
        return [each for each in self.stated if each.reading.modality != "asserted"]

    @cached_property
    def _codes(self) -> set[str]:
        """The codes of the findings about the claims that count, and not about older ones."""
        counting = {reading.claim for reading in self._members}
        return {finding.code for finding in self.found if not finding.claims.isdisjoint(counting)}

    @cached_property
    def _weighed(self) -> Mapping[str, Choice]:
        """The groups in conflict among the claims that count, by axis, if they are weighed."""
        if not self.choices:
            return {}
        groups = {(each.reading.axis, each.group) for each in self._latest}
        of_one_moment = {axis: [k for other, k in groups if other == axis] for axis, _ in groups}
        return {
            axis: self.choices[keys[0]]
            for axis, keys in of_one_moment.items()
            if len(keys) == 1 and keys[0] in self.choices
        }

    @cached_property
    def _chosen(self) -> Mapping[str, Choice]:
        """Those of them that have a chosen value; none where an editor decided."""
        if self.decision:
            return {}
        return {axis: choice for axis, choice in self._weighed.items() if choice.value is not None}

    def _against(self) -> set[str]:
        """Give the sources that do not allow what was decided or chosen."""
        if self.decision:
            decided = self.decision[1].interval
            return {r.source for r in self._members if not r.allows(decided)}
        return {
            r.source
            for r in self._members
            if r.axis in self._chosen and r.claim not in self._chosen[r.axis].allowing
        }

    @cached_property
    def _axis(self) -> str:
        if self.decision:
            return self.decision[1].axis
        axes = {r.axis for r in self._members}
        return axes.pop() if len(axes) == 1 else ""

    @property
    def _ends(self) -> Interval:
        """The interval of the value, if it is one, and on one axis where values have a distance."""
        if not self._axis or self.stated[0].reading.value_type.measure is None:
            return _OPEN
        if self.decision:
            return self.decision[1].interval
        if self._chosen:
            choice = self._chosen[self._axis]
            return Interval(choice.lo, choice.hi)
        sides = part_into_sides(self._members).sides
        return ends(*sides[0]) if len(sides) == 1 else _OPEN

    def _decided(self) -> str:
        if not self.decision:
            return ""
        made, _ = self.decision
        return f"{made.by}, {worded(made.on)}: {made.because}"


def _moment(stated: Statement) -> tuple[bool, int, int]:
    """Give a moment to order by: last day, then first day; claims without a date come first."""
    lo, dated, hi = stated.moment.partition("/")
    return (True, int(hi or lo or 0), int(lo or 0)) if dated else (False, 0, 0)
