"""Tables give what ledgers give: the engine's way and the records' way find the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.definition import AnyCheck
from checks.registry import CHECKS, chosen
from claim_tables.input_tables import Tables
from runner.examine_tables import examined_tables
from runner.few_or_many import ENTRIES_UP_TO
from schema.finding import Finding
from tests.checks.generated import Ledger, generated
from tests.checks.generated_time import timed
from tests.checks.ledgers import letters
from tests.claim_tables.tables import convert, split, write_csv, write_ledger
from tests.cli.command import HARBOUR, ROOT

OTHERS = tuple(check for check in CHECKS if not check.of_entries)
"""Quotes of large tables are not compared with articles."""


def found(
    ledger: Path, table: Path, many: int, checks: tuple[AnyCheck, ...] = OTHERS
) -> tuple[Finding, ...]:
    with examined_tables(
        [str(ledger)], Tables([str(table)]), checks=checks, entries_up_to=many
    ) as seen:
        assert not [outcome for outcome in seen.outcomes if outcome.state == "could not run"]
        return seen.findings


def compare(ledger: Ledger, folder: Path) -> tuple[Finding, ...]:
    rest, rows = split(ledger)
    if not rows:
        return ()
    declared = write_ledger(rest, folder / "declared.yaml")
    table = write_csv(rows, folder / "claims.csv")
    as_records = found(declared, table, ENTRIES_UP_TO)
    assert found(declared, table, 0) == as_records
    return as_records


def together(parts: Sequence[Ledger]) -> Ledger:
    """Put ledgers into one, each with subjects of its own.

    Of every kind of claim, one slot is put into the store whether or not its claims may clash. So
    a ledger must be larger than those of the oracles before any slot of it is left out.
    """
    sections = ("subjects", "claims", "decisions", "order_rules")
    whole: Ledger = {**parts[0], **{section: list[Any]() for section in sections}}
    for n, part in enumerate(parts):
        for section in sections:
            whole[section] += [_renamed(entry, letters(n)) for entry in part.get(section, [])]
    return whole


def _renamed(entry: Mapping[str, Any], mark: str) -> dict[str, Any]:
    """Give an entry with a mark on the subjects that it names, and on its words."""
    new = {key: _renamed(entry[key], mark) for key in ("earlier", "later") if key in entry}
    marked = {
        key: f"{mark} {entry[key]}"
        for key in ("subject", "quote", "because", *(["id"] if len(entry) == 1 else []))
        if key in entry
    }
    return {**entry, **new, **marked}


@settings(deadline=None, max_examples=2)
@given(st.integers(0))
def test_generated_ledgers(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - no secret
    assert compare(together([generated(chance) for _ in range(5)]), Path())


@settings(deadline=None, max_examples=2)
@given(st.integers(0))
def test_generated_ledgers_about_time(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - no secret
    assert compare(together([timed(chance) for _ in range(4)]), Path())


PLAIN = ["4", "5", "2019", "2019-07", "2019-07-12", "1.50 USD", "2.50 USD", "1.50 EUR"]
READ = ["about 4", "four", "2019~", "about 2 USD", "[2018, 2020]"]
"""Values that the first rows do not have, and that are read after the first pass."""
OF_VALUES = chosen(["CR101", "CR102", "CR103"], ())


def plain_rows(seed: int) -> list[dict[str, str]]:
    chance = Random(seed)  # noqa: S311 - no secret
    written = [*chance.choices(PLAIN, k=200), *chance.choices([*PLAIN, *READ], k=200)]
    kinds = {"USD": "cost", "EUR": "cost", "20": "built"}
    return [
        {
            "source": chance.choice("abcd"),
            "subject": chance.choice([f"x{n}" for n in range(100)] + ["x1 ", " x2"]),
            "attribute": next((a for mark, a in kinds.items() if mark in value), "dead"),
            "value": value,
            "modality": chance.choice([""] * 9 + ["planned"]),
            "quote": f"q{n}",
        }
        for n, value in enumerate(written)
    ]


@pytest.mark.parametrize("seed", range(2))
def test_values_that_turn_up_late_are_read(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the first rows that are looked at have them already."""
    types = {"dead": "count", "built": "date", "cost": "money"}
    attributes = [{"id": name, "type": kind} for name, kind in types.items()]
    ledger = {"attributes": attributes, "sources": [{"id": name} for name in "abcd"], "claims": []}
    declared = write_ledger(ledger, tmp_path / "ledger.yaml")
    for rows in (plain_rows(seed), [r for r in plain_rows(seed) if r["value"] in PLAIN]):
        table = write_csv(rows, tmp_path / "claims.csv")
        as_records = found(declared, table, ENTRIES_UP_TO, OF_VALUES)
        assert len(as_records) > 3
        for first in (50, 1000):
            monkeypatch.setattr("claim_tables.first_pass._TRIED_FIRST", first)
            assert found(declared, table, 0, OF_VALUES) == as_records


@pytest.mark.parametrize("published", ["2019-05/..", "../2019-05", "2019-05", ""])
def test_claims_of_a_changing_attribute_are_of_the_time_of_their_source(
    published: str, tmp_path: Path
) -> None:
    """Also where one end of the days of publication is open; undated sources are of no time."""
    dated = {"published": published, "published_because": "a guess"} if published else {}
    ledger = {
        "sources": [{"id": "a", **dated}, {"id": "b", **dated}],
        "attributes": [{"id": "toll", "type": "count", "changes": "true"}],
        "claims": [],
    }
    rows = [
        {"source": source, "subject": subject, "attribute": "toll", "value": value, "quote": "q"}
        for subject in ("x", "y", "z")
        for source, value in (("a", "4"), ("b", "7"))
    ]
    declared = write_ledger(ledger, tmp_path / "ledger.yaml")
    table = write_csv(rows, tmp_path / "claims.csv")
    as_records = found(declared, table, ENTRIES_UP_TO, OF_VALUES)
    conflicts = [finding.subject for finding in as_records if finding.code == "CR103"]
    assert conflicts == (["x", "y", "z"] if published else [])
    assert found(declared, table, 0, OF_VALUES) == as_records


@pytest.mark.parametrize("path", [ROOT / "facts.yaml", HARBOUR], ids=lambda path: path.stem)
def test_the_ledgers_of_this_repository(path: Path, tmp_path: Path) -> None:
    ledger = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - no types
    for source in ledger["sources"]:
        source.pop("file", None)
    assert compare(ledger, tmp_path)


def test_all_formats_give_the_same(tmp_path: Path) -> None:
    ledger = yaml.load(HARBOUR.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - no types
    rest, rows = split(ledger)
    declared = write_ledger(rest, tmp_path / "declared.yaml")
    table = write_csv(rows, tmp_path / "claims.csv")
    wanted = [finding.fingerprint for finding in found(declared, table, 0)]
    assert wanted
    for name in ("claims.parquet", "claims.ndjson", "claims.duckdb"):
        same = convert(table, tmp_path / name)
        for many in (0, ENTRIES_UP_TO):
            of_same = [finding.fingerprint for finding in found(declared, same, many)]
            assert of_same == wanted, name
