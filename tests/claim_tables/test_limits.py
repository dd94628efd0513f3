"""Cost grows with the claims: what is reported is capped, and everything else is counted."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from checks.registry import chosen
from claim_tables.input_tables import Tables
from runner.examine_tables import examined_tables
from schema.finding import Outcome
from tests.claim_tables.tables import write_csv, write_ledger
from tests.cli.command import in_process

LEDGER = {"attributes": [{"id": "dead", "type": "count"}], "claims": []}


def row(subject: object, source: object, value: object) -> dict[str, str]:
    about = {"subject": str(subject), "source": str(source), "value": str(value)}
    return {"attribute": "dead", **about}


def dead(rows: list[dict[str, str]], folder: Path, limit: int | None) -> Outcome:
    ledger = write_ledger(LEDGER, folder / "ledger.yaml")
    table = write_csv(rows, folder / "claims.csv")
    about, tables = chosen(["CR103"], ()), Tables([str(table)])
    with examined_tables([str(ledger)], tables, checks=about, limit=limit, entries_up_to=0) as seen:
        (outcome,) = seen.outcomes
        return outcome


def test_so_many_findings_are_reported_and_the_others_counted(tmp_path: Path) -> None:
    rows = [row(f"s{n:03}", source, 7 + n % 3 * source) for n in range(300) for source in (1, 2)]
    every = dead(rows, tmp_path, None)
    assert (len(every.findings), every.unlisted) == (200, 0)
    some = dead(rows, tmp_path, 30)
    assert (len(some.findings), some.unlisted) == (30, 170)
    assert some.findings == tuple(sorted(every.findings, key=lambda f: f.subject)[:30])


def test_of_a_large_group_every_value_is_cited_first(tmp_path: Path) -> None:
    """The claim that disagrees is the last of many."""
    rows = [row("x", f"s{n}", 12) for n in range(2000)] + [row("x", "late", 14)]
    (finding,) = dead(rows, tmp_path, 30).findings
    assert [side.says for side in finding.sides] == ["12", "14"]
    assert [len(side.citations) for side in finding.sides] == [199, 1]
    assert finding.uncited == 1801
    assert finding.message == (
        "X, dead: 12 in s0, s1 and 197 other sources, but 14 in late (and 1,801 more claims)"
    )


def test_a_group_in_which_all_differ_is_one_finding(tmp_path: Path) -> None:
    (finding,) = dead([row("x", n, 7 + 10 * n) for n in range(3000)], tmp_path, 30).findings
    assert (len(finding.sides), finding.uncited) == (200, 2800)


def test_the_summary_counts_what_is_not_reported_and_the_evidence_has_all(tmp_path: Path) -> None:
    ledger = write_ledger(LEDGER, tmp_path / "ledger.yaml")
    rows = [row(n, source, 7 + source) for n in range(40) for source in (1, 2)]
    table, out = write_csv(rows, tmp_path / "claims.csv"), tmp_path / "evidence.csv"
    done = in_process("check", ledger, "--claims", table, "--limit", "3", "--evidence", out)
    assert done.code == 1
    assert "\n40 contradictions.\n" in done.out
    assert "\nCR103: showing 3 of 40 findings (--limit 0 shows all).\n" in done.out
    with out.open(encoding="utf-8", newline="") as file:
        reported = list(csv.DictReader(file))
    assert len(reported) == 80
    assert {line["code"] for line in reported} == {"CR103"}
    assert [(line["source"], line["value"], line["line"]) for line in reported[:2]] == [
        *(("1", "8", "2"), ("2", "9", "3"))
    ]


def test_evidence_may_go_to_a_device(tmp_path: Path) -> None:
    rows = [row(0, "a", 4), row(0, "b", 5)]
    table = write_csv(rows, tmp_path / "claims.csv")
    ledger = write_ledger(LEDGER, tmp_path / "ledger.yaml")
    done = in_process("check", ledger, "--claims", table, "--evidence", "/dev/null")
    assert done.code == 1, done.err
    refused = in_process("check", ledger, "--claims", table, "--evidence", tmp_path / "evidence")
    assert "expected a name that ends in .parquet, .csv or .ndjson" in refused.err


def test_json_counts_as_well(tmp_path: Path) -> None:
    ledger = write_ledger(LEDGER, tmp_path / "ledger.yaml")
    rows = [row(n, source, 7 + source) for n in range(5) for source in (1, 2)]
    table = write_csv(rows, tmp_path / "claims.csv")
    done = in_process("check", ledger, "--claims", table, "--limit", "2", "--format", "json")
    reported = json.loads(done.out)
    (check,) = (check for check in reported["checks"] if check["code"] == "CR103")
    assert (check["found"], check["untold"]) == (5, 3)
    assert len([finding for finding in reported["findings"] if finding["code"] == "CR103"]) == 2


@pytest.mark.parametrize("limit", ["much", "2 gallons", "-2GB"])
def test_a_memory_limit_that_is_no_size_is_refused(limit: str, tmp_path: Path) -> None:
    ledger = write_ledger(LEDGER, tmp_path / "ledger.yaml")
    table = write_csv([row("x", "a", 4)], tmp_path / "claims.csv")
    done = in_process("check", ledger, "--claims", table, f"--memory-limit={limit}")
    assert done.code == 2
    expected = f"Error: --memory-limit: found {limit!r}, expected a size, such as 2GB\n"
    assert done.err.endswith(expected)
