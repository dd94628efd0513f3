"""Places of a scan, with the words there and around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from scanning.scan_articles import Scan
    from scanning.scan_finding import ScanFinding, Spot
    from scanning.text_store import TextStore

_AROUND = 110
_SPACE = re.compile(r"\s+")


class PlacedWords(NamedTuple):
    """Words of an article, and where they are: line and column from 1.

    `in_file`: line and column are those of the file itself, else those of the words that were read
    out of it. `entry` is the number of the article in a feed or an export.
    """

    file: str
    entry: int | None
    line: int
    column: int
    in_file: bool
    before: str
    words: str
    after: str

    @property
    def where(self) -> str:
        """The place as editors and CI logs link it, where the file has lines."""
        entry = "" if self.entry is None else f", entry {self.entry}"
        at = f"{self.line}:{self.column}"
        return (
            f"{self.file}:{at}" if self.in_file and not entry else f"{self.file}{entry}, text {at}"
        )


class PlacedSide(NamedTuple):
    """One side of a finding: what it says, and all its places."""

    says: str
    places: tuple[PlacedWords, ...]


class PlacedFinding(NamedTuple):
    """A finding with its places in files."""

    kind: str
    severity: str
    message: str
    sides: tuple[PlacedSide, ...]


def placed(finding: ScanFinding, scan: Scan, texts: TextStore) -> PlacedFinding:
    """Give a finding with its places in files."""
    sides = (
        PlacedSide(side.says, tuple(placed_words(spot, scan, texts) for spot in side.spots))
        for side in finding.sides
    )
    return PlacedFinding(finding.kind, finding.severity.value, finding.message, tuple(sides))


def placed_words(spot: Spot, scan: Scan, texts: TextStore) -> PlacedWords:
    """Give the words of a spot, with its place and the words of its paragraph around it."""
    record = scan.articles[spot.article].record
    text, (line, column) = texts.text(spot.article), texts.line_column(spot)
    first = text.rfind("\n", 0, spot.start) + 1
    last = text.find("\n", spot.end)
    last = len(text) if last < 0 else last
    before = _tail(text[first : spot.start])
    after = _head(text[spot.end : last])
    words = _SPACE.sub(" ", text[spot.start : spot.end])
    file, in_file = str(record.file), record.text_is_file
    return PlacedWords(file, record.entry, line, column, in_file, before, words, after)


def _tail(text: str) -> str:
    """Give the end of a text: whole words, and dots for those that are left out."""
    text = _SPACE.sub(" ", text)
    if len(text) <= _AROUND:
        return text.lstrip()
    return f"… {text[-_AROUND:].partition(' ')[2]}"


def _head(text: str) -> str:
    text = _SPACE.sub(" ", text)
    if len(text) <= _AROUND:
        return text.rstrip()
    return f"{text[:_AROUND].rpartition(' ')[0]} …"
