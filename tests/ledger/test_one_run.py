"""All problems are reported in one run: which problems one place hides, and which it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ledger.helpers import refused, refused_text, schema_says

pytestmark = pytest.mark.usefixtures("here")

WRONG = """\
sources: [{id: a}]
subjects: [{id: s}]
attributes: [{id: d, type: date}]
claims:
  - {source: a, subject: s, attribute: d, value: soon, quote: q}
  - {source: b, subject: s, attribute: d, value: 2019, quote: q}
"""
VALUE = f"value: {schema_says({'type': 'date'}, 'soon')}"
SOURCE = "source: found 'b', expected 'a'"
BOTH = [f"f.yaml:5:50: {VALUE}", f"f.yaml:6:14: {SOURCE}"]


def told_after(text: str) -> list[str]:
    """Give the lines by which a ledger with two wrong claims and more is refused, less these two.

    The two must be among them.
    """
    lines = refused_text(WRONG + text)
    assert [line for line in lines if line in BOTH] == BOTH
    return [line for line in lines if line not in BOTH]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nothing: like it\n", "f.yaml:7:1: nothing: found an unknown key, expected one of "),
        ("title: x\ntitle: y\n", "f.yaml:8:1: title: found this key again, expected it once ("),
        ("title: &x y\n", "f.yaml:7:8: title: found the anchor &x, expected "),
        ("title: !!str y\n", "f.yaml:7:8: title: found the tag !!str, expected "),
        ("title: *y\n", "f.yaml:7:8: title: found the alias *y, expected "),
        ('title: "\\a"\n', "f.yaml:7:8: title: found the control character U+0007, expected "),
        ("title: [x]\n", "f.yaml:7:8: title: found a list, expected text"),
        ("[x]: y\n", "f.yaml:7:1: found a key that is not text, expected "),
        ("*x : y\n", "f.yaml:7:1: found the alias *x, expected "),
        ("decisions: none\n", "f.yaml:7:12: decisions: found 'none', expected a list, "),
        ("decisions: [x]\n", "f.yaml:7:13: decisions: found 'x', expected keys and values"),
        ("order_rules: {a: b}\n", "f.yaml:7:14: order_rules: found keys and values, expected a li"),
    ],
)
def test_what_is_wrong_at_the_top_hides_nothing_else(text: str, message: str) -> None:
    (line,) = told_after(text)
    assert line.startswith(message)


def test_the_entries_of_a_key_that_is_given_again_are_read_too() -> None:
    """A second `claims:` further down is the usual case."""
    again = """\
sources: [{id: c}]
claims:
  - {source: c, subject: s, attribute: d, value: soon, quote: q}
  - {source: c, subject: t, attribute: d, value: 2019, quote: q}
"""
    twice = "found this key again, expected it once (first on line "
    lines = refused_text(WRONG.replace("source: b", "source: c") + again)
    assert lines == [
        BOTH[0],
        f"f.yaml:7:1: sources: {twice}1)",
        f"f.yaml:8:1: claims: {twice}4)",
        f"f.yaml:9:50: {VALUE}",
        "f.yaml:10:26: subject: found 't', expected 's'",
    ]


@pytest.mark.parametrize(
    ("good", "bad", "message"),
    [
        ("sources: [{id: a}]", "surces: [{id: a}]", "surces: found an unknown key"),
        ("sources: [{id: a}]", "sources: a", "sources: found 'a', expected a list"),
        ("sources: [{id: a}]", "sources: [a]", "sources: found 'a', expected keys and values"),
        ("sources: [{id: a}]", "sources: *a", "sources: found the alias *a"),
        ("sources: [{id: a}]", "sources: [*a]", "sources: found the alias *a"),
        ("sources: [{id: a}]", "sources: [{ident: a}]", "ident: found an unknown key"),
        ("sources: [{id: a}]", "sources: [{id: *a}]", "id: found the alias *a"),
        ("sources: [{id: a}]", "articles: [{id: a}]", "articles: found an unknown key"),
    ],
)
def test_a_section_that_is_not_known_hides_the_references_into_it_and_no_others(
    good: str, bad: str, message: str
) -> None:
    text = WRONG.replace(good, bad).replace("value: 2019", "value: never")
    lines = refused_text(text.replace("source: b, subject: s", "source: b, subject: t"))
    assert message in "\n".join(lines)
    assert [line for line in lines if not line.startswith("f.yaml:1:")] == [
        f"f.yaml:5:50: {VALUE}",
        "f.yaml:6:26: subject: found 't', expected 's'",
    ]


def test_a_misspelt_attribute_section_hides_values_but_no_subjects() -> None:
    text = WRONG.replace("attributes:", "atributes:").replace("subject: s, a", "subject: t, a")
    assert [line.split(": found")[0] for line in refused_text(text)] == [
        "f.yaml:3:1: atributes",
        "f.yaml:5:26: subject",
        "f.yaml:6:14: source",
        "f.yaml:6:26: subject",
    ]


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ("sources: [{id: b}\nsubjects: []\n", "g.yaml:1:10: found a list in [ ] that is cut short"),
        ("- {id: b}\n", "g.yaml:1:1: found a list at the top"),
        ("sources: [{id: c}]\n---\nx: y\n", "g.yaml:2:1: found a second document"),
        ("k: " + "[" * 30, "g.yaml:1:23: k: found more than 20 levels of nesting"),
    ],
)
def test_a_broken_file_hides_only_references_that_it_might_answer(broken: str, line: str) -> None:
    Path("g.yaml").write_text(broken, encoding="utf-8")
    Path("f.yaml").write_text(WRONG, encoding="utf-8")
    lines = refused("f.yaml", "g.yaml")
    assert (lines[0], lines[1].startswith(line), len(lines)) == (BOTH[0], True, 2)


def test_a_file_that_is_missing_does_the_same() -> None:
    Path("f.yaml").write_text(WRONG, encoding="utf-8")
    assert [line.split(": found")[0] for line in refused("f.yaml", "g.yaml")] == [
        "f.yaml:5:50: value",
        "g.yaml",
    ]


def test_a_value_that_is_refused_as_yaml_is_not_refused_again() -> None:
    text = """\
sources: [{id: a}]
subjects: [{id: s, kind: *k}]
attributes: [{id: d, type: date, of: [*k], key: *k}, {id: e, type: !!str date, of: x}]
claims:
  - {source: a, subject: *s, attribute: d, value: [*v], quote: q}
  - {source: a, subject: s, attribute: d, quote: q, readings: [{means: x, value: *v}, *r]}
  - {source: a, subject: s, attribute: d, value: {including: *v}, quote: "\\b"}
  - *c
"""
    lines = refused_text(text)
    assert len(lines) == 11
    assert [line for line in lines if "the alias" not in line] == [
        "f.yaml:3:68: type: found the tag !!str, expected the value without it",
        "f.yaml:7:74: quote: found the control character U+0008, expected text without it",
    ]
