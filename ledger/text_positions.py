"""The line and column of an index of a text, as text editors count them."""

from __future__ import annotations

import re

LINE_BREAK = re.compile(r"\r\n?|\n")


def line_and_column(text: str, index: int) -> tuple[int, int]:
    """Give the line and the column of an index of a text; both count from 1."""
    breaks = [found.end() for found in LINE_BREAK.finditer(text, 0, index)]
    return len(breaks) + 1, index - (breaks[-1] if breaks else 0) + 1
