"""What sources out of tables are called, in a small table and in a large one."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.registry import chosen
from claim_tables.input_tables import Tables
from runner.examine_tables import examined_tables
from tests.claim_tables.tables import write_csv, write_ledger

ATTRIBUTES = {"attributes": [{"id": "dead", "type": "count"}], "claims": []}
CLAIMS = [
    {"source": source, "subject": "x", "attribute": "dead", "value": value, "quote": "q"}
    for source, value in (("a", "4"), ("b", "5"), ("c", "6"))
]
SOURCES = """id,name,publisher,published
a,The Post,Post Ltd,2019-07-05
b,,Star,2019-07-06
c,,Star,2019-08
"""


@pytest.mark.parametrize("many", [0, 10], ids=["large", "small"])
@pytest.mark.parametrize(
    ("sources", "names"),
    [
        (SOURCES, ["The Post", "Star (6 July 2019)", "Star (August 2019)"]),
        ("", ["a", "b", "c"]),
    ],
    ids=["declared", "named by claims"],
)
def test_each_citation_has_the_name_of_its_source(
    many: int, sources: str, names: list[str], tmp_path: Path
) -> None:
    ledger = write_ledger(ATTRIBUTES, tmp_path / "declared.yaml")
    claims = write_csv(CLAIMS, tmp_path / "claims.csv")
    declared = tmp_path / "sources.csv"
    declared.write_text(sources, encoding="utf-8")
    tables = Tables([str(claims)], sources=[str(declared)] if sources else [])
    checks = chosen(["CR103"], ())
    with examined_tables([str(ledger)], tables, checks=checks, entries_up_to=many) as seen:
        (finding,) = seen.findings
    cited = [citation for side in finding.sides for citation in side.citations]
    assert [(c.source, c.source_name) for c in cited] == list(zip("abc", names, strict=True))
