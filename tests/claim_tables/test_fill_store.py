"""What is stated of tables is what the query of `stated` makes of their claims and readings."""

from __future__ import annotations

from pathlib import Path

import pytest

from claim_tables.input_tables import Tables
from claim_tables.loading import open_tables
from store.views import DERIVED
from tests.claim_tables.tables import Claim, write_csv, write_ledger

ATTRIBUTES: list[dict[str, object]] = [
    {"id": "fate", "type": "term", "vocabulary": "fates"},
    {"id": "dead", "type": "count"},
    {"id": "toll", "type": "count", "changes": "true"},
    {"id": "opened", "type": "date"},
]
LEDGER = {
    "sources": [{"id": "a", "published": "2020-05"}, {"id": "b"}],
    "vocabularies": [
        {"id": "fates", "kind": "ladder", "terms": ["warned", "barred", "dismissed"]},
    ],
    "subjects": [{"id": "x"}],
    "claims": [{"source": "a", "subject": "x", "attribute": "dead", "value": "3", "quote": "q"}],
}
PLAIN: list[Claim] = [
    {"source": source, "subject": "x", "attribute": attribute, "value": value}
    for attribute, values in {
        "fate": ("warned", "dismissed"),
        "dead": ("4", "about 5"),
        "toll": ("4", "7"),
        "opened": ("[2019, 2021]", "2020-01-02"),
    }.items()
    for source, value in zip("ab", values, strict=True)
]
SAID: list[Claim] = [
    {**claim, **more}
    for claim in PLAIN
    for more in (
        {"speaker": "The Mayor", "modality": "", "as_of": "2020-03"},
        {"speaker": "", "modality": "planned", "as_of": ""},
        {"speaker": "", "modality": "asserted", "as_of": "", "quote": "it is so"},
    )
]
(STATED,) = (derived for derived in DERIVED if derived.name == "stated")


@pytest.mark.parametrize("rows", [PLAIN, SAID], ids=["plain", "said"])
@pytest.mark.parametrize("where", ["memory", "file"])
@pytest.mark.parametrize("without", ["nothing", "toll"])
def test_what_is_stated(rows: list[Claim], where: str, without: str, tmp_path: Path) -> None:
    attributes = [a for a in ATTRIBUTES if a["id"] != without]
    rows = [row for row in rows if row["attribute"] != without]
    ledger = write_ledger({**LEDGER, "attributes": attributes}, tmp_path / "ledger.yaml")
    table = write_csv(rows, tmp_path / "claims.csv")
    database = tmp_path / "facts.duckdb" if where == "file" else None
    with open_tables([str(ledger)], Tables([str(table)], database=database)) as loaded:
        stated = loaded.store.query("FROM stated ORDER BY claim").rows
        assert stated == loaded.store.query(f"FROM ({STATED.query}) ORDER BY claim").rows
    planned = [row for row in rows if row.get("modality") == "planned"]
    assert len(stated) == 1 + len(rows) - len(planned)
