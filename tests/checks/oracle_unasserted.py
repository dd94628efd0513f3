"""What must be found among plans, demands and so on, in plain Python: every pair is tried."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from tests.checks.oracle import ConflictFound, Stated, agree, code_of, stated_with

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledger.typed import TypedLedger

LIKE = ("planned", "conditional", "predicted", "demanded", "threatened")
Pair = tuple[Stated, Stated]


def unasserted(typed: TypedLedger) -> Iterator[ConflictFound]:
    """Yield every group of claims of one modality that conflict."""
    for modality in LIKE:
        groups: defaultdict[tuple[str, str, str, str], list[Stated]] = defaultdict(list)
        for stated in stated_with(typed, modality, ambiguous=False):
            if stated.attribute.type != "text":
                groups[stated.slot].append(stated)
        for (subject, attribute, axis, moment), group in groups.items():
            money = axis if group[0].attribute.type == "money" else ""
            scope = " ".join(part for part in (money, moment, modality) if part)
            for code, cited in _found(typed, group, modality):
                quotes = frozenset(stated.claim.quote for stated in cited)
                yield ConflictFound(code, subject, attribute, scope, quotes)


def _found(
    typed: TypedLedger, group: list[Stated], modality: str
) -> Iterator[tuple[str, list[Stated]]]:
    pairs = [pair for pair in combinations(group, 2) if not agree(pair[0].value, pair[1].value)]
    named = [s for s in group if s.claim.speaker]
    loose = [
        s
        for s in group
        if not s.claim.speaker
        and (modality == "predicted" or not any(agree(s.value, n.value) for n in named))
    ]
    pairs = [p for p in pairs if all(s.claim.speaker or s in loose for s in p)]
    if modality == "predicted":
        pairs = [(a, b) for a, b in pairs if a.claim.speaker == b.claim.speaker]
    own = [(a, b) for a, b in pairs if _one_voice(a, b)]
    if own:
        voices = {s.claim.speaker for pair in own for s in pair}
        yield code_of(typed, own), [s for s in group if s.claim.speaker in voices]
    elif pairs and modality in ("planned", "demanded"):
        yield "CR401", group


def _one_voice(one: Stated, other: Stated) -> bool:
    speakers = {one.claim.speaker, other.claim.speaker}
    return None in speakers or len(speakers) == 1
