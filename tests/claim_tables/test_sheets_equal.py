"""The fact sheet of claims in tables: row by row that of the same claims in a ledger."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.registry import CHECKS, chosen
from claim_tables.input_tables import Tables
from reports.fact_sheet.large.sheet_table import SLOTS_OF_SHEET, make_sheet, sheet_in_order
from runner.few_or_many import ManyClaims, few_or_many
from schema.fact import Fact, ReconcileBy
from selftest.manual_examples import examples_together
from tests.checks.generated import Ledger, generated
from tests.checks.generated_time import timed
from tests.claim_tables.sheets_both_ways import claims, files, ledger, of_large_table, of_ledger
from tests.claim_tables.tables import split, write_csv, write_ledger, write_narrow_csv
from tests.claim_tables.test_equal import together
from tests.cli.command import HARBOUR, ROOT

KINDS = 3
"""Of seeds: sources with days and publishers, with decisions; sources unknown; with names."""


def compare(made: Ledger, folder: Path, *rules: ReconcileBy) -> int:
    """Compare the sheets of a ledger and of its claims in a table; give the number of rows."""
    for source in made["sources"]:
        source.pop("file", None)
    rest, rows = split(made)
    declared = write_ledger(rest, folder / "declared.yaml")
    table = write_csv(rows, folder / "claims.csv")
    expected = of_ledger(declared, table, *rules)
    assert of_large_table(declared, table, *rules) == expected
    return len(expected[0])


@pytest.mark.parametrize("plainly", [True, False], ids=["plain", "mixed"])
@pytest.mark.parametrize("seed", range(KINDS))
def test_claims_of_all_types(seed: int, *, plainly: bool, tmp_path: Path) -> None:
    rows = claims(seed, plainly=plainly)
    declared = write_ledger(ledger(seed, rows), tmp_path / "ledger.yaml")
    table = write_narrow_csv(rows, tmp_path / "claims.csv")
    expected = of_ledger(declared, table, *ReconcileBy)
    wanted = {"contested", "agreed", "refined", "single source", "not compared"}
    wanted |= set() if plainly else {"disputed", "not asserted"}
    for rule, sheet in zip(ReconcileBy, expected, strict=True):
        assert wanted <= {row["status"] for row in sheet}
        assert bool([row for row in sheet if row["support"]]) == (rule is ReconcileBy.SUPPORT)
    assert of_large_table(declared, table, *ReconcileBy) == expected


@pytest.mark.parametrize("path", [ROOT / "facts.yaml", HARBOUR], ids=lambda path: path.stem)
def test_the_ledgers_of_this_repository(path: Path, tmp_path: Path) -> None:
    made = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - no types
    assert compare(made, tmp_path, *ReconcileBy) > 10


@pytest.mark.parametrize("number", [0, 1], ids=["fires", "silent"])
def test_the_examples_of_every_check(number: int, tmp_path: Path) -> None:
    """In one ledger: no slot is kept for being the only one of its kind."""
    made = examples_together(number)
    assert compare(made, tmp_path, *ReconcileBy) > len(CHECKS)


def test_claims_of_one_type_and_nothing_more(tmp_path: Path) -> None:
    """Slots have one group each, and no claim has a day or a speaker."""
    counts = [row for row in claims(4, plainly=True) if row["attribute"] == "boats"]
    boats = {"attributes": [{"id": "boats", "type": "count"}], "claims": []}
    declared = write_ledger(boats, tmp_path / "ledger.yaml")
    table = write_narrow_csv(counts, tmp_path / "claims.csv")
    expected = of_ledger(declared, table, *ReconcileBy)
    assert {row["status"] for row in expected[0]} >= {"agreed", "contested", "single source"}
    assert of_large_table(declared, table, *ReconcileBy) == expected


@settings(deadline=None, max_examples=2)
@given(st.integers(0), st.sampled_from(ReconcileBy))
def test_generated_ledgers(seed: int, rule: ReconcileBy) -> None:
    chance = Random(seed)  # noqa: S311 - no secret
    compare(together([generated(chance) for _ in range(4)]), Path(), rule)


@settings(deadline=None, max_examples=2)
@given(st.integers(0), st.sampled_from(ReconcileBy))
def test_generated_ledgers_about_time(seed: int, rule: ReconcileBy) -> None:
    chance = Random(seed)  # noqa: S311 - no secret
    compare(together([timed(chance) for _ in range(4)]), Path(), rule)


@pytest.mark.parametrize(("at_once", "number"), [(1, 100), (300, 400)])
def test_a_sheet_made_in_parts_is_the_same_sheet(
    at_once: int, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = claims(3, number=number)
    declared = write_ledger(ledger(3, rows), tmp_path / "ledger.yaml")
    table = write_csv(rows, tmp_path / "claims.csv")
    (expected,) = of_large_table(declared, table, ReconcileBy.SUPPORT)
    for module, name in (
        ("uniform_rows", "_AT_ONCE"),
        ("uniform_rows", "_AT_ONCE_WITH_QUOTES"),
        ("rows_in_words", "_AT_ONCE"),
    ):
        monkeypatch.setattr(f"reports.fact_sheet.large.{module}.{name}", at_once)
    monkeypatch.setattr("runner.in_batches._AT_ONCE", at_once)
    assert of_large_table(declared, table, ReconcileBy.SUPPORT) == [expected]


def test_a_check_that_cannot_run_is_an_outcome_and_the_rows_are_made(tmp_path: Path) -> None:
    rows = claims(0, number=100)
    declared = write_ledger(ledger(0, rows), tmp_path / "ledger.yaml")
    tables = Tables([str(write_csv(rows, tmp_path / "claims.csv"))])
    broken = replace(chosen(["CR204"], ())[0], query="SELECT nothing")
    for check in (broken, replace(broken, finding_key=())):
        with few_or_many([str(declared)], tables, keep=SLOTS_OF_SHEET, entries_up_to=0) as many:
            assert isinstance(many, ManyClaims)
            (outcome,) = make_sheet(many.loaded, ReconcileBy.AGREEMENT, [check])
            made = many.loaded.store.query(sheet_in_order()).rows
        assert outcome.state == "could not run"
        assert len(made) == len({(row["subject"], row["attribute"]) for row in rows})


HOSTILE = [
    *("=1+1", "'=1", "#", 'a"b', "a\nb", "a\r\nb", " lead", "a | b", "a, b", "NULL", "\\"),
    *("@x", "＝1", "é “so”", "{}", "[1]", "'tis", "true"),
]
"""What a form could take for something else."""


def _json(content: bytes) -> Any:  # noqa: ANN401 - whatever it holds
    read = json.loads(content)
    assert {len(fact) for fact in read["facts"]} == {len(Fact.model_fields)}
    return read


def _csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


def _parquet(content: bytes) -> tuple[list[str], list[dict[str, Any]], bytes]:
    pq: Any = import_module("pyarrow.parquet")
    table = pq.read_table(io.BytesIO(content))
    kinds = [str(field.type).replace("element: ", "item: ") for field in table.schema]
    return kinds, table.to_pylist(), table.schema.metadata[b"title"]


READERS = {"json": _json, "csv": _csv, "parquet": _parquet}


def test_files_hold_the_same(tmp_path: Path) -> None:
    rows = claims(1, number=300, plainly=True)
    for n, row in enumerate(rows):
        row["quote"] = HOSTILE[n % len(HOSTILE)]
    declared = write_ledger(ledger(1, rows), tmp_path / "ledger.yaml")
    table = write_csv(rows, tmp_path / "claims.csv")
    for form, small, large in files(declared, table, tuple(READERS), tmp_path):
        read = READERS[form]
        assert read(large) == read(small), form
