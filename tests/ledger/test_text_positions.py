"""Lines and columns of a text."""

from __future__ import annotations

import pytest

from ledger.text_positions import line_and_column


@pytest.mark.parametrize(
    ("text", "index", "place"),
    [
        ("", 0, (1, 1)),
        ("ab", 2, (1, 3)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb", 2, (2, 1)),
        ("\n\n😀x", 3, (3, 2)),
        ("a\u2028b\x85c", 4, (1, 5)),
    ],
)
def test_line_and_column(text: str, index: int, place: tuple[int, int]) -> None:
    assert line_and_column(text, index) == place
