"""Table contracts (pandera on Ibis): what a table must hold before it is checked or exported.

Importing this costs over a second, so only the commands that need it do, and late. Two traps of
pandera on Ibis shape it: every check fails on an empty table, so of an empty one only the columns
are validated; and a failing check would pull all bad rows into memory, so pandera validates the
columns, and each check is counted in the engine, with a few rows fetched as a sample.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

import pandera.ibis as pa
from pandera.config import ValidationDepth, config_context
from pandera.engines import ibis_engine
from pandera.errors import SchemaErrors

from schema.fact import RuleUsed, Status
from schema.records import Modality, Place, ValueTypeName, VocabularyKind
from schema.unseen import WITHOUT, in_re2

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAMPLE = 3


@dataclass(frozen=True, slots=True)
class Breach:
    """One rule of a contract that a table breaks: the rule, how many rows do, and a few of them."""

    rule: str
    rows: int
    sample: tuple[object, ...]

    def __str__(self) -> str:
        """Say it in one line."""
        shown = ", ".join(repr(value) for value in self.sample)
        return f"{self.rule}: {self.rows} rows, such as {shown}" if self.rows else self.rule


_QUERIES: dict[tuple[Any, ...], str] = {}
"""The queries that count breaches, by the contract and the table."""
_check: Any = pa.Check  # pandera types its checks and engine types only in part
_engine: Any = ibis_engine


def _filled() -> pa.Column:
    return pa.Column(str, _check.str_length(min_value=1))


def _seen(data: Any) -> dict[str, Any]:  # noqa: ANN401 - Ibis ships no types
    return {data.key: ~data.table[data.key].re_search(in_re2())}


_SEEN: Any = pa.Check(_seen, error=WITHOUT)


def _id() -> pa.Column:
    """Give a column of ids, each as a ledger has it."""
    return pa.Column(str, [_check.str_length(min_value=1), _SEEN])


STATED = pa.DataFrameSchema(
    {
        "claim": pa.Column(_engine.Int32, _check.ge(0)),
        "number": pa.Column(_engine.Int32, _check.ge(0)),
        "source": _filled(),
        "speaker": pa.Column(str, nullable=True),
        "subject": _filled(),
        "attribute": _filled(),
        "type": pa.Column(str, _check.isin(get_args(ValueTypeName))),
        "kind": pa.Column(str, _check.isin(get_args(VocabularyKind))),
        "axis": _filled(),
        "value": _filled(),
        "lo": pa.Column(None, nullable=True),
        "hi": pa.Column(None, nullable=True),
        "parted": pa.Column(bool),
        "closed": pa.Column(bool, nullable=True),
        "moment": pa.Column(str),
        "quote": pa.Column(str),
        "file": _filled(),
        "line": pa.Column(_engine.Int32, _check.ge(1)),
    },
    strict=True,
    name="stated",
)
"""What checks read: one asserted, unambiguous value a row."""

CLAIMS = pa.DataFrameSchema(
    {
        "source": _id(),
        "subject": _id(),
        "attribute": _id(),
        "value": _filled(),
        "quote": pa.Column(str, nullable=True),
        "prefix": pa.Column(str, nullable=True),
        "suffix": pa.Column(str, nullable=True),
        "speaker": pa.Column(str, [_check.str_length(min_value=1), _SEEN], nullable=True),
        "modality": pa.Column(str, _check.isin(get_args(Modality)), nullable=True),
        "place": pa.Column(str, _check.isin(get_args(Place)), nullable=True),
        "as_of": pa.Column(str, _check.str_length(min_value=1), nullable=True),
        "note": pa.Column(str, nullable=True),
    },
    strict=True,
    name="claims",
)
"""Claims in a table, one a row, each cell as text. What has no value here may be left out."""

FACT_SHEET = pa.DataFrameSchema(
    {
        "subject": _filled(),
        "subject_name": _filled(),
        "attribute": _filled(),
        "attribute_label": _filled(),
        "type": pa.Column(str, _check.isin(get_args(ValueTypeName))),
        "key": pa.Column(bool),
        "key_on_one_source": pa.Column(bool),
        "value": _filled(),
        "status": pa.Column(str, _check.isin(get_args(Status))),
        "as_of": pa.Column(str),
        "as_told": pa.Column(str),
        "sources": pa.Column(None),
        "source_names": pa.Column(None),
        "against": pa.Column(None),
        "against_names": pa.Column(None),
        "independent": pa.Column(int, _check.ge(0)),
        "independent_against": pa.Column(int, _check.ge(0)),
        "quotes": pa.Column(None),
        "not_asserted": pa.Column(None),
        "earlier": pa.Column(None),
        "avoid": pa.Column(None),
        "findings": pa.Column(None),
        "decision": pa.Column(str),
        "notes": pa.Column(None),
        "axis": pa.Column(str),
        "lo": pa.Column(None, nullable=True),
        "hi": pa.Column(None, nullable=True),
        "claims": pa.Column(int, _check.ge(0)),
        "reconciled_by": pa.Column(str, _check.isin(get_args(RuleUsed))),
        "support": pa.Column(None),
        "attributed": pa.Column(None),
    },
    strict=True,
    name="fact_sheet",
)
"""The fact sheet, of ledgers and of tables: one attribute of one subject a row."""


def breaches(contract: pa.DataFrameSchema, table: Any) -> Iterator[Breach]:  # noqa: ANN401 - Ibis ships no types
    """Yield every rule that an Ibis table breaks, with its count: columns first, then values."""
    with config_context(validation_depth=ValidationDepth.SCHEMA_ONLY):
        try:
            contract.validate(table, lazy=True)
        except SchemaErrors as errors:
            for error in errors.schema_errors:
                yield Breach(" ".join(str(error).split()), 0, ())
            return
    rules = _rules(contract)
    _, *broken = _counted(contract, rules, table)
    for (name, check), bad in zip(rules, broken, strict=True):
        if bad and check is None:
            yield Breach(f"{name}: no value", bad, (None,))
        elif bad:
            sample = _failing(table, name, check).limit(_SAMPLE).to_pyarrow().to_pylist()
            yield Breach(f"{name}: {check.error}", bad, tuple(row[name] for row in sample))


def _rules(contract: pa.DataFrameSchema) -> list[tuple[str, Any]]:
    """Give each column with each of its checks, and with none for that it has a value."""
    return [
        (name, check)
        for name, column in contract.columns.items()
        for check in (*column.checks, *(() if column.nullable else (None,)))
    ]


def _counted(contract: Any, rules: list[tuple[str, Any]], table: Any) -> list[int]:  # noqa: ANN401 - neither ships types
    """Count the rows, then those that break each rule, in one query.

    Ibis takes a hundred times as long to make it as the engine to run it, so it is made once.
    """
    engine, of = table.get_backend(), table.op()
    if not hasattr(of, "namespace"):  # it is made of other tables
        query = engine.compile(_counting(rules, table))
    else:
        made_for = (contract.name, of.namespace, of.name, of.schema)
        query = _QUERIES.get(made_for) or engine.compile(_counting(rules, table))
        _QUERIES[made_for] = query
    ((*counts,),) = engine.raw_sql(query).fetchall()
    return [int(count) for count in counts]


def _counting(rules: list[tuple[str, Any]], table: Any) -> Any:  # noqa: ANN401 - Ibis ships no types
    counts = [
        table[name].isnull().sum().coalesce(0)
        if check is None
        else _failing(table, name, check).count()
        for name, check in rules
    ]
    named = {f"n{number}": count.as_scalar() for number, count in enumerate(counts)}
    return table.aggregate(rows=table.count()).mutate(**named)


def _failing(table: Any, name: str, check: Any) -> Any:  # noqa: ANN401 - Ibis ships no types
    """Give the rows that fail the check of a column; with the others, each step would cost more."""
    return check(table.select(name), name).failure_cases
