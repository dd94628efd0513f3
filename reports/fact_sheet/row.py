"""One attribute of one subject: from all that is told, found and decided to a row of the sheet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from checks.registry import marking
from checks.rules.sides import sides
from reports.fact_sheet.not_asserted import dates, earlier, in_short, not_asserted
from reports.fact_sheet.value_wording import apart, reconciled, refined
from schema.fact import Fact, Status
from schema.values.date import worded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checks.rules.sides import Witness
    from reports.fact_sheet.not_asserted import Row, Told
    from reports.fact_sheet.term_wording import Spelling
    from schema.finding import Citation, Finding
    from schema.records import Decision
    from schema.values import Value

_CONTESTS = marking("contested")
_DISPUTES = marking("disputed")
_WORDINGS = marking("wording")


@dataclass(frozen=True)
class Case:
    """What is told about a slot, in the order of the ledger, with the findings and ruling on it."""

    told: list[Told]
    found: list[Finding]
    ruling: tuple[Decision, Value] | None
    words: Spelling
    counts_as: Mapping[str, str]

    @property
    def fact(self) -> Fact:
        """The row of the fact sheet."""
        row, against = self.told[0][0], self._against()
        cited = [r for r, _ in self._latest or self._ambiguous or self.told]
        sources = tuple(dict.fromkeys(r["source"] for r in cited if r["source"] not in against))
        return Fact(
            subject=row["subject"],
            subject_name=row["subject_name"],
            attribute=row["attribute"],
            attribute_label=row["attribute_label"],
            type=row["type"],
            key=row["key"],
            value=self._value(),
            status=self._status,
            as_of=dates(cited),
            sources=sources,
            against=tuple(sorted(against)),
            independent=len({self.counts_as[source] for source in sources}),
            independent_against=len({self.counts_as[source] for source in against}),
            quotes=tuple(dict.fromkeys(f"{r['source']}: “{r['quote']}”" for r in cited)),
            not_asserted=not_asserted(self._unasserted, self.words),
            earlier=earlier(self._superseded(), self.words),
            avoid=tuple(dict.fromkeys(f.message for f in self.found if f.code in _WORDINGS)),
            findings=tuple(f"{f.code} {f.name}" for f in self.found),
            decision=self._decision(),
        )

    @cached_property
    def _status(self) -> Status:
        if self.ruling:
            return "decided"
        if not self._members:
            return "open" if self._ambiguous else "not asserted"
        if self._clashes & _CONTESTS:
            return "contested"
        if self._clashes & _DISPUTES:
            return "disputed"
        if len({w.citation.source for w in self._members}) == 1:
            return "single source"
        return self._harmony()

    def _harmony(self) -> Status:
        """Say how claims of several sources go together that do not clash."""
        moments = {row["moment"] for row, _ in self._latest}
        scales = {w.axis for w in self._members}
        kind = self._members[0].value_type
        if not kind.compared or len(moments) > 1 or len(scales) > 1:
            return "not compared"
        if not kind.has_items and len(sides(self._members)) > 1:
            return "contested"  # two definitions under one name account for it, and CR308 told it
        said = {self.words.of(w).content if kind.has_items else w.parts for w in self._members}
        return "agreed" if len(said) == 1 else "refined"

    def _value(self) -> str:
        """Give the value in words that an editor would print."""
        if self.ruling:
            return self.words.ruled(self.told[0][0]["type"], self.ruling[1])
        match self._status:
            case "contested" | "not compared":
                return apart(self._members, self.words)
            case "disputed":
                denials = [told for told in self._unasserted if told[0]["modality"] == "denied"]
                told = apart(self._members, self.words)
                return f"{told}, but {in_short(denials, self.words)}" if denials else told
            case "open":
                read = (f"{self.words.alone(w)} ({row['means']})" for row, w in self._ambiguous)
                return " or ".join(dict.fromkeys(read))
            case "not asserted":
                return in_short(self._unasserted, self.words)
            case status:
                tell = refined if status == "refined" else reconciled
                return tell(self._members, self.words)

    @cached_property
    def _latest(self) -> list[Told]:
        """The claims that count: of an attribute that changes, those of the latest moment."""
        comparable = [told for told in self.told if told[0]["comparable"]]
        newest = max((_moment(row) for row, _ in comparable), default=None)
        return [told for told in comparable if _moment(told[0]) == newest]

    def _superseded(self) -> list[Told]:
        counting = {(w.claim, w.number) for w in self._members}
        return [
            (row, w)
            for row, w in self.told
            if row["comparable"] and (w.claim, w.number) not in counting
        ]

    @cached_property
    def _members(self) -> list[Witness]:
        return [witness for _, witness in self._latest]

    @cached_property
    def _ambiguous(self) -> list[Told]:
        return [told for told in self.told if told[0]["means"] and told not in self._unasserted]

    @cached_property
    def _unasserted(self) -> list[Told]:
        return [told for told in self.told if told[0]["modality"] != "asserted"]

    @cached_property
    def _clashes(self) -> set[str]:
        """The codes of the findings about the claims that count, and not about older ones."""
        counting = {_same_claim(w.citation) for w in self._members}
        return {
            finding.code
            for finding in self.found
            for side in finding.sides
            if not counting.isdisjoint(map(_same_claim, side.citations))
        }

    def _against(self) -> set[str]:
        """Give the sources that do not allow what was decided."""
        if not self.ruling:
            return set()
        decided = self.ruling[1].interval
        return {w.citation.source for w in self._members if not w.allows(decided)}

    def _decision(self) -> str:
        if not self.ruling:
            return ""
        ruling, _ = self.ruling
        return f"{ruling.by}, {worded(ruling.on)}: {ruling.because}"


def _same_claim(cited: Citation) -> tuple[str | int | None, ...]:
    return cited.file, cited.line, cited.source, cited.speaker, cited.value, cited.quote


def _moment(row: Row) -> tuple[bool, int, int]:
    """Give a moment to order by: last day, then first day; claims without a date come first."""
    lo, dated, hi = row["moment"].partition("/")
    return (True, int(hi or lo or 0), int(lo or 0)) if dated else (False, 0, 0)
