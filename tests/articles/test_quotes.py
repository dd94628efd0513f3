"""Where a quote is: in the article, twice, in the furniture, or nowhere."""

from time import process_time

import pytest

from articles.nearest_words import nearest
from articles.quotes import ArticleText, Quote

GLUED = "Antony BlinkenUS calls on MORE"
TEXT = f"""\
Bridge opens at last

Bridge opens at last
© agency: the mayor

Mayor {GLUED} said on Wednesday that the “old  bridge” would close. "It is over," she
said. ‘We don’t know when,’ the builder’s men added. The bridge has four lanes. Our bridge has
four lanes, and it is our only one.

READ: Ferry sinks in May
"""
ARTICLE = ArticleText(TEXT, (GLUED, "READ: Ferry sinks in May", "© agency"))


def found(quote: str, prefix: str | None = None, suffix: str | None = None) -> Quote:
    return ARTICLE.find(quote, prefix, suffix)


def words(quote: Quote) -> str:
    assert quote.span
    return TEXT[slice(*quote.span)]


@pytest.mark.parametrize(
    ("quote", "in_text"),
    [
        ("said on Wednesday", "said on Wednesday"),
        ('the "old bridge" would', "the “old  bridge” would"),
        ("‘It is over,’ she said", '"It is over," she\nsaid'),
        ("Mayor said", f"Mayor {GLUED} said"),
        ("the mayor", "the mayor"),
        ("only one", "only one"),
    ],
)
def test_a_quote_leads_back_to_the_words_of_the_text(quote: str, in_text: str) -> None:
    assert found(quote).state == "found"
    assert words(found(quote)) == in_text


@pytest.mark.parametrize(
    ("quote", "prefix", "suffix", "state"),
    [
        ("has four lanes", None, None, "twice"),
        ("has four lanes", "The bridge", None, "found"),
        ("has four lanes", None, ", and", "found"),
        ("has four lanes", "our  bridge", None, "out of context"),
        ("has four lanes", "The bridge", ", and", "out of context"),
        ("has five lanes", "The bridge", None, "absent"),
        ("Bridge opens at last", None, None, "found"),
        ("our", None, None, "found"),
        ("our only", None, None, "found"),
        ("Ferry sinks", None, None, "furniture"),
        ("US calls on", None, None, "furniture"),
        ("Antony Blinken", None, None, "furniture"),
        ("lanes. Our", None, None, "found"),
        ("said on wednesday", None, None, "absent"),
    ],
)
def test_states(quote: str, prefix: str | None, suffix: str | None, state: str) -> None:
    assert found(quote, prefix, suffix).state == state


def test_context_decides_which_place_is_meant() -> None:
    first, second = found("four lanes", "The bridge has"), found("four lanes", "Our bridge has")
    assert first.span == (TEXT.index("four lanes"), TEXT.index("four lanes") + 10)
    assert words(second) == "four lanes"


def test_inside_a_word_counts_only_where_nothing_else_is() -> None:
    article = ArticleText("four men, our men")
    assert article.find("our", None, None).span == (10, 13)
    assert article.find("ou", None, None).state == "found"


@pytest.mark.parametrize(
    ("quote", "spoken"),
    [
        ("old bridge", True),
        ("It is over", True),
        ("We don’t know when", True),
        ("she said", False),
        ("the “old bridge” would", False),
        ("the builder’s men", False),
        ("four lanes, and", False),
    ],
)
def test_words_in_quotation_marks(quote: str, *, spoken: bool) -> None:
    assert found(quote).spoken is spoken


def test_a_mark_that_is_never_closed_ends_with_its_paragraph() -> None:
    article = ArticleText("“We stay\nand so on. “We go”")
    assert [article.find(q, None, None).spoken for q in ("We stay", "and so on", "We go")] == [
        False,
        False,
        True,
    ]


def test_the_nearest_words_of_the_text() -> None:
    assert found("would close the old bridge at once").nearest.startswith("would close.")
    assert found("the bridge has six lanes").nearest == "The bridge has four lanes."
    assert nearest("of all", "nothing alike") == ""
    assert nearest("of all", "") == ""


def test_furniture_that_is_not_there_is_named() -> None:
    article = ArticleText("Ferry sinks. AP", ("AP", "READ MORE"))
    assert article.missing_furniture == ("READ MORE",)
    assert article.furniture_spans == ((13, 15),)
    assert ARTICLE.missing_furniture == ()


def test_empty_quotes_and_texts_are_found_nowhere() -> None:
    assert ArticleText("").find("words", None, None) == Quote("absent")
    assert ArticleText("text").find("\u200b", None, None).state == "absent"


def test_words_that_stand_everywhere_are_found_in_time_linear_in_the_text() -> None:
    """A quote of one word has thousands of places, and each of them was compared with the text."""
    article = ArticleText("a cat sat on a mat and " * 4_000)
    began = process_time()
    assert article.find("a", "and", "cat").state == "found"
    assert article.find("a cat", None, None).state == "found"
    assert process_time() - began < 5
