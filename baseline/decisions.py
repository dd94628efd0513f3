"""What editors have decided: a ruling settles a conflict about the values that it was made on.

The finding stays, and is told among those that are accepted, with the ruling. A value that came
later is new, and so is everything where the ruling itself is in doubt (CR601, CR602).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from baseline.compare import Comparison, Judged
from checks.registry import marking
from schema.values.date import worded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from runner.examine import Examined

_DOUBTED = ("CR601", "CR602")
Slot = tuple[str, str]


class Ruling(NamedTuple):
    """An editor's decision in words, and the values that it was made on, in their fixed spelling.

    Without such grounds it is a decision on whatever the sources say.
    """

    words: str
    grounds: tuple[str, ...]


def settle(comparison: Comparison, seen: Examined) -> Comparison:
    """Take what is new for accepted where an editor has decided on it."""
    return settled(comparison, rulings(seen))


def rulings(seen: Examined) -> dict[Slot, Ruling]:
    """Give the decisions of a ledger, by subject and attribute, but for those in doubt."""
    doubted = {(f.subject, f.attribute) for f in seen.findings if f.code in _DOUBTED}
    kept = seen.store.query(
        "SELECT subject, attribute, grounds, decided_by, decided_on, because FROM decisions"
    ).rows
    return {
        (subject, attribute): Ruling(f"{by}, {worded(on)}: {because}", tuple(grounds))
        for subject, attribute, grounds, by, on, because in kept
        if (subject, attribute) not in doubted
    }


def settled(comparison: Comparison, made: Mapping[Slot, Ruling]) -> Comparison:
    """Take what is new for accepted where a ruling was made on these very values."""
    codes = marking("contested") | marking("disputed")

    def judged(found: Judged) -> Judged:
        finding = found.finding
        ruling = made.get((finding.subject, finding.attribute))
        if ruling is None or found.status != "new" or finding.code not in codes:
            return found
        decided = not ruling.grounds or set(finding.values) <= set(ruling.grounds)
        return Judged(finding, "accepted", ruling=ruling.words) if decided else found

    return Comparison(tuple(map(judged, comparison.judged)), comparison.stale)
