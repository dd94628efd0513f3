"""Terms, names, lists and text as values."""

from __future__ import annotations

import pytest

from schema.interval import ANYTHING
from schema.records import Including, Term, ValueTypeName
from schema.values import VALUE_TYPES, RawValue, Value
from schema.values.canonical import canonical
from schema.vocabulary import Vocabulary, unlisted
from tests.schema.helpers import closed, interval_of, meet, read, refusal

POWERS = Vocabulary(
    "powers",
    "tree",
    (
        Term(id="us", name="United States", aliases=("Washington", "U.S.")),
        Term(id="congress", parent="us"),
        Term(id="pentagon", parent="us"),
        Term(id="turkey", aliases=("Ankara", "Türkiye")),
    ),
)
ONE_VALUE = "found a list, expected one value (only attributes of type list take several)"


@pytest.mark.parametrize("text", ["us", "United States", "WASHINGTON", " U.S. ", "u s"])
def test_a_term_by_any_of_its_spellings(text: str) -> None:
    value = read("term", text, vocabulary=POWERS)
    assert value == Value(text.strip(), "powers", (closed(0, 2),))


def test_broader_terms_meet_narrower_ones_and_siblings_do_not_meet() -> None:
    assert meet("term", "Washington", "Congress", vocabulary=POWERS)
    assert not meet("term", "Congress", "Pentagon", vocabulary=POWERS)
    assert not meet("term", "Washington", "Ankara", vocabulary=POWERS)


TOWNS = Vocabulary(
    "towns",
    "tree",
    (
        Term(id="illinois"),
        Term(id="s1", name="Springfield", parent="illinois"),
        Term(id="iowa"),
        Term(id="missouri"),
        Term(id="s2", name="Springfield", parent="missouri"),
        Term(id="ny", name="New York"),
        Term(id="nyc", name="New York", parent="ny"),
    ),
)


def test_a_name_that_terms_share_leaves_each_of_them_possible() -> None:
    assert read("term", "Springfield", vocabulary=TOWNS).parts == (closed(1, 1), closed(4, 4))
    assert read("name", "springfield", vocabulary=TOWNS).parts == (closed(1, 1), closed(4, 4))
    assert read("term", "s2", vocabulary=TOWNS).parts == (closed(4, 4),)
    assert read("term", "New York", vocabulary=TOWNS).parts == (closed(5, 6),)


def test_a_name_that_terms_share_is_printed_with_more() -> None:
    assert [node.name for node in TOWNS.nodes.values()] == [
        *("illinois", "Springfield (illinois)", "iowa", "missouri", "Springfield (missouri)"),
        *("New York (ny)", "New York (New York)"),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("Springfield", "s1 or s2"), ("s1", "s1"), ("new york", "ny"), ("ny", "ny"), ("nyc", "nyc")],
)
def test_the_fixed_spelling_of_a_name_is_the_terms_it_leaves(text: str, wanted: str) -> None:
    value = read("term", text, vocabulary=TOWNS)
    assert canonical(value, VALUE_TYPES["term"], TOWNS) == wanted


def test_an_item_of_a_list_is_one_term() -> None:
    assert refusal("list", ("iowa", "Springfield"), vocabulary=TOWNS) == (
        "found 'Springfield', expected the id of one term: s1 or s2"
    )


def test_a_term_that_is_not_in_the_vocabulary() -> None:
    assert refusal("term", "congres", vocabulary=POWERS) == (
        "found 'congres', expected a term of the vocabulary 'powers'; did you mean 'congress'?"
    )
    assert refusal("term", "Moscow", vocabulary=POWERS) == (
        "found 'Moscow', expected a term of the vocabulary 'powers'"
    )
    assert refusal("term", "'", vocabulary=POWERS) == (
        "found \"'\", expected a term of the vocabulary 'powers'"
    )


def test_a_term_without_vocabulary() -> None:
    expected = "found 'us', expected attribute 'x' to name the vocabulary of its terms"
    assert refusal("term", "us") == expected


def test_a_listed_name_meets_its_aliases_and_no_other_name() -> None:
    assert read("name", "Ankara", vocabulary=POWERS) == Value("Ankara", "powers", (closed(3, 3),))
    assert meet("name", "Türkiye", "TURKEY", vocabulary=POWERS)
    assert not meet("name", "Türkiye", "Moscow", vocabulary=POWERS)


def test_an_unlisted_name_is_a_node_of_its_own() -> None:
    expected = Value("Moscow", "powers", (unlisted("Moscow"),))
    assert read("name", "Moscow", vocabulary=POWERS) == expected
    assert read("name", "Moscow") == Value("Moscow", "name", (unlisted("Moscow"),))
    assert meet("name", "Recep Tayyip Erdoğan", "RECEP TAYYIP  ERDOGAN")
    assert meet("name", "Presidency of Defence Industries", "presidency of defense industries")
    assert not meet("name", "Antony Blinken", "Anthony Blinken")
    assert not meet("name", "मोदी", "मादा")


def names(*texts: str) -> tuple[Value, ...]:
    return tuple(Value(text, "name", (unlisted(text),)) for text in texts)


@pytest.mark.parametrize(
    "raw", [("Demir", "Akar"), "Demir; Akar", " Demir ;; Akar; ", "Demir;Akar;"]
)
def test_a_closed_list(raw: RawValue) -> None:
    items = names("Demir", "Akar")
    assert read("list", raw) == Value("Demir; Akar", "name", (ANYTHING,), items, closed=True)


@pytest.mark.parametrize(
    "raw",
    [
        Including(including=("Demir", "Akar")),
        "including Demir; Akar",
        "Including: Demir;Akar",
        "including:Demir; Akar;",
    ],
)
def test_an_open_list(raw: RawValue) -> None:
    items = names("Demir", "Akar")
    expected = Value("including Demir; Akar", "name", (ANYTHING,), items, closed=False)
    assert read("list", raw) == expected


def test_a_list_of_one() -> None:
    assert read("list", "Demir") == Value("Demir", "name", (ANYTHING,), names("Demir"))
    included = "Includingham"  # a name may begin with the word
    assert read("list", included).items == names(included)


def test_what_is_listed_twice_counts_once() -> None:
    assert read("list", ("Demir", "DEMIR", "Akar", "Demir")) == Value(
        "Demir; Akar", "name", (ANYTHING,), names("Demir", "Akar")
    )
    aliases = read("list", "Ankara; Washington; turkey", vocabulary=POWERS)
    assert [item.text for item in aliases.items] == ["Ankara", "Washington"]
    assert aliases.text == "Ankara; Washington"


def test_semicolons_part_texts_but_not_the_items_of_a_written_list() -> None:
    assert read("list", ("a; b", "c")).items == names("a; b", "c")


def test_a_list_with_a_vocabulary_holds_its_terms() -> None:
    value = read("list", ("Ankara", "Congress"), vocabulary=POWERS)
    items = (
        Value("Ankara", "powers", (closed(3, 3),)),
        Value("Congress", "powers", (closed(1, 1),)),
    )
    assert value == Value("Ankara; Congress", "powers", (ANYTHING,), items)
    assert refusal("list", ("Ankara", "Moscow"), vocabulary=POWERS) == (
        "found 'Moscow', expected a term of the vocabulary 'powers'"
    )


@pytest.mark.parametrize(
    "raw", [(), Including(including=()), ";", "; ;", "including", "including: ;"]
)
def test_an_empty_list(raw: RawValue) -> None:
    assert refusal("list", raw) == "found an empty list, expected at least one item"


def test_text_leaves_everything_possible() -> None:
    assert read("text", " in   good faith ") == Value("in good faith", "text", (ANYTHING,))
    assert meet("text", "yes", "no")


@pytest.mark.parametrize("kind", ["term", "name", "text"])
def test_one_value_is_neither_a_list_nor_nothing(kind: ValueTypeName) -> None:
    assert refusal(kind, ("us", "turkey"), vocabulary=POWERS) == ONE_VALUE
    assert refusal(kind, Including(including=("us",)), vocabulary=POWERS) == ONE_VALUE
    assert refusal(kind, " \n", vocabulary=POWERS) == "found nothing, expected a value"


def test_the_interval_of_an_item_is_its_place() -> None:
    assert interval_of("name", "Demir") == read("list", "Demir").items[0].interval
