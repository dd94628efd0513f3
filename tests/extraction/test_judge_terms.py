"""Verdicts on terms: a quote names the recorded term, a part of it, another one, or negates it."""

import pytest

from extraction import judge
from schema.records import Attribute, Term
from schema.values import VALUE_TYPES
from schema.vocabulary import Vocabulary

S, C, N = "supported", "contradicted", "not checkable"
SANCTIONS = (
    Term(id="fined"),
    Term(id="jailed", aliases=("a prison term",)),
    Term(id="dismissed"),
    Term(id="not-charged"),
    Term(id="fined and jailed", aliases=("a fine, then a prison term",)),
    Term(id="not charged and dismissed"),
    Term(id="not dismissed or jailed"),
    Term(id="fined, jailed and dismissed"),
    Term(id="nearly dismissed"),
    Term(id="fined for being dismissed"),
)


@pytest.mark.parametrize(
    ("recorded", "quote", "outcome"),
    [
        ("fined and jailed", "he was fined and jailed", S),
        ("fined and jailed", "he was fined, and later jailed too", N),
        ("fined and jailed", "he was fined on Monday", N),
        ("fined and jailed", "he got a prison term", N),
        ("fined and jailed", "he was dismissed", C),
        ("fined and jailed", "he was fined and also dismissed", C),
        ("fined and jailed", "he was fined, but not jailed", C),
        ("fined", "he was fined and jailed", C),
        ("fined", "he was jailed", C),
        ("fined, jailed and dismissed", "he was jailed", N),
        ("fined, jailed and dismissed", "he was fined and jailed", N),
        ("not charged and dismissed", "he was dismissed", N),
        ("not charged and dismissed", "he was fined", C),
        ("not dismissed or jailed", "he was jailed", C),
        ("not dismissed or jailed", "he was dismissed", C),
        ("nearly dismissed", "he was dismissed", C),
        ("fined for being dismissed", "he was dismissed", C),
        ("fined for being dismissed", "he was fined", C),
    ],
)
def test_a_term_that_joins_others(recorded: str, quote: str, outcome: str) -> None:
    attribute = Attribute.model_validate({"id": "end", "type": "term", "vocabulary": "v"})
    vocabulary = Vocabulary("v", "shades", SANCTIONS)
    value = VALUE_TYPES["term"].read(recorded, attribute, vocabulary)
    assert judge(value, attribute, quote, None, vocabulary).outcome == outcome


PAPERS = (
    Term(id="licences", name="export licences"),
    Term(id="all-papers", name="all US export licences and authorisations"),
    Term(id="ssb", name="the agency"),
)


@pytest.mark.parametrize(
    ("recorded", "quote", "outcome"),
    [
        ("all-papers", "a ban on all U.S. export licences and authorizations", S),
        ("all-papers", "a ban on all US export licences and authorisations", S),
        ("all-papers", "a ban on export licences", C),
        ("licences", "a ban on the agency’s export licences", S),
        ("licences", "no export licences", C),
    ],
)
def test_spelling_that_makes_no_difference_is_no_doubt(
    recorded: str, quote: str, outcome: str
) -> None:
    attribute = Attribute.model_validate({"id": "ban", "type": "term", "vocabulary": "v"})
    vocabulary = Vocabulary("v", "shades", PAPERS)
    value = VALUE_TYPES["term"].read(recorded, attribute, vocabulary)
    assert judge(value, attribute, quote, None, vocabulary).outcome == outcome
