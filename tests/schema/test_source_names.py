"""What sources are called: their own name, their date, and never the same as another."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.records import Source
from schema.source_names import short, source_names, with_date

HEADLINE = "US and Turkey conflicted over purchase of Russia's S-400s"
JULY, AUGUST = "2019-07-05", "2019-08"


def names(*sources: dict[str, str]) -> list[str]:
    return list(source_names(Source.model_validate(source) for source in sources).values())


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ({"name": "the Post", "publisher": "Post Ltd", "headline": "A"}, "the Post"),
        ({"publisher": "Post Ltd", "headline": "A"}, "Post Ltd"),
        ({"headline": "After the Grey Heron"}, "“After the Grey Heron”"),
        ({"headline": HEADLINE}, "“US and Turkey conflicted over purchase…”"),
        ({"published": JULY}, "s1"),
    ],
)
def test_the_first_of_name_publisher_headline_and_id(source: dict[str, str], name: str) -> None:
    assert names({"id": "s1", **source}) == [name]


ALIKE: list[tuple[list[dict[str, str]], list[str]]] = [
    (
        [{"published": JULY}, {"published": AUGUST}],
        ["Post (5 July 2019)", "Post (August 2019)"],
    ),
    ([{"published": JULY}, {}], ["Post (5 July 2019)", "Post"]),
    (
        [{"headline": "One", "published": JULY}, {"headline": "Two", "published": JULY}],
        ["Post (5 July 2019, “One”)", "Post (5 July 2019, “Two”)"],
    ),
    ([{"headline": "One"}, {"headline": "Two"}], ["Post (“One”)", "Post (“Two”)"]),
    ([{}, {}], ["Post (s0)", "Post (s1)"]),
    (
        [{"published": JULY}, {"published": JULY}, {"published": AUGUST}],
        ["Post (5 July 2019, s0)", "Post (5 July 2019, s1)", "Post (August 2019)"],
    ),
    ([{"name": "the POST"}, {"name": "The Post"}], ["the POST (s0)", "The Post (s1)"]),
]


@pytest.mark.parametrize(("sources", "expected"), ALIKE)
def test_sources_called_alike_are_told_apart(
    sources: list[dict[str, str]], expected: list[str]
) -> None:
    given_names = [{"id": f"s{n}", "name": "Post"} | source for n, source in enumerate(sources)]
    assert names(*given_names) == expected


def test_a_name_that_is_the_id_of_another_source_is_told_apart() -> None:
    assert names({"id": "post"}, {"id": "s1", "name": "post"}) == ["post (post)", "post (s1)"]
    assert names({"id": "a", "name": "Post"}, {"id": "b", "name": "Post (a)"}, {"id": "c"}) == [
        "Post",
        "Post (a)",
        "c",
    ]


FEW = st.sampled_from(["a", "b", "A", "a (b)", "a (2019)", "a (b, b)"])
sources = st.fixed_dictionaries(
    {},
    optional={
        "name": FEW,
        "publisher": FEW,
        "headline": FEW,
        "published": st.sampled_from(["2019", "2020-01"]),
    },
)


@given(st.dictionaries(FEW, sources, max_size=6))
def test_no_two_sources_are_called_the_same(ledger: dict[str, dict[str, Any]]) -> None:
    found = names(*({"id": name, **source} for name, source in ledger.items()))
    assert len(set(found)) == len(ledger)


def test_the_date_stands_behind_the_name_once() -> None:
    assert with_date("Post", JULY) == "Post (5 July 2019)"
    assert with_date("Post", None) == "Post"
    assert with_date("Post (5 July 2019)", JULY) == "Post (5 July 2019)"
    assert with_date("Post (5 July 2019, “One”)", JULY) == "Post (5 July 2019, “One”)"


@given(st.text(alphabet="ab ,.", min_size=1).map(str.strip), st.integers(1, 50))
def test_words_are_cut_after_a_word(words: str, most: int) -> None:
    cut = short(words, most)
    assert len(cut) <= most + 1
    if cut != words:
        assert cut.endswith("…")
        assert words.startswith(cut[:-1])
