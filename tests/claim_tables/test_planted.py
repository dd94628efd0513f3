"""Two definitions and copied errors are found where they are planted, and nowhere else."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from checks.registry import chosen
from claim_tables.input_tables import Tables
from runner.examine_tables import examined_tables
from runner.few_or_many import ENTRIES_UP_TO
from schema.finding import Finding
from tests.claim_tables.planted import LEDGER, Planted
from tests.claim_tables.tables import write_csv, write_ledger
from tests.cli.command import in_process

ABOUT = chosen(("CR102", "CR308", "CR409"), ())
SEEDS = range(2)
each_seed = pytest.mark.parametrize(
    ("seed", "many"),
    list(zip(SEEDS, (0, ENTRIES_UP_TO), strict=True)),
    ids=["in the engine", "as records"],
)
"""The seeds are alike; that both ways find the same in each has a test of its own."""


def found(planted: Planted, seed: int, many: int, folder: Path) -> dict[str, list[Finding]]:
    ledger = write_ledger(LEDGER, folder / "ledger.yaml")
    table = write_csv(planted.rows(seed), folder / "claims.csv")
    codes: dict[str, list[Finding]] = {}
    with examined_tables(
        [str(ledger)], Tables([str(table)]), checks=ABOUT, entries_up_to=many
    ) as seen:
        assert not [o for o in seen.outcomes if o.state == "could not run"]
        for finding in seen.findings:
            codes.setdefault(finding.code, []).append(finding)
    return codes


@each_seed
@pytest.mark.parametrize("late", [{3, 7}, {0, 1, 2, 3, 4, 5}, {0, 2, 4, 6, 8, 9, 10, 11}], ids=len)
@pytest.mark.parametrize("around", [0, 2])
def test_two_definitions_are_one_finding(
    seed: int, many: int, late: set[int], around: int, tmp_path: Path
) -> None:
    planted = Planted(late=frozenset(late), around=around)
    codes = found(planted, seed, many, tmp_path)
    (split,) = codes["CR308"]
    assert "15 min above" in split.message
    families = [{c.source for c in side.citations} for side in split.sides]
    assert families[1] <= {f"s{n:02d}" for n in late}
    assert families[0].isdisjoint(families[1])
    assert "CR409" not in codes


def test_what_they_explain_is_folded_and_counted(tmp_path: Path) -> None:
    planted = Planted(late=frozenset({3, 7, 8}), errors=0.02)
    codes = found(planted, 0, ENTRIES_UP_TO, tmp_path)
    plain = found(Planted(errors=0.02), 0, ENTRIES_UP_TO, tmp_path)
    (split,) = codes["CR308"]
    explained = int(split.message.split("explains ")[1].split()[0])
    assert explained > 200
    left, errors = len(codes["CR102"]), len(plain["CR102"])
    assert left <= errors * 1.4  # the errors alone are left to report


@each_seed
@pytest.mark.parametrize("errors", [0.02, 0.1, 0.3])
def test_without_any_both_are_silent(seed: int, many: int, errors: float, tmp_path: Path) -> None:
    codes = found(Planted(errors=errors), seed, many, tmp_path)
    assert "CR308" not in codes
    assert "CR409" not in codes
    assert codes["CR102"]


@each_seed
def test_sources_that_err_by_one_amount_now_and_then_are_no_family(
    seed: int, many: int, tmp_path: Path
) -> None:
    """Among the contradictions alone they would look steady."""
    codes = found(Planted(biased=(2, 5), errors=0), seed, many, tmp_path)
    assert "CR308" not in codes
    assert codes["CR102"]


@each_seed
@pytest.mark.parametrize("errors", [0.05, 0.15])
def test_copies_are_reported(seed: int, many: int, errors: float, tmp_path: Path) -> None:
    planted = Planted(copies=((4, 9),), errors=errors)
    codes = found(planted, seed, many, tmp_path)
    (copies,) = codes["CR409"]
    assert copies.message.startswith("s04 and s09 make the same errors: ")
    assert "CR308" not in codes


@pytest.mark.parametrize("seed", SEEDS)
def test_two_ways_report_the_same(seed: int, tmp_path: Path) -> None:
    planted = Planted(late=frozenset({3, 7}), copies=((4, 9),))
    ways = [found(planted, seed, many, tmp_path) for many in (0, ENTRIES_UP_TO)]
    reported = [
        [finding for code in ("CR102", "CR308", "CR409") for finding in way.get(code, [])]
        for way in ways
    ]
    assert reported[0] == reported[1]


def test_the_evidence_has_every_conflict_with_the_check_that_reports_it(tmp_path: Path) -> None:
    planted = Planted(late=frozenset({3, 7, 8}), errors=0.02)
    ledger = write_ledger(LEDGER, tmp_path / "ledger.yaml")
    table = write_csv(planted.rows(0), tmp_path / "claims.csv")
    out = tmp_path / "evidence.csv"
    more = ("--limit", "1", "--format", "json", "--evidence", out)
    reported = json.loads(in_process("check", ledger, "--claims", table, *more).out)
    (split,) = (finding for finding in reported["findings"] if finding["code"] == "CR308")
    (conflicts,) = (check["found"] for check in reported["checks"] if check["code"] == "CR102")
    groups: dict[str, set[str]] = {}
    with out.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            groups.setdefault(row["code"], set()).add(row["subject"])
    assert set(groups) == {"CR102", "CR308"}
    assert len(groups["CR102"]) == conflicts
    assert f"explains {len(groups['CR308'])} contradictions" in split["message"]
    assert in_process("check", ledger, "--claims", table, *more, "--select", "CR308").code == 0
    with out.open(encoding="utf-8", newline="") as file:
        assert {row["code"] for row in csv.DictReader(file)} == {"CR308"}
