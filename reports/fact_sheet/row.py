"""One attribute of one subject: from what is stated, found and decided to a row of the sheet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from checks.registry import marking
from checks.rules.sides import part_into_sides
from reports.fact_sheet.against import against, compares
from reports.fact_sheet.attribution import according_to, speakers, who_is_cited
from reports.fact_sheet.cautions import cautions
from reports.fact_sheet.days import dates_of_all, time_of, told
from reports.fact_sheet.list_wording import least_backed, listed_items
from reports.fact_sheet.not_asserted import (
    denied,
    earlier,
    in_short,
    not_asserted,
    of_several_times,
    quoted,
    with_meaning,
)
from reports.fact_sheet.stated_values import ends, grouped, stated_values
from reports.fact_sheet.value_wording import (
    all_sides,
    chosen_or_sides,
    is_one_voice,
    reconciled,
    refined,
    supported,
)
from schema.decided_time import days_of_moment, decided_time
from schema.fact import Fact, RuleUsed, Status
from schema.interval import Interval
from schema.source_names import with_date
from schema.values.date import worded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from reports.fact_sheet.cautions import SlotFinding
    from reports.fact_sheet.choices import Choice, Choices
    from reports.fact_sheet.statement import Statement
    from reports.fact_sheet.term_wording import TermWording
    from schema.records import Decision
    from schema.values import Value
    from store.cited_readings import CitedReading

_CONTESTS = marking("contested")
_DISPUTES = marking("disputed")
_ON_ONE = marking("one source")
_RULES: Mapping[Status, RuleUsed] = {
    "decided": "decision",
    "agreed": "agreement",
    "refined": "agreement",
    "single source": "agreement",
}
_BY_TIME = ("not compared", "single source", "contested")
_OPEN = Interval(None, None)


@dataclass(frozen=True)
class SheetRow:
    """What is stated about a slot, in the order of the ledger, with its findings and decisions.

    `choices` are the values that were chosen by support, where that was asked for.
    """

    stated: list[Statement]
    found: Sequence[SlotFinding]
    decisions: Sequence[tuple[Decision, Value]]
    words: TermWording
    counts_as: Mapping[str, str]
    choices: Choices

    @property
    def fact(self) -> Fact:
        """The row of the fact sheet."""
        first, decided = self.stated[0].reading, self._decided_value
        opposed = against(self._members, decided, self._chosen, self.words)
        cited = self._latest or self._ambiguous or self.stated
        readings = [each.reading for each in cited]
        sources = tuple(
            dict.fromkeys(
                r.source for r in readings if compares(r, decided) and r.source not in opposed
            )
        )
        names = {r.source: with_date(r.source_name, r.published) for r in readings}
        ends = self._ends
        return Fact(
            subject=first.subject,
            subject_name=first.subject_name,
            attribute=first.attribute,
            attribute_label=first.attribute_label,
            type=first.type,
            key=self.stated[0].key,
            key_on_one_source=self._key_on_one_source,
            value=self._value(),
            status=self._status,
            as_of="" if self._is_timed else dates_of_all(cited),
            as_told="" if self._is_timed else told(cited),
            sources=sources,
            source_names=tuple(names[source] for source in sources),
            against=tuple(opposed),
            against_names=tuple(names[source] for source in opposed),
            independent=self._independent(sources),
            independent_against=len({self.counts_as[source] for source in opposed}),
            quotes=tuple(dict.fromkeys(quoted(r) for r in readings if r.quote)),
            not_asserted=not_asserted(self._unasserted, self.words),
            earlier=(*earlier(self._superseded(), self.words), *self._decided_earlier()),
            avoid=cautions(self.found, first, self._readings_printed),
            findings=tuple(f"{f.code} {f.name}" for f in self.found),
            decision=self._decided(),
            notes=tuple(dict.fromkeys(self._notes())),
            axis=self._axis,
            lo=ends.lo,
            hi=ends.hi,
            claims=len(self._members),
            reconciled_by=_RULES.get(self._status, "support" if self._chosen else ""),
            support=supported(self._members, self._weighed, self.words),
            attributed=who_is_cited(self._members) if self._is_settled else (),
        )

    def _independent(self, sources: Collection[str]) -> int:
        """Count independent sources; of a list that agrees or is decided, those of all of it.

        Who says less than the value that is printed is no source of it.
        """
        backing = [r for r in self._members if r.source in sources]
        if (
            backing
            and backing[0].value_type.has_items
            and (items := self._listed_together(backing))
        ):
            return least_backed(items, backing, self.words, self.counts_as)
        if self._status == "refined":
            side = part_into_sides(self._members).sides[0]
            sources = {r.source for value in stated_values(*side) for r in value.giving}
        return len({self.counts_as[source] for source in sources})

    @property
    def _key_on_one_source(self) -> bool:
        """Whether it is a key fact of one independent source, or narrowed by one voice alone.

        Where the whole ledger has one source, no check says so.
        """
        if not self.stated[0].key or self.decision or not self._members:
            return False
        if _ON_ONE & {finding.code for finding in self.found} or len(set(self.counts_as)) == 1:
            return True
        voices = self._members, self.words, self.counts_as
        return self._status == "refined" and is_one_voice(*voices)

    def _listed_together(self, backing: list[CitedReading]) -> list[Interval]:
        """Give the items of a list that was decided on, or that several sources make together."""
        if self.decision:
            return [item.interval for item in self.decision[1].items]
        return listed_items(backing, self.words) if self._status == "refined" else []

    @cached_property
    def decision(self) -> tuple[Decision, Value] | None:
        """The decision that the value is by: of what changes, one about the latest time."""
        if not self.stated[0].changes:
            return self.decisions[0] if self.decisions else None
        known = [days for each in self.stated if (days := days_of_moment(each.moment))]
        latest = [days_of_moment(each.moment) for each in self._latest]
        dated = [days for days in latest if days] or latest
        for made in sorted(self.decisions, key=lambda made: made[0].as_of is None):
            time = decided_time(made[0].as_of, made[0].on, known)
            if all(map(time.covers, dated)):
                return made
        return None

    def _decided_earlier(self) -> Iterator[str]:
        """Give the decisions about earlier times of a value that changes."""
        if self.stated[0].changes:
            for made, value in self.decisions:
                if not self.decision or made is not self.decision[0]:
                    time = f", as of {worded(made.as_of)}" if made.as_of else ""
                    words = self.words.of_decision(self.stated[0].reading.type, value)
                    yield f"{words}{time}, decided by {_by(made)}"

    @property
    def _is_settled(self) -> bool:
        """Whether the value is one for all sources, without saying who says it."""
        return self._status in ("agreed", "refined")

    @property
    def _is_timed(self) -> bool:
        """Whether the value has several times in it, each with what is of it."""
        nothing_asserted = not self._members and self._status not in ("open", "decided")
        return self._of_several_times or (nothing_asserted and of_several_times(self._unasserted))

    @property
    def _readings_printed(self) -> list[CitedReading]:
        """The readings of ambiguous words that the value lists."""
        return [each.reading for each in self._ambiguous] if self._status == "open" else []

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
        scales = {r.axis for r in self._members}
        kind = self._members[0].value_type
        clocks = {r.is_compared_by_day for r in self._members if r.has_time}
        if not kind.compared or any(len(several) > 1 for several in (scales, clocks)):
            return "not compared"
        if self._differ_by_moment:
            return "not compared"
        if not kind.has_items and len(part_into_sides(self._members).sides) > 1:
            return "contested"  # two definitions under one name, which is a finding of its own
        words = {r.value for r in self._members}  # a figure without a quote leaves less, as data
        alike = len(self._said) == 1 or len(words) == 1 or self._all_give_the_value
        return "agreed" if alike else "refined"

    @property
    def _all_give_the_value(self) -> bool:
        """Whether every source gives the value, whatever it says less exactly besides."""
        if self._members[0].value_type.has_items:
            return False
        (side,) = part_into_sides(self._members).sides
        giving = {r.source for value in stated_values(*side) for r in value.giving}
        return len(stated_values(*side)) == 1 and giving == {r.source for r in self._members}

    @cached_property
    def _said(self) -> set[object]:
        """What the claims that count say, each thing once."""
        return {
            self.words.stated_list(r).content if r.value_type.has_items else r.parts
            for r in self._members
        }

    @cached_property
    def _differ_by_moment(self) -> bool:
        """Whether claims that count say different things, and are not known to be of one time."""
        return len({each.moment for each in self._latest}) > 1 and len(self._said) > 1

    @cached_property
    def _of_several_times(self) -> bool:
        """Whether the value is worded by the times that its claims are of."""
        several = self._differ_by_moment and len({each.time for each in self._latest}) > 1
        return several and not self._chosen and self._status in _BY_TIME

    def _value(self) -> str:
        """Give the value in words that an editor would print."""
        if self.decision:
            return self.words.of_decision(self.stated[0].reading.type, self.decision[1])
        match self._status:
            case "contested" | "disputed" | "not asserted" if not self._members:
                return in_short(self._unasserted, self.words)
            case "contested" | "not compared" if not self._of_several_times:
                return chosen_or_sides(self._members, self._chosen, self.words)
            case "disputed":
                denials = [each for each in self._unasserted if each.reading.modality == "denied"]
                sides = chosen_or_sides(self._members, self._chosen, self.words)
                return f"{sides}, but {denied(denials, self.words)}" if denials else sides
            case "open":
                read = (with_meaning(r, self.words) for r in self._readings_printed)
                by = according_to(speakers(self._readings_printed))
                return " or ".join(dict.fromkeys(read)) + by
            case status:
                return self._by_time() if self._of_several_times else self._agreed(status)

    def _by_time(self) -> str:
        """Give "8 (the Post), as told on 2 May 2021; 14 (the Herald), of no known time"."""
        return "; ".join(
            f"{all_sides([each.reading for each in same], self.words)}, "
            f"{time_of(same) or 'of no known time'}"
            for same in grouped(self._latest, lambda each: each.time)
        )

    def _agreed(self, status: Status) -> str:
        """Give the value that claims agree on; of one source's figures, also the rounder ones."""
        rounds = self._members[0].value_type.measure == "amount"
        if status == "refined" or (status == "single source" and rounds):
            return refined(self._members, self.words, self.counts_as)
        return reconciled(self._members, self.words)

    @cached_property
    def _latest(self) -> list[Statement]:
        """The claims that count: of what changes, those of which no later one is known.

        And those of other moments that contest them. What has no date, or one that overlaps with
        that of the latest claim, cannot be put before it.
        """
        comparable = [each for each in self.stated if each.comparable]
        first_days = (each.first_day for each in comparable if each.first_day is not None)
        last_began = max(first_days, default=None)
        latest = {each.reading.claim for each in comparable if not each.is_over_by(last_began)}
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

    @property
    def _decided_value(self) -> Value | None:
        return self.decision[1] if self.decision else None

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

    def _notes(self) -> Iterator[str]:
        """Give the notes of editors, each with whose words it is about; the decision's is last."""
        for each in self.stated:
            if each.note:
                yield f"{each.reading.source_name}: {each.note}"
        for made, _ in self.decisions:
            if made.note:
                yield f"{made.by}: {made.note}"

    def _decided(self) -> str:
        return _by(self.decision[0]) if self.decision else ""


def _by(made: Decision) -> str:
    return f"{made.by}, {worded(made.on)}: {made.because}"
