"""What the sheet keeps of a finding, and the wording to avoid as it stands beside a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.registry import marking
from reports.phrases import joined
from support.grammar import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.cited_readings import CitedReading

_WORDINGS = marking("wording")


class SlotFinding(NamedTuple):
    """What the sheet needs of a finding about a slot: what it is, and the claims that it cites.

    `opening` is what its first side says, and `ways` how many sides follow it.
    """

    code: str
    name: str
    message: str
    claims: frozenset[int]
    opening: str = ""
    ways: int = 0


def cautions(
    found: Iterable[SlotFinding], about: CitedReading, printed: Iterable[CitedReading]
) -> tuple[str, ...]:
    """Give the wording to avoid, without what the row says already.

    That is the subject and the attribute, and the readings of ambiguous words that are `printed`.
    """
    printed = list(printed)
    wordings = (finding for finding in found if finding.code in _WORDINGS)
    return tuple(dict.fromkeys(_caution(finding, about, printed) for finding in wordings))


def _caution(finding: SlotFinding, about: CitedReading, printed: list[CitedReading]) -> str:
    readings = [r for r in printed if r.claim in finding.claims]
    if readings and len(readings) == finding.ways:
        return f"{finding.opening} ({joined(dict.fromkeys(r.source_name for r in readings))})"
    return _without_head(finding.message, about)


def _without_head(message: str, about: CitedReading) -> str:
    """Leave out the subject and the attribute at the beginning of a message."""
    for head in (f"{about.subject_name}, {about.attribute_label}", about.subject_name):
        rest = message.removeprefix(sentence(head))
        if rest != message and rest[:1] in (",", ":"):
            return rest[1:].strip()
    return message
