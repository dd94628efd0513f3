"""CR507: a claim that is entered twice counts once."""

import json
from pathlib import Path
from typing import Any

from claim_tables.input_tables import Tables
from reports.fact_sheet.build import facts
from runner.examine import examined
from runner.examine_tables import examined_tables
from schema.finding import Finding, Severity, Side
from tests.checks.ledgers import FILE, cited, examine, of_example
from tests.claim_tables.tables import split, write_csv, write_ledger

CLAIM = {"source": "a", "subject": "s", "attribute": "it", "value": "4", "quote": "the four"}
OTHERS: list[dict[str, Any]] = [
    {"quote": "all four"},
    {"value": "4.0"},
    {"speaker": "the mayor"},
    {"modality": "planned"},
    {"as_of": "2020"},
    {"prefix": "of "},
    {"suffix": " of them"},
    {"source": "b"},
    {"subject": "t"},
]
"""What makes another claim of it."""


def ledger(*claims: dict[str, Any]) -> dict[str, Any]:
    return {
        "sources": [{"id": "a"}, {"id": "b"}],
        "subjects": [{"id": "s"}, {"id": "t"}],
        "attributes": [{"id": "it", "type": "count"}],
        "claims": list(claims),
    }


def test_whole_finding() -> None:
    (found,) = of_example("CR507").of("CR507")
    says = "40 million EUR is entered again, at ledger.yaml:10"
    assert found == Finding(
        code="CR507",
        name="claim-entered-twice",
        severity=Severity.NOTE,
        subject="bridge",
        attribute="cost",
        scope="morning",
        message=f"Harbour bridge, cost, in morning: {says}",
        sides=(
            Side(says=says, citations=(cited("morning", 5, "40 million EUR", "cost 40 million"),)),
        ),
    )


def test_what_is_another_claim() -> None:
    others = [{**CLAIM, **other} for other in OTHERS]
    assert examine(ledger(CLAIM, *others), "CR507").findings == ()
    again = [{**claim, "note": f"page {n}"} for n, claim in enumerate([CLAIM, *others])]
    entries = [CLAIM, *others, *again, *again]
    found = examine(ledger(*entries), "CR507").findings
    cited_claims = [c for finding in found for side in finding.sides for c in side.citations]
    assert len(cited_claims) == len(again)
    assert all(" is entered again, at ledger.yaml:" in finding.message for finding in found)


def test_it_counts_once() -> None:
    FILE.write_text(json.dumps(ledger(CLAIM, CLAIM, {**CLAIM, "value": "5"})), encoding="utf-8")
    with examined([FILE]) as seen:
        (fact,) = facts(seen)
        assert (fact.claims, fact.quotes) == (2, ("a: “the four”",))
        assert seen.store.value("SELECT count(*) FROM claims") == 2
        assert seen.store.query("FROM repeated_claims").rows == [(0, "ledger.yaml", 1)]


def test_entries_of_a_small_table_are_compared_too(tmp_path: Path) -> None:
    rest, rows = split(ledger(CLAIM, CLAIM))
    declared = write_ledger(rest, FILE)
    table = write_csv(rows, tmp_path / "claims.csv")
    with examined_tables([str(declared)], Tables([str(table)])) as seen:
        (found,) = (finding for finding in seen.findings if finding.code == "CR507")
        assert "again, at " in found.message
