"""What is found in a text: expressions, their meanings, and the values that they can have."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from schema.values.date import AXIS, interval_of_days, say

Kind = Literal["date", "money", "quantity", "percentage", "count", "unread"]
"""What an expression is; "unread" is a figure of which only a part is understood."""

Published = tuple[int | None, int | None] | None
"""The first and last day (since 1970-01-01) on which a source can have appeared."""

Tense = Literal["past", "sure past", "speech", "future", "event", "name", ""]
"""Where the clause of a date points.

"speech" is a past verb of speech ("said"), after which a date may well lie ahead; "event" is a
planned event, such as a summit; "sure past" has its verb right before the date ("was arrested on
April 15", "since Jan. 1"); "name" is a date that only says which ("Friday's report").
"""

Limit = Literal["before", "after", ""]
"""Whether a date only ends the time before it ("until June") or begins the time after it."""


class Days(NamedTuple):
    """Fixed days (since 1970-01-01), whatever the day of publication."""

    lo: int
    hi: int
    why: str = "the date is written out"


class Yearly(NamedTuple):
    """What recurs each year: a month, a day of a month, a holiday, a season, a quarter, a half.

    `number` is 1 to 12 for months, 100 times the month plus the day for days, a place in
    `holidays.HOLIDAYS` for holidays, 0 to 3 for seasons, 1 to 4 for quarters, 1 and 2 for halves.
    """

    name: Literal["month", "day", "holiday", "season", "quarter", "half"]
    number: int
    weekday: int | None = None


class Weekday(NamedTuple):
    """A day of the week, 0 for Monday; 5 with `weekend` for Saturday and Sunday."""

    number: int
    weekend: bool = False


class Shift(NamedTuple):
    """Whole units before or after that of publication, or (`rolling`) counted from its day."""

    unit: str
    first: int
    last: int
    rolling: bool = False


class Pointed(NamedTuple):
    """As in "last March", "next Friday": what recurs, in a direction; `nearest`: no other."""

    what: Yearly | Weekday
    direction: Literal[-1, 0, 1]
    nearest: bool = False


class WeekdaysBack(NamedTuple):
    """As in "two Fridays ago": one weekday, counted back from publication.

    0 `weeks` are the next one, -1 a week after that: "Friday week".
    """

    number: int
    weeks: int


class Within(NamedTuple):
    """As in "October of next year", "Monday last week": what recurs, inside a period."""

    what: Yearly | Weekday
    period: Meaning


class Narrated(NamedTuple):
    """As in "In 1942 he joined. In March he was sent": what recurs, of the year of a tale."""

    what: Yearly
    year: int


class Part(NamedTuple):
    """As in "Early June", "the end of the year", "the second half of March".

    `number` is 0 for the beginning, 1 the middle, 2 the end; -1 the time before publication
    ("earlier this year"), 3 the time after it; 4 and 5 the two halves.
    """

    number: int
    of: Meaning


class CountedUnits(NamedTuple):
    """As in "the first nine months of 2012": units counted from 0, or back from -1."""

    unit: str
    first: int
    last: int
    of: Meaning


class ContainingUnit(NamedTuple):
    """As in "the week of March 18": the unit that contains a date."""

    unit: str
    of: Meaning


class Nth(NamedTuple):
    """As in "the first Sunday in April": weekdays of a period counted from 1, or back from -1."""

    weekday: int
    nth: int
    of: Meaning


class UnitsUpTo(NamedTuple):
    """As in "the three months to June", "the week ended Oct. 27": units up to a date's end."""

    unit: str
    number: int
    of: Meaning


class Away(NamedTuple):
    """As in "two days later", seen from another date of the sentence; 0 `units` are the same one.

    With `calendar` it is a whole unit: "the following month". What is `compared` with a figure
    ("more than a year before") is no date of what happened, and supports none. With `what` it is
    what recurs, the next or the last one from there, or that of the same week or year: "the
    following Monday", "that March".
    """

    unit: str
    units: int
    of: Meaning
    calendar: bool = False
    compared: bool = False
    what: Yearly | Weekday | None = None


class DateSpan(NamedTuple):
    """From one date to another."""

    first: Meaning
    last: Meaning


class Either(NamedTuple):
    """One of several, the likeliest first."""

    of: tuple[Meaning, ...]


class Latest(NamedTuple):
    """The first of several that has ended by publication, else the last."""

    of: tuple[Meaning, ...]


class NoDate(NamedTuple):
    """A date that the expression does not name, and why; `elsewhere`: other words name it.

    `is_length`: the words state a length of time as well. `refers`: what they speak of all the
    same, as in "recently", "in the future".
    """

    why: str
    elsewhere: bool = True
    is_length: bool = False
    refers: Literal["past", "present", "future", ""] = ""


class Amount(NamedTuple):
    """A figure text in the grammar of `schema.values.figure`, without hedge and unit.

    `unit` is an ISO 4217 code for money, a unit for quantities, "%" for percentages. `shared`
    are other currencies with the same sign or word. `vague`: "dozens", which states no number.
    `loose` says why words that state a number may count something else: "first", "both". They
    can support a record and not contradict one. `part`: the words add it to something, or leave
    it over, so that a record may be another figure. `possible`: the words may mean it, and do not
    state it. `alone`: no noun follows, so that it may be a sum of money like one before it.
    `is_age`: somebody is so old, and nothing is counted ("a 75-year-old"). `degrees`: the words say
    that these are a rise, or a temperature. `share`: the percentage of a share in words, of which
    `figure` has no more than one decimal: 33.333... of "a third".
    """

    figure: str
    unit: str = ""
    hedge: str = ""
    shared: tuple[str, ...] = ()
    vague: bool = False
    loose: str = ""
    written: str = ""
    part: bool = False
    possible: bool = False
    alone: bool = False
    is_age: bool = False
    degrees: Literal["rise", "temperature", ""] = ""
    share: Decimal | None = None


Meaning = (
    Days
    | Yearly
    | Weekday
    | Shift
    | Pointed
    | WeekdaysBack
    | Within
    | Narrated
    | Part
    | CountedUnits
    | ContainingUnit
    | Nth
    | UnitsUpTo
    | Away
    | DateSpan
    | Either
    | Latest
    | NoDate
)


@dataclass(frozen=True, slots=True)
class Expression:
    """A date or an amount in a text: `text` is its words, from character `start` up to `end`.

    `ends` are the places of the two dates of a span ("from May 2009 to 2011"), if it is one; of
    "the three months to June", those of the months and of June.
    """

    kind: Kind
    start: int
    end: int
    text: str
    meaning: Meaning | None = field(default=None, repr=False, compare=False)
    amounts: tuple[Amount, ...] = field(default=(), repr=False, compare=False)
    tense: Tense = field(default="", repr=False, compare=False)
    limit: Limit = field(default="", repr=False, compare=False)
    ends: tuple[tuple[int, int], ...] = field(default=(), repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class CandidateValue:
    """One value that an expression can have, and why.

    `text` is EDTF for dates, a figure with its unit otherwise. `parts` are ranges of days (dates
    only). A `weak` candidate is possible, and nothing in the words supports it: the other
    direction of a bare weekday, the days before "until June". Of a span from one date to another,
    `ends` are the two dates; the days between them are not stated.
    """

    text: str
    reason: str
    parts: tuple[tuple[int | None, int | None], ...] = ()
    weak: bool = False
    ends: tuple[tuple[int, int], ...] = ()

    @property
    def in_words(self) -> str:
        """The value in words to print: "July 2019"; a figure is in words already."""
        if not self.parts:
            return self.text
        lo, hi = self.parts[0][0], self.parts[-1][1]
        return say(interval_of_days(lo, hi), AXIS)
