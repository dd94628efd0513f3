"""The fact sheet as CSV, for spreadsheets and programs."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from schema.characters import FORMULA
from schema.fact import Fact, figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.fact_sheet.sheet import Sheet

JOINED = " | "
"""What separates several texts in one cell."""
Cell = str | int


def written(sheet: Sheet) -> str:
    """Give the sheet as CSV."""
    return comma_separated(sheet.rows)


def comma_separated(rows: Sequence[Fact]) -> str:
    """Give the sheet as CSV with a header; fields of several texts join them with " | ".

    The words are those of articles, and a spreadsheet runs a cell that begins like a formula. Such
    a cell gets an apostrophe in front, and so does one that begins with apostrophes and then like a
    formula: whoever reads it back takes one away before them.
    """
    table = [[_field(getattr(fact, name)) for name in Fact.model_fields] for fact in rows]
    return "".join(map(_line, [list[Cell](Fact.model_fields), *table]))


def _line(fields: list[Cell]) -> str:
    """Give a line; csv quotes a carriage return only where one ends the lines."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(fields)
    return out.getvalue().removesuffix("\r\n") + "\n"


def _field(value: Cell | Decimal | tuple[str, ...] | None) -> Cell:
    if isinstance(value, int):  # a boolean too
        return value
    if value is None or isinstance(value, Decimal):
        return figure(value)
    text = value if isinstance(value, str) else JOINED.join(value)
    return f"'{text}" if re.match(FORMULA, text) else text
