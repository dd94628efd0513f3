"""The steps of the queries over tables can be run one by one, and are what they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from claim_tables import temp_tables
from claim_tables.input_tables import Tables
from claim_tables.loading import open_tables
from claim_tables.parse_values import unparsed_values
from claim_tables.temp_tables import TempTable
from support.query import Query
from tests.claim_tables.tables import Claim, write_csv, write_ledger

LEDGER = {
    "sources": [{"id": "a", "published": "2020-05"}],
    "subjects": [{"id": "x"}],
    "attributes": [
        {"id": "master", "type": "name", "persons": True},
        {"id": "dead", "type": "count", "changes": "true", "of": ["x"]},
        {"id": "cost", "type": "money"},
        {"id": "sunk", "type": "date"},
    ],
    "claims": [],
    "decisions": [
        {
            "subject": "x",
            "attribute": "cost",
            "value": "2.50 USD",
            "grounds": ["2.50 USD"],
            "because": "The minutes say so.",
            "by": "A. Reader",
            "on": "2024-06-02",
        }
    ],
}
ABOUT = {"source": "a", "subject": "x"}
ROWS: list[Claim] = [
    {**ABOUT, "attribute": "dead", "value": "about 1,200", "as_of": "2020", "speaker": "Ada"},
    {**ABOUT, "attribute": "dead", "value": "many"},
    {**ABOUT, "attribute": "cost", "value": "2.50 USD"},
    {**ABOUT, "attribute": "sunk", "value": "[2018, 2020]"},
]
MADE = [table for table in vars(temp_tables).values() if isinstance(table, TempTable)]


@pytest.fixture(name="tables")
def _tables(tmp_path: Path) -> tuple[str, Tables]:
    ledger = write_ledger(LEDGER, tmp_path / "ledger.yaml")
    table = write_csv(ROWS, tmp_path / "claims.csv")
    return str(ledger), Tables([str(table)], rejects=tmp_path / "aside.csv")


def test_every_temporary_table_has_the_columns_that_it_says(tables: tuple[str, Tables]) -> None:
    ledger, named = tables
    with open_tables([ledger], named) as loaded:
        for table in MADE:
            columns = loaded.store.query(f"DESCRIBE {table.name}").rows
            assert {name: kind.replace(" ", "") for name, kind, *_ in columns} == {
                name: kind.replace(" ", "") for name, kind in table.columns.items()
            }, table.name


def test_every_step_can_be_run_by_itself(tables: tuple[str, Tables]) -> None:
    ledger, named = tables
    with open_tables([ledger], named) as loaded:
        claims = loaded.prefiltered.claims
        for query in (claims.claims(), claims.of_part(0, 2).claims(), unparsed_values(claims)):
            for step in query.steps:
                assert loaded.store.query(f"SELECT * FROM ({query.up_to(step.name)})").columns
        rows = loaded.store.query(f"SELECT count(*) FROM ({claims.claims()})").rows
        assert rows == [(len(ROWS) - 1,)]


def test_a_query_is_written_step_by_step() -> None:
    query = Query.of("numbers", "SELECT 1 AS n").then("doubled", "SELECT 2 * n AS n FROM numbers")
    assert str(query) == (
        "WITH numbers AS (\nSELECT 1 AS n\n),\ndoubled AS (\nSELECT 2 * n AS n FROM numbers\n)\n"
        "FROM doubled"
    )
    assert query.name == "doubled"
    assert str(query.up_to("numbers")) == "WITH numbers AS (\nSELECT 1 AS n\n)\nFROM numbers"
    with pytest.raises(ValueError, match="halved"):
        query.up_to("halved")
