"""Names that a text spells in another way than the ledger knows them."""

from __future__ import annotations

import json

import pytest

from articles.misspelt_names import Misspelling, misspelt_names
from articles.quotes import ArticleText
from tests.ledger.helpers import typed

pytestmark = pytest.mark.usefixtures("here")


def found(
    text: str, *names: str, terms: tuple[object, ...] = (), furniture: tuple[str, ...] = ()
) -> list[tuple[str, str]]:
    """Give (known, written) for a text; the names are claims of its source, the terms of all."""
    about = {"source": "a", "subject": "s", "attribute": "name", "quote": "q"}
    people = {"vocabulary": "people"} if terms else {}
    ledger = {
        "sources": [{"id": "a"}, {"id": "b"}],
        "subjects": [{"id": "s", "name": "Greta Holmgren"}],
        "vocabularies": [
            {"id": "people", "terms": list(terms)},
            {"id": "other", "terms": ["Ada Berglund"]},
        ],
        "attributes": [
            {"id": "name", "type": "name"},
            {"id": "stated", "type": "text"},
            {"id": "person", "type": "name", **people},
        ],
        "claims": [
            *(about | {"value": name} for name in names),
            about | {"source": "b", "value": "Viktor Sandstrom"},
            about | {"attribute": "stated", "value": "Olof Palmgren"},
        ],
    }  # fmt: skip
    misspellings = misspelt_names(typed(json.dumps(ledger)), {"a": ArticleText(text, furniture)})
    return [(spelling.known, spelling.written) for spelling in misspellings]


LIND = "Katherine Lindqvist"


def test_a_misspelling_with_its_place() -> None:
    ledger = typed(
        "sources: [{id: a}]\nsubjects: [{id: s}]\nattributes: [{id: n, type: name}]\n"
        f"claims: [{{source: a, subject: s, attribute: n, value: {LIND}, quote: q}}]\n"
    )
    text = "At noon.\nThen Mayor Katharine Lindqvist spoke, and Katharine Lindqvist left."
    assert misspelt_names(ledger, {"a": ArticleText(text)}) == (
        Misspelling("a", LIND, "Katharine Lindqvist", 20, 2),
    )
    assert misspelt_names(ledger, {}) == ()


@pytest.mark.parametrize(
    ("known", "written"),
    [
        (LIND, "Katharine Lindqvist"),
        (LIND, "Kathrine Lindqvist"),
        (LIND, "Katherine Lindkvist"),
        (LIND, "Katherine Limdkvist"),  # two letters of a long word
        (LIND, "KATHARINE LINDQVIST"),
        ("Antony Blinken", "Anthony Blinken"),
        ("Antony Blinken", "Antony Blinkin"),
        ("Anna Holm", "Anna Hoolm"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogen"),
        ("Recep Tayyip Erdoğan", "Recep Tayip Erdogan"),
    ],
)
def test_a_letter_or_two_that_differ(known: str, written: str) -> None:
    assert found(f"It is {written}.", known) == [(known, written)]


@pytest.mark.parametrize(
    ("known", "text"),
    [
        (LIND, LIND),
        (LIND, "KATHERINE LINDQVIST"),
        (LIND, "Kathérine Lindqvist"),
        (LIND, "Katherine Lindqvist’s bridge and Katherine Lindqvist's too"),
        (LIND, "the Katherine Lindqvists"),
        (LIND, "Karin Lindqvist"),
        (LIND, "Catharine Lindqvist"),  # another first letter
        (LIND, "Kotharima Lindqvist"),  # three letters
        (LIND, "Katharine Lindkvist"),  # two words
        (LIND, "Katharine"),
        (LIND, "Katharine, Lindqvist"),
        (LIND, "Katharine. Lindqvist"),
        (LIND, "Katharine\nLindqvist"),
        (LIND, "katharine Lindqvist"),
        (LIND, "Katharine lindqvist"),
        ("Lindqvist", "Lindkvist"),  # a name of one word
        ("Ann Lindqvist", "Amn Lindqvist"),  # a word of three letters
        ("Mark Lindqvist", "Mary Lindqvist"),  # one of four
        ("President Iran", "President Iraq"),
        ("Saudi Arabia", "Saudi Arabian"),
        ("Russia Today", "Russian Today"),
        ("Harbour Centre", "Harbor Center"),
        ("Defence President", "Defence Presidency"),
        ("Foreign Minister", "Foreign Ministry"),
        ("Bridge Berlin", "Bridge Bergen"),  # two letters of a short word
        ("A B C D E F G H Lindqvist", "A B C D E F G H Lindkvist"),  # nine words
    ],
)  # fmt: skip
def test_the_nearest_words_that_are_none(known: str, text: str) -> None:
    assert found(f"It is {text}.", known) == []


def test_a_name_may_be_inside_a_row_of_capitalised_words() -> None:
    text = "Yesterday Swedish Mayor Katharine Lindqvist Spoke"
    assert found(text, LIND) == [(LIND, "Katharine Lindqvist")]


def test_names_and_aliases_of_terms_are_known_in_every_text() -> None:
    terms = ({"id": "x-y", "name": LIND, "aliases": ["Kate Lindqvist"]}, "Bengt Sorensen")
    text = "Katharine Lindqvist, Katte Lindqvist, Bengt Sorenson, Kate Lindqvist."
    assert found(text, terms=terms) == [
        (LIND, "Katharine Lindqvist"),
        ("Kate Lindqvist", "Katte Lindqvist"),
        ("Bengt Sorensen", "Bengt Sorenson"),
    ]
    assert found(text, LIND, terms=terms)[0] == (LIND, "Katharine Lindqvist")


@pytest.mark.parametrize("name", ["Viktor Sandstrom", "Olof Palmgren", "Ada Berglund"])
def test_other_names_are_not_known(name: str) -> None:
    """Those of other sources, of values of other types, of vocabularies of other attributes."""
    assert found(name.replace("o", "oo").replace("Be", "Bee")) == []


def test_what_the_ledger_records_is_no_misspelling() -> None:
    assert found("Katharine Lindqvist", LIND, "Katharine Lindqvist") == []
    assert found("Victor Sandstrom, Viktor Sandstrom", "Victor Sandstrom") == []  # another source's
    assert found("Greta Holmgren", "Greta Holmgran") == []  # a subject's
    terms = ({"id": "x", "name": LIND, "aliases": ["Katharine Lindqvist"]},)
    assert found("Katharine Lindqvist", terms=terms) == []


def test_furniture_is_not_searched() -> None:
    text = "Ad: Katharine Lindqvist. Mayor Katharine\nLindqvist and Katharine Lindqvist"
    assert found("Katharine Ad Lindqvist", LIND, furniture=("Ad",)) == []
    assert found("Ad Katharine Lindqvist", LIND, furniture=("Ad Katharine Lindqvist",)) == []
    assert len(found(text, LIND, furniture=("Ad: Katharine Lindqvist",))) == 1
