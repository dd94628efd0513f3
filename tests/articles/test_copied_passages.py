"""Long runs of words that texts have in common, and what ties sources to one another."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import copied_passages as shared_words
from articles.copied_passages import Place, Run, shared_runs
from articles.independence import Tie, Tied, counted_as, ties
from articles.quotes import Page
from schema.folding import fold
from schema.records import Source

OPENED = "the bridge was opened with a long and solemn ceremony"


def runs(*texts: str, furniture: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Give what the texts share, as each of them has it."""
    pages = {f"s{n}": Page(text, furniture) for n, text in enumerate(texts)}
    return [tuple(place.words for place in run.places) for run in shared_runs(pages)]


def test_a_run_with_its_places() -> None:
    pages = {
        "b": Page(f"It rained.\nOn Friday {OPENED}, at last."),
        "a": Page(f"Then {OPENED}."),
        "c": Page("Nothing of the kind."),
    }
    assert shared_runs(pages) == (
        Run(10, (Place("a", OPENED, 5, 58, 1), Place("b", OPENED, 21, 74, 2))),
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
    assert [words for words, _ in runs(one, other)] == ([shared] if shared else [])


def test_furniture_is_cut_out_and_a_run_goes_on_over_it() -> None:
    glued = OPENED.replace("long", "long READ: Ferry sinks")
    assert runs(glued, OPENED, furniture=("READ: Ferry sinks",)) == [(OPENED, OPENED)]
    assert runs(OPENED, OPENED, furniture=(OPENED,)) == []


def test_a_text_that_repeats_itself_is_in_no_tie_with_itself() -> None:
    assert runs(f"{OPENED}. {OPENED}.") == []
    assert runs(OPENED, f"{OPENED}. {OPENED}.") == [(OPENED, OPENED)]


def test_a_wire_story_in_many_papers_is_one_run() -> None:
    assert runs(*[f"paper {n}: {OPENED}" for n in "abcdefgh"]) == [(OPENED,) * 8]


def test_of_two_runs_each_is_told_once() -> None:
    second = "nobody had thought that it would ever be done"
    assert runs(f"{OPENED} {second}", f"{second} {OPENED}") == [(second,) * 2, (OPENED,) * 2]


def source(name: str, **declared: str | tuple[str, ...]) -> Source:
    return Source.model_validate({"id": name} | declared)


WORDS = ["in", "On", "over", "under", "At"]


@pytest.fixture(scope="module")
def short_runs() -> Iterator[int]:
    """Let runs of three words count, two of them in small letters."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shared_words, "LONG_RUN", 3)
        patch.setattr(shared_words, "PLAIN_WORDS", 2)
        yield 3


@given(
    st.lists(
        st.lists(st.sampled_from([*WORDS, *WORDS, "“by”"]), max_size=12).map(" ".join),
        min_size=2,
        max_size=5,
    )
)
def test_texts_are_tied_when_any_pair_shares_a_run(short_runs: int, texts: list[str]) -> None:
    pages = {f"s{n}": Page(text) for n, text in enumerate(texts)}
    found = shared_runs(pages)
    tied = [Tie("text", tuple(Tied(p.source, "") for p in run.places)) for run in found]
    sources = [source(name) for name in pages]
    expected = dict.fromkeys(pages, "")
    groups = [{name} for name in pages]
    for one, other in combinations(pages, 2):
        if _stretches(texts[int(one[1:])], short_runs) & _stretches(
            texts[int(other[1:])], short_runs
        ):
            both = [group for group in groups if group & {one, other}]
            groups = [g for g in groups if g not in both] + [set[str]().union(*both)]
    for group in groups:
        expected |= dict.fromkeys(group, min(group))
    assert counted_as(sources, tied) == expected
    for run in found:
        assert len({fold(place.words) for place in run.places}) == 1
        assert len(run.places[0].words.split()) == run.length >= short_runs
        assert all(pages[p.source].text[p.start : p.end] == p.words for p in run.places)
    assert shared_runs(dict(reversed(pages.items()))) == found


def _stretches(text: str, length: int) -> set[tuple[str, ...]]:
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
        Tie("agency", (Tied("b", "Reuters"), Tied("c", "Reuters"))),
        Tie("publisher", (Tied("c", "the post!"), Tied("d", "The Post"))),
    )
    assert ties(sources[::-1], {}) == found
    assert counted_as(sources, found) == {"d": "b", "c": "b", "b": "b", "a": "a", "e": "e"}
