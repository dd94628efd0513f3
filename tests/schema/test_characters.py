"""Characters that no line may hold: named, escaped, folded."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.characters import ONE_LINE, escaped, hidden, no_command, one_line
from schema.records import Subject

CONTROLS = [chr(n) for n in (*range(0x20), *range(0x7F, 0xA0))]
BREAKS = ["\n", "\v", "\f", "\r", "\x85", "\u2028", "\u2029"]
TURNING = list("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
HIDDEN = sorted({*CONTROLS, *BREAKS, *TURNING})
VISIBLE = [
    "a",
    " ",
    "é",
    "e\u0301",
    "\u00a0",
    "\u200e",
    "\u200f",
    "שלום",
    "中",
    "😀",
    "\u200d",
    "~",
]


@pytest.mark.parametrize("char", HIDDEN, ids=ascii)
def test_what_is_hidden_is_named_and_escaped_and_fits_on_no_line(char: str) -> None:
    text = f"a{char}b"
    assert hidden(text)
    assert escaped(text) == f"a{ascii(char)[1:-1]}b"
    assert re.fullmatch(ONE_LINE, text) is None
    with pytest.raises(ValueError, match="should match pattern"):
        Subject(id=text)


@pytest.mark.parametrize("text", VISIBLE, ids=ascii)
def test_what_is_visible_stays_as_it_is(text: str) -> None:
    assert (hidden(text), escaped(text), one_line(text)) == ("", text, text)
    assert re.fullmatch(ONE_LINE, text)


@pytest.mark.parametrize(
    ("char", "name"),
    [
        *((char, "a line break") for char in BREAKS),
        ("\t", "a tab"),
        ("\x1b", "the control character U+001B"),
        ("\u202e", "the control character U+202E"),
    ],
)
def test_its_name(char: str, name: str) -> None:
    assert hidden(f"a{char}\x07") == name


def test_line_breaks_and_tabs_become_spaces_and_the_rest_escapes() -> None:
    assert one_line("a\r\nb\tc\u2028d  e\x1b[31mf\u202eg") == r"a b c d  e\x1b[31mf\u202eg"


def test_half_a_character_is_escaped() -> None:
    assert escaped("a\udcff") == r"a\udcff"


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    assert hidden(one_line(text)) == hidden(escaped(text)) == ""
    assert len(one_line(text).splitlines()) <= 1


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("::error file=x::hi", r"\::error file=x::hi"),
        ("   ::warning::hi", r"   \::warning::hi"),
        ("\u00a0::warning::hi", "\u00a0\\::warning::hi"),
        ("a ##[error]b", r"a ##\[error]b"),
        ("##vso[task.x]b", r"##vso\[task.x]b"),
        ("##[a]##[b]", r"##\[a]##\[b]"),
        ("a ::error::hi", "a ::error::hi"),
        ("a section_start:1560896352:b", "a section_start\\:1560896352:b"),
        ("section_end:1:b\r", "section_end\\:1:b\r"),
        ("section_start: a", "section_start: a"),
        ("## a [b](c) # [d]", "## a [b](c) # [d]"),
        (": :", ": :"),
        ("", ""),
    ],
)
def test_no_line_is_a_command_to_a_ci_service(line: str, printed: str) -> None:
    assert no_command(line) == printed
