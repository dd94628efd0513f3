"""Everything in a ledger arrives in the tables, typed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ledger.typed import TypedLedger
from store.store import Store
from tests.ledger.helpers import open_typed, typed

pytestmark = pytest.mark.usefixtures("here")

LEDGER = """\
title: A bridge
sources:
  - id: morning
    file: a.txt
    headline: It opens
    publisher: The Morning
    byline: A. B.
    published: 1970-01-01/1970-02-01
    published_because: no date on the page
    url: https://example.org
    credits: [AP]
    sha256: "0000000000000000000000000000000000000000000000000000000000000000"
  - id: evening
subjects:
  - {id: bridge, name: Harbour bridge, kind: thing}
  - {id: mayor}
vocabularies:
  - id: fates
    terms: [{id: lost, aliases: [gone]}, {id: sunk, name: sunk to the ground, parent: lost}]
  - {id: force, kind: ladder, terms: [warned, dismissed]}
attributes:
  - {id: opened, label: opening day, of: bridge, type: date, key: true, words: [Built, built, done]}
  - {id: fate, type: term, vocabulary: fates, changes: true}
  - {id: span, type: quantity, unit: km, tolerance: 2 m, scheduled: true}
  - {id: owners, type: list}
  - {id: measures, type: list, vocabulary: force}
  - {id: cost, type: money}
claims:
  - source: morning
    subject: bridge
    attribute: opened
    phrase: open
    quote: opened
    prefix: It
    suffix: today
    speaker: the mayor
    modality: planned
    as_of: 1970-01
    note: a note
    readings:
      - {means: to all, value: "[1970, 1972]"}
      - {means: to the mayor, subject: mayor, attribute: cost, value: at least 4 EUR}
  - {source: evening, subject: bridge, attribute: fate, value: gone, quote: gone}
  - {source: evening, subject: bridge, attribute: span, value: 1 km, quote: a kilometre}
  - {source: evening, subject: bridge, attribute: owners, value: [Ann, Bo], quote: A}
  - source: evening
    subject: bridge
    attribute: measures
    value: {including: [warned, dismissed]}
    quote: including
order_rules:
  - earlier: {subject: bridge, attribute: opened}
    later: {subject: bridge, attribute: opened}
    because: of nothing
decisions:
  - {subject: bridge, attribute: cost, value: 5 USD, because: b, by: c, on: 2020-02}
"""
D = Decimal


@pytest.fixture
def ledger() -> TypedLedger:
    return typed(LEDGER)


@pytest.fixture
def store(ledger: TypedLedger) -> Iterator[Store]:
    with open_typed(ledger) as opened:
        yield opened


def rows(store: Store, table: str) -> list[tuple[Any, ...]]:
    """Give all rows of a table in the order in which they were put in."""
    return store.query(f"FROM {table}").rows


def test_sources(store: Store) -> None:
    reason, page = "no date on the page", "https://example.org"
    about = ("a.txt", "It opens", "The Morning", "A. B.", "1970-01-01/1970-02-01")
    assert rows(store, "sources") == [
        (
            "morning",
            "The Morning",
            *about,
            0,
            31,
            reason,
            page,
            ["AP"],
            "0" * 64,
            True,
            "f.yaml",
            3,
        ),
        ("evening", "evening", *[None] * 9, [], None, True, "f.yaml", 13),
    ]


def test_texts_quotes_and_verdicts(store: Store) -> None:
    assert rows(store, "texts") == [
        ("morning", "a.txt", "missing", None, "", [], [], 0),
        ("evening", None, "not kept", None, "", [], [], 0),
    ]
    assert rows(store, "ties") == []
    assert rows(store, "independence") == [("morning", "morning"), ("evening", "evening")]
    nowhere = ("no text", None, None, False, "")
    assert [row[:6] for row in rows(store, "quotes")] == [(n, *nowhere) for n in range(5)]
    assert rows(store, "quotes")[0][6:] == (" opened ", " opened ", 0)
    assert rows(store, "verdicts") == [
        (0, 0, "not checkable", "the quote names no date", False),
        (0, 1, "not checkable", "the quote holds no money to compare", False),
        (1, 0, "supported", "the quote has “gone”", False),
        (2, 0, "not checkable", "the quote holds no quantity to compare", False),
    ]


def test_subjects_and_terms(store: Store) -> None:
    assert rows(store, "subjects") == [
        ("bridge", "Harbour bridge", "thing"),
        ("mayor", "mayor", None),
    ]
    assert rows(store, "terms") == [
        ("fates", "tree", "lost", "lost", None, D(0), D(1)),
        ("fates", "tree", "sunk", "sunk to the ground", "lost", D(1), D(1)),
        ("force", "ladder", "warned", "warned", None, D(0), D(0)),
        ("force", "ladder", "dismissed", "dismissed", None, D(1), D(1)),
    ]


UNSAID = (None, None, None)
"""Neither exact, nor in a zone, nor of one direction, as far as the ledger says."""


def test_attributes_and_their_words(store: Store) -> None:
    attributes = [
        (
            "opened",
            "opening day",
            "date",
            None,
            None,
            None,
            None,
            True,
            False,
            False,
            False,
            *UNSAID,
        ),
        ("fate", "fate", "term", "fates", "tree", None, None, False, True, False, False, *UNSAID),
        ("span", "span", "quantity", None, None, "km", "2 m", False, False, True, False, *UNSAID),
        ("owners", "owners", "list", None, None, None, None, False, False, False, False, *UNSAID),
        ("measures", "measures", "list", "force", "ladder", *[None] * 2, *[False] * 4, *UNSAID),
        ("cost", "cost", "money", None, None, None, None, False, False, False, False, *UNSAID),
    ]
    assert rows(store, "attributes") == [(*a[:-1], False, None, a[-1]) for a in attributes]
    assert rows(store, "words") == [
        ("opened", "built", " built "),
        ("opened", "done", " done "),
    ]


def test_claims(store: Store) -> None:
    said = (
        "opened",
        "It",
        "today",
        "open",
        "the mayor",
        "mayor",
        "planned",
        "1970-01",
        0,
        30,
        "a note",
    )
    assert rows(store, "claims") == [
        (0, "morning", "bridge", "opened", *said, "f.yaml", 29, "body"),
        (1, "evening", "bridge", "fate", *plain("gone"), "f.yaml", 43, "body"),
        (2, "evening", "bridge", "span", *plain("a kilometre"), "f.yaml", 44, "body"),
        (3, "evening", "bridge", "owners", *plain("A"), "f.yaml", 45, "body"),
        (4, "evening", "bridge", "measures", *plain("including"), "f.yaml", 46, "body"),
    ]


def plain(quote: str) -> tuple[Any, ...]:
    """Give the columns from quote to note of a claim that says nothing more."""
    return quote, None, None, None, None, None, "asserted", None, None, None, None


def test_readings_with_their_parts_and_items(store: Store) -> None:
    opened = ("bridge", "opened", "to all", "[1970, 1972]", "1970 or 1972", "day")
    cost = ("mayor", "cost", "to the mayor", "at least 4 EUR", "at least 4 EUR", "EUR")
    fate = ("bridge", "fate", None, "gone", "lost", "fates")
    span = ("bridge", "span", None, "1 km", "0.999 to 1.001 km", "km")
    owners = ("bridge", "owners", None, "Ann; Bo", "ann; bo", "name")
    said = ("including warned; dismissed", "including dismissed; warned", "force")
    assert rows(store, "readings") == [
        (0, 0, *opened, D(0), D(1095), True, None),
        (0, 1, *cost, D(4), None, False, None),
        (1, 0, *fate, D(0), D(1), False, None),
        (2, 0, *span, D("0.999"), D("1.001"), False, None),
        (3, 0, *owners, None, None, False, True),
        (4, 0, "bridge", "measures", None, *said, None, None, False, False),
    ]
    assert rows(store, "parts") == [(0, 0, D(0), D(364)), (0, 0, D(730), D(1095))]
    named = store.query("SELECT claim, number, item, lo = hi FROM items").rows
    assert named == [
        (3, 0, "Ann", True),
        (3, 0, "Bo", True),
        (4, 0, "warned", True),
        (4, 0, "dismissed", True),
    ]


def test_order_rules_and_decisions(store: Store) -> None:
    assert rows(store, "order_rules") == [
        ("bridge", "opened", "bridge", "opened", "of nothing"),
    ]
    assert rows(store, "decisions") == [
        (
            "bridge",
            "cost",
            "5 USD",
            "USD",
            D(5),
            D(5),
            "b",
            *(False, [], "c", "2020-02"),
            *("", None, None),
        ),
    ]


def test_nothing_is_left_behind_by_the_connection(ledger: TypedLedger) -> None:
    for _ in range(2):
        with open_typed(ledger) as store:
            assert store.query("SELECT count(*) FROM claims").rows == [(5,)]


def test_an_empty_ledger_makes_empty_tables() -> None:
    with open_typed(typed("sources: []\n")) as store:
        assert [rows(store, table) for table in ("claims", "stated", "evidence")] == [[], [], []]


def test_hostile_words_are_values_and_never_sql() -> None:
    words = "Robert'); DROP TABLE claims; --"
    text = f"""\
        sources: [{{id: "{words}"}}]
        subjects: [{{id: "{words}"}}]
        attributes: [{{id: d, type: text, words: ["{words}"]}}]
        claims:
          - source: "{words}"
            subject: "{words}"
            attribute: d
            value: "{words}"
            quote: "{words} 日本 😀"
    """
    with open_typed(typed(text)) as store:
        found = store.query("SELECT source, subject, value, quote FROM evidence").rows
    assert found == [(words, words, words, f"{words} 日本 😀")]


@pytest.mark.parametrize(
    "figure",
    ["0.123456789", "1234567.89", "999999999999999999.999999999", "1.000000001", "0.10"],
)
def test_decimals_keep_nine_digits(figure: str) -> None:
    text = f"""\
        sources: [{{id: a}}]
        subjects: [{{id: s}}]
        attributes: [{{id: m, type: money}}]
        claims: [{{source: a, subject: s, attribute: m, value: exactly {figure} USD, quote: q}}]
    """
    with open_typed(typed(text)) as store:
        found = store.query("SELECT lo, hi FROM readings").rows
    assert found == [(D(figure), D(figure))]


def test_ties_and_what_sources_count_as() -> None:
    words = "it was opened with a long and solemn ceremony"
    for name in ("a", "b"):
        Path(f"{name}.txt").write_text(f"\nHere {words}.", encoding="utf-8")
    ledger = typed("""
        sources:
          - {id: c, publisher: The Post}
          - {id: b, file: b.txt, publisher: the post}
          - {id: a, file: a.txt}
    """)
    with open_typed(ledger) as store:
        assert rows(store, "ties") == [
            (0, "publisher", "b", "the post", None, None, None, None),
            (0, "publisher", "c", "The Post", None, None, None, None),
            (1, "text", "a", f"Here {words}", 10, 1, 51, 2),
            (1, "text", "b", f"Here {words}", 10, 1, 51, 2),
        ]
        assert rows(store, "independence") == [("c", "a"), ("b", "a"), ("a", "a")]
