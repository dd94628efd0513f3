"""Where the plainest values lie, at the least cost for each of millions of rows.

Plain are days, months and years, counted things, money with its cents, and figures of attributes
that set a tolerance: what leaves one point, or a fixed room around it. All else is collected, each
value once, and placed by `ledger.bulk.placing`; both give what the value types themselves give.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ledger.bulk.placing import NUMBER, listed
from schema.values.currencies import BY_PLACES

if TYPE_CHECKING:
    from collections.abc import Collection

_NULL = f"CAST(NULL AS {NUMBER})"
_ZERO = f"CAST(0 AS {NUMBER})"
_FIGURE = r"[0-9]{1,15}(?:\.[0-9]{1,6})?"
_MONTH = r"'[1-9][0-9]{3}-(?:0[1-9]|1[0-2])'"
_YEAR = r"'[1-9][0-9]{3}'"
_EPOCH = "DATE '1970-01-01'"
_CENTS = 2


def simply_placed(
    rows: str, types: Collection[str], tolerant: Collection[str], kept: Collection[str]
) -> str:
    """Give a query for `rows` with `axis`, `lo`, `hi` and `simple` beside the columns `kept`.

    The columns of `rows` are those that `placed` wants. `tolerant` are the types of which some
    attribute sets a tolerance.
    """
    lanes = {name: lane(name in tolerant) for name, lane in _LANES.items() if name in types}
    if not lanes:
        return f"SELECT {', '.join(kept)}, {_NOTHING} FROM ({rows})"
    number, lo, hi, axis = (
        "CASE type " + " ".join(f"WHEN '{name}' THEN {lane[n]}" for name, lane in lanes.items())
        for n in range(4)
    )
    return f"""
    SELECT * REPLACE (CASE WHEN simple THEN lo END AS lo, CASE WHEN simple THEN hi END AS hi)
    FROM (
      SELECT {", ".join(kept)}, {axis} END AS axis, {lo} END AS lo, {hi} END AS hi,
             (number IS NOT NULL AND by_rule) OR coalesce({_SAID}, FALSE) AS simple
      FROM (SELECT *, {number} END AS number FROM ({rows}))
    )
    """


_NOTHING = (
    f"CAST(NULL AS VARCHAR) AS axis, CAST(NULL AS {NUMBER}) AS lo, CAST(NULL AS {NUMBER}) AS hi, "
    "FALSE AS simple"
)
_SAID = "type = 'text' AND value <> '' AND trim(value) = value"
Lane = tuple[str, str, str, str]
"""The number if a value is plain, the ends of what it leaves possible, and its axis."""


def _again(number: str, written: str) -> str:
    """Whether a number, written out again, gives the same text: then it was read for what it is."""
    return f"CAST({number} AS VARCHAR) = {written}"


def _date(tolerant: bool) -> Lane:  # noqa: FBT001 - every lane is called so
    day = "TRY_CAST(value AS DATE)"
    first = f"""
    CASE length(value)
         WHEN 10 THEN CASE WHEN {_again(day, "value")} AND value >= '1' THEN {day} END
         WHEN 7 THEN CASE WHEN regexp_full_match(value, {_MONTH})
                          THEN CAST(value || '-01' AS DATE) END
         WHEN 4 THEN CASE WHEN regexp_full_match(value, {_YEAR})
                          THEN CAST(value || '-01-01' AS DATE) END END - {_EPOCH}
    """
    last = f"""
    CASE length(value) WHEN 10 THEN number
         WHEN 7 THEN CAST(last_day(TRY_CAST(value || '-01' AS DATE)) - {_EPOCH} AS {NUMBER})
         ELSE CAST(TRY_CAST(value || '-12-31' AS DATE) - {_EPOCH} AS {NUMBER}) END
    """
    slack = f" - coalesce(half, {_ZERO})" if tolerant else ""
    return (
        f"CAST({first} AS {NUMBER})",
        f"number{slack}",
        f"({last}){slack.replace('-', '+')}",
        "'day'",
    )


_ROOM = f"CASE WHEN half_is_share THEN CAST(abs(number) * half AS {NUMBER}) ELSE half END"


def _count(tolerant: bool) -> Lane:  # noqa: FBT001 - see above
    whole = "TRY_CAST(value AS BIGINT)"
    counted = f"({whole} < 100 OR {whole} % 10 <> 0)"
    if tolerant:
        counted = f"(half IS NOT NULL OR {counted})"
    number = f"""
    CASE WHEN {whole} BETWEEN 0 AND 999999999999999 AND {counted} AND {_again(whole, "value")}
         THEN CAST({whole} AS {NUMBER}) END
    """
    if not tolerant:
        return number, "number", "number", "'count'"
    low = f"CASE WHEN half IS NULL THEN number ELSE greatest(number - {_ROOM}, {_ZERO}) END"
    high = f"CASE WHEN half IS NULL THEN number ELSE number + {_ROOM} END"
    return number, low, high, "'count'"


def _money(tolerant: bool) -> Lane:  # noqa: FBT001 - see above
    figure, code = "left(value, length(value) - 4)", "right(value, 3)"
    amount = f"TRY_CAST({figure} AS DECIMAL(17, 2))"
    exact = f"""
    CASE WHEN value[-4] = ' ' AND {amount} >= 0 AND {_again(amount, figure)}
              AND {code} IN ({listed(BY_PLACES[_CENTS].split())})
         THEN CAST({amount} AS {NUMBER}) END
    """
    if not tolerant:
        return exact, "number", "number", code
    every = listed([code for codes in BY_PLACES.values() for code in codes.split()])
    inside = f"half IS NOT NULL AND (half_in IS NULL OR half_in = {code})"
    number = f"""
    CASE WHEN {inside}
         THEN CASE WHEN {code} IN ({every}) AND regexp_full_match(value, '{_FIGURE} [A-Z]{{3}}')
                   THEN CAST({figure} AS {NUMBER}) END
         ELSE {exact} END
    """
    room = f"CASE WHEN {inside} THEN {_ROOM} ELSE {_ZERO} END"
    return number, f"greatest(number - {room}, {_ZERO})", f"number + {room}", code


def _quantity(tolerant: bool) -> Lane:  # noqa: FBT001 - see above
    if not tolerant:  # a measured figure leaves room, which depends on how it is written
        return _NULL, _NULL, _NULL, "named_axis"
    figure = """
    CASE WHEN ends_with(value, ' ' || named_axis)
         THEN left(value, length(value) - length(named_axis) - 1) ELSE value END
    """
    number = f"""
    CASE WHEN half IS NOT NULL AND regexp_full_match({figure}, '-?{_FIGURE}')
         THEN CAST({figure} AS {NUMBER}) END
    """
    return number, f"number - {_ROOM}", f"number + {_ROOM}", "named_axis"


def _text(tolerant: bool) -> Lane:  # noqa: ARG001, FBT001 - see above
    return _NULL, _NULL, _NULL, "'text'"


_LANES: dict[str, Callable[[bool], Lane]] = {
    "date": _date,
    "count": _count,
    "money": _money,
    "quantity": _quantity,
    "text": _text,
}
