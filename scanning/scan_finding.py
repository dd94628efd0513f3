"""What a scan finds: of which kind it is, and the places on each side, with their words."""

from __future__ import annotations

from typing import Literal, NamedTuple

from schema.finding import Severity

ScanKind = Literal[
    "name-in-two-spellings",
    "acronym-expanded-two-ways",
    "quotation-in-other-words",
    "quotation-of-two-speakers",
    "person-of-two-ages",
    "weekday-does-not-match-date",
    "date-of-unknown-day",
    "undated-article",
]

SEVERITIES: dict[ScanKind, Severity] = {
    "name-in-two-spellings": Severity.TENSION,
    "acronym-expanded-two-ways": Severity.TENSION,
    "quotation-in-other-words": Severity.TENSION,
    "quotation-of-two-speakers": Severity.TENSION,
    "person-of-two-ages": Severity.CONTRADICTION,
    "weekday-does-not-match-date": Severity.CONTRADICTION,
    "date-of-unknown-day": Severity.AMBIGUITY,
    "undated-article": Severity.NOTE,
}
"""How bad each kind is, in the order in which they are told."""


class Spot(NamedTuple):
    """Words of an article: its number in the scan, and offsets of characters in its text."""

    article: int
    start: int
    end: int


class ScanSide(NamedTuple):
    """What some places say, in words, and where they are; the first one is shown with its words."""

    says: str
    spots: tuple[Spot, ...]


class ScanFinding(NamedTuple):
    """One thing that articles say in two ways, or that one of them leaves open."""

    kind: ScanKind
    message: str
    sides: tuple[ScanSide, ...]

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return SEVERITIES[self.kind]
