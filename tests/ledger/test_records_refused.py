"""Records that cannot be used, and the line that says so to an editor."""

from __future__ import annotations

from typing import get_args

import pytest

from schema.records import ValueTypeName
from tests.ledger.helpers import refused_text, typed

pytestmark = pytest.mark.usefixtures("here")

CLAIM = "source: a, subject: s, attribute: d, quote: q"
A_LIST = "expected a list, one '- ' for each entry"
EMPTY = "found an empty text, expected at least one character"
CLAIM_KEYS = (
    "expected one of source, subject, attribute, value, readings, phrase, quote, prefix, suffix, "
    "speaker, modality, place, as_of, note, private"
)
MODALITIES = (
    "expected one of asserted, planned, conditional, predicted, demanded, threatened, denied"
)
TYPES = f"expected one of {', '.join(get_args(ValueTypeName))}"
TWO_WAYS = "expected a value, or at least two readings"
NO_INCLUDING = "found no such key, expected 'including: ...' here"
KINDS = "expected one of tree, ladder, shades"
WHOLE = """\
sources: [{id: a}]
subjects: [{id: s}]
attributes: [{id: d, type: list}]
claims:
"""


def refused_claim(fields: str) -> list[str]:
    """Give the lines by which one claim is refused; it starts at line 5, column 5."""
    return refused_text(f"{WHOLE}  - {{{CLAIM}, {fields}}}\n")


@pytest.mark.parametrize(
    "text",
    ["crossread: 1\n", "crossread:\n", "title: x\n", "claims:\n", "sources: []\nclaims: ~\n"],
)
def test_a_ledger_may_hold_little(text: str) -> None:
    assert typed(text).readings == ()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("crossread: 2\n", ["f.yaml:1:12: crossread: found '2', expected '1'"]),
        ("crossread: [1]\n", ["f.yaml:1:12: crossread: found a list, expected '1'"]),
        ("title: {a: b}\n", ["f.yaml:1:8: title: found keys and values, expected text"]),
        ('title: " "\n', [f"f.yaml:1:8: title: {EMPTY}"]),
        ("claims: {a: b}\n", [f"f.yaml:1:9: claims: found keys and values, {A_LIST}"]),
        ('claims: ""\n', [f"f.yaml:1:9: claims: found an empty text, {A_LIST}"]),
        (
            "claims:\n  - x\n  - [y]\n  -\n",
            [
                "f.yaml:2:5: claims: found 'x', expected keys and values",
                "f.yaml:3:5: claims: found a list, expected keys and values",
                "f.yaml:4:4: claims: found nothing, expected keys and values",
            ],
        ),
    ],
)
def test_the_top_of_a_ledger(text: str, lines: list[str]) -> None:
    assert refused_text(text) == lines


def test_a_misspelt_key_is_reported_once_at_its_place() -> None:
    text = "claims:\n  - sorce: a\n    subjekt: b\n    attribute: c\n    vale: 1\n    qoute: d\n"
    assert refused_text(text) == [
        f"f.yaml:2:5: sorce: found an unknown key, {CLAIM_KEYS}; did you mean 'source'?",
        f"f.yaml:3:5: subjekt: found an unknown key, {CLAIM_KEYS}; did you mean 'subject'?",
        f"f.yaml:5:5: vale: found an unknown key, {CLAIM_KEYS}; did you mean 'value'?",
        f"f.yaml:6:5: qoute: found an unknown key, {CLAIM_KEYS}; did you mean 'quote'?",
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("vocabularies:\n  - id: v\n    terms:\n      - id: a\n        parnt: b\n",
         [("f.yaml:5:9: parnt: found an unknown key, expected one of id, name, aliases, parent, "
          "note; did you mean 'parent'?")]),
        ("order_rules: [{earlier: {subject: s, atribute: d}, later: {xyz: 1}, because: b}]\n",
         [("f.yaml:1:38: atribute: found an unknown key, expected one of subject, attribute; "
          "did you mean 'attribute'?"),
          "f.yaml:1:59: attribute: found no such key, expected 'attribute: ...' here",
          "f.yaml:1:59: subject: found no such key, expected 'subject: ...' here",
          "f.yaml:1:60: xyz: found an unknown key, expected one of subject, attribute"]),
        ("decisions: [{subject: s, attribute: d, value: v, becuase: b, by: c, on: 2020}]\n",
         [("f.yaml:1:50: becuase: found an unknown key, expected one of subject, attribute, value, "
          "unsourced, grounds, because, by, on, as_of, note, private; did you mean 'because'?")]),
        ("subjects: [{id: s, '': x}]\n",
         ["f.yaml:1:20: found an unknown key, expected one of id, name, kind, note"]),
    ],
)  # fmt: skip
def test_misspelt_keys_inside_records(text: str, lines: list[str]) -> None:
    assert refused_text(text) == lines


def test_missing_keys_are_reported_where_the_entry_starts() -> None:
    assert refused_text("claims:\n  - source: a\n    value: 1\nsubjects:\n  - {}\n") == [
        "f.yaml:2:5: attribute: found no such key, expected 'attribute: ...' here",
        "f.yaml:2:5: quote: found no such key, expected 'quote: ...' here",
        "f.yaml:2:5: subject: found no such key, expected 'subject: ...' here",
        "f.yaml:5:5: id: found no such key, expected 'id: ...' here",
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("attributes: [{id: a, type: dat}]",
         f"1:28: type: found 'dat', {TYPES}; did you mean 'date'?"),
        ("attributes: [{id: a, type: }]", f"1:28: type: found nothing, {TYPES}"),
        ("attributes: [{id: a, type: [date]}]", f"1:28: type: found a list, {TYPES}"),
        ("vocabularies: [{id: v, kind: Ladder, terms: [a]}]",
         f"1:30: kind: found 'Ladder', {KINDS}; did you mean 'ladder'?"),
        ("attributes: [{id: a, type: date, key: yes}]",
         "1:39: key: found 'yes', expected true or false"),
        ("attributes: [{id: a, type: date, changes: 1}]",
         "1:43: changes: found '1', expected true, false, up or down"),
        ("attributes: [{id: a, type: date, key: }]",
         "1:39: key: found nothing, expected true or false"),
        ("attributes: [{id: a, type: date, key: {a: b}}]",
         "1:39: key: found keys and values, expected true or false"),
        ("attributes: [{id: a, type: term}]",
         "1:14: attribute: found type 'term' alone, expected 'vocabulary' with it"),
        ("attributes: [{id: a, type: quantity}]",
         "1:14: attribute: found type 'quantity' alone, expected 'unit' with it"),
        ("attributes: [{id: a, type: date, of: [[s]]}]", "1:39: of: found a list, expected text"),
        ("attributes: [{id: a, type: date, of: {s: t}}]",
         f"1:38: of: found keys and values, {A_LIST}"),
        ("sources: [{id: [a]}]", "1:16: id: found a list, expected text"),
        ("sources: [{id: a, headline: {b: c}}]",
         "1:29: headline: found keys and values, expected text"),
        ("sources: [{id: a, credits: AP}]", f"1:28: credits: found 'AP', {A_LIST}"),
        ("sources: [{id: a, credits: ['']}]", f"1:29: credits: {EMPTY}"),
        ("sources: [{id: ''}]", f"1:16: id: {EMPTY}"),
        ("sources: [{id: a, published: 2019/2020}]",
         ("1:11: source: found an interval for 'published', expected its reason in "
         "'published_because'")),
        ("word_list: [{words: a, y: z}]",
         "1:24: y: found an unknown key, expected one of words, kind, write, because, allow"),
        ("vocabularies: [{id: v, terms: a}]", f"1:31: terms: found 'a', {A_LIST}"),
        ("vocabularies: [{id: v, terms: [[a]]}]",
         "1:32: terms: found a list, expected a word, or keys and values"),
        ("vocabularies: [{id: v, terms: ['']}]", f"1:32: terms: {EMPTY}"),
        ("order_rules: [{earlier: a, later: {subject: s, attribute: d}, because: b}]",
         "1:25: earlier: found 'a', expected keys and values"),
        (f"subjects: [{{id: s, name: [{'x' * 70}]}}]", "1:26: name: found a list, expected text"),
        (f"attributes: [{{id: a, type: date, key: {'x' * 70}}}]",
         f"1:39: key: found '{'x' * 59}…, expected true or false"),
    ],
)  # fmt: skip
def test_a_field_of_the_wrong_form(text: str, line: str) -> None:
    assert refused_text(text + "\n") == [f"f.yaml:{line}"]


@pytest.mark.parametrize("written", ["true", "True", "TRUE", "false", "False", "FALSE"])
def test_the_truth_values_of_yaml_1_2(written: str) -> None:
    (attribute,) = typed(
        f"attributes: [{{id: a, type: date, key: {written}}}]"
    ).read.records.attributes
    assert attribute.key is (written.lower() == "true")


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        ("value: v, modality: assertd",
         [f"f.yaml:5:73: modality: found 'assertd', {MODALITIES}; did you mean 'asserted'?"]),
        ("value: v, modality: [asserted]", [f"f.yaml:5:73: modality: found a list, {MODALITIES}"]),
        ("value: v, prefix: [p]", ["f.yaml:5:71: prefix: found a list, expected text"]),
        ("value: ''", [f"f.yaml:5:60: value: {EMPTY}"]),
        ("value: [a, '', [b]]",
         [f"f.yaml:5:64: value: {EMPTY}", "f.yaml:5:68: value: found a list, expected text"]),
        ("value: [a, ~]", ["f.yaml:5:64: value: found nothing, expected text"]),
        ("value: {}", [f"f.yaml:5:60: including: {NO_INCLUDING}"]),
        ("value: {includng: [a]}",
         ["f.yaml:5:61: includng: found an unknown key, expected 'including'"]),
        ("value: {Including: [a]}",
         ["f.yaml:5:61: Including: found an unknown key, expected 'including'"]),
        ("value: {including: a}", [f"f.yaml:5:72: value.including: found 'a', {A_LIST}"]),
        ("value: {including: [a], and: b}",
         ["f.yaml:5:77: and: found an unknown key, expected 'including'"]),
        ("note: n", [f"f.yaml:5:5: claim: found neither 'value' nor 'readings', {TWO_WAYS}"]),
        ("value: ", [f"f.yaml:5:5: claim: found neither 'value' nor 'readings', {TWO_WAYS}"]),
        ("readings: [{means: m, value: v}]", [f"f.yaml:5:5: claim: found one reading, {TWO_WAYS}"]),
        ("value: v, readings: [{means: m, value: v}]",
         ["f.yaml:5:5: claim: found both 'value' and 'readings', expected one of them"]),
        ("readings: m", [f"f.yaml:5:63: readings: found 'm', {A_LIST}"]),
        ("readings: [{mens: m, value: v}, n, {means: o, value: {x: y}}]",
         [("f.yaml:5:65: mens: found an unknown key, expected one of means, subject, attribute, "
          "value; did you mean 'means'?"),
          "f.yaml:5:85: readings: found 'n', expected keys and values",
          f"f.yaml:5:106: including: {NO_INCLUDING}",
          "f.yaml:5:107: x: found an unknown key, expected 'including'"]),
    ],
)  # fmt: skip
def test_a_claim_of_the_wrong_form(fields: str, lines: list[str]) -> None:
    assert refused_claim(fields) == lines
