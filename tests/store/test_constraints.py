"""The tables refuse rows that a ledger could not have given."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from ledger.load_ledger import read_ledger
from ledger.typed import resolve
from store.store import Store
from store.tables import TABLES
from tests.ledger.helpers import open_typed

LEDGER = """\
sources: [{id: a}]
subjects: [{id: s}]
vocabularies: [{id: v, terms: [x]}]
attributes: [{id: d, type: date, words: [built]}]
claims:
  - {source: a, subject: s, attribute: d, value: 2019, quote: q}
decisions: [{subject: s, attribute: d, value: 2019, because: b, by: c, on: 2020}]
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One store for all tests: none of them leaves a row in it."""
    folder = tmp_path_factory.mktemp("ledger")
    file = folder / "f.yaml"
    file.write_text(LEDGER, encoding="utf-8")
    with open_typed(resolve(read_ledger([file])), folder / "facts.duckdb") as opened:
        yield opened


@pytest.mark.parametrize(
    "row",
    [
        # nothing is given twice
        (
            "sources (name, id, credits, declared, ledger_file, ledger_line) "
            "VALUES ('n', 'a', [], TRUE, 'f', 1)"
        ),
        "subjects (id, name) VALUES ('s', 't')",
        "terms VALUES ('v', 'tree', 'x', 'x', NULL, 5, 5)",
        "attributes (id, label, type, key, changes) VALUES ('d', 'd', 'date', true, true)",
        "words VALUES ('d', 'built', ' built ')",
        "claims SELECT * FROM claims",
        "readings SELECT * FROM readings",
        "decisions SELECT * FROM decisions",
        "texts SELECT * FROM texts",
        "quotes SELECT * FROM quotes",
        "verdicts SELECT * FROM verdicts",
        "word_list SELECT * FROM word_list LIMIT 1",
        # every reference leads to a row
        "words VALUES ('e', 'built', ' built ')",
        "claims SELECT * REPLACE (1 AS id, 'b' AS source) FROM claims",
        "claims SELECT * REPLACE (1 AS id, 't' AS subject) FROM claims",
        "claims SELECT * REPLACE (1 AS id, 'e' AS attribute) FROM claims",
        "readings SELECT * REPLACE (1 AS claim) FROM readings",
        "readings SELECT * REPLACE (1 AS number, 't' AS subject) FROM readings",
        "readings SELECT * REPLACE (1 AS number, 'e' AS attribute) FROM readings",
        "texts SELECT * REPLACE ('b' AS source) FROM texts",
        "spellings VALUES ('b', 'x', 'y', 0, 1)",
        "quotes SELECT * REPLACE (1 AS claim) FROM quotes",
        "verdicts SELECT * REPLACE (1 AS number) FROM verdicts",
        "parts VALUES (1, 0, 0, 0)",
        "parts VALUES (0, 1, 0, 0)",
        "items VALUES (0, 1, 0, 'x', 0, 0)",
        "order_rules VALUES ('s', 'd', 's', 'e', 'b')",
        "order_rules VALUES ('s', 'd', 't', 'd', 'b')",
        "order_rules VALUES ('s', 'e', 's', 'd', 'b')",
        "order_rules VALUES ('t', 'd', 's', 'd', 'b')",
        "decisions SELECT * REPLACE ('t' AS subject) FROM decisions",
        "decisions SELECT * REPLACE ('e' AS attribute) FROM decisions",
        # an interval has a point
        (
            "sources (name, id, credits, declared, ledger_file, ledger_line, "
            "published_lo, published_hi) VALUES ('n', 'b', [], TRUE, 'f', 1, 1, 0)"
        ),
        "terms VALUES ('v', 'tree', 'y', 'y', NULL, 1, 0)",
        "claims SELECT * REPLACE (1 AS id, 1 AS as_of_lo, 0 AS as_of_hi) FROM claims",
        "readings SELECT * REPLACE (1 AS number, 1 AS lo, 0 AS hi) FROM readings",
        "parts VALUES (0, 0, 1, 0)",
        "items VALUES (0, 0, 0, 'x', 1, 0)",
        "decisions SELECT * REPLACE (1 AS lo, 0 AS hi) FROM decisions",
        # words out of a list
        "terms VALUES ('v', 'heap', 'y', 'y', NULL, 0, 0)",
        "attributes (id, label, type, key, changes) VALUES ('e', 'e', 'day', true, true)",
        (
            "attributes (id, label, type, vocabulary_kind, key, changes) "
            "VALUES ('e', 'e', 'term', 'heap', true, true)"
        ),
        "claims SELECT * REPLACE (1 AS id, 'said' AS modality) FROM claims",
        "texts SELECT * REPLACE ('lost' AS state) FROM texts",
        "quotes SELECT * REPLACE ('lost' AS state) FROM quotes",
        "verdicts SELECT * REPLACE ('true' AS verdict) FROM verdicts",
        "word_list VALUES (' x ', 'x', 'rude', NULL, NULL)",
        # what is always there
        "sources (name, id, declared, ledger_file, ledger_line) VALUES ('n', 'b', TRUE, 'f', 1)",
        (
            "sources (name, credits, declared, ledger_file, ledger_line) "
            "VALUES ('n', [], TRUE, 'f', 1)"
        ),
        "sources (name, id, credits, ledger_file, ledger_line) VALUES ('n', 'b', [], 'f', 1)",
        "sources (id, credits, declared, ledger_file, ledger_line) VALUES ('b', [], TRUE, 'f', 1)",
        "sources (name, id, credits, declared, ledger_line) VALUES ('n', 'b', [], TRUE, 1)",
        "sources (name, id, credits, declared, ledger_file) VALUES ('n', 'b', [], TRUE, 'f')",
        "subjects (id) VALUES ('t')",
        "terms VALUES ('v', 'tree', 'y', 'y', NULL, NULL, 0)",
        "words VALUES ('d', NULL, ' built ')",
        "words VALUES ('d', 'made', NULL)",
        "claims SELECT * REPLACE (1 AS id, NULL AS quote) FROM claims",
        "claims SELECT * REPLACE (1 AS id, NULL AS line) FROM claims",
        "readings SELECT * REPLACE (1 AS number, NULL AS value) FROM readings",
        "readings SELECT * REPLACE (1 AS number, NULL AS axis) FROM readings",
        "readings SELECT * REPLACE (1 AS number, NULL AS parted) FROM readings",
        "items VALUES (0, 0, 0, NULL, 0, 0)",
        "items VALUES (0, 0, 0, 'x', NULL, 0)",
    ],
)
def test_a_row_that_no_ledger_gives(store: Store, row: str) -> None:
    with pytest.raises(duckdb.ConstraintException):
        store.query(f"INSERT INTO {row}")


@pytest.mark.parametrize(
    "row",
    [
        (
            "sources (name, id, credits, declared, ledger_file, ledger_line, published_lo) "
            "VALUES ('n', 'b', [], TRUE, 'f', 1, 1)"
        ),
        "terms VALUES ('w', 'tree', 'x', 'x', NULL, 0, 0)",
        "claims SELECT * REPLACE (1 AS id, 0 AS as_of_lo, 0 AS as_of_hi) FROM claims",
        "readings SELECT * REPLACE (1 AS number, NULL AS lo, NULL AS hi) FROM readings",
        "parts VALUES (0, 0, NULL, 0)",
        "items VALUES (0, 0, 0, 'x', 0, 0)",
        "order_rules VALUES ('s', 'd', 's', 'd', 'b')",
        "word_list VALUES (' x ', 'x', 'garbled', NULL, NULL)",
    ],
)
def test_the_nearest_row_that_one_gives(store: Store, row: str) -> None:
    store.query("BEGIN")
    assert store.query(f"INSERT INTO {row}").rows == [(1,)]
    store.query("ROLLBACK")


@pytest.mark.parametrize(
    "deleted",
    [
        "DELETE FROM sources WHERE id = 'a'",
        "DELETE FROM subjects WHERE id = 's'",
        "DELETE FROM attributes WHERE id = 'd'",
        "DELETE FROM claims WHERE id = 0",
    ],
)
def test_what_a_claim_refers_to_stays(store: Store, deleted: str) -> None:
    with pytest.raises(duckdb.ConstraintException):
        store.query(deleted)


def test_every_table_says_what_is_in_it() -> None:
    texts = [text for table in TABLES for text in (table.row, *(c.holds for c in table.columns))]
    assert [text for text in texts if not text.strip()] == []
    assert len({table.name for table in TABLES}) == len(TABLES)
