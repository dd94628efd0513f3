"""Plain or coloured text: a form names what words are, and this decides what that looks like."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import dataclass

Painter = Callable[[str, str], str]
"""Takes words and their role: a severity, or one of good, strong and quiet."""


def plain(text: str, role: str) -> str:  # noqa: ARG001 - the painter that does nothing
    """Leave the text as it is."""
    return text


@dataclass(frozen=True)
class Canvas:
    """How wide the lines are, in characters, and how words are coloured."""

    width: int = 80
    paint: Painter = plain

    def wrapped(self, text: str, indent: int, hang: int = 0) -> list[str]:
        """Wrap text to the width, `indent` spaces in, and `hang` more from its second line on."""
        first, rest = " " * indent, " " * (indent + hang)
        return textwrap.wrap(
            text,
            self.width,
            initial_indent=first,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [first]

    def apart(self, left: str, right: str) -> str:
        """Set two short texts at the two ends of one line; two spaces stay between them."""
        return f"{left}{' ' * max(2, self.width - len(left) - len(right))}{right}"
