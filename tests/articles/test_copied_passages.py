"""Passages that texts have in common, and what ties sources to one another."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import article_words
from articles import copied_passages as module
from articles.copied_passages import CopiedPassage, PassageCopy, copied_passages
from articles.independence import SourceTie, TiedSource, counted_as, ties
from articles.quotes import ArticleText
from schema.folding import fold
from schema.records import Source

OPENED = "the bridge was opened with a long and solemn ceremony"


def passages(*texts: str, furniture: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Give what the texts share, as each of them has it."""
    articles = {f"s{n}": ArticleText(text, furniture) for n, text in enumerate(texts)}
    found = copied_passages(articles).passages
    return [tuple(copy.words for copy in passage.copies) for passage in found]


def test_a_passage_with_its_copies() -> None:
    articles = {
        "b": ArticleText(f"It rained.\nOn Friday {OPENED}, at last."),
        "a": ArticleText(f"Then {OPENED}."),
        "c": ArticleText("Nothing of the kind."),
    }
    assert copied_passages(articles).passages == (
        CopiedPassage(
            10, (PassageCopy("a", OPENED, 5, 58, 1), PassageCopy("b", OPENED, 21, 74, 2))
        ),
    )


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (OPENED, OPENED, OPENED),
        ("was opened with a long and solemn ceremony", OPENED,
         "was opened with a long and solemn ceremony"),
        ("opened with a long and solemn ceremony", OPENED, None),
        ("The BRIDGE, was “opened” with a long and solemn ceremony", OPENED, None),
        ("the bridge was opened with a “long” and solemn ceremony", OPENED, None),
        ("the bridge  was opened\nwith a long — and solemn — ceremony", OPENED,
         "the bridge was opened with a long - and solemn - ceremony"),
        ("the brïdge was opened with a long and solemn ceremony", OPENED,
         "the brïdge was opened with a long and solemn ceremony"),
        ("the programme of the harbour was a long one", "the program of the harbor was a long one",
         "the programme of the harbour was a long one"),
        ("under the Countering America's Adversaries Through Sanctions Act (CAATSA), it said",
         "under the Countering America’s Adversaries Through Sanctions Act (CAATSA) it has", None),
        ("in 2019, 2020 and 2021 it was 4", "in 2019, 2020 and 2021 it was 4", None),
        ("one two three four five Six Seven Eight", "one two three four five Six Seven Eight",
         "one two three four five Six Seven Eight"),
        ("one two three four Five Six Seven Eight", "one two three four Five Six Seven Eight",
         None),
        ("北京 上海 广州 深圳 天津 重庆 成都 武汉", "北京 上海 广州 深圳 天津 重庆 成都 武汉",
         "北京 上海 广州 深圳 天津 重庆 成都 武汉"),
        ("- ' the bridge was opened with a long _ and solemn", OPENED,
         "the bridge was opened with a long _ and solemn"),
    ],
)  # fmt: skip
def test_the_nearest_texts(one: str, other: str, shared: str | None) -> None:
    assert [words for words, _ in passages(one, other)] == ([shared] if shared else [])


def test_furniture_is_cut_out_and_a_passage_goes_on_over_it() -> None:
    glued = OPENED.replace("long", "long READ: Ferry sinks")
    assert passages(glued, OPENED, furniture=("READ: Ferry sinks",)) == [(OPENED, OPENED)]
    assert passages(OPENED, OPENED, furniture=(OPENED,)) == []


def test_a_text_that_repeats_itself_is_in_no_tie_with_itself() -> None:
    assert passages(f"{OPENED}. {OPENED}.") == []
    assert passages(OPENED, f"{OPENED}. {OPENED}.") == [(OPENED, OPENED)]


def test_a_wire_story_in_many_papers_is_one_passage() -> None:
    assert passages(*[f"paper {n}: {OPENED}" for n in "abcdefgh"]) == [(OPENED,) * 8]


def test_of_two_passages_each_is_reported_once() -> None:
    second = "nobody had thought that it would ever be done"
    assert passages(f"{OPENED} {second}", f"{second} {OPENED}") == [(second,) * 2, (OPENED,) * 2]


def source(name: str, **declared: str | tuple[str, ...]) -> Source:
    return Source.model_validate({"id": name} | declared)


WORDS = ["in", "On", "over", "under", "At"]


@pytest.fixture(scope="module")
def short_passages() -> Iterator[int]:
    """Let passages of three words count, two of them in small letters."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "SHINGLE_WORDS", 3)
        patch.setattr(article_words, "SHINGLE_WORDS", 3)
        patch.setattr(module, "UNCAPITALISED_WORDS", 2)
        yield 3


@given(
    st.lists(
        st.lists(st.sampled_from([*WORDS, *WORDS, "“by”"]), max_size=12).map(" ".join),
        min_size=2,
        max_size=5,
    )
)
def test_texts_are_tied_when_any_pair_shares_a_passage(
    short_passages: int, texts: list[str]
) -> None:
    articles = {f"s{n}": ArticleText(text) for n, text in enumerate(texts)}
    found = copied_passages(articles).passages
    tied = [
        SourceTie("text", tuple(TiedSource(p.source, "") for p in passage.copies))
        for passage in found
    ]
    sources = [source(name) for name in articles]
    expected = dict.fromkeys(articles, "")
    groups = [{name} for name in articles]
    for one, other in combinations(articles, 2):
        if _shingles(texts[int(one[1:])], short_passages) & _shingles(
            texts[int(other[1:])], short_passages
        ):
            both = [group for group in groups if group & {one, other}]
            groups = [g for g in groups if g not in both] + [set[str]().union(*both)]
    for group in groups:
        expected |= dict.fromkeys(group, min(group))
    assert counted_as(sources, tied) == expected
    for passage in found:
        assert len({fold(copy.words) for copy in passage.copies}) == 1
        assert len(passage.copies[0].words.split()) == passage.length >= short_passages
        assert all(articles[p.source].text[p.start : p.end] == p.words for p in passage.copies)
    assert copied_passages(dict(reversed(articles.items()))).passages == found


def _shingles(text: str, length: int) -> set[tuple[str, ...]]:
    words = text.split()
    every = {tuple(words[n : n + length]) for n in range(len(words) - length + 1)}
    return {s for s in every if "“by”" not in s and sum(word.islower() for word in s) >= 2}


def test_declared_ties() -> None:
    sources = [
        source("d", publisher="The Post"),
        source("c", publisher="the post!", credits=("Reuters",)),
        source("b", publisher="Reuters"),
        source("a", credits=("AP", "ap")),
        source("e", publisher="AP News", picture_credits=("Reuters", "AP")),
    ]
    found = ties(sources, {})
    assert found == (
        SourceTie("agency", (TiedSource("b", "Reuters"), TiedSource("c", "Reuters"))),
        SourceTie("publisher", (TiedSource("c", "the post!"), TiedSource("d", "The Post"))),
    )
    assert ties(sources[::-1], {}) == found
    assert counted_as(sources, found) == {"d": "b", "c": "b", "b": "b", "a": "a", "e": "e"}
