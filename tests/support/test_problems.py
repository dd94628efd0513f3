"""How places, problems and guesses are worded."""

from __future__ import annotations

import pytest

from support.problems import Place, Problem, UnusableInput, nearest, one_of


def test_problems_are_reported_once_in_the_order_of_their_places() -> None:
    late = Problem(Place("a.yaml", 10, 1), "value", "x", "y")
    early = Problem(Place("a.yaml", 9, 12), "", "x", "y")
    whole = Problem(Place("a.yaml"), "", "no such file", "a ledger")
    unusable = UnusableInput([late, early, late, whole])
    assert unusable.problems == (whole, early, late)
    assert str(unusable) == (
        "a.yaml: found no such file, expected a ledger\n"
        "a.yaml:9:12: found x, expected y\n"
        "a.yaml:10:1: value: found x, expected y"
    )


@pytest.mark.parametrize(
    ("words", "meant", "said"),
    [
        ([], "a", "one that exists, and there are none"),
        (["a"], "", "'a'"),
        (["abc"], "abd", "'abc'"),
        (["a", "b", "a"], "", "one of a, b"),
        (["abc", "xyz"], "abd", "one of abc, xyz; did you mean 'abc'?"),
        (["abc", "xyz"], "q", "one of abc, xyz"),
        ([str(n) for n in range(15)], "", f"one of {', '.join(str(n) for n in range(15))}"),
        ([str(n) for n in range(16)], "", "one of 16 known ones"),
    ],
)
def test_what_was_expected(words: list[str], meant: str, said: str) -> None:
    assert one_of(words, meant) == said


def test_the_nearest_word() -> None:
    assert nearest(["claims", "sources"], "clams") == "claims"
    assert nearest(["claims", "sources"], "") == ""
    assert nearest([], "clams") == ""
