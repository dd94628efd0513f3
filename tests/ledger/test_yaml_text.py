"""Every scalar is text as YAML 1.2 reads it, and every node knows its place."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ledger.yaml_events import Mapping, Reached, follow
from tests.ledger.helpers import parsed


@pytest.mark.parametrize(
    "written",
    [
        "2:1", "NO", "no", "yes", "on", "12:30", "1:30:59", "0123", "0o17", "0x1F", "1e3", "1_000",
        ".inf", "-.NaN", "2017-09", "2019-07-12", "2019-07-12T10:00:00Z", "true", "False", "=",
        "<<", "nULL", "none", "-1", "+4", "4.50", "it's", "C#", "a:b", "example.org:80/x", "1,372",
        "¿qué?", "Erdoğan", "日本", "😀", "a\ufeffb", "a\u00a0b",
    ],
)  # fmt: skip
def test_plain_scalars_stay_as_written(written: str) -> None:
    assert parsed(f"k: {written}\n") == {"k": written}


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL", "# a comment"])
def test_nothing_is_written_in_the_ways_of_yaml_1_2(written: str) -> None:
    assert parsed(f"k: {written}\n") == {"k": None}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('"null"', "null"),
        ("'~'", "~"),
        ('""', ""),
        ("''", ""),
        ("'it''s'", "it's"),
        (r'"a\tb\n\"c\" é"', 'a\tb\n"c" é'),
        ("one\n  two\n\n  three", "one two\nthree"),
        ('"one\n  two"', "one two"),
        ("'one\n\n  two'", "one\ntwo"),
        ("|\n  one\n   two\n\n", "one\n two\n"),
        ("|-\n  one\n  two\n", "one\ntwo"),
        ("|+\n  one\n\n", "one\n\n"),
        (">\n  one\n  two\n\n  three\n", "one two\nthree\n"),
        (">-\n  # no comment\n", "# no comment"),
        ("|\n  null\n", "null\n"),
        ("2017 # the year", "2017"),
    ],
)
def test_quoted_and_multi_line_scalars(written: str, read: str) -> None:
    assert parsed(f"k: {written}") == {"k": read}


@pytest.mark.parametrize("text", ["k: v\nl: [w]\n", "k: v\r\nl: [w]\r\n", "k: v\rl: [w]\r"])
@pytest.mark.parametrize("start", ["", "\ufeff", "---\n", "%YAML 1.2\n---\n", "# comment\n\n"])
def test_line_ends_byte_order_mark_and_document_start_make_no_difference(
    start: str, text: str
) -> None:
    assert parsed(start + text) == {"k": "v", "l": ["w"]}


def test_nodes_know_their_places() -> None:
    top = parsed('a: 1\nb:\n  - x\n  - {"c d": é, e: 2}\n  -\n    - y\n')
    assert (top.at, top.key_at, top.value_at) == (
        (1, 1),
        {"a": (1, 1), "b": (2, 1)},
        {"a": (1, 4), "b": (3, 3)},
    )
    assert follow(top, ("b", 1, "e")) == Reached("2", ["b", 1, "e"], (4, 19))
    assert follow(top, ("b", 2, 0)) == Reached("y", ["b", 2, 0], (6, 7))


def test_following_a_path_stops_where_nothing_was_written() -> None:
    top = parsed("b:\n  - x\n")
    assert follow(top, ("b", 1, "e")) == Reached(["x"], ["b"], (2, 3))
    assert follow(top, ("b", 0, "e")) == Reached("x", ["b", 0], (2, 5))
    assert follow(top, ("c",)) == Reached(top, [], (1, 1))
    assert follow(top, (0,)) == Reached(top, [], (1, 1))


def test_columns_count_characters_and_not_bytes() -> None:
    top = parsed('"😀é": {a: 1}\n')
    inner = top["😀é"]
    assert isinstance(inner, Mapping)
    assert inner.at == (1, 7)
    assert inner.value_at == {"a": (1, 11)}


def test_twenty_levels_are_read() -> None:
    assert repr(parsed("k: " + "[" * 19 + "]" * 19)) == f"{{'k': {'[' * 19 + ']' * 19}}}"


_PRINTABLE = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufffe\uffff"),
    max_size=30,
)
_TREES = st.recursive(
    _PRINTABLE,
    lambda nodes: (
        st.lists(nodes, max_size=3) | st.dictionaries(_PRINTABLE.filter(len), nodes, max_size=3)
    ),
    max_leaves=12,
)


@given(_PRINTABLE)
def test_any_quoted_text_comes_back(text: str) -> None:
    assert parsed(f"k: {json.dumps(text, ensure_ascii=False)}") == {"k": text}


@given(_TREES)
def test_any_quoted_tree_comes_back(tree: object) -> None:
    written = yaml.dump({"k": tree}, default_style='"', allow_unicode=True, width=40)
    assert parsed(written) == {"k": tree}
