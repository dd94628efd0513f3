"""A text as quotes are compared with it, with the way back to its own characters.

Folded are what copying and typesetting change and no reader means: runs of whitespace, no-break
and zero-width spaces, the forms of quotation marks and dashes, and the Unicode form (NFKC, so that
"ﬁ" is "fi" and an accent may be a character of its own). Letters, case and words stay.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_QUOTES = "\"'`\u00b4\u2018-\u201f\u2032-\u2036\u00ab\u00bb\u2039\u203a\uff02\uff07"
_DASHES = "\\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
_DASH = f"[{_DASHES}](?:[{_UNSEEN}]*[{_DASHES}])*"
_CHANGED = re.compile(
    rf"(?P<space> [\s{_UNSEEN}]+|(?! )[\s{_UNSEEN}][\s{_UNSEEN}]*)"
    rf"|(?P<quote>(?!')[{_QUOTES}])"
    rf"|(?P<dash>(?!-){_DASH}|-(?:[{_UNSEEN}]*[{_DASHES}])+)"
    rf"|[!-~]?[^\x00-\x7f\s{_UNSEEN}{_QUOTES}{_DASHES}]+"
)
"""What folding changes; a plain space, apostrophe or hyphen stays as it is."""
_MAY_CHANGE = re.compile(rf"[^ !#-,./-_a-~](?:(?<!-)|(?<=-)[{_UNSEEN}{_DASHES}])")
"""Where something changes, or just after it, but for two spaces: found ten times as fast."""
_OR_TWO_SPACES = re.compile(rf"{_MAY_CHANGE.pattern}|  ")
_LETTERS = re.compile(
    "[!-~]?[\u00c0-\u024f\u0370-\u0482\u048a-\u0587\u05d0-\u05ea\u0620-\u064a"
    "\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3]+"
)
"""Letters that no other joins: they stay if the Unicode form of all of them is the right one."""
_JAMO = ("\u1160", "\u11ff")  # Korean vowels and finals, which join the character before them
CUT = "\u200b"
"""Replaces each character that is cut out of a text, and folds to nothing."""


class Folded:
    """A folded text, and the way back to the original.

    It is kept in segments, so that a long text takes little more room than its characters: where
    each begins in the folded text, where it comes from, and where that ends if it was changed. In
    the other segments characters are as they were.
    """

    def __init__(self, original: str) -> None:
        """Fold a text, in time linear in its length."""
        pieces: list[str] = []
        self._begins, self._starts, self._ends = array("L"), array("L"), array("L")
        at = length = 0
        for found in _changes(original):
            length += self._keep(pieces, original[at : found.start()], length, at)
            for start, end, piece in _pieces(found):
                length += self._keep(pieces, piece, length, start, end)
            at = found.end()
        self._keep(pieces, original[at:], length, at)
        self.text = "".join(pieces)

    def _keep(self, pieces: list[str], piece: str, begin: int, start: int, end: int = 0) -> int:
        if piece:
            pieces.append(piece)
            self._begins.append(begin)
            self._starts.append(start)
            self._ends.append(end)
        return len(piece)

    def find(self, words: str) -> list[tuple[int, int]]:
        """Give the offsets of folded words in the folded text; they may overlap."""
        found: list[tuple[int, int]] = []
        at = self.text.find(words) if words else -1
        while at >= 0:
            found.append((at, at + len(words)))
            at = self.text.find(words, at + 1)
        return found

    def original(self, span: tuple[int, int]) -> tuple[int, int]:
        """Give the span in the original text of a span in the folded one."""
        start, end = span
        return self._from(start)[0], self._from(end - 1)[1]

    def near(self, place: int) -> int:
        """Give about where a character of the original text is in the folded one."""
        segment = max(0, bisect_right(self._starts, place) - 1)
        if not self._starts or self._ends[segment]:
            return self._begins[segment] if self._starts else 0
        return self._begins[segment] + place - self._starts[segment]

    def _from(self, n: int) -> tuple[int, int]:
        """Give the span in the original text of one folded character."""
        segment = bisect_right(self._begins, n) - 1
        start, end = self._starts[segment], self._ends[segment]
        if end:
            return start, end
        start += n - self._begins[segment]
        return start, start + 1


def folded(words: str) -> str:
    """Fold words as a text is folded, without spaces around them."""
    return Folded(words).text.strip() if _OR_TWO_SPACES.search(words) else words.strip()


def _changes(text: str) -> Iterator[re.Match[str]]:
    """Yield what folding changes in a text, in order."""
    at, places = 0, _OR_TWO_SPACES if "  " in text else _MAY_CHANGE
    while maybe := places.search(text, at):
        found = _CHANGED.search(text, max(at, maybe.start() - 1))
        if not found:
            return
        at = found.end()
        if not _stays(found):
            yield found


def _stays(found: re.Match[str]) -> bool:
    """Whether words in letters other than English ones are in their Unicode form."""
    if found.lastgroup:
        return False
    return bool(_LETTERS.fullmatch(found[0])) and unicodedata.is_normalized("NFKC", found[0])


def _pieces(found: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """Yield what characters fold to, with where they start and end."""
    start, end = found.span()
    if found.lastgroup == "space":
        seen = any(c.isspace() for c in found[0])
        yield start, end, " " if seen and start else ""
    elif found.lastgroup == "quote":
        yield start, end, "'"
    elif found.lastgroup == "dash":
        yield start, end, "-"
    else:
        first = 0
        for n in [*(n for n, c in enumerate(found[0]) if n and not _joins(c)), len(found[0])]:
            yield start + first, start + n, unicodedata.normalize("NFKC", found[0][first:n])
            first = n


def _joins(c: str) -> bool:
    """Whether a character belongs to the one before it: an accent, or a part of a syllable."""
    return unicodedata.category(c)[0] == "M" or _JAMO[0] <= c <= _JAMO[1]
