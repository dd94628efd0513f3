"""What a form writes can be read back, and nothing is lost: whatever the words are."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from decimal import Decimal
from importlib import import_module
from typing import Any, cast, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.fact_sheet.forms import FORMS, written
from reports.fact_sheet.sheet import Sheet
from schema.fact import Fact, RuleUsed, Status, figure
from schema.records import Ledger, ValueTypeName
from support.problems import UnusableInput

RECORDS = Ledger.model_validate({})
HOSTILE = [
    *("=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''", "", "_x0041_", "\x01", "a\tb\nc\rd\r\ne"),
    *("<script>alert(1)</script>", "]]>", "&amp;", '"', "\\", " | ", "\u202e", "\U0001f600", "0"),
    *("NULL", "[]", "true", "1.0", " space ", "\x85", "\u2028", "\ufeff", "\ufffe", "_x000D_"),
]
TEXTS = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
MANY = st.lists(TEXTS, max_size=3).map(tuple)
DECIMALS = st.decimals(-(10**12), 10**12, places=3)
KINDS: dict[str, st.SearchStrategy[Any]] = {
    "type": st.sampled_from(get_args(ValueTypeName)),
    "status": st.sampled_from(get_args(Status)),
    "reconciled_by": st.sampled_from(get_args(RuleUsed)),
    "key": st.booleans(),
    "key_on_one_source": st.booleans(),
    "independent": st.integers(0, 9),
    "independent_against": st.integers(0, 9),
    "claims": st.integers(0, 9),
    "lo": st.none() | DECIMALS,
    "hi": st.none() | DECIMALS,
}
FACTS = st.fixed_dictionaries(
    {
        name: KINDS.get(name, MANY if field.annotation == tuple[str, ...] else TEXTS)
        for name, field in Fact.model_fields.items()
    }
).map(lambda fields: Fact.model_construct(**fields))
ENDS = ("lo", "hi")
SHEETS = st.builds(Sheet, st.lists(FACTS, max_size=3), TEXTS, st.just(RECORDS))
Read = Callable[[Any], list[dict[str, Any]]]


def _listed(value: object) -> object:
    return [*cast("tuple[object, ...]", value)] if isinstance(value, tuple) else value


def plain(facts: Sequence[Fact]) -> list[dict[str, Any]]:
    return [{name: _listed(value) for name, value in fact.model_dump().items()} for fact in facts]


def from_json(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(text)["facts"]
    return found


def from_parquet(raw: bytes) -> list[dict[str, Any]]:
    pq: Any = import_module("pyarrow.parquet")
    found: list[dict[str, Any]] = pq.read_table(io.BytesIO(raw)).to_pylist()
    return found


def from_sqlite(raw: bytes) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(raw)
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        database.row_factory = sqlite3.Row
        facts = [dict(row) for row in database.execute("SELECT * FROM facts ORDER BY id")]
        details = database.execute("SELECT * FROM details ORDER BY fact, field, number").fetchall()
    for fact in facts:
        for flag in ("key", "key_on_one_source"):
            fact[flag] = bool(fact[flag])
        fact |= {n: [] for n, f in Fact.model_fields.items() if f.annotation == tuple[str, ...]}
        number = fact.pop("id")
        for row in details:
            if row["fact"] == number:
                fact[row["field"]].append(row["text"])
    return [{name: fact[name] for name in Fact.model_fields} for fact in facts]


def from_workbook(raw: bytes) -> list[dict[str, Any]]:
    openpyxl: Any = import_module("openpyxl")
    page = openpyxl.load_workbook(io.BytesIO(raw))["All fields"]
    head, *rows = page.iter_rows(values_only=True)
    cells = [dict(zip(head, map(_text, row), strict=True)) for row in rows]
    return [
        {name: text if _is_text(name) else json.loads(text) for name, text in row.items()}
        for row in cells
    ]


def _is_text(name: str) -> bool:
    kind: object = Fact.model_fields[name].annotation
    return kind is str or name in ("type", "status", "reconciled_by")


def _text(value: object) -> str:
    assert value is None or isinstance(value, str)  # no cell is a formula, a number or a date
    return re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), value or "")


READERS: dict[str, Read] = {
    "json": from_json,
    "parquet": from_parquet,
    "sqlite": from_sqlite,
    "xlsx": from_workbook,
}


@pytest.mark.parametrize("form", READERS)
@settings(deadline=None, max_examples=40)
@given(made=SHEETS)
def test_nothing_is_lost(form: str, made: Sheet) -> None:
    read = READERS[form](written(made, form))
    for row in read:
        row |= {end: row[end] if row[end] is None else Decimal(str(row[end])) for end in ENDS}
    assert read == plain(made.rows)


def _joined(value: object) -> str:
    if value is None or isinstance(value, Decimal):
        return figure(value)
    if isinstance(value, list):
        return " | ".join(map(str, cast("list[object]", value)))
    return str(value)


@settings(deadline=None)
@given(made=SHEETS)
def test_csv_keeps_every_field_but_joins_those_of_several_texts(made: Sheet) -> None:
    text = written(made, "csv")
    assert isinstance(text, str)
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    guarded = re.compile("'+[-=+@＝＋－＠\t\r\n]")
    for row, fact in zip(rows, plain(made.rows), strict=True):
        read = {name: cell[1:] if guarded.match(cell) else cell for name, cell in row.items()}
        joined = {name: _joined(value) for name, value in fact.items()}
        assert read == joined


@pytest.mark.parametrize("form", ["md", "html", "jsonld"])
@settings(deadline=None, max_examples=30)
@given(made=SHEETS)
def test_every_other_form_is_written_whatever_the_words_are(form: str, made: Sheet) -> None:
    rows = [
        fact.model_copy(update={"subject_name": fact.subject_name or "s"}) for fact in made.rows
    ]
    assert written(made._replace(rows=rows), form)


def test_a_text_that_is_too_long_for_a_cell_is_refused() -> None:
    fields: dict[str, Any] = {"subject": "s", "subject_name": "s", "attribute": "a", "type": "text"}
    fields |= {"attribute_label": "a", "key": False, "status": "agreed", "sources": ()}
    long = Fact.model_validate(fields | {"value": "x" * 40_000, "quotes": ()})
    with pytest.raises(UnusableInput, match="characters for one cell"):
        written(Sheet([long], "t", RECORDS), "xlsx")


def test_every_form_is_read_back_or_only_for_reading() -> None:
    assert {*READERS, "csv", "md", "html", "jsonld"} == set(FORMS)
