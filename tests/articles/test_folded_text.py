"""Folding makes equal what copying changes, and knows the way back."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from articles.folded_text import CUT, Folded, folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("opened  in\n\tJuly", "opened in July"),
        ("20\u00a0000 and 5\u202f%", "20 000 and 5 %"),
        ("“the ‘old’ bridge’s”", "'the 'old' bridge's'"),
        ("«pont» „Brücke“", "'pont' 'Brücke'"),
        ("2018\u20132019 \u2014 a\u2010b \u22125", "2018-2019 - a-b -5"),
        ("a -- b", "a - b"),
        ("de\u00adfence\u200b of\ufeff", "defence of"),
        ("Erdog\u0306an", "Erdoğan"),
        ("ﬁrst №\u00a04…", "first No 4..."),
        ("Ａ－Ｂ", "A-B"),
        ("  at the edges \n", "at the edges"),
        ("Defence and defense", "Defence and defense"),
    ],
)
def test_what_copying_changes_is_folded(text: str, expected: str) -> None:
    assert folded(text) == expected


@pytest.mark.parametrize("pair", [("bridge", "Bridge"), ("café", "cafe"), ("4", "four")])
def test_letters_and_words_stay(pair: tuple[str, str]) -> None:
    assert folded(pair[0]) != folded(pair[1])


@pytest.mark.parametrize(
    ("text", "words", "original"),
    [
        ("It  opened\nin July", "opened in", "opened\nin"),
        ("the “old” bridge", "'old'", "“old”"),
        ("the ﬁrst day", "first", "ﬁrst"),
        ("Mr Erdog\u0306an said", "Erdoğan", "Erdog\u0306an"),
        (f"Antony{CUT * 5} on", "Antony on", f"Antony{CUT * 5} on"),
    ],
)
def test_a_span_leads_back_to_the_text(text: str, words: str, original: str) -> None:
    form = Folded(text)
    (span,) = form.find(folded(words))
    start, end = form.original(span)
    assert text[start:end] == original


@given(st.text(st.sampled_from("ab -–—“”‘’'\u00a0\u200b\u0301é…ﬁ\n\r\t😀"), max_size=40))
def test_folding_twice_changes_nothing_and_every_character_knows_its_origin(text: str) -> None:
    form = Folded(text)
    assume("\u200b\u0301" not in text)  # an accent on nothing that can be seen
    assert folded(form.text) == form.text.strip()
    places = [form.original((n, n + 1)) for n in range(len(form.text))]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)


@given(st.text(max_size=40))
def test_any_text_is_found_in_itself(text: str) -> None:
    words = folded(text)
    if words:
        assert Folded(f"{text}").find(words)


@given(st.text(st.characters(categories=["L", "M", "Nd", "Zs"]), max_size=20))
def test_the_unicode_form_makes_no_difference(text: str) -> None:
    forms = {folded(unicodedata.normalize(form, text)) for form in ("NFC", "NFD")}
    assert len(forms) == 1
