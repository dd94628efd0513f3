"""Ids and references to them: reported once, with place and a guess."""

from __future__ import annotations

from typing import get_args

import pytest

from schema.records import ValueTypeName
from tests.ledger.helpers import refused_text, schema_says, typed

pytestmark = pytest.mark.usefixtures("here")

START = """\
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, kind: thing}, {id: mayor, kind: person}, {id: rally}]
vocabularies: [{id: fates, terms: [lost, {id: found, aliases: [saved]}]}]
attributes:
  - {id: opened, type: date, of: [bridge, person]}
  - {id: fate, type: term, vocabulary: fates}
"""
ATTRIBUTES = "expected one of opened, fate"
SUBJECTS = "expected one of bridge, mayor, rally"


def refused_after(text: str) -> list[str]:
    """Give the lines by which a ledger is refused; the text starts at line 7."""
    return refused_text(START + text)


def test_unknown_ids_of_a_claim_with_a_guess() -> None:
    claims = """\
claims:
  - {source: evenning, subject: brigde, attribute: opend, value: 2019, quote: q}
  - {source: x, subject: x, attribute: x, value: 2019, quote: q}
  - {source: Morning, subject: bridge, attribute: fate, value: lsot, quote: q}
"""
    assert refused_after(claims) == [
        (
            "f.yaml:8:14: source: found 'evenning', expected one of morning, evening; "
            "did you mean 'evening'?"
        ),
        f"f.yaml:8:33: subject: found 'brigde', {SUBJECTS}; did you mean 'bridge'?",
        f"f.yaml:8:52: attribute: found 'opend', {ATTRIBUTES}; did you mean 'opened'?",
        "f.yaml:9:14: source: found 'x', expected one of morning, evening",
        f"f.yaml:9:26: subject: found 'x', {SUBJECTS}",
        f"f.yaml:9:40: attribute: found 'x', {ATTRIBUTES}",
        (
            "f.yaml:10:14: source: found 'Morning', expected one of morning, evening; "
            "did you mean 'morning'?"
        ),
        (
            "f.yaml:10:64: value: found 'lsot', expected a term of the vocabulary 'fates'; "
            "did you mean 'lost'?"
        ),
    ]


def test_a_source_is_independent_of_other_sources_that_are_there() -> None:
    assert refused_text("""\
        sources:
          - {id: a, independent_of: [b, x]}
          - {id: b, independent_of: b}
          - {id: c, independent_of: [a, b]}
    """) == [
        "f.yaml:2:33: independent_of: found 'x', expected one of a, b, c",
        "f.yaml:3:29: independent_of: found 'b' itself, expected another source",
    ]


def test_unknown_ids_of_readings_rules_and_decisions() -> None:
    text = """\
claims:
  - source: morning
    subject: bridge
    attribute: opened
    quote: q
    readings:
      - {means: m, value: 2019}
      - {means: n, subject: brigde, attribute: opend, value: 2019}
order_rules:
  - {earlier: {subject: x, attribute: opened}, later: {subject: bridge, attribute: y}, because: b}
decisions:
  - {subject: bridge, attribute: fat, value: lost, because: b, by: c, on: 2020}
"""
    assert refused_after(text) == [
        f"f.yaml:14:29: readings.subject: found 'brigde', {SUBJECTS}; did you mean 'bridge'?",
        f"f.yaml:14:48: readings.attribute: found 'opend', {ATTRIBUTES}; did you mean 'opened'?",
        f"f.yaml:16:25: earlier.subject: found 'x', {SUBJECTS}",
        f"f.yaml:16:84: later.attribute: found 'y', {ATTRIBUTES}",
        f"f.yaml:18:34: attribute: found 'fat', {ATTRIBUTES}; did you mean 'fate'?",
    ]


def test_nothing_to_refer_to_and_one_thing_to_refer_to() -> None:
    assert refused_text("""\
        attributes: [{id: fate, type: term, vocabulary: fates}, {id: on, type: date, of: bridge}]
        subjects: [{id: rally}]
        claims:
          - {source: morning, subject: ralley, attribute: on, value: 2019, quote: q}
          - {source: morning, subject: rally, attribute: fate, value: lost, quote: q}
    """) == [
        "f.yaml:1:49: vocabulary: found 'fates', expected one that exists, and there are none",
        "f.yaml:1:82: of: found 'bridge', expected a subject or a kind of subject: 'rally'",
        "f.yaml:4:14: source: found 'morning', expected one that exists, and there are none",
        "f.yaml:4:32: subject: found 'ralley', expected 'rally'",
        "f.yaml:5:14: source: found 'morning', expected one that exists, and there are none",
    ]


def test_many_known_ids_are_counted_and_not_listed() -> None:
    subjects = ", ".join(f"{{id: s{n}}}" for n in range(16))
    claims = "claims: [{source: a, subject: s_15, attribute: d, value: 2019, quote: q}]"
    head = "sources: [{id: a}]\nattributes: [{id: d, type: date}]\n"
    assert refused_text(f"{head}subjects: [{subjects}]\n{claims}\n") == [
        "f.yaml:4:31: subject: found 's_15', expected one of 16 known ones; did you mean 's15'?"
    ]


def test_guesses_end_where_nobody_reads_them() -> None:
    claims = "".join(
        f"  - {{source: morning, subject: bridge{n:03}, attribute: fate, value: lost, quote: q}}\n"
        for n in range(302)
    )
    lines = refused_after(f"claims:\n{claims}")
    assert len(lines) == 302
    assert [line for line in lines if not line.endswith("; did you mean 'bridge'?")] == [
        f"f.yaml:308:32: subject: found 'bridge300', {SUBJECTS}",
        f"f.yaml:309:32: subject: found 'bridge301', {SUBJECTS}",
    ]


def test_ids_given_twice() -> None:
    text = """\
sources: [{id: a}, {id: b}, {id: a}, {id: a}]
subjects: [{id: a}, {id: A}]
vocabularies: [{id: v, terms: [x]}, {id: v, terms: [y]}]
attributes: [{id: d, type: date}, {id: d, type: count}]
"""
    assert refused_text(text) == [
        "f.yaml:1:34: id: found 'a' again, expected an id used once (first at f.yaml:1:11)",
        "f.yaml:1:43: id: found 'a' again, expected an id used once (first at f.yaml:1:11)",
        "f.yaml:3:42: id: found 'v' again, expected an id used once (first at f.yaml:3:16)",
        "f.yaml:4:40: id: found 'd' again, expected an id used once (first at f.yaml:4:14)",
    ]


def test_an_attribute_belongs_to_subjects_or_kinds_of_them() -> None:
    claims = """\
claims:
  - {source: morning, subject: bridge, attribute: opened, value: 2019, quote: q}
  - {source: morning, subject: mayor, attribute: opened, value: 2019, quote: q}
  - {source: morning, subject: rally, attribute: fate, value: lost, quote: q}
"""
    assert len(typed(START + claims).readings) == 3
    wrong = claims.replace("attribute: fate, value: lost", "attribute: opened, value: 2019")
    assert refused_after(wrong) == [
        (
            "f.yaml:10:50: attribute: found 'opened' of 'rally', "
            "expected a subject it belongs to: bridge, person"
        )
    ]


def test_an_unknown_owner_is_reported_at_the_attribute_and_not_at_its_claims() -> None:
    assert refused_text("""\
        sources: [{id: a}]
        subjects: [{id: s, kind: event}]
        attributes: [{id: d, type: date, of: evnt}]
        claims: [{source: a, subject: s, attribute: d, value: 2019, quote: q}]
    """) == [
        (
            "f.yaml:3:38: of: found 'evnt', expected a subject or a kind of subject: "
            "one of s, event; did you mean 'event'?"
        )
    ]


def test_order_rules_are_about_dates() -> None:
    rules = """\
order_rules:
  - earlier: {subject: bridge, attribute: opened}
    later: {subject: mayor, attribute: opened}
    because: b
  - earlier: {subject: rally, attribute: fate}
    later: {subject: rally, attribute: opened}
    because: b
"""
    assert refused_after(rules) == [
        (
            "f.yaml:11:42: earlier.attribute: found 'fate', of type 'term', "
            "expected an attribute of type 'date'"
        ),
        (
            "f.yaml:12:40: later.attribute: found 'opened' of 'rally', "
            "expected a subject it belongs to: bridge, person"
        ),
    ]


def test_decisions_are_one_for_each_fact() -> None:
    decisions = """\
decisions:
  - {subject: bridge, attribute: opened, value: 2019, because: b, by: c, on: 2020}
  - {subject: mayor, attribute: opened, value: 2019, because: b, by: c, on: 2020}
  - {subject: bridge, attribute: opened, value: 2018, because: b, by: c, on: 2021}
  - {subject: bridge, attribute: opened, value: 2017, because: b, by: c, on: 2022}
"""
    again = "attribute: found 'opened' of 'bridge' again, expected one decision on it"
    assert refused_after(decisions) == [
        f"f.yaml:10:34: {again} (first at f.yaml:8:5)",
        f"f.yaml:11:34: {again} (first at f.yaml:8:5)",
    ]


def test_references_to_a_record_that_is_itself_refused_are_let_pass() -> None:
    assert refused_text("""\
        sources: [{id: a, pubished: 2019}]
        subjects: [{id: s, kind: [x]}, {id: t, kind: event, nme: y}]
        vocabularies: [{id: v, kind: heap, terms: [x]}]
        attributes:
          - {id: d, type: dat}
          - {id: e, type: term, vocabulary: v}
          - {id: f, type: date, of: [event, s]}
          - {id: g, type: date}
        claims:
          - {source: a, subject: s, attribute: d, value: 2019, quote: q}
          - {source: a, subject: t, attribute: e, value: x, quote: q}
          - {source: a, subject: t, attribute: g, value: nope, quote: q, as_of: never}
          - {source: a, subject: u, attribute: f, value: 2019, quote: q}
    """) == [
        (
            "f.yaml:1:19: pubished: found an unknown key, expected one of id, name, file, "
            "headline, publisher, byline, published, published_because, url, sha256, credits, "
            "picture_credits, furniture, independent_of, note; "
            "did you mean 'published'?"
        ),
        "f.yaml:2:26: kind: found a list, expected text",
        (
            "f.yaml:2:53: nme: found an unknown key, expected one of id, name, kind, note; "
            "did you mean 'name'?"
        ),
        "f.yaml:3:30: kind: found 'heap', expected one of tree, ladder, shades",
        (
            "f.yaml:5:19: type: found 'dat', expected one of "
            f"{', '.join(get_args(ValueTypeName))}; did you mean 'date'?"
        ),
        f"f.yaml:12:73: as_of: {schema_says({'type': 'date'}, 'never')}",
        "f.yaml:13:26: subject: found 'u', expected one that exists, and there are none",
    ]
