"""When claims can be compared, and when those that can are in conflict: the rules, as SQL.

Whatever groups claims takes the rule from here, with the names that its columns have there. A
second copy of a rule would sooner or later differ from the first.
"""

from __future__ import annotations

from typing import NamedTuple

from schema.values import AMOUNTS
from support.sql import listed

COMPARABLE = ("subject", "attribute", "axis", "moment")
"""Claims that are equal in these columns of `stated` can be compared; see `moment`."""


class StatementColumns(NamedTuple):
    """SQL for what `statement_days` needs of a claim.

    The `as_of` of the claim and the date of `published` of its source as they are written, each
    with its first and last possible day (days since 1970-01-01, null: open); and `claim`, which
    tells claims apart that have neither date.
    """

    as_of: str = "c.as_of"
    as_of_lo: str = "c.as_of_lo"
    as_of_hi: str = "c.as_of_hi"
    published: str = "s.published"
    published_lo: str = "s.published_lo"
    published_hi: str = "s.published_hi"
    claim: str = "c.id"


def statement_days(columns: StatementColumns) -> str:
    """Give the days that a claim speaks of, as text: `first/last`.

    They are those of the statement, or else of publication. Without either, they are this claim's
    alone: nothing says that another undated claim is of the same time.
    """
    return f"""
    CASE WHEN {columns.as_of} IS NOT NULL
         THEN concat({_text(columns.as_of_lo)}, '/', {_text(columns.as_of_hi)})
         WHEN {columns.published} IS NOT NULL
         THEN concat({_text(columns.published_lo)}, '/', {_text(columns.published_hi)})
         ELSE concat('claim ', {_text(columns.claim)}) END
    """


def moment(changes: str, days: str) -> str:
    """Give the time that a claim is compared at: `days` if its attribute changes, else no text."""
    return f"CASE WHEN {changes} THEN {days} ELSE '' END"


def party(parties: str = "a.parties", speaker: str = "c.speaker") -> str:
    """Give whose position a claim is: null for a source's own.

    So it is where a speaker only reports: where the attribute says who has a position of their own
    (`parties`), and the speaker is none of these.
    """
    listed = f"{parties} IS NULL OR list_contains({parties}, {speaker})"
    return f"CASE WHEN {listed} THEN {speaker} END"


def has_days(moment: str) -> str:
    """Give the condition that a `moment` is days: of a changing attribute, and of a known time."""
    return f"contains({moment}, '/')"


def first_day(moment: str) -> str:
    """Give the first day of a `moment` that has days, since 1970-01-01; null is open."""
    return f"TRY_CAST(split_part({moment}, '/', 1) AS INTEGER)"


def last_day(moment: str) -> str:
    """Give the last day of a `moment` that has days, since 1970-01-01; null is open."""
    return f"TRY_CAST(split_part({moment}, '/', 2) AS INTEGER)"


def same_voice(one: str, other: str) -> str:
    """Give the condition that claims in two rows can contradict, whoever is their `speaker`.

    What a source says itself can contradict what anybody says, and a speaker's words that speaker's
    alone. The rows are named by their aliases.
    """
    speakers = f"{one}.speaker", f"{other}.speaker"
    return f"({speakers[0]} IS NULL OR {speakers[1]} IS NULL OR {speakers[0]} = {speakers[1]})"


def of_decided_time(decision: str, changes: str, days: str) -> str:
    """Give the condition that a claim is of the time that a decision, named by its alias, is about.

    `changes` says whether its attribute changes, and `days` are those that the claim speaks of. A
    decision without a time is about all of them.
    """
    begins = f"({decision}.as_of_lo IS NULL OR {first_day(days)} >= {decision}.as_of_lo)"
    ends = f"({decision}.as_of_hi IS NULL OR {last_day(days)} <= {decision}.as_of_hi)"
    inside = f"coalesce({has_days(days)} AND {begins} AND {ends}, FALSE)"
    return f"(NOT {changes} OR {decision}.as_of = '' OR {inside})"


def no_common_point(lo: str = "lo", hi: str = "hi") -> str:
    """Give the condition that the intervals of a group leave no point possible to all of them.

    Over the claims of one group, with the ends of their intervals; null is an open end.
    """
    return f"max({lo}) > min({hi})"


def is_bound(lo: str, hi: str, kind: str) -> str:
    """Give the condition that a date or a figure of a `kind` of value is no more than a bound.

    "Before 2020", "at least 54", and "at most 60", which is from 0 to 60.
    """
    from_zero = f"({kind} IN ({listed(AMOUNTS)}) AND {lo} = 0 AND {hi} > 0)"
    return f"({lo} IS NULL OR {hi} IS NULL OR {from_zero})"


def same_group(one: str, other: str) -> str:
    """Give the condition that rows of two relations, named by their aliases, can be compared."""
    return " AND ".join(f"{one}.{column} = {other}.{column}" for column in COMPARABLE)


def intervals_meet(one: str, other: str) -> str:
    """Give the condition that the intervals in two rows, named by their aliases, have a point.

    The columns are `lo` and `hi`; null is an open end.
    """
    return f"(coalesce({one}.lo <= {other}.hi, TRUE) AND coalesce({other}.lo <= {one}.hi, TRUE))"


def _text(expression: str) -> str:
    return f"CAST({expression} AS VARCHAR)"
