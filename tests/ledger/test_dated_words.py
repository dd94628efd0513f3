"""`slips` and `relative_dates`: what the words of a quote say about its own dates."""

from __future__ import annotations

import pytest

from tests.ledger.helpers import open_typed, typed

pytestmark = pytest.mark.usefixtures("here")

START = """\
sources: [{id: dated, published: 2021-03-25}, {id: undated}]
subjects: [{id: s}]
attributes: [{id: day, type: date}, {id: words, type: text}]
claims:
"""


def rows(table: str, *claims: tuple[str, str, str]) -> list[tuple[object, ...]]:
    """Give the rows of a table for claims: source, attribute and quote."""
    written = "".join(
        f"  - {{source: {source}, subject: s, attribute: {attribute}, value: 2021, "
        f'quote: "{quote}"}}\n'
        for source, attribute, quote in claims
    )
    with open_typed(typed(START + written)) as store:
        return store.query(f"FROM {table}").rows


def test_wrong_weekdays_of_every_claim_once_each() -> None:
    found = rows(
        "slips",
        ("dated", "day", "Tuesday, March 24, and again Tuesday, March 24"),
        ("undated", "day", "Tuesday, March 24"),
        ("undated", "words", "Tuesday, 24 March 2021, or Sunday, 24 March 2021"),
        ("dated", "day", "Wednesday, March 24"),
        ("dated", "words", "Tuesday, March 24"),
    )
    real = ("2021-03-24", "Wednesday")
    assert found == [
        (0, "Tuesday, March 24", "Tuesday", *real),
        (2, "Tuesday, 24 March 2021", "Tuesday", *real),
        (2, "Sunday, 24 March 2021", "Sunday", *real),
        (4, "Tuesday, March 24", "Tuesday", *real),
    ]


def test_relative_dates_of_date_claims_from_undated_sources() -> None:
    found = rows(
        "relative_dates",
        ("undated", "day", "opened last month, not this year, no, last month"),
        ("undated", "words", "opened last month"),
        ("dated", "day", "opened last month"),
        ("undated", "day", "opened in 2021"),
    )
    assert found == [(0, 0, "last month"), (0, 1, "this year")]
