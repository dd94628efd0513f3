"""Proposed claims as lines for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.phrases import counted
from schema.records import Including

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.canvas import Canvas
    from schema.proposed_claims import ProposedClaim, ProposedSlot
    from schema.records import Stated


def proposal_lines(found: Sequence[ProposedClaim], canvas: Canvas) -> Iterator[str]:
    """Yield the proposals of all articles, then how many there are."""
    article = ""
    for claim in found:
        if claim.article != article:
            article = claim.article
            yield canvas.style(article, "strong")
        yield from one_proposal(claim, canvas)
        yield ""
    articles = len({claim.article for claim in found})
    yield f"{counted(len(found), 'proposal')} from {counted(articles, 'article')}; none is entered."


def one_proposal(claim: ProposedClaim, canvas: Canvas) -> Iterator[str]:
    """Yield the lines of one proposal: its words, value, voice, and slots with their reasons."""
    yield from canvas.wrapped(f"“{claim.quote or ''}”", 2, hang=1)
    yield from canvas.wrapped(f"value: {_value(claim)}", 4, hang=2)
    yield from canvas.wrapped(f"said by: {_voice(claim)}", 4, hang=2)
    for number, slot in enumerate(claim.slots, 1):
        yield from canvas.wrapped(f"slot {number}: {_slot(claim, slot)}", 4, hang=2)
    if not claim.slots:
        yield "    slot: none"
    at = f"{claim.place}, characters {claim.start} to {claim.end}; by {claim.by}: {claim.rule}"
    yield from canvas.wrapped(f"where: {at}", 4, hang=2)


def shown(value: Stated) -> str:
    """Give a value on one line."""
    if isinstance(value, Including):
        return f"including {', '.join(value.including)}"
    return value if isinstance(value, str) else ", ".join(value)


def _value(claim: ProposedClaim) -> str:
    if claim.type == "text":
        return "free text: the words themselves"
    said = shown(claim.value) if claim.value is not None else "none"
    kind = f" ({claim.type})" if claim.type else ""
    return f"{said}{kind}" + (f": {claim.reason}" if claim.reason else "")


def _voice(claim: ProposedClaim) -> str:
    who = f"{claim.speaker}, as the outlet reports" if claim.speaker else "the outlet itself"
    how = f", {claim.modality}" if claim.modality != "asserted" else ""
    words = f" (“{'”, “'.join(claim.shown_by)}”)" if claim.shown_by else ""
    return f"{who}{how}{words}"


def _slot(claim: ProposedClaim, slot: ProposedSlot) -> str:
    value = ""
    if slot.value is not None and slot.value != claim.value:
        value = f" = {shown(slot.value)}"
    new = "new: " if slot.new else ""
    return f"{new}{slot.subject}, {slot.attribute}{value} ({slot.reason})"
