"""Values, dates and phrases of a ledger: typed, or refused with the place."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ledger.typed import TypedReading
from schema.interval import Interval
from schema.values import Value
from support.problems import Place
from tests.ledger.helpers import refused, refused_text, schema_says, typed

pytestmark = pytest.mark.usefixtures("here")

FIVE_MILLION = "expected a date within five million years of ours"
START = """\
sources: [{id: a}]
subjects: [{id: s}]
attributes: [{id: date, type: date}]
claims:
  - source: a
    subject: s
    attribute: date
    value: 2019
"""


def no_date(text: str) -> str:
    """Give the words by which the schema refuses a date."""
    return schema_says({"type": "date"}, text)


@pytest.mark.parametrize(
    ("as_of", "line"),
    [
        ("yesterday", no_date("yesterday")),
        ("2021-02-30", no_date("2021-02-30")),
        ("Y5900000", f"found 'Y5900000', {FIVE_MILLION}"),
        ("Y-5900000/2019", f"found 'Y-5900000/2019', {FIVE_MILLION}"),
    ],
)
def test_dates_of_statements(as_of: str, line: str) -> None:
    assert refused_text(f"{START}    quote: q\n    as_of: {as_of}\n") == [
        f"f.yaml:10:12: as_of: {line}"
    ]


def test_the_last_days_that_can_be_kept() -> None:
    text = f"{START}    quote: q\n    as_of: Y-5877641-06-24/Y5881580-07-11\n"
    assert typed(text).as_of == {0: (1 - 2**31, 2**31 - 1)}
    assert refused_text(text.replace("07-11", "07-12")) == [
        f"f.yaml:10:12: as_of: found 'Y-5877641-06-24/Y5881580-07-12', {FIVE_MILLION}"
    ]


def test_dates_of_sources_and_decisions() -> None:
    assert refused_text("""\
        sources:
          - {id: a, published: May 2021}
          - {id: b, published: Y5900000}
          - {id: c, published: '[2019, 2019-13]'}
          - {id: e, published: 04/14/2021}
          - {id: f, published: 14/04}
        subjects: [{id: s}]
        attributes: [{id: d, type: date}]
        decisions: [{subject: s, attribute: d, value: 20, because: b, by: c, on: today}]
    """) == [
        f"f.yaml:2:24: published: {no_date('May 2021')}",
        f"f.yaml:3:24: published: found 'Y5900000', {FIVE_MILLION}",
        f"f.yaml:4:24: published: {no_date('[2019, 2019-13]')}",
        f"f.yaml:5:24: published: {no_date('04/14/2021')}",
        f"f.yaml:6:24: published: {no_date('14/04')}",
        f"f.yaml:9:47: value: {no_date('20')}",
        f"f.yaml:9:74: on: {no_date('today')}",
    ]


QUOTED_IN_TWO_LINES = """\
    quote: |
      Words of
      the quote
    phrase: """


@pytest.mark.parametrize("phrase", ["Words OF", "'of  the'", "word", "quote", "words of the quote"])
def test_a_phrase_is_part_of_the_quote(phrase: str) -> None:
    assert len(typed(f"{START}{QUOTED_IN_TWO_LINES}{phrase}\n").readings) == 1


@pytest.mark.parametrize("phrase", ["of a", "words the", "wordsof"])
def test_a_phrase_that_is_no_part_of_the_quote(phrase: str) -> None:
    assert refused_text(f"{START}{QUOTED_IN_TWO_LINES}{phrase}\n") == [
        f"f.yaml:12:13: phrase: found '{phrase}', expected words of the quote"
    ]


def test_a_typed_ledger() -> None:
    ledger = typed("""\
        sources:
          - {id: a, published: 2019-07-12}
          - {id: b, published: "[1970, 1972]"}
          - {id: c, published: ../2018, published_because: x}
          - {id: d}
        subjects: [{id: s}, {id: t}]
        attributes: [{id: d, type: date}, {id: n, type: count}]
        claims:
          - {source: a, subject: s, attribute: n, value: four, quote: q, as_of: 1970-01}
          - source: b
            subject: s
            attribute: d
            quote: q
            readings:
              - {means: m, value: 1970}
              - {means: o, subject: t, attribute: n, value: 5}
        decisions: [{subject: s, attribute: n, value: 4, because: b, by: c, on: 2020}]
    """)
    four = Value("four", "count", (Interval(Decimal(4), Decimal(4)),))
    year = Value("1970", "day", (Interval(Decimal(0), Decimal(364)),))
    five = Value("5", "count", (Interval(Decimal(5), Decimal(5)),))
    assert ledger.readings == (
        TypedReading(0, 0, "s", "n", None, four, "4"),
        TypedReading(1, 0, "s", "d", "m", year, "1970"),
        TypedReading(1, 1, "t", "n", "o", five, "5"),
    )
    assert ledger.published == {
        "a": (18089, 18089),
        "b": (0, 1095),
        "c": (None, 17896),
        "d": (None, None),
    }
    assert ledger.as_of == {0: (0, 30)}
    assert ledger.decided == (Value("4", "count", four.parts),)
    assert [ledger.place(n) for n in (0, 1)] == [Place("f.yaml", 9, 5), Place("f.yaml", 10, 5)]


def test_records_ids_and_values_of_several_files_are_refused_in_one_run() -> None:
    Path("a.yaml").write_text(
        "sources: [{id: a, published: soon}]\ncrossread: 3\n", encoding="utf-8"
    )
    Path("b.yaml").write_text(
        "subjects: [{id: s}]\nattributes: [{id: d, type: date, kye: true}, {id: e, type: count}]\n",
        encoding="utf-8",
    )
    Path("c.yaml").write_text(
        "claims:\n"
        "  - {source: a, subject: s, attribute: e, value: four, quote: q, modality: said}\n"
        "  - {source: a, subject: x, attribute: d, value: never, quote: q}\n"
        "  - {source: a, subject: s, attribute: e, value: some, quote: q}\n",
        encoding="utf-8",
    )
    assert refused("c.yaml", "b.yaml", "a.yaml") == [
        f"a.yaml:1:30: published: {no_date('soon')}",
        "a.yaml:2:12: crossread: found '3', expected '1'",
        (
            "b.yaml:2:34: kye: found an unknown key, expected one of 17 known ones; "
            "did you mean 'key'?"
        ),
        (
            "c.yaml:2:76: modality: found 'said', expected one of asserted, planned, conditional, "
            "predicted, demanded, threatened, denied"
        ),
        "c.yaml:3:26: subject: found 'x', expected 's'",
        f"c.yaml:4:50: value: {schema_says({'type': 'count'}, 'some')}",
    ]
