"""Times of day in tables: compared to the minute, as in a ledger, in text and in timestamps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from checks.registry import CHECKS
from schema.fact import ReconcileBy
from tests.checks.ledgers import slots
from tests.checks.test_times_of_day import OF_A_PLACE, OF_BOTH_KINDS, WITH_ZONES, WITHOUT_ZONE
from tests.claim_tables.tables import write_ledger
from tests.claim_tables.test_equal import compare as compare_findings
from tests.claim_tables.test_equal import found, together
from tests.claim_tables.test_sheets_equal import compare as compare_sheets

MADE = {
    "without": slots({"type": "date"}, WITHOUT_ZONE),
    "with": slots({"type": "date"}, WITH_ZONES),
    "both": slots({"type": "date"}, OF_BOTH_KINDS),
    "place": slots({"type": "date", "zone": "Europe/Istanbul"}, OF_A_PLACE),
    "tolerant": slots({"type": "date", "tolerance": "2 hours"}, WITHOUT_ZONE),
}


@pytest.mark.parametrize("name", MADE)
def test_tables_find_what_ledgers_find(name: str, tmp_path: Path) -> None:
    assert compare_findings(together([MADE[name]] * 4), tmp_path)
    assert compare_sheets(together([MADE[name]] * 4), tmp_path, ReconcileBy.AGREEMENT)


LEDGER: dict[str, Any] = {
    "sources": [{"id": "a"}, {"id": "b"}],
    "subjects": [{"id": "s"}],
    "attributes": [{"id": "at", "type": "date"}],
}


def sides(column: str, tmp_path: Path, **more: Any) -> list[str]:  # noqa: ANN401 - parts of a ledger
    """Give the sides of what is found in a Parquet file with two values of this SQL."""
    path = tmp_path / "claims.parquet"
    connection = duckdb.connect()
    connection.execute(f"""
        COPY (SELECT source, 's' AS subject, 'at' AS attribute, value
              FROM (VALUES {column}) t(source, value)) TO '{path}' (FORMAT parquet)
    """)
    ledger = write_ledger(LEDGER | more, tmp_path / "ledger.yaml")
    (check,) = (check for check in CHECKS if check.code == "CR101")
    findings = found(ledger, path, 0, (check,))
    return [side.says for finding in findings for side in finding.sides]


def test_timestamps_are_compared_to_the_minute(tmp_path: Path) -> None:
    stamps = "('a', TIMESTAMP '2024-06-01 19:00:00'), ('b', TIMESTAMP '2024-06-01 20:30:00')"
    assert sides(stamps, tmp_path) == ["19:00 on 1 June 2024", "20:30 on 1 June 2024"]


def test_timestamps_with_a_zone_are_instants(tmp_path: Path) -> None:
    stamps = (
        "('a', TIMESTAMPTZ '2024-06-01 19:00:00+02'), ('b', TIMESTAMPTZ '2024-06-01 17:30:00Z')"
    )
    assert sides(stamps, tmp_path) == ["17:00 UTC on 1 June 2024", "17:30 UTC on 1 June 2024"]


def test_timestamps_that_are_all_midnight_are_days(tmp_path: Path) -> None:
    stamps = "('a', TIMESTAMP '2024-06-01 00:00:00'), ('b', TIMESTAMP '2024-06-02 00:00:00')"
    assert sides(stamps, tmp_path) == ["1 June 2024", "2 June 2024"]


def test_days_of_the_ledger_are_compared_with_times_of_a_table(tmp_path: Path) -> None:
    claim = {"source": "b", "subject": "s", "attribute": "at", "quote": "q"}
    stamps = "('a', TIMESTAMP '2024-06-01 19:00:00')"
    day, other = (claim | {"value": value} for value in ("2024-06-01", "2024-06-02"))
    assert sides(stamps, tmp_path, claims=[day]) == []
    assert sides(stamps, tmp_path, claims=[other]) == ["19:00 on 1 June 2024", "2 June 2024"]
