"""Plain or coloured lines: a form names what words are, and this decides what that looks like.

The words come from ledgers and articles, so every line made here is one line, and has no
character that could steer a terminal.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from schema.characters import one_line

Styler = Callable[[str, str], str]
"""Takes words and their role: a severity, or one of good, strong and quiet."""

_WIDE = frozenset("WF")
_UNSEEN = frozenset(("Mn", "Me", "Cf"))
_ATTACHED = _UNSEEN | {"Pe", "Pf", "Po", "Sk"}
"""Categories of what no line begins with: accents, closing punctuation, the tones of emoji."""
_JOINER = "\u200d"
_NARROW = re.compile("[\x20-\u02ff\u2010-\u2027]*")
"""Letters of western alphabets, dashes and quotation marks: one column each."""


def plain(text: str, role: str) -> str:  # noqa: ARG001 - the styler that does nothing
    """Leave the text as it is."""
    return text


_COLOURS = {"contradiction": 31, "tension": 33, "ambiguity": 35, "note": 34, "good": 32}
_BOLD = frozenset(("contradiction", "tension", "ambiguity", "strong"))


def coloured(text: str, role: str) -> str:
    """Colour words for a terminal."""
    colour = f"\x1b[{_COLOURS[role]}m" if role in _COLOURS else ""
    weight = "\x1b[1m" if role in _BOLD else "\x1b[2m" if role == "quiet" else ""
    return f"{colour}{weight}{text}\x1b[0m" if colour or weight else text


def columns(text: str) -> int:
    """Count the columns that text takes on a terminal: Chinese letters and most emoji take two.

    By East_Asian_Width of the Unicode Character Database (UAX #11); accents take none.
    """
    return len(text) if _NARROW.fullmatch(text) else sum(map(_columns, text))


@cache
def _columns(char: str) -> int:
    if unicodedata.category(char) in _UNSEEN and char != "\N{SOFT HYPHEN}":
        return 0
    return 2 if unicodedata.east_asian_width(char) in _WIDE else 1


class Canvas(NamedTuple):
    """How wide the lines are, in columns, and how words are coloured."""

    width: int = 80
    styler: Styler = plain

    def style(self, text: str, role: str) -> str:
        """Give words as their role looks."""
        return self.styler(one_line(text), role)

    def wrapped(self, text: str, indent: int, hang: int = 0) -> list[str]:
        """Wrap text to the width, `indent` spaces in, and `hang` more from its second line on.

        A line is longer only where a word is.
        """
        lines: list[str] = []
        line, used, start = " " * indent, indent, True
        text = one_line(text)
        measure = len if _NARROW.fullmatch(text) else columns
        for gap, piece in _pieces(text):
            wide = measure(gap + piece)
            if not start and used + wide > self.width:
                lines.append(line)
                line, used, start = " " * (indent + hang), indent + hang, True
            line += piece if start else gap + piece
            used += wide - len(gap) if start else wide
            start = False
        return [*lines, line]

    def fits(self, left: str, right: str) -> bool:
        """Whether two texts fit on one line, with two spaces between them."""
        return columns(one_line(left)) + columns(one_line(right)) + 2 <= self.width

    def justified(self, left: str, right: str, *, roles: tuple[str, str] = ("", "")) -> str:
        """Set two short texts at the two ends of one line; two spaces stay between them."""
        left, right = one_line(left), one_line(right)
        gap = " " * max(2, self.width - columns(left) - columns(right))
        return self.style(left + gap, roles[0]) + self.style(right, roles[1])


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a line may break between, each with what separates it from the one before."""
    for word in re.split("[ ]+", text.strip(" ")):
        first, *others = [word] if _NARROW.fullmatch(word) else _parts(word)
        yield " ", first
        yield from (("", other) for other in others)


def _parts(word: str) -> list[str]:
    """Part a word around its wide letters, which are written without spaces between words."""
    parts, after_wide = [""], False
    for char in word:
        wide = unicodedata.east_asian_width(char) in _WIDE
        kind = unicodedata.category(char)
        joined = kind in _ATTACHED or parts[-1].endswith(_JOINER)
        if parts[-1] and (wide or after_wide) and not joined:
            parts.append("")
        parts[-1] += char
        after_wide = wide or (after_wide and kind in _UNSEEN)
    return parts
