"""The reconciled fact sheet: what the sources together say about each attribute of each subject.

A row never picks a winner: where sources are in conflict it says so, and gives every side. What a
source plans, foresees, calls for or denies is no part of the value, and has a column of its own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from checks.registry import marking
from reports.fact_sheet.attribute_notes import with_attribute_notes
from reports.fact_sheet.cautions import SlotFinding
from reports.fact_sheet.choices import NO_CHOICES
from reports.fact_sheet.row import SheetRow
from reports.fact_sheet.ruled_out import ruled_out
from reports.fact_sheet.statement import Statement
from reports.fact_sheet.term_wording import term_wording
from schema.fact import ReconcileBy
from schema.folding import fold
from store.cited_readings import EVIDENCE_COLUMNS, cited_readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ledger.typed import TypedLedger
    from reports.fact_sheet.choices import Choices
    from runner.examine import Examined
    from schema.fact import Fact
    from schema.finding import Finding
    from schema.records import Decision
    from schema.values import Value
    from store.store import Store

STATEMENTS = """
SELECT e.*, a.key, a.changes,
       a.vocabulary_kind AS kind, s.published_lo, s.published_hi,
       coalesce(t.moment, '') AS moment, t.claim IS NOT NULL AS comparable,
       CASE WHEN a.changes THEN coalesce(c.as_of, e.published) ELSE c.as_of END AS as_of,
       CASE WHEN a.changes AND c.as_of IS NULL THEN s.published_lo ELSE c.as_of_lo END AS as_of_lo,
       a.changes AND c.as_of IS NULL AND e.published IS NOT NULL AS told, c.note
FROM evidence e
JOIN attributes a ON a.id = e.attribute
JOIN claims c ON c.id = e.claim
JOIN sources s ON s.id = c.source
LEFT JOIN stated t ON t.claim = e.claim AND t.number = e.number
"""
"""All that is stated, in no order: see `statements`."""
_IN_ORDER = "ORDER BY e.claim, e.number"
_COUNTED = "SELECT source, counts_as FROM independence"
_WORDINGS = marking("wording")
Slot = tuple[str, str]


class _Counted(NamedTuple):
    """A source, and the source that names all that are not independent of it."""

    source: str
    counts_as: str


def statements_by_slot(store: Store) -> dict[Slot, list[Statement]]:
    """Give all that is stated about each attribute of each subject, in the order of the ledger."""
    by_slot: dict[Slot, list[Statement]] = {}
    for statement in statements(store, store.query(f"{STATEMENTS} {_IN_ORDER}").rows):
        by_slot.setdefault(statement.slot, []).append(statement)
    return by_slot


def statements(store: Store, rows: Iterable[Sequence[Any]]) -> Iterator[Statement]:
    """Give what rows of `STATEMENTS` state."""
    rows = list(rows)
    width = len(EVIDENCE_COLUMNS)
    for reading, row in zip(cited_readings(store, rows), rows, strict=True):
        yield Statement(reading, *row[width:])


def facts(
    examined: Examined,
    stated: dict[Slot, list[Statement]] | None = None,
    rule: ReconcileBy = ReconcileBy.AGREEMENT,
    *,
    in_print: bool = False,
) -> list[Fact]:
    """Give one fact for each attribute of each subject, in the order of the ledger.

    `stated` is what `statements_by_slot` gives, if somebody has it already. By the `rule` a value
    in conflict is chosen, or none. `in_print`: dates and figures are worded as a desk prints them.
    """
    by_slot = statements_by_slot(examined.store) if stated is None else stated
    by_slot = without(ruled_out(examined.context), by_slot)
    found = findings_by_slot(examined.findings, by_slot)
    decided = decisions(examined.typed)
    order = {subject.id: n for n, subject in enumerate(examined.records.subjects)}
    words = replace(term_wording(examined.store), in_print=in_print)
    counts_as = independence(examined.store)
    chosen = _choices(examined) if rule is ReconcileBy.SUPPORT else NO_CHOICES
    rows = (
        SheetRow(
            by_slot[slot], found.get(slot, []), decided.get(slot, ()), words, counts_as, chosen
        ).fact
        for slot in sorted(by_slot, key=lambda slot: order[slot[0]])
    )
    return list(with_attribute_notes(rows, examined.records.attributes))


def without(
    out: frozenset[tuple[int, int]], stated: Mapping[Slot, list[Statement]]
) -> dict[Slot, list[Statement]]:
    """Leave readings out, and the slots of which nothing is left then."""
    if not out:
        return dict(stated)
    left = {
        slot: [each for each in of_slot if (each.reading.claim, each.reading.number) not in out]
        for slot, of_slot in stated.items()
    }
    return {slot: of_slot for slot, of_slot in left.items() if of_slot}


def findings_by_slot(
    findings: Iterable[Finding], stated: Mapping[Slot, list[Statement]]
) -> dict[Slot, list[SlotFinding]]:
    """Give what was found by slot; what is about words, by all slots whose claims have them."""
    found: dict[Slot, list[SlotFinding]] = {}
    for finding in findings:
        slots = [(finding.subject, finding.attribute)]
        if finding.code in _WORDINGS and all(side.neutral for side in finding.sides):
            slots += (slot for slot, of_slot in stated.items() if _has_words(of_slot, finding))
        for slot in dict.fromkeys(slots):
            found.setdefault(slot, []).append(slot_finding(finding))
    return found


def _has_words(stated: Iterable[Statement], finding: Finding) -> bool:
    """Whether a claim has the words that a finding is about; its scope is a source and these."""
    sources = {c.source for side in finding.sides for c in side.citations}
    return any(
        each.reading.source in sources
        and fold(finding.scope.removeprefix(f"{each.reading.source} ")) in fold(each.reading.quote)
        for each in stated
    )


def slot_finding(finding: Finding) -> SlotFinding:
    """Give what the sheet needs of a finding."""
    cited = (c.claim for side in finding.sides for c in side.citations)
    claims = frozenset(claim for claim in cited if claim is not None)
    return SlotFinding(
        finding.code,
        finding.name,
        finding.message,
        claims,
        finding.sides[0].says if finding.sides else "",
        len(finding.sides) - 1,
    )


def decisions(typed: TypedLedger) -> dict[Slot, list[tuple[Decision, Value]]]:
    """Give the decisions about each slot that has some, with their values."""
    found: dict[Slot, list[tuple[Decision, Value]]] = {}
    for each, value in zip(typed.read.records.decisions, typed.decided, strict=True):
        found.setdefault((each.subject, each.attribute), []).append((each, value))
    return found


def independence(store: Store) -> dict[str, str]:
    """Give for each source the one that it counts as."""
    return {each.source: each.counts_as for each in store.records(_Counted, _COUNTED)}


def _choices(examined: Examined) -> Choices:
    # most sheets choose no values
    from claim_tables.declared_attributes import declare_attributes  # noqa: PLC0415
    from reports.fact_sheet.support import choose, read_choices  # noqa: PLC0415

    declare_attributes(examined.store, examined.records.attributes)
    choose(examined.context)
    return read_choices(examined.store)
