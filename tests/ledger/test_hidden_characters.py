"""What could forge output is refused where one line is meant, and never printed raw."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from ledger.load_ledger import read_ledger
from support.problems import Place, Problem
from tests.ledger.helpers import refused, refused_text, typed

pytestmark = pytest.mark.usefixtures("here")

ONE_LINE = "expected one line of text without it"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('title: "a\\nb"\n', f"1:8: title: found a line break, {ONE_LINE}"),
        ("title: |\n  a\n  b\n", f"1:8: title: found a line break, {ONE_LINE}"),
        ('sources: [{id: "s\\n  - FORGED"}]\n', f"1:16: id: found a line break, {ONE_LINE}"),
        ('sources: [{id: a, headline: "b\\tc"}]\n', f"1:29: headline: found a tab, {ONE_LINE}"),
        (
            'sources: [{id: a, credits: ["b\\u202ec"]}]\n',
            f"1:29: credits: found the control character U+202E, {ONE_LINE}",
        ),
        (
            "subjects: [{id: a, name: \u2067b\u2069}]\n",
            f"1:26: name: found the control character U+2067, {ONE_LINE}",
        ),
        (
            'attributes: [{id: a, type: date, of: "b\\rc"}]\n',
            f"1:38: of: found a line break, {ONE_LINE}",
        ),
        (
            'vocabularies: [{id: a, terms: ["b\\Lc"]}]\n',
            f"1:32: terms: found a line break, {ONE_LINE}",
        ),
    ],
)
def test_fields_of_one_line(text: str, line: str) -> None:
    assert refused_text(text) == [f"f.yaml:{line}"]


def test_quotes_values_and_reasons_may_have_several_lines() -> None:
    ledger = typed("""\
        sources:
          - {id: a, published: 2019/2020, published_because: "b\\nc", furniture: ["d\\te"]}
        subjects: [{id: s, note: "f\\ng"}]
        attributes: [{id: t, type: text}]
        claims:
          - source: a
            subject: s
            attribute: t
            value: "h\\ni"
            quote: "j\\u202ek\\nl"
            prefix: "m\\n"
            phrase: "j\\u202ek\\nl"
    """)
    (claim,) = ledger.read.records.claims
    assert (claim.quote, claim.prefix, ledger.readings[0].value.text) == (
        "j\u202ek\nl",
        "m\n",
        "h i",
    )


def test_the_line_break_at_the_end_of_a_block_is_none_of_the_text() -> None:
    Path("f.yaml").write_text("title: |\n  a title\n\nsubjects: []\n", encoding="utf-8")
    assert read_ledger(["f.yaml"]).records.title == "a title"


def test_an_unknown_key_and_a_file_cannot_forge_a_line() -> None:
    name = "f\n::error::x\x1b[31m.yaml"
    Path(name).write_text('"a\\r\\n::error file=x::hi": 1\n', encoding="utf-8")
    (line,) = refused(name)
    start = r"f\n::error::x\x1b[31m.yaml:1:1: a\r\n::error file=x::hi: found an unknown key"
    assert line.startswith(start)


def test_ids_that_look_alike_are_one_however_they_are_composed() -> None:
    whole, parts = "séance-ü", unicodedata.normalize("NFD", "séance-ü")
    assert whole != parts
    ledger = typed(f"""\
        sources: [{{id: {parts}}}]
        subjects: [{{id: {whole}, kind: {parts}}}, {{id: other, kind: {whole}}}]
        vocabularies: [{{id: {whole}, terms: [{{id: {parts}}}, {{id: t, parent: {whole}}}]}}]
        attributes: [{{id: {parts}, type: term, vocabulary: {parts}, of: [{parts}]}}]
        claims:
          - source: {whole}
            subject: {parts}
            attribute: {whole}
            value: {parts}
            quote: {parts}
    """)
    (claim,) = ledger.read.records.claims
    assert (claim.source, claim.subject, claim.attribute) == (whole, whole, whole)
    assert claim.quote == parts


def test_two_ids_that_look_alike_are_one_given_twice() -> None:
    (line,) = refused_text("subjects: [{id: \u00e9}, {id: e\u0301}]\n")
    assert line == (
        "f.yaml:1:26: id: found 'é' again, expected an id used once (first at f.yaml:1:12)"
    )


def test_a_long_text_is_reported_by_its_ends() -> None:
    problem = Problem(Place("f.yaml", 1, 2), "k" * 400, f"'{'x' * 100_000}' again", "y" * 301)
    start, end = "x" * 179, "x" * 93
    assert str(problem) == (
        f"f.yaml:1:2: {'k' * 180} … {'k' * 100}: found '{start} … {end}' again, "
        f"expected {'y' * 180} … {'y' * 100}"
    )
    short = Problem(Place("g" * 900), "", "x" * 300, "y" * 300)
    assert str(short) == f"{'g' * 900}: found {'x' * 300}, expected {'y' * 300}"
