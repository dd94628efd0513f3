"""`stated` has what checks may compare, `evidence` what they cite."""

from __future__ import annotations

from decimal import Decimal as D  # noqa: N817 - many of them

import pytest

from tests.ledger.helpers import FILE, open_typed, typed

pytestmark = pytest.mark.usefixtures("here")

START = """\
sources:
  - {id: dated, published: 1970-01-02}
  - {id: between, published: 1970-01-01/1970-01-31, published_because: x}
  - {id: open, published: ../1970-01-31, published_because: x}
  - {id: undated}
subjects: [{id: s}]
vocabularies:
  - {id: tree, terms: [{id: a, name: an A, aliases: [one]}, {id: b, parent: a}]}
  - {id: ladder, kind: ladder, terms: [low, high]}
attributes:
  - {id: day, type: date}
  - {id: dead, type: count, changes: true}
  - {id: term, type: term, vocabulary: tree}
  - {id: step, type: term, vocabulary: ladder}
  - {id: who, type: list}
  - {id: words, type: text}
claims:
"""
PLACE = (FILE, START.count("\n") + 1)


def stated(columns: str, *claims: str) -> list[tuple[object, ...]]:
    """Give columns of `stated` for claims written as "source, attribute, value, more"."""
    written = ""
    for text in claims:
        source, attribute, more = text.split(", ", 2)
        head = f"source: {source}, subject: s, attribute: {attribute}"
        written += f"  - {{{head}, quote: q, {more}}}\n"
    with open_typed(typed(START + written)) as store:
        return store.query(f"FROM stated SELECT {columns} ORDER BY claim, number").rows


def test_a_row() -> None:
    assert stated("*", "dated, day, value: 1970-01, speaker: the mayor") == [
        (0, 0, "dated", "mayor", "s", "day", "date", "tree", "day", "1970-01", D(0), D(30),
         False, None, "", "q", *PLACE)
    ]  # fmt: skip


def test_claims_that_are_not_asserted_are_left_out() -> None:
    modalities = ["planned", "conditional", "predicted", "demanded", "denied", "asserted"]
    claims = [f"dated, day, value: 1970, modality: {modality}" for modality in modalities]
    assert stated("claim", *claims, "dated, day, value: 1971") == [(5,), (6,)]


def test_ambiguous_claims_are_left_out() -> None:
    readings = "readings: [{means: m, value: 1970}, {means: n, value: 1971}]"
    assert stated("claim", f"dated, day, {readings}", "dated, day, value: 1970") == [(1,)]


@pytest.mark.parametrize(
    ("source", "as_of", "moment"),
    [
        ("dated", "", "1/1"),
        ("dated", "1970-01-01", "0/0"),
        ("dated", "1970-01", "0/30"),
        ("between", "", "0/30"),
        ("open", "", "/30"),
        ("dated", "1970/..", "0/"),
        ("undated", "1970-01-02", "1/1"),
        ("undated", "", "claim 0"),
    ],
)
def test_the_moment_of_an_attribute_that_changes(source: str, as_of: str, moment: str) -> None:
    more = f", as_of: '{as_of}'" if as_of else ""
    assert stated("moment", f"{source}, dead, value: 4{more}") == [(moment,)]


def test_an_attribute_that_does_not_change_has_no_moment() -> None:
    claims = ("dated, day, value: 1970, as_of: 1980", "undated, day, value: 1970")
    assert stated("moment", *claims) == [("",), ("",)]


def test_undated_claims_of_a_changing_attribute_are_not_compared() -> None:
    claims = ("undated, dead, value: 4", "undated, dead, value: 5")
    assert stated("moment", *claims) == [("claim 0",), ("claim 1",)]


def test_kinds_axes_and_values_of_all_types() -> None:
    assert stated(
        "type, kind, axis, value, lo, hi, parted, closed",
        "dated, day, value: '[1970, 1972]'",
        "dated, dead, value: at least 4",
        "dated, term, value: One",
        "dated, step, value: high",
        "dated, who, value: [x, y]",
        "dated, who, value: {including: [x]}",
        "dated, words, value: free words",
    ) == [
        ("date", "tree", "day", "[1970, 1972]", D(0), D(1095), True, None),
        ("count", "tree", "count", "at least 4", D(4), None, False, None),
        ("term", "tree", "tree", "One", D(0), D(1), False, None),
        ("term", "ladder", "ladder", "high", D(1), D(1), False, None),
        ("list", "tree", "name", "x; y", None, None, False, True),
        ("list", "tree", "name", "including x", None, None, False, False),
        ("text", "tree", "text", "free words", None, None, False, None),
    ]


def test_evidence_names_terms_and_says_where_the_claim_stands() -> None:
    text = """\
  - {source: dated, subject: s, attribute: term, value: one, quote: q, phrase: q, speaker: x}
  - source: between
    subject: s
    attribute: term
    quote: r
    modality: denied
    readings: [{means: m, value: b}, {means: n, attribute: words, value: one}]
"""
    with open_typed(typed(START + text)) as store:
        rows = store.query("FROM evidence ORDER BY claim, number").rows
    about = ("s", "s", "term", "term", "s", "term")
    first = ("term", "tree", D(0), D(1), False, None, None, "one", "a", "an A")
    second = ("term", "tree", D(1), D(1), False, None, "m", "b", "b", "b")
    third = ("text", "text", None, None, False, None, "n", "one", "one", "one")
    day = "1970-01-01/1970-01-31"
    between = ("between", "between", day, None, "denied", None, "r", None, "f.yaml", 19, "body")
    assert rows == [
        (
            0,
            0,
            *about,
            *first,
            "dated",
            "dated",
            "1970-01-02",
            "x",
            "asserted",
            None,
            "q",
            "q",
            "f.yaml",
            18,
            "body",
        ),
        (1, 0, *about, *second, *between),
        (1, 1, "s", "s", "words", "words", "s", "term", *third, *between),
    ]


def test_a_claim_with_the_days_it_speaks_of() -> None:
    claim = "source: between, subject: s, attribute: day, quote: q, value: 1970"
    more = "speaker: Ada, modality: planned, as_of: 1970-01-02"
    with open_typed(typed(f"{START}  - {{{claim}, {more}}}\n")) as store:
        rows = store.query("FROM spoken").rows
    days = "1970-01-01/1970-01-31", 0, 30, "1970-01-02", 1, 1
    assert rows == [(0, "between", "ada", "planned", *days, "1/1", "q", *PLACE)]
