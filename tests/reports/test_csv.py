"""A cell of the CSV is never a formula, and what it holds can be read back."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reports.fact_sheet.formats.comma_separated import comma_separated
from schema.fact import Fact

STARTS = "-=+@＝＋－＠\t\r\n"


def fact(value: str, **more: str) -> Fact:
    named = {"subject": "s", "subject_name": "s", "attribute": "a", "attribute_label": "a"}
    fields = {**named, "type": "text", "status": "agreed", "value": value, **more}
    return Fact.model_validate({**fields, "key": False, "sources": (), "quotes": (value, "q")})


def cells(row: Fact) -> dict[str, str]:
    (read,) = csv.DictReader(io.StringIO(comma_separated([row]), newline=""))
    return read


def read_back(cell: str) -> str:
    """Undo what docs/fact-sheet.md says is done to a cell."""
    return cell[1:] if re.match(f"'+[{STARTS}]", cell) else cell


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("''-1", "'''-1"),
        ("'tis", "'tis"),
        ("'", "'"),
        ("", ""),
        ("a=1", "a=1"),
        ("5", "5"),
    ],
)
def test_a_cell_that_begins_like_a_formula_begins_with_an_apostrophe(text: str, cell: str) -> None:
    assert cells(fact(text))["value"] == cell


def test_every_field_is_guarded() -> None:
    read = cells(fact("=1", subject="=2", subject_name="=3", attribute_label="=4", decision="=5"))
    assert [name for name, cell in read.items() if cell.startswith("=")] == []
    assert read["quotes"] == "'=1 | q"
    assert (read["key"], read["decision"]) == ("False", "'=5")


@given(st.text(alphabet=st.sampled_from(f"{STARTS}'a1,\" ;"), max_size=8) | st.text(max_size=8))
@example("'")
@example("''=")
def test_any_text_is_read_back(text: str) -> None:
    cell = cells(fact(text))["value"]
    assert cell[:1] not in set(STARTS)
    assert read_back(cell) == text
