"""The reconciled fact sheet: what the sources together say about each attribute of each subject.

A row never picks a winner: where sources stay apart it says so, and gives every side. What a source
plans, foresees, calls for or denies is no part of the value and stands beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.rules.sides import witnesses
from reports.fact_sheet.row import Case
from reports.fact_sheet.term_wording import spelling

if TYPE_CHECKING:
    from reports.fact_sheet.not_asserted import Told
    from runner.examine import Examined
    from schema.fact import Fact
    from schema.finding import Finding
    from store.store import Store

_SLOTS = """
SELECT e.* EXCLUDE (as_of), a.key, a.changes,
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
Slot = tuple[str, str]


def told_by_slot(store: Store) -> dict[Slot, list[Told]]:
    """Give all that is told about each attribute of each subject, in the order of the ledger.

    A row is one of the view `evidence`, and says beside it whether and as of when the reading is
    compared, and when its source was published.
    """
    rows = store.query(_SLOTS).dicts()
    by_slot: dict[Slot, list[Told]] = {}
    for row, witness in zip(rows, witnesses(rows, store), strict=True):
        by_slot.setdefault((row["subject"], row["attribute"]), []).append((row, witness))
    return by_slot


def facts(examined: Examined, told: dict[Slot, list[Told]] | None = None) -> list[Fact]:
    """Give one fact for each attribute of each subject, in the order of the ledger.

    `told` is what `told_by_slot` gives, if somebody has it already.
    """
    by_slot = told_by_slot(examined.store) if told is None else told
    found: dict[Slot, list[Finding]] = {}
    for finding in examined.findings:
        found.setdefault((finding.subject, finding.attribute), []).append(finding)
    rulings = zip(examined.records.decisions, examined.typed.decided, strict=True)
    decided = {(ruling.subject, ruling.attribute): (ruling, value) for ruling, value in rulings}
    order = {subject.id: n for n, subject in enumerate(examined.records.subjects)}
    words = spelling(examined.store)
    counts_as = dict(examined.store.query("SELECT source, counts_as FROM independence").rows)
    return [
        Case(by_slot[slot], found.get(slot, []), decided.get(slot), words, counts_as).fact
        for slot in sorted(by_slot, key=lambda slot: order[slot[0]])
    ]
