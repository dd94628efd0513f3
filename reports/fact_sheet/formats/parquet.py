"""The fact sheet as Parquet, for data desks: lists are lists, and the title is in the metadata."""

from __future__ import annotations

import io
from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING, Any

from schema.fact import Fact

if TYPE_CHECKING:
    from reports.fact_sheet.sheet import Sheet


def written(sheet: Sheet) -> bytes:
    """Give the sheet as Parquet."""
    pa: Any = import_module("pyarrow")
    pq: Any = import_module("pyarrow.parquet")
    kinds: dict[Any, Any] = {
        bool: pa.bool_(),
        int: pa.int64(),
        tuple[str, ...]: pa.list_(pa.string()),
        Decimal | None: pa.decimal128(38, 9),
    }
    fields = [
        pa.field(name, kinds.get(kind, pa.string()), nullable=kind == Decimal | None)
        for name, kind in ((n, field.annotation) for n, field in Fact.model_fields.items())
    ]
    schema = pa.schema(fields, metadata={"title": sheet.title})
    rows = [fact.model_dump() for fact in sheet.rows]
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), out)
    return out.getvalue()
