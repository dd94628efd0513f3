"""Which sources do not allow the value that was decided on, or chosen by support."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.fact_sheet.list_wording import rules_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reports.fact_sheet.choices import Choice
    from reports.fact_sheet.term_wording import TermWording
    from schema.values import Value
    from store.cited_readings import CitedReading


def against(
    members: Iterable[CitedReading],
    decided: Value | None,
    chosen: Mapping[str, Choice],
    words: TermWording,
) -> list[str]:
    """Give the sources that do not allow what was decided or chosen, in their order."""
    if decided:
        compared = (r for r in members if compares(r, decided))
        return sorted({r.source for r in compared if _denies(r, decided, words)})
    return sorted(
        {r.source for r in members if r.axis in chosen and r.claim not in chosen[r.axis].allowing}
    )


def compares(reading: CitedReading, decided: Value | None) -> bool:
    """Whether the reading can be for or against a decision: no sum in another currency can."""
    return not decided or reading.axis == decided.axis


def _denies(reading: CitedReading, decided: Value, words: TermWording) -> bool:
    if decided.items:
        return rules_out(words.stated_list(reading), decided)
    return not reading.allows(decided.interval)
