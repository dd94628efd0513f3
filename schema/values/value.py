"""What every value type gives: the words said, and the points they leave possible."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

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
    """One kind of value, and what it can do: other rooms ask for that, and not for its name.

    A field with a default may be left out. Each says why somebody asks.
    """

    name: ValueTypeName
    """How a ledger names it."""
    read: Callable[[RawValue, Attribute, Vocabulary | None], Value]
    """Gives the value of a text. Raises ValueProblem."""
    say: Callable[[Interval, str], str] | None = None
    """Words an interval on an axis, such as the common part of several values.

    A type without it is worded by the narrowest value that a source gives.
    """
    spell: Callable[[Interval, str], str] | None = None
    """Gives an interval its one fixed spelling, by which baselines know it; without it `say`."""
    read_rounded: Callable[[RawValue, Attribute, Vocabulary | None], Value] | None = None
    """Gives the value with every figure taken for rounded to its last digit.

    So a record is compared with its quote. All values were read so until 30 November 2026:
    baselines of that time know them by the spelling that they had then.
    """
    notation: bool = False
    """Whether values are written in a notation that nobody prints, as dates are in EDTF.

    Then `say` words them even where a source gives exactly the value in question.
    """
    measure: Literal["time", "amount"] | None = None
    """What the distance between two values is; None where they have none.

    "time": days, which come before or after one another and the day of publication. "amount":
    figures, which sources round: to deny 900 denies what rounds to it, and a later figure replaces
    a plan that it does not agree with. With either, an attribute may set a tolerance, sources can
    be a steady offset from one another, and values are drawn on a line.
    """
    sample: str = ""
    """A value to try a tolerance on; only where there is a `measure`."""
    unit: Literal["stated", "attribute"] | None = None
    """Where the unit of an amount comes from: the value itself, or the attribute.

    Stated units are axes of their own. So one slot may have several conflicts, and the scope of a
    finding names the unit.
    """
    axis: str = ""
    """The axis of all values of this type, if there is one; else it depends on the attribute."""
    word: Literal["listed", "any"] | None = None
    """Whether a value is one term: one that the vocabulary lists, or any name.

    Names that no vocabulary lists may be spelled otherwise in the text of a source.
    """
    in_quotes: Literal["dates", "amounts", "terms"] | None = None
    """What in a quote is compared with the value; None where nothing can be.

    A type needs no rules of its own for that where `extraction` finds what it is written as.
    """
    has_items: bool = False
    """Whether a value is a list, whose items are compared in place of an interval."""
    compared: bool = True
    """Whether values can contradict each other at all."""

    def scope(self, axis: str) -> str:
        """Give what distinguishes the conflicts of one slot that are on several axes."""
        return axis if self.unit == "stated" else ""


def one_text(raw: RawValue) -> str:
    """Give the value as one text. Raises ValueProblem when it is a list."""
    if not isinstance(raw, str):
        raise ValueProblem("a list", "one value (only attributes of type list take several)")
    text = " ".join(raw.split())
    if not text:
        raise ValueProblem("nothing", "a value")
    return text
