"""Lines: their width in columns, their colours, and that nothing in them steers a terminal."""

from __future__ import annotations

import textwrap
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.canvas import Canvas, coloured, columns
from schema.characters import hidden

CHINESE = "土耳其与俄罗斯签署了采购防空系统的协议，价值约二十五亿美元。"
ASCII = st.lists(st.text("abc-.,'\"", min_size=1, max_size=12)).map(" ".join)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc", 3),
        ("Erdoğan", 7),
        (unicodedata.normalize("NFD", "Erdoğan"), 7),
        ("北京", 4),
        ("ﾊﾝｶｸ", 4),
        ("Ａ", 2),
        ("😀", 2),
        ("a\u200db", 2),
        ("soft\u00adhyphen", 11),
        ("“—”", 3),
    ],
)
def test_columns(text: str, width: int) -> None:
    assert columns(text) == width


@given(text=ASCII, width=st.integers(20, 60), indent=st.integers(0, 6), hang=st.integers(0, 3))
def test_plain_words_are_wrapped_as_the_standard_library_wraps_them(
    text: str, width: int, indent: int, hang: int
) -> None:
    expected = textwrap.wrap(
        text,
        width,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hang),
        break_long_words=False,
        break_on_hyphens=False,
    )
    assert Canvas(width).wrapped(text, indent, hang) == (expected or [" " * indent])


@given(st.text(st.sampled_from("土耳其，。（）a b—é😀👨\u200d\u0301🏽"), max_size=120))
def test_wide_letters_fit_and_none_is_lost(text: str) -> None:
    lines = Canvas(30).wrapped(text, 2, 1)
    words = text.replace(" ", "")
    assert "".join(lines).replace(" ", "") == words
    written_so = {word[0] for word in text.split(" ") if word}  # a word that begins with a mark
    for line in lines[1:]:
        first = line.strip()[0]
        marks = ("Pe", "Po", "Mn", "Cf", "Sk")
        assert first in written_so or unicodedata.category(first) not in marks


@given(st.text(st.sampled_from("土耳其与 😀"), max_size=120))
def test_lines_of_wide_letters_are_no_longer_than_others(text: str) -> None:
    lines = Canvas(30).wrapped(text, 2, 1)
    assert max(map(columns, lines)) <= 30


def test_a_text_without_spaces_breaks_between_wide_letters() -> None:
    assert Canvas(22).wrapped(CHINESE, 2) == [
        "  土耳其与俄罗斯签署了",
        "  采购防空系统的协议，",
        "  价值约二十五亿美元。",
    ]


def test_two_texts_stand_at_the_ends_of_a_line() -> None:
    canvas = Canvas(12)
    assert canvas.justified("北京", "ab") == "北京      ab"
    assert canvas.justified("abcdefgh", "北京") == "abcdefgh  北京"
    assert (canvas.fits("abcdef", "北京"), canvas.fits("abcdefg", "北京")) == (True, False)


HOSTILE = "a\nb\x1b[31mc\u202ed\re"


def test_whatever_is_printed_holds_nothing_that_steers() -> None:
    def marked(text: str, role: str) -> str:
        return f"<{role} {text}>" if role else text

    canvas = Canvas(40, marked)
    safe = r"a b\x1b[31mc\u202ed e"
    assert canvas.wrapped(HOSTILE, 1) == [f" {safe}"]
    assert canvas.style(HOSTILE, "strong") == f"<strong {safe}>"
    line = canvas.justified("a\tb", "\x1b\u2066", roles=("", "note"))
    assert line == f"a b{' ' * 27}<note " + r"\x1b\u2066>"


@given(st.text(), st.text())
def test_a_line_is_one_line(left: str, right: str) -> None:
    canvas = Canvas()
    for line in (
        *canvas.wrapped(left, 2),
        canvas.style(left, "note"),
        canvas.justified(left, right),
    ):
        assert hidden(line) == ""


@pytest.mark.parametrize(
    ("role", "text"),
    [
        ("", "a"),
        ("contradiction", "\x1b[31m\x1b[1ma\x1b[0m"),
        ("note", "\x1b[34ma\x1b[0m"),
        ("good", "\x1b[32ma\x1b[0m"),
        ("strong", "\x1b[1ma\x1b[0m"),
        ("quiet", "\x1b[2ma\x1b[0m"),
    ],
)
def test_roles_have_their_colours(role: str, text: str) -> None:
    assert coloured("a", role) == text
