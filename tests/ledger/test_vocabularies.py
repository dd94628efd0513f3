"""Vocabularies that could not be numbered, or whose words would mean two terms."""

from __future__ import annotations

import pytest

from tests.ledger.helpers import refused_text, typed

pytestmark = pytest.mark.usefixtures("here")


def refused_terms(terms: str, kind: str = "tree") -> list[str]:
    """Give the lines by which terms are refused; they start at line 1, column 45."""
    return refused_text(f"vocabularies: [{{id: v, kind: {kind + ',':<7} terms: [{terms}]}}]\n")


def spans(terms: str) -> dict[str, tuple[int, int]]:
    """Give the numbers of the first and the last narrower term, by id."""
    vocabulary = typed(f"vocabularies: [{{id: v, terms: [{terms}]}}]\n").vocabularies["v"]
    ends = {n.id: (n.interval.lo, n.interval.hi) for n in vocabulary.nodes.values()}
    return {id_: (int(lo or 0), int(hi or 0)) for id_, (lo, hi) in ends.items()}


def test_a_term_given_twice() -> None:
    assert refused_terms("a, b, a, {id: a}") == [
        "f.yaml:1:52: terms: found the term 'a' again, expected each term once",
        "f.yaml:1:55: terms: found the term 'a' again, expected each term once",
    ]


def test_an_unknown_parent_is_reported_once_and_not_for_the_terms_below_it() -> None:
    assert refused_terms("strike, {id: walkout, parent: strik}, {id: x, parent: walkout}") == [
        (
            "f.yaml:1:76: terms.parent: found 'strik', expected one of strike, walkout, x; "
            "did you mean 'strike'?"
        )
    ]


def test_parents_in_a_circle_are_reported_and_the_terms_below_them_are_not() -> None:
    circle = "{id: d, parent: a}, {id: a, parent: b}, {id: b, parent: a}, {id: c, parent: c}"
    expected = "expected a broader term"
    assert refused_terms(circle) == [
        f"f.yaml:1:82: terms.parent: found 'a' among its own parents, {expected}",
        f"f.yaml:1:102: terms.parent: found 'b' among its own parents, {expected}",
        f"f.yaml:1:122: terms.parent: found 'c' among its own parents, {expected}",
    ]


@pytest.mark.parametrize("kind", ["ladder", "shades"])
def test_parents_are_for_trees_only(kind: str) -> None:
    found = f"found a parent in a vocabulary of kind '{kind}'"
    assert refused_terms("a, {id: b, parent: a}", kind) == [
        f"f.yaml:1:65: terms.parent: {found}, expected no parent"
    ]


@pytest.mark.parametrize(
    ("terms", "line"),
    [
        ("{id: a, aliases: [x, Y]}, {id: b, aliases: [y]}",
         "f.yaml:1:90: terms.aliases: found 'y', which means 'a' already"),
        ("{id: a, aliases: [Défence]}, {id: b, name: Defense}",
         "f.yaml:1:89: terms.name: found 'Defense', which means 'a' already"),
        ("{id: a, aliases: [B]}, b", "f.yaml:1:69: terms.id: found 'b', which means 'a' already"),
    ],
)  # fmt: skip
def test_a_spelling_of_two_terms(terms: str, line: str) -> None:
    assert refused_terms(terms) == [f"{line}, expected a spelling of one term only"]


def test_names_are_shared_in_trees_only() -> None:
    terms = "{id: a, name: Défence}, {id: b, name: Defense}"
    assert spans(terms) == {"a": (0, 0), "b": (1, 1)}
    expected = "expected a spelling of one term only"
    assert refused_terms(terms, "ladder") == [
        f"f.yaml:1:84: terms.name: found 'Defense', which means 'a' already, {expected}"
    ]


def test_a_term_may_say_its_own_name_twice_and_have_a_name_without_letters() -> None:
    terms = "{id: ssb, name: SSB, aliases: [S.S.B., '—']}, {id: '–', aliases: ['…']}"
    assert spans(terms) == {"ssb": (0, 0), "–": (1, 1)}


def test_two_vocabularies_may_use_the_same_words() -> None:
    one, two = (f"{{id: {v}, terms: [a, {{id: b, parent: a}}]}}" for v in "vw")
    assert set(typed(f"vocabularies: [{one}, {two}]").vocabularies) == {"v", "w"}


def test_the_parent_may_be_named_after_the_child() -> None:
    terms = "{id: c, parent: b}, {id: b, parent: a}, a, {id: d, parent: a}, e"
    assert spans(terms) == {"c": (2, 2), "b": (1, 2), "a": (0, 3), "d": (3, 3), "e": (4, 4)}


def test_a_chain_of_ten_thousand_terms() -> None:
    chain = "a0, " + ", ".join(f"{{id: a{n}, parent: a{n - 1}}}" for n in range(1, 10_000))
    ends = spans(chain)
    assert (ends["a0"], ends["a9999"]) == ((0, 9999), (9999, 9999))


def test_a_circle_of_a_thousand_terms() -> None:
    circle = ", ".join(f"{{id: a{n}, parent: a{(n + 1) % 1000}}}" for n in range(1000))
    lines = refused_terms(circle)
    assert len(lines) == 1000
    assert lines[0] == (
        "f.yaml:1:63: terms.parent: found 'a0' among its own parents, expected a broader term"
    )
