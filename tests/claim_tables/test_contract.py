"""The contract of a table of claims: declared with pandera, run in the engine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import ibis
import pytest

from checks.registry import CHECKS, chosen
from claim_tables.contract_rules import RULES
from claim_tables.input_tables import Tables
from claim_tables.loading import open_tables
from runner.examine_tables import examined_tables
from runner.few_or_many import ENTRIES_UP_TO
from schema.contracts import CLAIMS, breaches
from support.problems import UnusableInput
from tests.claim_tables.tables import COLUMNS, Claim, write_csv, write_ledger
from tests.cli.command import in_process

GOOD: dict[str, str] = {"source": "a", "subject": "x", "attribute": "dead", "value": "4"}
LEDGER = {
    "sources": [{"id": "a"}, {"id": "b"}],
    "subjects": [{"id": "x", "kind": "ship"}, {"id": "y"}],
    "attributes": [
        {"id": "dead", "type": "count"},
        {"id": "sunk", "type": "date", "of": ["ship"]},
    ],
}


def rows(*changes: Claim) -> list[Claim]:
    return [GOOD, *({**GOOD, **change} for change in changes), GOOD]


def complaints(table: list[Claim], folder: Path, many: int = 0) -> list[str]:
    declared = write_ledger({**LEDGER, "claims": []}, folder / "declared.yaml")
    written = write_csv(table, folder / "claims.csv")
    with pytest.raises(UnusableInput) as raised:  # noqa: SIM117 - a context to enter
        with examined_tables([str(declared)], Tables([str(written)]), entries_up_to=many):
            pass
    return [str(problem).removeprefix(f"{folder}/") for problem in raised.value.problems]


BROKEN = [
    ({"source": ""}, "source: found nothing", "a value"),
    ({"source": "c"}, "source: found 'c'", "one of a, b"),
    ({"subject": ""}, "subject: found nothing", "a value"),
    ({"subject": "z"}, "subject: found 'z'", "subject"),
    ({"attribute": "deed"}, "attribute: found 'deed'", "one of dead, sunk; did you mean 'dead'?"),
    ({"value": ""}, "value: found nothing", "a value"),
    ({"value": "many"}, "value: found 'many'", "a figure such as"),
    ({"modality": "said"}, "modality: found 'said'", "asserted"),
    ({"place": "footer"}, "place: found 'footer'", "one of headline, standfirst, caption"),
    ({"as_of": "soon"}, "as_of: found 'soon'", "EDTF"),
    ({"subject": "y", "attribute": "sunk", "value": "2019"}, "'sunk' of 'y'", "ship"),
]


@pytest.mark.parametrize(("change", "found", "wanted"), BROKEN)
def test_a_row_that_breaks_a_rule_is_reported_with_file_row_and_field(
    change: Claim, found: str, wanted: str, tmp_path: Path
) -> None:
    (message,) = complaints(rows(change), tmp_path)
    assert message.startswith("claims.csv:3:1: ")
    assert found in message
    assert wanted in message


def test_many_bad_rows_are_counted_and_the_first_shown(tmp_path: Path) -> None:
    messages = complaints(rows(*[{"modality": "said"}] * 1234, {"source": "c"}), tmp_path)
    assert len(messages) == 4
    assert [line.split(": ")[0] for line in messages] == [
        *("claims.csv:3:1", "claims.csv:4:1", "claims.csv:5:1", "claims.csv:1237:1")
    ]
    assert "found 'said' (and 1,231 more rows)" in messages[2]


def test_rows_can_be_set_aside_and_the_others_are_checked(tmp_path: Path) -> None:
    table = rows({"modality": "said"}, {"value": "many", "source": "c"}, {"value": "5"})
    declared = write_ledger({**LEDGER, "claims": []}, tmp_path / "declared.yaml")
    written = write_csv(table, tmp_path / "claims.csv")
    aside = tmp_path / "aside.csv"
    tables = Tables([str(written)], rejects=aside)
    with examined_tables([str(declared)], tables) as seen:
        assert [f.message for f in seen.findings if f.code == "CR103"] == [
            "X, dead: 4, but also 5, both in a"
        ]
    written_aside = (
        duckdb.connect().execute(f"FROM read_csv('{aside}') ORDER BY row, field").fetchall()
    )
    assert [(row[1], row[2]) for row in written_aside] == [
        (3, "modality"),
        (4, "source"),
        (4, "value"),
    ]
    assert {row[0] for row in written_aside} == {str(written)}


def test_nothing_is_lost(tmp_path: Path) -> None:
    """Rows that are set aside and rows that are checked are all there are."""
    table = rows({"modality": "said"}, {"source": "c"}, {"value": "5"})
    declared = write_ledger({**LEDGER, "claims": []}, tmp_path / "declared.yaml")
    written = write_csv(table, tmp_path / "claims.csv")
    tables = Tables([str(written)], rejects=tmp_path / "aside.parquet")
    with open_tables([str(declared)], tables) as loaded:
        (looked,) = loaded.store.query("SELECT count(*) FROM claims").rows[0]
        assert (looked, loaded.prefiltered.rejected.rows) == (3, 2)


@pytest.mark.parametrize("many", [0, ENTRIES_UP_TO])
def test_a_column_that_is_missing_or_misspelt_is_reported(many: int, tmp_path: Path) -> None:
    table = tmp_path / "claims.csv"
    table.write_text("source,subject,attribute,speeker\na,x,dead,Ada\n", encoding="utf-8")
    declared = write_ledger({**LEDGER, "claims": []}, tmp_path / "declared.yaml")
    with pytest.raises(UnusableInput) as raised:  # noqa: SIM117 - a context to enter
        with examined_tables([str(declared)], Tables([str(table)]), entries_up_to=many):
            pass
    messages = str(raised.value)
    assert "expected a column 'value'" in messages
    assert "found 'speeker', expected 'speaker', or a name less like it" in messages


def test_what_is_wrong_with_all_tables_is_reported_in_one_run(tmp_path: Path) -> None:
    claims, sources = tmp_path / "claims.csv", tmp_path / "sources.csv"
    subjects = tmp_path / "subjects.parquet"
    claims.write_text("source,subject,attribute\na,x,dead\n", encoding="utf-8")
    sources.write_text("id,publishr\na,Reuters\n", encoding="utf-8")
    subjects.write_bytes(b"not Parquet")
    tables = Tables([str(claims), "none.csv"], [str(sources)], [str(subjects)])
    with pytest.raises(UnusableInput) as raised, open_tables([], tables):
        pass
    places = {(problem.place.file, problem.field) for problem in raised.value.problems}
    assert places == {
        (str(claims), "columns"),
        ("none.csv", ""),
        (str(sources), "columns"),
        (str(subjects), ""),
    }


def test_a_declaring_table_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    sources = tmp_path / "sources.ndjson"
    whole = "".join(f'{{"id": "s{n}"}}\n' for n in range(30_000))
    sources.write_text(whole + '{"id": "s', encoding="utf-8")
    claims = write_csv(rows(), tmp_path / "claims.csv")
    tables = Tables([str(claims)], [str(sources)])
    with (
        pytest.raises(UnusableInput, match=r"sources.ndjson:30001:1: row: found no JSON object"),
        open_tables([], tables),
    ):
        pass


def test_the_rules_are_those_of_the_contract() -> None:
    """Pandera and the generated conditions find the same rows bad, rule by rule."""
    cells = ["NULL", "''", "'x'", "'asserted'", "'denied'", "'Denied'", "' '", "'a\u200bb'"]
    listed = ", ".join(f"cell AS {name}" for name in COLUMNS)
    connection: Any = ibis.duckdb.connect()
    given = ", ".join(f"({cell})" for cell in cells)
    connection.raw_sql(f"CREATE TABLE claims AS SELECT {listed} FROM (VALUES {given}) t(cell)")
    made = connection.table("claims").select(*map(str, CLAIMS.columns))
    by_pandera = sum(breach.rows for breach in breaches(CLAIMS, made))
    by_rules = [
        connection.raw_sql(f"SELECT count(*) FROM claims WHERE {rule.breached}").fetchone()[0]
        for rule in RULES
    ]
    assert by_pandera == sum(by_rules)
    assert all(by_rules)


@pytest.mark.parametrize("quote", ["quote", "memo"], ids=["as records", "in the engine"])
def test_columns_that_nobody_reads_are_named(quote: str, tmp_path: Path) -> None:
    declared = write_ledger({**LEDGER, "claims": []}, tmp_path / "declared.yaml")
    table = tmp_path / "claims.csv"
    table.write_text(
        f"source,subject,attribute,value,{quote},x\na,x,dead,4,q,1\n", encoding="utf-8"
    )
    done = in_process("check", declared, "--claims", table)
    assert done.code == 0
    assert done.err == f"{table}: not read: {'x' if quote == 'quote' else 'memo, x'}\n"


def test_rows_that_are_set_aside_are_counted_by_rule(tmp_path: Path) -> None:
    declared = write_ledger({**LEDGER, "claims": []}, tmp_path / "declared.yaml")
    table = write_csv(rows({"modality": "said"}, {"source": "c"}), tmp_path / "claims.csv")
    aside = tmp_path / "aside.csv"
    done = in_process("check", declared, "--claims", table, "--rejects", aside)
    assert done.err == (
        f"2 rows set aside in {aside}: modality 1 (expected one of asserted, planned, conditional, "
        "predicted, demanded, threatened, denied); source 1 (expected one of a, b)\n"
    )


BROKEN_LATER = {
    "claims.csv": "source,subject,attribute,value\n" + "a,x,dead,4\n" * 60_000 + 'a,"x,dead,4\n',
    "claims.ndjson": '{"source":"a","subject":"x","attribute":"dead","value":"4"}\n' * 60_000
    + "{a\n",
}
WHERE = {
    "claims.csv": "60002:1: row: found a quotation mark that does not close its cell, "
    "'a,\"x,dead,4', expected quotation marks around the whole cell; one inside it is written "
    "twice",
    "claims.ndjson": "60001:1: row: found no JSON object (Expecting property name enclosed in "
    "double quotes), '{a', expected one JSON object on each line",
}


@pytest.mark.parametrize("name", list(BROKEN_LATER))
@pytest.mark.parametrize("cached", [False, True], ids=["read", "cached"])
def test_a_table_that_turns_bad_is_reported(name: str, cached: bool, tmp_path: Path) -> None:  # noqa: FBT001
    declared = write_ledger({**LEDGER, "claims": []}, tmp_path / "declared.yaml")
    table = tmp_path / name
    table.write_text(BROKEN_LATER[name], encoding="utf-8")
    more = ("--database", str(tmp_path / "cached.duckdb")) if cached else ()
    done = in_process("check", declared, "--claims", table, *more)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"{table}:{WHERE[name]}\n"


@pytest.mark.parametrize("limit", ["1KB", "1000KB", "2MB"])  # to open, to look at, to read
def test_memory_that_does_not_suffice_is_reported(limit: str, tmp_path: Path) -> None:
    declared = write_ledger({**LEDGER, "claims": []}, tmp_path / "declared.yaml")
    table = write_csv(
        [{**GOOD, "subject": f"s{n}"} for n in range(30_000)], tmp_path / "claims.csv"
    )
    done = in_process("check", declared, "--claims", table, "--memory-limit", limit)
    assert (done.code, done.out) == (2, "")
    assert f"--memory-limit: found '{limit}', which is too little" in done.err


def test_memory_that_runs_out_while_the_store_is_used_is_reported(tmp_path: Path) -> None:
    declared = write_ledger({**LEDGER, "claims": []}, tmp_path / "declared.yaml")
    tables = Tables([str(write_csv([GOOD], tmp_path / "claims.csv"))], memory_limit="32MB")
    much = "SET temp_directory = ''; CREATE TABLE much AS SELECT range FROM range(50_000_000)"
    with pytest.raises(UnusableInput) as raised, open_tables([str(declared)], tables) as loaded:
        loaded.store.query(much)
    assert "--memory-limit: found '32MB', which is too little" in str(raised.value.problems[0])


def test_memory_that_runs_out_in_a_check_is_reported_as_such(tmp_path: Path) -> None:
    declared = write_ledger({**LEDGER, "claims": []}, tmp_path / "declared.yaml")
    tables = Tables([str(write_csv([GOOD], tmp_path / "claims.csv"))], memory_limit="32MB")
    much = "SELECT count(*) FROM (SELECT DISTINCT range FROM range(50_000_000))"
    greedy = replace(CHECKS[0], query=f"SET temp_directory = ''; {much}", needs="SELECT 1")
    with (
        pytest.raises(UnusableInput) as raised,
        examined_tables([str(declared)], tables, checks=[greedy], entries_up_to=0),
    ):
        pass
    assert "--memory-limit: found '32MB', which is too little" in str(raised.value.problems[0])


def test_a_small_table_needs_no_quotes(tmp_path: Path) -> None:
    declared = write_ledger({**LEDGER, "claims": []}, tmp_path / "declared.yaml")
    written = write_csv([GOOD, {**GOOD, "source": "b", "value": "5"}], tmp_path / "claims.csv")
    with examined_tables([str(declared)], Tables([str(written)])) as seen:
        assert [f.message for f in seen.findings if f.code == "CR103"] == [
            "X, dead: 4 in a, but 5 in b"
        ]


@pytest.mark.parametrize("many", [0, 10], ids=["engine", "records"])
def test_sources_that_only_claims_name_are_not_noted(many: int, tmp_path: Path) -> None:
    codes: dict[bool, list[str]] = {}
    for declared in (False, True):
        sources = [{"id": "a"}] if declared else []
        ledger = {**LEDGER, "claims": [], "sources": sources}
        path = write_ledger(ledger, tmp_path / "declared.yaml")
        tables = Tables([str(write_csv([GOOD], tmp_path / "claims.csv"))])
        with examined_tables([str(path)], tables, entries_up_to=many) as seen:
            codes[declared] = [f.code for f in seen.findings]
    assert codes == {False: [], True: ["CR404", "CR405"]}


SPACED = [" x", "x ", "\tx", "x \t "]


@pytest.mark.parametrize("many", [0, 10], ids=["engine", "records"])
def test_spaces_around_a_name_are_no_part_of_it(many: int, tmp_path: Path) -> None:
    spaced = [{"subject": subject} for subject in SPACED]
    changes = [*spaced, {"source": "b ", "value": "5"}, {"attribute": " dead"}]
    table = [{**GOOD, **row, "quote": "q"} for row in changes]
    alone = {"attributes": [{"id": "dead", "type": "count"}], "claims": []}
    for declared in ({**LEDGER, "claims": []}, alone):
        path = write_ledger(declared, tmp_path / "declared.yaml")
        written = write_csv(table, tmp_path / "claims.csv")
        tables, about = Tables([str(written)]), chosen(["CR103"], ())
        with examined_tables([str(path)], tables, checks=about, entries_up_to=many) as seen:
            found = [finding.message for finding in seen.findings]
            sources = seen.store.query("SELECT id FROM sources ORDER BY id").rows
        assert found == ["X, dead: 4 in a, but 5 in b"]
        assert sources == [("a",), ("b",)]


def test_an_empty_table_is_nothing_to_check(tmp_path: Path) -> None:
    (message,) = complaints([], tmp_path)
    assert message.endswith("claims: found no claims, expected at least one: nothing to check")
