"""Rows that break a rule are set aside in tables of any size, and the quotes of the others read."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from checks.registry import chosen
from claim_tables.input_tables import Tables
from runner.examine_tables import examined_tables
from runner.few_or_many import ENTRIES_UP_TO
from support.problems import UnusableInput
from tests.claim_tables.tables import Claim, write_csv, write_ledger
from tests.claim_tables.test_contract import BROKEN, GOOD, LEDGER
from tests.cli.command import Ended, in_process

MODALITIES = "one of asserted, planned, conditional, predicted, demanded, threatened, denied"
SAID = {**GOOD, "quote": "four died on Tuesday, 24 March 2021"}
"""A row whose quote is read: 24 March 2021 was a Wednesday (CR202)."""


def written(table: Sequence[Claim], folder: Path) -> tuple[str, str]:
    """Write a ledger without claims, and a table of claims."""
    declared = write_ledger({**LEDGER, "claims": []}, folder / "declared.yaml")
    return str(declared), str(write_csv(list(table), folder / "claims.csv"))


def set_aside(file: Path) -> list[tuple[int, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return sorted((int(row["row"]), row["field"]) for row in csv.DictReader(lines))


@pytest.mark.parametrize(("change", "found", "wanted"), BROKEN)
def test_whatever_rule_a_row_breaks_the_quotes_of_the_others_are_read(
    change: Claim, found: str, wanted: str, tmp_path: Path
) -> None:
    declared, table = written([SAID, {**SAID, **change}, {**SAID, "value": "5"}], tmp_path)
    aside = tmp_path / "aside.csv"
    about = chosen(["CR103", "CR2", "CR3", "CR5"], ())
    with examined_tables([declared], Tables([table], rejects=aside), checks=about) as seen:
        codes = [finding.code for finding in seen.findings]
        assert len(seen.records.claims) == 2
    assert ("CR202" in codes, "CR103" in codes) == (True, True)
    assert [outcome.not_looked_at for outcome in seen.outcomes if outcome.not_looked_at] == []
    field = found.partition(": found ")[0] if ": found " in found else "attribute"
    assert set_aside(aside) == [(3, field)]
    assert wanted in "".join(seen.notes)


def test_both_ways_set_the_same_rows_aside_with_the_same_reasons(tmp_path: Path) -> None:
    table = [SAID, *({**SAID, **change} for change, _, _ in BROKEN), {**SAID, "value": "5"}]
    declared, claims = written(table, tmp_path)
    files = {many: tmp_path / f"aside{many}.csv" for many in (0, ENTRIES_UP_TO)}
    notes = {}
    for many, aside in files.items():
        tables = Tables([claims], rejects=aside)
        with examined_tables([declared], tables, entries_up_to=many) as seen:
            notes[many] = [note.replace(str(aside), "") for note in seen.notes]
            assert [f.code for f in seen.findings if f.code == "CR103"] == ["CR103"]
    assert files[0].read_bytes() == files[ENTRIES_UP_TO].read_bytes()
    assert notes[0] == notes[ENTRIES_UP_TO]


@pytest.mark.parametrize("many", [0, ENTRIES_UP_TO])
def test_rows_of_an_earlier_run_do_not_stay_in_the_file(many: int, tmp_path: Path) -> None:
    declared, table = written([SAID, {**SAID, "value": "5"}], tmp_path)
    aside = tmp_path / "aside.csv"
    aside.write_text("file,row,field\nclaims.csv,1,source\n", encoding="utf-8")
    tables = Tables([table], rejects=aside)
    with examined_tables([declared], tables, entries_up_to=many) as seen:
        assert seen.notes == ()
        assert [f.code for f in seen.findings if f.code == "CR103"] == ["CR103"]
    assert set_aside(aside) == []


@pytest.mark.parametrize("many", [0, ENTRIES_UP_TO])
def test_if_no_row_is_left_the_error_says_why(many: int, tmp_path: Path) -> None:
    table = [{**SAID, "modality": "said"}, {**SAID, "source": "c"}, {**SAID, "source": "d"}]
    declared, claims = written(table, tmp_path)
    aside = tmp_path / "aside.csv"
    nothing = "no claims beside 3 rows set aside in aside.csv"
    with pytest.raises(UnusableInput) as raised:  # noqa: SIM117 - a context to enter
        with examined_tables([declared], Tables([claims], rejects=aside), entries_up_to=many):
            pass
    assert str(raised.value).replace(f"{tmp_path}/", "").splitlines() == [
        f"aside.csv: modality: found 1 row that breaks this rule, expected {MODALITIES}",
        "aside.csv: source: found 2 rows that break this rule, expected one of a, b",
        f"claims.csv: claims: found {nothing}, expected at least one: nothing to check",
    ]
    assert set_aside(aside) == [(2, "modality"), (3, "source"), (4, "source")]


def run(folder: Path, command: str, *options: str) -> Ended:
    declared, table = written([SAID, {**SAID, "modality": "said"}], folder)
    aside = str(folder / "aside.csv")
    return in_process(command, declared, "--claims", table, "--rejects", aside, *options)


@pytest.mark.parametrize("command", ["check", "export"])
def test_commands_say_what_is_set_aside(command: str, tmp_path: Path) -> None:
    ended = run(tmp_path, command)
    assert ended.code == (1 if command == "check" else 0)
    aside = tmp_path / "aside.csv"
    assert ended.err == f"1 row set aside in {aside}: modality 1 (expected {MODALITIES})\n"
    assert ("four died on Tuesday" if command == "check" else "single source") in ended.out
