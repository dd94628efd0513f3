"""A verdict, and the readings of a quote that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from extraction.expression import Reading

Outcome = Literal["supported", "contradicted", "not checkable"]


class Said(NamedTuple):
    """Words of the quote, and one way to read them."""

    words: str
    reading: Reading


class Verdict(NamedTuple):
    """What a quote says of a recorded value, the reason, and all readings that were looked at."""

    outcome: Outcome
    reason: str
    readings: tuple[Said, ...] = ()


def told(said: list[Said], *, most: int = 4) -> str:
    """Word readings for a reason: "'In December' is 2020-12 (December before publication)"."""
    shown = [f"{s.words!r} is {s.reading.text} ({s.reading.reason})" for s in said[:most]]
    rest = len(said) - len(shown)
    return "; ".join(shown) + (f"; and {rest} more" if rest else "")
