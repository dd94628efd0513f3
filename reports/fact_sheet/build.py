"""The reconciled fact sheet: what the sources together say about each attribute of each subject.

A row never picks a winner: where sources are in conflict it says so, and gives every side. What a
source plans, foresees, calls for or denies is no part of the value, and has a column of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reports.fact_sheet.not_asserted import Statement
from reports.fact_sheet.row import SheetRow
from reports.fact_sheet.term_wording import term_wording
from store.cited_readings import EVIDENCE_COLUMNS, cited_readings

if TYPE_CHECKING:
    from runner.examine import Examined
    from schema.fact import Fact
    from schema.finding import Finding
    from store.store import Store

_STATEMENTS = """
SELECT e.*, a.key, a.changes,
       a.vocabulary_kind AS kind, s.published_lo, s.published_hi,
       coalesce(t.moment, '') AS moment, t.claim IS NOT NULL AS comparable,
       CASE WHEN a.changes THEN coalesce(c.as_of, e.published) ELSE c.as_of END AS as_of,
       CASE WHEN a.changes AND c.as_of IS NULL THEN s.published_lo ELSE c.as_of_lo END AS as_of_lo
FROM evidence e
JOIN attributes a ON a.id = e.attribute
JOIN claims c ON c.id = e.claim
JOIN sources s ON s.id = c.source
LEFT JOIN stated t ON t.claim = e.claim AND t.number = e.number
ORDER BY e.claim, e.number
"""
_COUNTED = "SELECT source, counts_as FROM independence"
Slot = tuple[str, str]


class _Counted(NamedTuple):
    """A source, and the source that names all that are not independent of it."""

    source: str
    counts_as: str


def statements_by_slot(store: Store) -> dict[Slot, list[Statement]]:
    """Give all that is stated about each attribute of each subject, in the order of the ledger."""
    rows = store.query(_STATEMENTS).rows
    width = len(EVIDENCE_COLUMNS)
    by_slot: dict[Slot, list[Statement]] = {}
    for reading, row in zip(cited_readings(store, rows), rows, strict=True):
        slot = (reading.subject, reading.attribute)
        by_slot.setdefault(slot, []).append(Statement(reading, *row[width:]))
    return by_slot


def independence(store: Store) -> dict[str, str]:
    """Give for each source the one that names all that are not independent of it."""
    return {each.source: each.counts_as for each in store.records(_Counted, _COUNTED)}


def facts(examined: Examined, stated: dict[Slot, list[Statement]] | None = None) -> list[Fact]:
    """Give one fact for each attribute of each subject, in the order of the ledger.

    `stated` is what `statements_by_slot` gives, if somebody has it already.
    """
    by_slot = statements_by_slot(examined.store) if stated is None else stated
    found: dict[Slot, list[Finding]] = {}
    for finding in examined.findings:
        found.setdefault((finding.subject, finding.attribute), []).append(finding)
    decisions = zip(examined.records.decisions, examined.typed.decided, strict=True)
    decided = {(made.subject, made.attribute): (made, value) for made, value in decisions}
    order = {subject.id: n for n, subject in enumerate(examined.records.subjects)}
    words = term_wording(examined.store)
    counts_as = independence(examined.store)
    return [
        SheetRow(by_slot[slot], found.get(slot, []), decided.get(slot), words, counts_as).fact
        for slot in sorted(by_slot, key=lambda slot: order[slot[0]])
    ]
