from hypothesis import given
from hypothesis import strategies as st

from reports.page.passages import (
    ArticlePiece,
    QuoteContext,
    QuotePart,
    article_pieces,
    context,
    quote_parts,
)

_TEXT = "It rained. The deal was signed in 2017, said Dr. Who of the U.S. Army. Nobody came."


def _context(quote: str, text: str = _TEXT) -> QuoteContext:
    start = text.index(quote)
    return context(text, (start, start + len(quote)))


def test_a_quote_stands_in_its_sentence() -> None:
    assert _context("signed in 2017") == QuoteContext(
        "The deal was ", ", said Dr. Who of the U.S. Army."
    )


def test_a_whole_sentence_has_nothing_around_it() -> None:
    assert _context("It rained.") == QuoteContext()
    assert _context("Nobody came.") == QuoteContext()


def test_a_quote_over_two_sentences_has_the_rest_of_both() -> None:
    assert _context("rained. The deal") == QuoteContext(
        "It ", " was signed in 2017, said Dr. Who of the U.S. Army."
    )


def test_a_line_that_was_broken_goes_on() -> None:
    assert _context("two three", "One\ntwo three\nfour.") == QuoteContext("One\n", "\nfour.")
    assert _context("two three", "One\n\ntwo three\n\nfour.") == QuoteContext()


def test_a_long_sentence_is_cut_at_words() -> None:
    text = "word " * 400 + "HERE " + "more " * 400
    found = _context("HERE", text)
    assert found.before.startswith("… word")
    assert found.after.endswith("more …")
    assert len(found.before) < 300 > len(found.after)


def test_furniture_is_no_part_of_a_sentence() -> None:
    text = "Blinken MORE NEWS on Wednesday SHARE warned them. So."
    spans = [
        (text.index(words), text.index(words) + len(words)) for words in ("MORE NEWS", "SHARE")
    ]
    before, after = text.index("Blinken"), text.index("warned")
    assert context(text, (before, before + 7), spans) == QuoteContext(
        "", " … on Wednesday … warned them."
    )
    assert context(text, (after, after + 6), spans) == QuoteContext(
        "Blinken … on Wednesday … ", " them."
    )


def test_words_that_no_other_side_has_are_marked() -> None:
    assert quote_parts("Secretary Antony Blinken said", ["Secretary Anthony Blinken said"], "") == (
        QuotePart("Secretary "),
        QuotePart("Antony", differs=True),
        QuotePart(" Blinken said"),
    )


def test_of_quotes_that_share_little_only_the_words_of_the_value_are_marked() -> None:
    quote = "Ankara first signed the deal in September 2017"
    assert [
        run.text
        for run in quote_parts(quote, ["bought back in 2019"], "2017-09 September 2017")
        if run.differs
    ] == [
        "September",
        "2017",
    ]


def test_without_another_side_nothing_is_marked() -> None:
    assert quote_parts("signed in 2017", [], "2017") == (QuotePart("signed in 2017"),)


def test_overlapping_quotes_are_cut_where_they_meet() -> None:
    assert article_pieces("abcdef", {1: (0, 4), 2: (2, 6)}) == (
        ArticlePiece("ab", (1,), (1,), ()),
        ArticlePiece("cd", (1, 2), (2,), (1,)),
        ArticlePiece("ef", (2,), (), (2,)),
    )


@given(st.text(max_size=30), st.data())
def test_the_pieces_are_the_article_and_each_quote_is_whole(text: str, data: st.DataObject) -> None:
    place = st.integers(0, len(text))
    spans = st.tuples(place, place).map(lambda ends: (min(ends), max(ends)))
    quotes = dict(enumerate(data.draw(st.lists(spans, max_size=6))))
    furniture = data.draw(st.lists(spans, max_size=2))
    found = article_pieces(text, quotes, furniture)
    assert "".join(piece.text for piece in found) == text
    for claim, (start, end) in quotes.items():
        own = [piece for piece in found if claim in piece.claims]
        assert "".join(piece.text for piece in own) == text[start:end]
        if start < end:
            assert [claim in piece.begin for piece in own] == [True] + [False] * (len(own) - 1)
            assert [claim in piece.end for piece in own] == [False] * (len(own) - 1) + [True]
    dim = "".join("x" * len(piece.text) if piece.furniture else piece.text for piece in found)
    for start, end in furniture:
        assert dim[start:end] == "x" * (end - start)


@given(st.text(max_size=60), st.lists(st.text(max_size=40), max_size=3), st.text(max_size=20))
def test_the_runs_are_the_quote(quote: str, others: list[str], value: str) -> None:
    assert "".join(run.text for run in quote_parts(quote, others, value)) == quote
