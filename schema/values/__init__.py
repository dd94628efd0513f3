"""Typed values: each type reads its text, places it on an axis, and words an interval.

CONTRIBUTING.md says what else a new type needs.
"""

from schema.values.amounts import COUNT, MONEY, QUANTITY
from schema.values.date import DATE
from schema.values.terms import LIST, NAME, TERM, TEXT
from schema.values.value import RawValue, Value, ValueType

VALUE_TYPES: dict[str, ValueType] = {
    kind.name: kind for kind in (DATE, MONEY, QUANTITY, COUNT, TERM, NAME, LIST, TEXT)
}

__all__ = ["VALUE_TYPES", "RawValue", "Value", "ValueType"]
