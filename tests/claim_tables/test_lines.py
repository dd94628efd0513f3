"""Every line of a text table is a row, or is named by its line with what it holds."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from claim_tables import text_rows
from claim_tables.count_rows import count_csv
from claim_tables.input_tables import Tables
from claim_tables.loading import open_tables
from support.problems import UnusableInput
from tests.claim_tables.reading import HEADER, read
from tests.claim_tables.tables import write_ledger
from tests.cli.command import Ended, in_process

GOOD = [(2, "a", "x", "n", "4"), (4, "b", "x", "n", "5")]
MALFORMED = {
    "a,x,n,11,500": "5 cells, 'a,x,n,11,500'",
    "a,x,n": "3 cells, 'a,x,n'",
    "Total: 9": "1 cell, 'Total: 9'",
    "Note: provisional, to be revised": "2 cells, 'Note: provisional, to be revised'",
    'a,"x,n,4': "a quotation mark that does not close its cell, 'a,\"x,n,4'",
    'a,"x"y,n,4': "a quotation mark that does not close its cell, 'a,\"x\"y,n,4'",
    "": "a blank line",
    "   ": "a blank line",
    "# exported on Monday": "a comment, '# exported on Monday'",
    "#a,x,n,4": "a comment, '#a,x,n,4'",
    "source,subject,attribute,value": "a second header, 'source,subject,attribute,value'",
    "Source,SUBJECT,attribute, value": "a second header, 'Source,SUBJECT,attribute, value'",
    "source,subject,attribute,value,note": "a second header, 'source,subject,attribute,value,note'",
    "source,attribute,value": "a second header, 'source,attribute,value'",
}


@pytest.mark.parametrize("line", MALFORMED)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_that_is_no_row_is_named(line: str, end: str, tmp_path: Path) -> None:
    text = f"{HEADER}a,x,n,4\n{line}\nb,x,n,5\n".replace("\n", end)
    found = read(tmp_path / "t.csv", text)
    assert found.malformed == {3: MALFORMED[line]}
    assert (found.rows, found.table.rows) == (GOOD, 2)


@pytest.mark.parametrize("text", ["a,x,n,4\n\n\n", "a,x,n,4\r\n\r\n", "a,x,n,4", "a,x,n,4,\n"])
def test_an_end_that_holds_nothing_is_no_row(text: str, tmp_path: Path) -> None:
    found = read(tmp_path / "t.csv", HEADER + text)
    assert (found.rows, found.malformed) == ([(2, "a", "x", "n", "4")], {})


def test_mixed_line_ends_are_line_ends(tmp_path: Path) -> None:
    found = read(tmp_path / "t.csv", HEADER + "a,x,n,4\r\nb,x,n,5\nc,x,n,6\rd,x,n,7\n")
    assert [row[:2] for row in found.rows] == [(2, "a"), (3, "b"), (4, "c"), (5, "d")]
    assert found.malformed == {}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_rows_after_a_line_end_in_a_cell_keep_their_line(end: str, tmp_path: Path) -> None:
    text = 'source,subject,attribute,value,memo\na,x,n,4,"one\n\nthree"\nb,x,n,5,""\n'
    found = read(tmp_path / "t.csv", text.replace("\n", end))
    assert [row[:2] for row in found.rows] == [(2, "a"), (5, "b")]


def test_rows_that_a_cell_swallows_are_found(tmp_path: Path) -> None:
    text = 'source,subject,attribute,value,note\na,x,n,4,"oops\nb,x,n,5,\nc,x,n,6,so"\nd,x,n,7,\n'
    found = read(tmp_path / "t.csv", text)
    held = "'a,x,n,4,oops\\nb,x,n,5,\\nc,x,n,6,so'"
    assert found.malformed == {2: f"a cell that holds rows, {held}"}
    assert [row[0] for row in found.rows] == [5]


def test_a_mark_that_never_closes_costs_its_own_line_alone(tmp_path: Path) -> None:
    text = HEADER + 'a,"x,n,4\nb,x,n,5\nc,"x",n,6\nd,"x,n,7\ne,x,n,8\n'
    found = read(tmp_path / "t.csv", text)
    assert [row[0] for row in found.rows] == [3, 4, 6]
    assert sorted(found.malformed) == [2, 5]


def test_what_is_above_the_header_is_named(tmp_path: Path) -> None:
    found = read(tmp_path / "t.csv", "Losses, by ship\n\n" + HEADER + "a,x,n,4\n")
    assert found.malformed == {1: "'Losses, by ship' above the header"}
    assert [row[0] for row in found.rows] == [4]


BAD_JSON = {
    "{oops": "no JSON object (Expecting property name enclosed in double quotes), '{oops'",
    "[1]": "no JSON object, '[1]'",
    "": "a blank line",
    '{"source": 1, "source": 2}': "no JSON object (the key 'source' twice), "
    '\'{"source": 1, "source": 2}\'',
    '{"source": "a"},': 'no JSON object (Extra data), \'{"source": "a"},\'',
}
ROW = '{"source": "%s", "subject": "x", "attribute": "n", "value": %s}\n'


@pytest.mark.parametrize("line", BAD_JSON)
def test_a_line_that_is_no_object_is_named(line: str, tmp_path: Path) -> None:
    text = ROW % ("a", 4) + line + "\n" + ROW % ("b", 5)
    found = read(tmp_path / "t.ndjson", text)
    assert found.malformed == {2: BAD_JSON[line]}
    assert [(row, value) for row, *_, value in found.rows] == [(1, "4"), (3, "5")]


CELL = st.text(st.sampled_from('ab ,;"\n\r#é'), max_size=6)
NOISE = st.sampled_from(["", "a", "a,b,c", "a,b,c,d,e", "# a", 'a,"b'])


@given(
    st.lists(st.one_of(st.tuples(CELL, CELL, CELL, CELL), NOISE), max_size=8),
    st.sampled_from(["\n", "\r\n"]),
)
@settings(
    max_examples=30, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
def test_rows_are_as_they_were_written(
    tmp_path: Path, lines: list[tuple[str, ...] | str], end: str
) -> None:
    """However cells are filled, each row has its cells and its line, and all others are named."""
    text, last = f"source,subject,attribute,value{end}", 1
    rows: list[tuple[Any, ...]] = []
    malformed: list[int] = []
    for line in lines:
        at = len(io.StringIO(text, newline="").readlines()) + 1
        if isinstance(line, str):
            text += line + end
            malformed.append(at)
            continue
        out = io.StringIO()
        csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator=end).writerow(line)
        text += out.getvalue()
        rows.append((at, *(cell or None for cell in line)))
        last = at
    blank = [n for n in malformed if n > last]
    found = read(tmp_path / "t.csv", text)
    assert found.rows == rows
    named = set(malformed) - set(found.malformed)
    assert set(found.malformed) <= set(malformed)
    assert named <= set(blank)  # blank lines at the end hold nothing
    assert all(
        text.splitlines()[n - 1] == "" for n in named if "\r" not in text.replace("\r\n", "")
    )


def test_rows_that_the_engine_does_not_read_are_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second count is no ornament: a reader that drops a row is found out."""

    def one_less(_connection: object, _table: str) -> int:
        return 1

    monkeypatch.setattr(text_rows, "count_of", one_less)
    with pytest.raises(UnusableInput, match="1 rows read, but 2 counted"):
        read(tmp_path / "t.csv", HEADER + "a,x,n,4\nb,x,n,5\n")


def test_rows_that_the_first_pass_does_not_see_are_missed(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text(HEADER + "a,x,n,4\nb,x,n,5\n", encoding="utf-8")
    assert count_csv(table).lines == 3
    ledger = write_ledger(
        {"attributes": [{"id": "n", "type": "count"}], "claims": []}, tmp_path / "l.yaml"
    )
    with open_tables([str(ledger)], Tables([str(table)])) as loaded:
        assert loaded.prefiltered.claims.rows.counted == loaded.prefiltered.rows == 2


def test_lines_that_are_no_rows_are_refused_with_the_rows_that_break_a_rule(tmp_path: Path) -> None:
    ended = run(tmp_path, HEADER + "a,x,n,4\nb,x,n,11,500\nc,x,n,many\n" + "Total: 9\n" * 5)
    assert (ended.code, ended.out) == (2, "")
    shown = "1 cell, 'Total: 9'"
    few, many = "4 cells, as the header has", "a cell that holds ',' needs quotation marks"
    lines = ended.err.replace(f"{tmp_path}/", "").splitlines()
    assert lines.pop(1).startswith("t.csv:4:1: value: found 'many', expected a figure such as 4, ")
    assert lines == [
        f"t.csv:3:1: row: found 5 cells, 'b,x,n,11,500', expected {few}; {many}",
        f"t.csv:5:1: row: found {shown}, expected {few}",
        f"t.csv:6:1: row: found {shown}, expected {few}",
        f"t.csv:7:1: row: found {shown} (and 2 more rows), expected {few}",
    ]


@pytest.mark.parametrize(
    ("quote", "cached"),
    [("memo", False), ("quote", False), ("memo", True)],
    ids=["in the engine", "as records", "cached"],
)
def test_lines_that_are_no_rows_can_be_set_aside(
    quote: str,
    cached: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    text = (
        f"source,subject,attribute,value,{quote}\na,x,n,4,q\nb,x,n,11,500,q\nTotal: 9\nc,x,n,5,q\n"
    )
    aside = tmp_path / "aside.csv"
    more = ("--database", tmp_path / "d.duckdb") if cached else ()
    for _ in range(1 + cached):
        ended = run(tmp_path, text, "--rejects", aside, *more)
        assert "2 rows set aside" in ended.err
        assert "4 in a, but 5 in c" in ended.out
        with aside.open(encoding="utf-8", newline="") as lines:
            rows = [(row["row"], row["field"], row["found"]) for row in csv.DictReader(lines)]
        assert rows == [
            ("3", "row", "6 cells, 'b,x,n,11,500,q'"),
            ("4", "row", "1 cell, 'Total: 9'"),
        ]


def run(folder: Path, text: str, *more: str | Path) -> Ended:
    table, attributes = folder / "t.csv", folder / "a.csv"
    table.write_text(text, encoding="utf-8")
    attributes.write_text("id,type\nn,count\n", encoding="utf-8")
    return in_process("check", "--claims", table, "--attributes", attributes, *more)


DECLARING = {
    "sources": "id,publisher\na,Reuters\nid,publisher\n",
    "subjects": "id,name\nx,X\nid,name\n",
    "attributes": "id,type\nn,count\nid,type\n",
    "vocabularies": "vocabulary,id\nv,t\nvocabulary,id\n",
}


@pytest.mark.parametrize("section", DECLARING)
def test_a_second_header_of_a_table_that_declares_is_refused(section: str, tmp_path: Path) -> None:
    declaring = tmp_path / f"{section}.csv"
    declaring.write_text(DECLARING[section], encoding="utf-8")
    claims = tmp_path / "t.csv"
    claims.write_text(HEADER + "a,x,n,4\n", encoding="utf-8")
    named: dict[str, Any] = {section: [str(declaring)]}
    tables = Tables([str(claims)], **named)
    with pytest.raises(UnusableInput) as raised, open_tables([], tables):
        pass
    (problem,) = raised.value.problems
    assert str(problem).startswith(f"{declaring}:3:1: row: found a second header")
