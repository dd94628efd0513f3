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
    exact: bool
    vocabulary: Vocabulary


def read(kind: ValueTypeName, raw: RawValue, **settings: Unpack[Settings]) -> Value:
    """Read a value for an attribute `x` of this type. Quantities are in km if nothing is said."""
    return VALUE_TYPES[kind].read(raw, _attribute(kind, settings), settings.get("vocabulary"))


def _attribute(kind: ValueTypeName, settings: Settings) -> Attribute:
    vocabulary = settings.get("vocabulary")
    return Attribute(
        id="x",
        type=kind,
        unit=settings.get("unit", "km" if kind == "quantity" else None),
        tolerance=settings.get("tolerance"),
        exact=settings.get("exact"),
        vocabulary=vocabulary.id if vocabulary else "none" if kind == "term" else None,
    )


def rounded(kind: ValueTypeName, raw: RawValue, **settings: Unpack[Settings]) -> Interval:
    """Give the interval of a figure that is taken for rounded to its last digit."""
    read_rounded = VALUE_TYPES[kind].read_rounded
    assert read_rounded is not None
    (part,) = read_rounded(raw, _attribute(kind, settings), None).parts
    return part


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
