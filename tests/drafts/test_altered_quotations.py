"""Quotations: cuts alter nothing, one other word does."""

import pytest

from drafts.altered_quotations import SpokenTexts

TEXTS = {
    "post": "“We will never build another bridge with one crane – and no second engineer,” she "
    "said. “Café prices rose; it’s a scandal for the U.S. and for us all.”",
}
SAID = [
    "We will never build another bridge with one crane",
    "we will never build ... and no second engineer",
    "We will never build […] with one crane",
    "We [the town] will never build another bridge",
    "never build another bridge [sic] with one crane",
    "Cafe prices rose; it's a scandal for the US",
]


@pytest.mark.parametrize("words", SAID)
def test_words_that_a_source_has_are_verbatim(words: str) -> None:
    (quotation,) = SpokenTexts(TEXTS).quotations(f"She said: “{words}.”")
    assert (quotation.verbatim, quotation.altered) == (True, ())


ALTERED = {
    "We will never build another tower with one crane": "We will never build another bridge with "
    "one crane",
    "We will build another bridge with one crane": "We will never build another bridge with one "
    "crane",
    "We will never ever build another bridge": "We will never build another bridge",
    "Coffee prices rose; it's a scandal": "Café prices rose; it’s a scandal",
}


@pytest.mark.parametrize("words", ALTERED)
def test_one_word_more_or_less_or_other_alters_a_quotation(words: str) -> None:
    (quotation,) = SpokenTexts(TEXTS).quotations(f"She said: “{words}.”")
    (altered,) = quotation.altered
    assert (quotation.verbatim, altered.text) == (False, words)
    assert TEXTS["post"][slice(*altered.span)] == ALTERED[words]


@pytest.mark.parametrize("words", ["a scandal", "We have no money for a theatre in this town"])
def test_few_words_and_unknown_ones_are_not_judged(words: str) -> None:
    found = list(SpokenTexts(TEXTS).quotations(f"“{words},” she said."))
    assert all((q.verbatim, q.altered) == (None, ()) for q in found)
    assert len(found) == (len(words.split()) >= 4)
