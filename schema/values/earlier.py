"""How values were read and spelled until 30 November 2026, where that has changed.

Baselines of that time know the values of a finding by their spelling then. Two rules have changed
since what a value leaves, and with it the spelling: figures without a sign of rounding are exact
(`schema.values.figure`, rule 1), and a day with a time is no longer cut to the day. A third has
changed that of an interval whose last date alone is approximate (`schema.values.edtf`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from schema.problem import ValueProblem
from schema.values import VALUE_TYPES
from schema.values.canonical import canonical

if TYPE_CHECKING:
    from schema.records import Attribute
    from schema.values.value import Value

_TIME = re.compile(r"(?<=[0-9])[T ][0-9]{2}:[0-9:.]*(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?")
_ABOUT_ALL = re.compile(r"([0-9-]+)/([0-9-]+)~")


class EarlierValue(NamedTuple):
    """A value as it was read, and its fixed spelling then."""

    value: Value
    spelling: str

    def meets(self, other: EarlierValue) -> bool:
        """Whether the two agreed."""
        return self.value.axis == other.value.axis and any(
            a.meets(b) for a in self.value.parts for b in other.value.parts
        )


def earlier_value(text: str, attribute: Attribute) -> EarlierValue | None:
    """Read a value as it was read; None where it cannot have been one, or nothing has changed."""
    kind = VALUE_TYPES[attribute.type]
    if kind.measure is None:
        return None
    read = kind.read_rounded or kind.read
    try:
        value = read(_as_read_then(text), attribute, None)
    except ValueProblem:
        return None
    return EarlierValue(value, canonical(value, kind, None))


def _as_read_then(text: str) -> str:
    """Give a date without its time of day, and the mark of an interval's last date as its own."""
    # both dates, the last as marked, and all between: one set that leaves the same days
    return _ABOUT_ALL.sub(r"[\1, \2~, \1..\2]", _TIME.sub("", text))
