"""Typed values: each type reads its text, gives the intervals that it leaves, and words them.

No other room asks a type for its name, but for what it can do: see `ValueType`. For queries, the
names of the types that can do something are here. CONTRIBUTING.md says what a new type needs.
"""

from schema.records import ValueTypeName
from schema.values.amounts import COUNT, MONEY, QUANTITY
from schema.values.date import DATE
from schema.values.terms import LIST, NAME, TERM, TEXT
from schema.values.value import RawValue, Value, ValueType

VALUE_TYPES: dict[str, ValueType] = {
    kind.name: kind for kind in (DATE, MONEY, QUANTITY, COUNT, TERM, NAME, LIST, TEXT)
}

Names = tuple[ValueTypeName, ...]

TIMES: Names = tuple(t.name for t in VALUE_TYPES.values() if t.measure == "time")
"""Types whose values are points in time."""
AMOUNTS: Names = tuple(t.name for t in VALUE_TYPES.values() if t.measure == "amount")
"""Types whose values are figures."""
MEASURED: Names = tuple(t.name for t in VALUE_TYPES.values() if t.measure)
"""Types whose values have a distance."""
NAMES: Names = tuple(t.name for t in VALUE_TYPES.values() if t.word == "any")
"""Types whose values are names, which a text may spell otherwise."""
LISTS: Names = tuple(t.name for t in VALUE_TYPES.values() if t.has_items)
"""Types whose values are lists."""
COMPARED: Names = tuple(t.name for t in VALUE_TYPES.values() if t.compared)
"""Types whose values can contradict each other."""
TERMS: Names = tuple(t.name for t in VALUE_TYPES.values() if t.word == "listed")
SINGLE: Names = tuple(t.name for t in VALUE_TYPES.values() if t.compared and not t.has_items)
"""Types whose values contradict each other where their intervals have no point in common."""

__all__ = [
    "AMOUNTS",
    "COMPARED",
    "LISTS",
    "MEASURED",
    "NAMES",
    "SINGLE",
    "TERMS",
    "TIMES",
    "VALUE_TYPES",
    "RawValue",
    "Value",
    "ValueType",
]
