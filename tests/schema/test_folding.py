"""Which spellings are the same words, and which are not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.folding import fold

SAME = [
    # case
    ("Turkey", "TURKEY"),
    ("Straße", "STRASSE"),
    ("STRAẞE", "strasse"),
    # accents, composed and decomposed
    ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
    ("Çavuşoğlu", "Cavusoglu"),
    ("Çavuşoğlu", unicodedata.normalize("NFD", "Çavuşoğlu")),
    ("Lech Wałęsa", "Lech Walesa"),
    ("Søren", "Soren"),
    ("Þór", "Thor"),
    ("Đặng", "Dang"),
    ("Œuvre", "oeuvre"),
    ("ǼLFRIC", "aelfric"),
    ("Ėlena", "Elena"),
    ("Йошкар", "Иошкар"),
    ("Ἀθῆναι", "Αθηναι"),
    # Turkish letters
    ("İstanbul", "Istanbul"),
    ("ISTANBUL", "istanbul"),
    ("Işık", "ISIK"),
    ("ıl", "il"),
    # apostrophes
    *[("O'Brien", f"O{mark}Brien") for mark in "’‘‛′ʼʻʾʿ`´＇"],
    ("Turkey's", "Turkeys"),
    # initials
    ("N.A.T.O.", "NATO"),
    ("the U.S. Army", "the US Army"),
    ("J. F. Kennedy", "JF Kennedy"),
    # punctuation, hyphens, spaces
    ("S-400", "S 400"),
    ("S–400", "S\u2011400"),
    ("U.S. Congress", "U S Congress"),
    ("Smith, John", "Smith John"),
    ("“NATO”", "NATO"),
    ("  two\u00a0words ", "two words"),
    # what no reader sees
    ("co\u00adoperation", "cooperation"),
    ("\ufeffNATO", "NATO"),
    ("NA\u200bTO", "NATO"),
    # compatibility forms
    ("ﬁnance", "finance"),
    ("Acme™", "AcmeTM"),
    ("ＮＡＴＯ", "NATO"),
    # points that writers add or leave out
    ("مُحَمَّد", "محمد"),
    ("שָׁלוֹם", "שלום"),
    ("ב\u05b0", "ב"),  # sheva, the lowest of these classes
    ("ܐ\u0711", "ܐ"),  # and the highest
    # British and American
    ("Defence", "Defense"),
    ("licences", "licenses"),
    ("Labour's", "Labors"),
    ("recognised", "recognized"),
    ("ORGANISATION", "Organization"),
    ("North Atlantic Treaty Organisation", "north atlantic treaty organization"),
    ("programme", "program"),
]
APART = [
    ("Elise", "Elize"),
    ("Antony", "Anthony"),
    ("Louise", "Louize"),
    ("Denise", "Denize"),
    ("Grey", "Gray"),
    ("Blinken", "Blinkin"),
    ("Müller", "Mueller"),
    ("S-400", "S400"),
    ("co-operation", "cooperation"),
    ("C", "C++"),
    ("AT", "AT&T"),
    ("5", "5%"),
    ("$5", "€5"),
    # the table of spellings is closed: no rule for endings
    ("rise", "rize"),
    ("exercise", "exercize"),
    ("defenceless", "defenseless"),
    # marks that are half a letter, not an accent
    ("मोदी", "मादा"),
    ("がく", "かく"),
    ("パリ", "ハリ"),
    ("กิน", "กัน"),
    # signs alone
    ("🙂", "🙃"),
    ("???", "!!!"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_words(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_kept_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_the_folded_form() -> None:
    assert fold("Presidency of Defence Industries (SSB)") == "presidency of defense industries ssb"
    assert fold("L’Île-d’Orléans & Co., 5 % of $3") == "lile dorleans & co 5 % of $3"
    assert fold("मोदी") == "मोदी"
    assert fold("") == fold(" \t\n") == fold("’") == ""


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_spaces_never_matter(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert fold(f"\t{text}\n") == folded


@given(st.text(st.characters(categories=["L"]) | st.sampled_from("İıßſ")))
def test_composed_and_decomposed_letters_are_the_same(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_case_of_latin_letters_never_matters(text: str) -> None:
    assert fold(text.upper()) == fold(text) == fold(text.lower())


def test_every_character_folds_to_a_form_that_stays() -> None:
    for code in range(0x3000):
        assert fold(fold(chr(code))) == fold(chr(code))
