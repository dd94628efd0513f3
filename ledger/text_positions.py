"""Lines and columns of a text, as text editors count them."""

from __future__ import annotations

import re

from support.problems import Place, Problem

LINE_BREAK = re.compile(r"\r\n?|\n")
_SEPARATORS = ("\x85", "\u2028", "\u2029")


def line_and_column(text: str, index: int) -> tuple[int, int]:
    """Give the line and the column of an index of a text; both count from 1."""
    breaks = [found.end() for found in LINE_BREAK.finditer(text, 0, index)]
    return len(breaks) + 1, index - (breaks[-1] if breaks else 0) + 1


def without_separators(text: str, file: str, problems: list[Problem]) -> str:
    """Refuse line separators that YAML 1.1 and libyaml take for line breaks, but editors do not.

    Gives the text with spaces in their place, so that lines and columns stay right.
    """
    for char in _SEPARATORS:
        at = text.find(char)
        while at >= 0:
            found = f"the invisible line separator U+{ord(char):04X}"
            place = Place(file, *line_and_column(text, at))
            problems.append(Problem(place, "", found, "a space or a new line"))
            at = text.find(char, at + 1)
        text = text.replace(char, " ")
    return text
