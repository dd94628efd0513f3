"""Slots of a ledger for the proposals of one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema.proposed_claims import MOST_SLOTS, ProposedClaim, ProposedSlot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from suggestions.earlier_claims import RankedSlot
    from suggestions.placed_sentences import Span

WITH_SLOT = 0.95
_WORDS = frozenset(("name", "term"))


def with_slots(
    found: list[ProposedClaim], ranked: Iterable[RankedSlot], whole: Span
) -> list[ProposedClaim]:
    """Give proposals the slots that take their values, and make one for each slot without one.

    `whole` is the sentence; its statement is the model of what is made.
    """
    made = list(found)
    statement = next(claim for claim in found if claim.rule == "statement")
    for slot in ranked:
        proposed = ProposedSlot(
            subject=slot.subject,
            attribute=slot.attribute,
            value=slot.value,
            reason=slot.reason,
            score=round(slot.score, 2),
        )
        fitting = next((n for n, claim in enumerate(made) if _fits(claim, slot)), None)
        if fitting is not None:
            made[fitting] = _with(made[fitting], proposed)
        else:
            made.append(_made(statement, slot, proposed, whole))
    return made


def _fits(claim: ProposedClaim, slot: RankedSlot) -> bool:
    """Whether a slot takes the value of a proposal as it is."""
    if len([s for s in claim.slots if not s.new]) == MOST_SLOTS:
        return False
    if slot.type == "text":
        return claim.rule == "statement"
    alike = claim.type == slot.type or {claim.type, slot.type} <= _WORDS
    return alike and slot.value is not None and claim.value == slot.value


def _with(claim: ProposedClaim, slot: ProposedSlot) -> ProposedClaim:
    own = tuple(s for s in claim.slots if not s.new)
    return claim.model_copy(update={"slots": (*own, slot), "score": WITH_SLOT})


def _made(
    statement: ProposedClaim, slot: RankedSlot, proposed: ProposedSlot, whole: Span
) -> ProposedClaim:
    return statement.model_copy(
        update={
            "start": whole[0],
            "end": whole[1],
            "value": slot.value,
            "type": slot.type,
            "reason": slot.value_reason,
            "slots": (proposed,),
            "rule": "earlier claims",
            "score": WITH_SLOT,
        }
    )
