"""What is found in a text: expressions, what they mean, and the values that this leaves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["date", "money", "quantity", "percentage", "count"]
Published = tuple[int | None, int | None] | None
"""The first and last day (since 1970-01-01) on which a source can have appeared."""

Tense = Literal["past", "told", "future", "event", ""]
"""Where the clause of a date points.

"told" is a past verb of speech, after which what was said may well lie ahead; "event" is a thing
that is planned, such as a summit.
"""

Limit = Literal["before", "after", ""]
"""Whether a date is only named as the end of what lies before it, or after it."""


@dataclass(frozen=True, slots=True)
class Days:
    """Fixed days, whenever it was written."""

    lo: int
    hi: int
    why: str = "the date is written out"


@dataclass(frozen=True, slots=True)
class Yearly:
    """What comes back each year: a month, a day of a month, a season, a quarter, a half year.

    `number` is 1 to 12 for months, 100 times the month plus the day for days, 0 to 3 for seasons,
    1 to 4 for quarters, 1 and 2 for halves.
    """

    name: Literal["month", "day", "season", "quarter", "half"]
    number: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 0 for Monday; 5 with `weekend` for Saturday and Sunday."""

    number: int
    weekend: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """Whole units before or after that of publication, or (`rolling`) counted from its day."""

    unit: str
    first: int
    last: int
    rolling: bool = False


@dataclass(frozen=True, slots=True)
class Pointed:
    """As in "last March", "next Friday": what comes back, in a direction; `near`: the nearest."""

    what: Yearly | Weekday
    to: Literal[-1, 0, 1]
    near: bool = False


@dataclass(frozen=True, slots=True)
class Within:
    """As in "October of next year", "Monday last week": what comes back, inside a period."""

    what: Yearly | Weekday
    period: Meaning


@dataclass(frozen=True, slots=True)
class Part:
    """As in "Early June", "the end of the year": 0 for its beginning, 1 its middle, 2 its end."""

    number: int
    of: Meaning


@dataclass(frozen=True, slots=True)
class Stretch:
    """As in "the first nine months of 2012": units counted from 0, or back from -1."""

    unit: str
    first: int
    last: int
    of: Meaning


@dataclass(frozen=True, slots=True)
class Span:
    """From one date to another."""

    first: Meaning
    last: Meaning


@dataclass(frozen=True, slots=True)
class Either:
    """One of several, the likeliest first."""

    of: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class NoDate:
    """A date that the expression does not name; `elsewhere`: it stands in other words."""

    why: str
    elsewhere: bool = True


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure text in the grammar of `schema.values.figure`, without hedge and unit.

    `unit` is an ISO 4217 code for money, a unit for quantities, "%" for percentages. `shared`
    are other currencies with the same sign or word. `vague`: "dozens", which states no number.
    """

    figure: str
    unit: str = ""
    hedge: str = ""
    shared: tuple[str, ...] = ()
    vague: bool = False
    ordinal: bool = False
    written: str = ""


Meaning = (
    Days | Yearly | Weekday | Shift | Pointed | Within | Part | Stretch | Span | Either | NoDate
)


@dataclass(frozen=True, slots=True)
class Expression:
    """A date or a figure in a text: `text` stands from `start` up to `end`."""

    kind: Kind
    start: int
    end: int
    text: str
    meaning: Meaning | tuple[Amount, ...] | None = field(default=None, repr=False, compare=False)
    tense: Tense = field(default="", repr=False, compare=False)
    limit: Limit = field(default="", repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """One value that an expression can have, and why.

    `text` is EDTF for dates, a figure with its unit otherwise. `parts` are ranges of days (dates
    only). A `weak` reading is possible, and nothing in the words speaks for it: the other
    direction of a bare weekday, what lies before "until June". Of what runs from one date to
    another, `ends` are the two; what lies between them is not stated.
    """

    text: str
    reason: str
    parts: tuple[tuple[int | None, int | None], ...] = ()
    weak: bool = False
    ends: tuple[tuple[int, int], ...] = ()
