"""Numbering of vocabularies, spellings, and the place of unlisted names."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.interval import point
from schema.records import Term
from schema.vocabulary import UNLISTED_FROM, Kind, Node, Vocabulary, unlisted
from tests.schema.helpers import closed


def vocabulary(parents: dict[str, str | None], kind: Kind = "tree") -> Vocabulary:
    terms = tuple(Term(id=name, parent=parent) for name, parent in parents.items())
    return Vocabulary("v", kind, terms)


@st.composite
def trees(draw: st.DrawFn) -> dict[str, str | None]:
    """Give terms and their parents: any term may have any other, or an unknown one, or none."""
    names = [f"t{n}" for n in range(draw(st.integers(0, 12)))]
    return {name: draw(st.sampled_from([None, None, *names, "unknown"])) for name in names}


def ancestors(name: str, parents: dict[str, str | None]) -> list[str] | None:
    """Give the broader terms of a term, or None where they do not end at the top."""
    found: list[str] = []
    parent = parents[name]
    while parent is not None:
        if parent in found or parent not in parents:
            return None
        found.append(parent)
        parent = parents[parent]
    return found


@given(trees())
def test_numbering_is_the_tree(parents: dict[str, str | None]) -> None:
    nodes = vocabulary(parents).nodes
    broader = {name: above for name in parents if (above := ancestors(name, parents)) is not None}
    assert list(nodes) == list(broader)
    for one, other in combinations(nodes, 2):
        common = nodes[one].interval.common(nodes[other].interval)
        if one in broader[other]:
            assert common == nodes[other].interval != nodes[one].interval
        elif other in broader[one]:
            assert common == nodes[one].interval != nodes[other].interval
        else:
            assert common is None


@given(trees())
def test_numbers_are_dense_and_below_the_unlisted(parents: dict[str, str | None]) -> None:
    nodes = vocabulary(parents).nodes.values()
    assert sorted(node.interval.lo for node in nodes if node.interval.lo is not None) == list(
        range(len(nodes))
    )
    assert all(node.interval.hi is not None and node.interval.hi < len(nodes) for node in nodes)


def test_a_tree_is_numbered_in_pre_order() -> None:
    found = vocabulary({"freeze": "sanction", "sanction": None, "us": "freeze", "praise": None})
    assert {name: node.interval for name, node in found.nodes.items()} == {
        "freeze": closed(1, 2),
        "sanction": closed(0, 2),
        "us": closed(2, 2),
        "praise": closed(3, 3),
    }


@pytest.mark.parametrize("kind", ["ladder", "shades"])
def test_a_ladder_and_shades_are_numbered_one_by_one(kind: Kind) -> None:
    found = vocabulary({"warned": None, "suspended": None, "removed": None}, kind)
    assert [node.interval for node in found.nodes.values()] == [point(0), point(1), point(2)]


def test_circles_and_what_hangs_on_them_are_left_out() -> None:
    circle = {"a": "b", "b": "c", "c": "a", "on": "a", "self": "self", "top": None, "x": "top"}
    assert list(vocabulary(circle).nodes) == ["top", "x"]


def test_a_chain_of_5000_terms() -> None:
    parents = {f"t{n}": f"t{n - 1}" if n else None for n in range(5000)}
    nodes = vocabulary(parents).nodes
    assert nodes["t0"].interval == closed(0, 4999)
    assert nodes["t4999"].interval == point(4999)


def test_a_chain_whose_ids_are_all_repeated() -> None:
    """Walking each term once for each of its parents would take 2 to the power of 60 steps."""
    chain = [Term(id=f"t{n}", parent=f"t{n - 1}" if n else None) for n in range(60) for _ in "ab"]
    assert len(Vocabulary("v", "tree", tuple(chain)).nodes) == 60


def test_an_empty_vocabulary() -> None:
    empty = vocabulary({})
    assert (empty.nodes, empty.find("anything"), empty.spellings()) == ({}, (), [])


MEASURES = Vocabulary(
    "measures",
    "tree",
    (
        Term(id="sanction", name="Sanctions", aliases=("penalty", "measure")),
        Term(id="asset-freeze", parent="sanction", aliases=("Freezing of assets", "measure")),
        Term(id="penalty", aliases=("’", "fine")),
        Term(id="lost", parent="lost", aliases=("fine print",)),
    ),
)


@pytest.mark.parametrize(
    ("spelling", "term"),
    [
        ("sanction", "sanction"),
        ("SANCTION", "sanction"),
        ("sanctions", "sanction"),
        ("asset-freeze", "asset-freeze"),
        ("Asset Freeze", "asset-freeze"),
        ("freezing of assets", "asset-freeze"),
        ("measure", "sanction"),  # listed twice: the first one has it
        ("penalty", "penalty"),  # an id goes before another term's alias
        ("Penalty", "sanction"),
        ("fine", "penalty"),
    ],
)
def test_a_term_is_found_by_id_name_or_alias(spelling: str, term: str) -> None:
    assert MEASURES.find(spelling) == (MEASURES.nodes[term],)


@pytest.mark.parametrize("spelling", ["", " ", "’", "freeze", "assetfreeze", "lost", "fine print"])
def test_a_term_that_is_not_found(spelling: str) -> None:
    assert MEASURES.find(spelling) == ()


def test_a_node_is_named_by_its_name_or_its_id() -> None:
    assert MEASURES.nodes["sanction"] == Node("sanction", "Sanctions", None, closed(0, 1))
    assert MEASURES.nodes["asset-freeze"] == Node(
        "asset-freeze", "asset freeze", "sanction", closed(1, 1)
    )


def test_spellings_are_what_can_be_written() -> None:
    assert MEASURES.spellings() == [
        *("sanction", "asset-freeze", "penalty", "lost"),
        *(
            "Sanctions",
            "penalty",
            "measure",
            "Freezing of assets",
            "measure",
            "’",
            "fine",
            "fine print",
        ),
    ]


def test_unlisted_spellings_have_places_that_never_change() -> None:
    assert unlisted("Anthony Blinken") == unlisted("ANTHONY  BLINKEN")
    assert unlisted("Anthony Blinken") == point(15_420_629_005_502_045_237)  # by md5sum
    assert unlisted("Anthony Blinken") != unlisted("Antony Blinken")


@given(st.text())
def test_unlisted_spellings_lie_above_all_terms_and_inside_the_store(text: str) -> None:
    (place,) = {unlisted(text).lo, unlisted(text).hi}
    assert place is not None
    assert UNLISTED_FROM <= place < 10**20  # the columns of the store hold 29 digits
