"""The same queries on Spark find what they find in DuckDB."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from checks.check import Check
from checks.elsewhere import elsewhere
from checks.examine import examined
from checks.registry import CHECKS
from checks.run import run
from ledger.places import UnusableInput
from ledger.progress import silent
from schema.finding import Outcome, Severity
from tests.bulk.planted import LEDGER, Planted
from tests.checks.generated import generated
from tests.checks.generated_time import timed
from tests.cli.command import HARBOUR, ROOT

pytestmark = pytest.mark.filterwarnings("ignore")  # what Spark and its bridge warn of is not ours


def both(ledger: Path, spark: str) -> tuple[tuple[Outcome, ...], tuple[Outcome, ...]]:
    """Give the outcomes of all checks in DuckDB and in Spark."""
    with examined([ledger]) as seen, elsewhere(seen.store, spark, CHECKS) as there:
        return seen.outcomes, run(there)


def same(ledger: Path, spark: str) -> set[str]:
    """Compare both, and give the codes of what was found."""
    here, there = both(ledger, spark)
    assert there == here
    return {outcome.code for outcome in here if outcome.state == "found"}


def test_the_five_articles(spark: str) -> None:
    assert len(same(ROOT / "facts.yaml", spark)) > 8


def test_the_harbour(spark: str) -> None:
    assert len(same(HARBOUR, spark)) > 5


@pytest.mark.parametrize("make", [generated, timed], ids=["values", "time"])
def test_generated_ledgers(make: object, spark: str, tmp_path: Path) -> None:
    assert callable(make)
    ledger = tmp_path / "ledger.yaml"
    ledger.write_text(json.dumps(make(Random(7))), encoding="utf-8")  # noqa: S311 - no secret
    assert len(same(ledger, spark)) > 2


def test_planted_definitions_and_copies(spark: str, tmp_path: Path) -> None:
    planted = Planted(sources=8, subjects=60, late=frozenset({3, 7}), told=1)
    rows = planted.rows(0)
    names = ("source", "subject")
    made = {f"{name}s": [{"id": i} for i in sorted({row[name] for row in rows})] for name in names}
    ledger = tmp_path / "ledger.yaml"
    ledger.write_text(json.dumps(LEDGER | made | {"claims": rows}), encoding="utf-8")
    assert "CR308" in same(ledger, spark)


def test_what_the_engine_cannot_run_is_refused_by_name(spark: str) -> None:
    odd = Check(
        code="X101",
        name="odd",
        severity=Severity.NOTE,
        doc=None,
        query="SELECT quantum_leap(claim) FROM stated",
        tell=lambda _check, _store, _rows: (),
        needs="SELECT count(*) FROM stated",
        without="nothing",
        marks=(),
    )
    with pytest.raises(UnusableInput) as raised:  # noqa: SIM117 - a context to enter
        with examined([HARBOUR], checks=[odd], progress=silent, engine=spark):
            pass
    told = str(raised.value)
    assert told.startswith("--engine: X101: found odd, which pyspark:// cannot run (")
    assert "quantum_leap" in told.lower()
