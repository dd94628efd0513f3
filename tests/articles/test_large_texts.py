"""Large texts: taken in pieces, put aside and read again, with the same results as small ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import article_words, copied_passages, shared_hashes, texts
from articles.folded_text import _CHANGED, Folded, folded  # pyright: ignore[reportPrivateUsage]
from articles.gather import ArticleEvidence, gather
from articles.nearest_words import longest_common_run
from articles.quotes import ArticleText, replaced
from extraction import dates_relative_to_publication, judge, read_weekdays
from ledger.load_ledger import load_ledger
from schema.records import Attribute
from schema.values import VALUE_TYPES
from support.problems import UnusableInput

SIGNS = " aA.-–'\"`“”’\n\t\u00a0\u200b\u00ad\x00\u0301éЖ中ﬁ\u00a8각\u1161ĳ"
WORDS = ("alpha", "Beta", "the", "of,", "“by", "us”", '"', "—", "(big", "U.S.", "x", "\n")
LEDGER = """
sources:
  - {id: a, publisher: A, published: 2020-01-02, file: a.txt, furniture: [Share this]}
  - {id: b, publisher: B, published: 2020-01-03, file: b.txt}
  - {id: c, publisher: C, published: 2020-01-04, file: c.txt}
subjects: [{id: bridge}]
attributes: [{id: opened, type: date}, {id: mayor, type: name}]
claims:
  - {source: c, subject: bridge, attribute: opened, value: 2019-07, quote: opened in July 2019}
  - {source: a, subject: bridge, attribute: opened, value: 2019-07, quote: opened in July 2019}
  - {source: b, subject: bridge, attribute: opened, value: 2019-07, quote: opened in June 2019}
  - {source: a, subject: bridge, attribute: mayor, value: Ada Lovelace, quote: Ada Lovelace said}
"""
COMMON = "the bridge was opened with a long and solemn ceremony that went on until late at night"


@given(st.lists(st.text(SIGNS, max_size=3), max_size=20).map("".join))
def test_only_what_may_change_is_looked_at(text: str) -> None:
    """What folding changes is found as by trying every place, one after the other."""
    found = Folded(text)
    every = [one.span() for one in _CHANGED.finditer(text)]
    unchanged = set(range(len(text))) - {n for start, end in every for n in range(start, end)}
    places = {found.original((n, n + 1)) for n in range(len(found.text))}
    assert {(n, n + 1) for n in unchanged} <= places
    assert found.text.strip() == folded(text)
    assert not any(one in found.text for one in '\n\t“”’–\u00a0\u200b\u00ad"`ﬁ')


@given(*[st.lists(st.sampled_from("abc"), max_size=30)] * 2)
@settings(max_examples=60)
def test_the_longest_common_run(words: list[str], others: list[str]) -> None:
    expected = SequenceMatcher(None, words, others, autojunk=False).find_longest_match()
    found = longest_common_run(words, others)
    assert found.length == expected.size
    assert not expected.size or tuple(found) == tuple(expected)


def test_a_long_quote_that_is_not_in_its_text_takes_no_time() -> None:
    quote = " ".join(["the", "a", "of"] * 5_000)
    text = " ".join(["the", "a", "of", "in"] * 10_000)
    assert longest_common_run(quote.split(), text.split()).length == 3
    assert ArticleText(text).find(quote, None, None).state == "absent"


def test_a_quote_as_long_as_an_article_is_found_and_not_read() -> None:
    words = "It was the biggest bridge on earth, opened on Friday, 2 May 2019. " * 1000
    attribute = Attribute(id="opened", type="date")
    verdict = judge(VALUE_TYPES["date"].read("2020", attribute, None), attribute, words, None)
    assert (verdict.outcome, verdict.unread) == ("not checkable", True)
    assert verdict.reason == "the quote has more than 50,000 characters, and is not read"
    assert read_weekdays(words, None) == (0, ())
    assert dates_relative_to_publication(words) == ()
    assert ArticleText(words).find(words, None, None).state == "found"


@given(st.lists(st.tuples(*[st.integers(0, 9)] * 2).map(sorted).map(tuple), max_size=4).map(sorted))
@settings(max_examples=40)
def test_spans_are_replaced(spans: list[tuple[int, int]]) -> None:
    text = "abcdefghi"
    inside = {n for start, end in spans for n in range(start, end)}
    assert replaced(text, spans, "#") == "".join(
        "#" if n in inside else c for n, c in enumerate(text)
    )


@given(
    st.lists(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), min_size=2, max_size=3)
)
@settings(max_examples=25)
def test_pieces_files_and_what_is_forgotten_change_no_passage(written: list[str]) -> None:
    articles = {f"s{n}": ArticleText(f"{text} {COMMON}") for n, text in enumerate(written)}
    whole = copied_passages.copied_passages(articles)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(article_words, "_PIECE", 12)
        patch.setattr(article_words, "_MOST_SPELLINGS", 3)
        patch.setattr(shared_hashes, "_PARTS", 4)
        few = partial(shared_hashes.SharedHashes, 5)
        patch.setattr(copied_passages, "SharedHashes", few)
        assert copied_passages.copied_passages(articles) == whole
    assert whole.passages


def test_hashes_of_several_texts_are_found_in_a_file_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_hashes, "_PARTS", 8)
    numbers = [{n * 3 - 5, -(2**62), 2**62 - n, n} for n in range(60)]
    found: list[set[int]] = []
    for most in (0, 7, 10**6):
        hashes = shared_hashes.SharedHashes(most)
        for several in numbers:
            hashes.add(several)
        found.append(hashes.shared())
    assert found[0] == found[1] == found[2]
    times = Counter(n for several in numbers for n in several)
    assert found[0] == {n for n in times if times[n] > 1}


@pytest.fixture
def written(here: Path) -> Path:
    name = "Ada Lovelase spoke. Ada Lovelace said it."
    (here / "a.txt").write_text(f"Share this {COMMON}, opened in July 2019. {name}", "utf-8")
    (here / "b.txt").write_text(f"It said: {COMMON}, opened in July 2019.", "utf-8")
    (here / "c.txt").write_text("Quite another text; “opened in July 2019”.", "utf-8")
    (here / "facts.yaml").write_text(LEDGER, "utf-8")
    return here / "facts.yaml"


def evidence(ledger: Path) -> Mapping[str, object]:
    """Give what the articles say, with the furniture that is read out of them later."""
    found: ArticleEvidence = gather(load_ledger([ledger]))
    missing = {source: article.missing_furniture for source, article in found.articles.items()}
    return {
        **{name: value for name, value in found._asdict().items() if name != "articles"},
        "texts": dict(found.texts),
        "missing": missing,
    }


def test_texts_that_are_read_again_say_the_same(
    written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = evidence(written)
    monkeypatch.setattr(texts, "KEPT", 60)
    assert evidence(written) == kept
    monkeypatch.setattr(texts, "KEPT", 0)
    assert evidence(written) == kept
    assert kept["misspellings"]
    assert kept["ties"]


@pytest.mark.parametrize("now", ["another text", None])
def test_a_text_that_changes_while_it_is_read_is_noticed(
    written: Path, monkeypatch: pytest.MonkeyPatch, now: str | None
) -> None:
    monkeypatch.setattr(texts, "KEPT", 0)
    found = gather(load_ledger([written])).texts
    assert found["b"].text.startswith("It said")
    found["a"]
    (written.parent / "b.txt").unlink()
    if now:
        (written.parent / "b.txt").write_text(now, "utf-8")
    with pytest.raises(UnusableInput) as raised:
        found["b"]
    (problem,) = raised.value.problems
    assert str(problem) == (
        f"{written}:4:56: file: found 'b.txt', which changed while this run read it, "
        "expected a file that stays as it is"
    )
