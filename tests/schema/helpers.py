"""Short ways to read a value, and to get the message of one that is refused."""

from __future__ import annotations

from decimal import Decimal
from typing import TypedDict, Unpack

import pytest

from schema.interval import STEP, Interval
from schema.problem import ValueProblem
from schema.records import Attribute, ValueTypeName
from schema.values import VALUE_TYPES, RawValue, Value
from schema.vocabulary import Vocabulary


class Settings(TypedDict, total=False):
    """What an attribute may set for its values."""

    unit: str
    tolerance: str
    vocabulary: Vocabulary


def read(kind: ValueTypeName, raw: RawValue, **settings: Unpack[Settings]) -> Value:
    """Read a value for an attribute `x` of this type. Quantities are in km if nothing is said."""
    vocabulary = settings.get("vocabulary")
    attribute = Attribute(
        id="x",
        type=kind,
        unit=settings.get("unit", "km" if kind == "quantity" else None),
        tolerance=settings.get("tolerance"),
        vocabulary=vocabulary.id if vocabulary else "none" if kind == "term" else None,
    )
    return VALUE_TYPES[kind].read(raw, attribute, vocabulary)


def interval_of(kind: ValueTypeName, raw: RawValue, **settings: Unpack[Settings]) -> Interval:
    """Give the one interval of a value."""
    (part,) = read(kind, raw, **settings).parts
    return part


def meet(kind: ValueTypeName, one: str, other: str, **settings: Unpack[Settings]) -> bool:
    """Whether two values have a point in common."""
    left, right = (read(kind, raw, **settings).parts for raw in (one, other))
    return any(a.meets(b) for a in left for b in right)


def refusal(kind: ValueTypeName, raw: RawValue, **settings: Unpack[Settings]) -> str:
    """Give the message with which a value is refused."""
    with pytest.raises(ValueProblem) as caught:
        read(kind, raw, **settings)
    return str(caught.value)


def closed(lo: int | str | None, hi: int | str | None) -> Interval:
    """Give [lo, hi]."""
    return Interval(None if lo is None else Decimal(lo), None if hi is None else Decimal(hi))


def half_open(lo: int | str, hi: int | str) -> Interval:
    """Give [lo, hi), which is stored as [lo, hi - STEP]."""
    return Interval(Decimal(lo), Decimal(hi) - STEP)
