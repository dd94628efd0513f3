"""What every value type gives: the words said, and the points they leave possible."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from schema.interval import Interval, hull
from schema.problem import ValueProblem
from schema.records import Including

if TYPE_CHECKING:
    from schema.records import Attribute, ValueTypeName
    from schema.vocabulary import Vocabulary

RawValue = str | tuple[str, ...] | Including


@dataclass(frozen=True, slots=True)
class Value:
    """One typed value.

    `axis` names the scale; values on different axes (USD and EUR) are never compared.
    `parts` are disjoint and ascending: one for nearly all values, more for "2017 or 2019".
    `items` and `closed` are for lists: a closed list holds these and no others.
    """

    text: str
    axis: str
    parts: tuple[Interval, ...]
    items: tuple[Value, ...] = field(default=())
    closed: bool = True

    @property
    def interval(self) -> Interval:
        """The smallest single interval around all that the value leaves possible."""
        return hull(self.parts)


class ValueType(NamedTuple):
    """One kind of value: how its text is read, and how an interval is said in words.

    `read(raw, attribute, vocabulary)` raises `ValueProblem`. `say(interval, axis)` words the
    common part of several values; a type without it is worded by its narrowest value. Values of a
    type with a `sample`, which is one of them, have a distance, so that an attribute may set a
    tolerance. `compared`: whether values can contradict each other at all.
    """

    name: ValueTypeName
    read: Callable[[RawValue, Attribute, Vocabulary | None], Value]
    say: Callable[[Interval, str], str] | None = None
    sample: str | None = None
    compared: bool = True


def one_text(raw: RawValue) -> str:
    """Give the value as one text. Raises ValueProblem when it is a list."""
    if not isinstance(raw, str):
        raise ValueProblem("a list", "one value (only attributes of type list take several)")
    text = " ".join(raw.split())
    if not text:
        raise ValueProblem("nothing", "a value")
    return text
