"""Where the plainest values lie, at the least cost for each of millions of rows.

Plain are days, months and years, counted things, money with its cents, and figures of attributes
that set a tolerance: what leaves one point, or a fixed room around it. All else is collected, each
value once, and placed by `claim_tables.parse_hedged_sql`; both give what the value types
themselves give.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claim_tables.parse_hedged_sql import NUMBER
from schema.values.currencies import BY_PLACES

if TYPE_CHECKING:
    from collections.abc import Collection

_NULL = f"CAST(NULL AS {NUMBER})"
_ZERO = f"CAST(0 AS {NUMBER})"
_FIGURE = r"[0-9]{1,15}(?:\.[0-9]{1,6})?"
_EPOCH = "DATE '1970-01-01'"
_MOST = 999_999_999_999_999


KINDS = ("date", "money", "quantity", "count", "text")
"""Types by number, as `kind` has them: comparing numbers costs less than comparing words."""
CURRENCIES = {"ending": "VARCHAR", "places": "UTINYINT"}
"""A table of what ends an amount of money, and how many decimals it then has."""


def currencies() -> list[tuple[str, int]]:
    """Give the rows of that table."""
    return [(f" {code}", n) for n, codes in BY_PLACES.items() for code in codes.split()]


def simply_placed(
    rows: str, types: Collection[str], tolerant: Collection[str], kept: Collection[str]
) -> str:
    """Give a query for `rows` with `axis`, `lo`, `hi` and `simple` beside the columns `kept`.

    The first three mean something only where the last is true. The columns of `rows` are those
    that `placed` wants, and `kind`; beside them there is the table `currencies`. `tolerant` are the
    types of which some attribute sets a tolerance.
    """
    lanes = {
        KINDS.index(name): (_TOLERANT if name in tolerant else _PLAIN)[name]
        for name in KINDS
        if name in types
    }
    if not lanes:
        return f"SELECT {', '.join(kept)}, {_NOTHING} FROM ({rows})"
    written, number, simple, lo, hi, axis = (
        "CASE kind " + " ".join(f"WHEN {kind} THEN {lane[n]}" for kind, lane in lanes.items())
        for n in range(len(Lane._fields))
    )
    cents, counts = KINDS.index("money"), KINDS.index("count")
    return f"""
    SELECT {", ".join(kept)}, {axis} END AS axis, {lo} END AS lo, {hi} END AS hi,
           by_rule AND coalesce({simple} ELSE FALSE END, FALSE) AS simple
    FROM (
      SELECT *, {number} END AS number FROM (
        SELECT *, CASE WHEN kind = 0 THEN TRY_CAST(written AS DATE) END AS day,
               CASE WHEN kind = {counts} THEN TRY_CAST(value AS BIGINT) END AS whole,
               CASE WHEN kind = {cents} THEN TRY_CAST(written AS DECIMAL(17, 2)) END AS amount
        FROM (SELECT *, {written} END AS written FROM {_with_places(rows, types)})
      )
    )
    """


def _with_places(rows: str, types: Collection[str]) -> str:
    """Add how many decimals the currency at the end of a value has: `places`."""
    if "money" not in types:
        return f"({rows})"
    # a join looks a code up; IN would hold every value against each of them
    ending = f"CASE WHEN kind = {KINDS.index('money')} THEN right(value, 4) END"
    return f"({rows}) r LEFT JOIN currencies c ON c.ending = {ending}"


class Lane(NamedTuple):
    """The way of one type.

    The text that is read, the number in it, whether the value is plain, the ends of what it leaves
    possible, and its axis.
    """

    written: str
    number: str
    simple: str
    lo: str
    hi: str
    axis: str


_NOTHING = (
    f"CAST(NULL AS VARCHAR) AS axis, CAST(NULL AS {NUMBER}) AS lo, CAST(NULL AS {NUMBER}) AS hi, "
    "FALSE AS simple"
)
_HALF = f"CASE WHEN half_is_share THEN CAST(abs(number) * half AS {NUMBER}) ELSE half END"
_FIRST = """
CASE length(value) WHEN 10 THEN value WHEN 7 THEN value || '-01' WHEN 4 THEN value || '-01-01' END
"""
_DAY = f"CAST(day - {_EPOCH} AS {NUMBER})"
_LAST = f"""
CASE length(value)
     WHEN 7 THEN CAST(last_day(day) - {_EPOCH} AS {NUMBER})
     WHEN 4 THEN CAST(TRY_CAST(value || '-12-31' AS DATE) - {_EPOCH} AS {NUMBER}) ELSE number END
"""
# what is written out again as it was read was read for what it is
_A_DAY = "CAST(day AS VARCHAR) = written AND written >= '1'"
_COUNTED = f"CAST(whole AS VARCHAR) = value AND whole BETWEEN 0 AND {_MOST}"
_ROUND = "whole >= 100 AND whole % 10 = 0"
_CODE = "right(value, 3)"
_FIGURE_OF_MONEY = "left(value, length(value) - 4)"
_CENTS = """
amount >= 0 AND CAST(amount AS VARCHAR) = written
AND places = 2
"""
_TOLERATED = f"half IS NOT NULL AND (half_in IS NULL OR half_in = {_CODE})"
_ANY_MONEY = f"""
places IS NOT NULL AND regexp_full_match(value, '{_FIGURE} [A-Z]{{3}}')
"""
_BARE = """
CASE WHEN ends_with(value, ' ' || named_axis)
     THEN left(value, length(value) - length(named_axis) - 1) ELSE value END
"""
_MONEY_ROOM = f"CASE WHEN {_TOLERATED} THEN {_HALF} ELSE {_ZERO} END"
_NOT = Lane("NULL", _NULL, "FALSE", _NULL, _NULL, "named_axis")
_TEXT = _NOT._replace(simple="value <> '' AND trim(value) = value", axis="'text'")
_PLAIN = {
    "date": Lane(_FIRST, _DAY, _A_DAY, "number", _LAST, "'day'"),
    "count": Lane(
        "NULL",
        f"CAST(whole AS {NUMBER})",
        f"{_COUNTED} AND NOT ({_ROUND})",
        "number",
        "number",
        "'count'",
    ),
    "money": Lane(_FIGURE_OF_MONEY, f"CAST(amount AS {NUMBER})", _CENTS, "number", "number", _CODE),
    "quantity": _NOT,  # a measured figure leaves room, which depends on how it is written
    "text": _TEXT,
}
"""The ways of types without a tolerance."""
_TOLERANT = {
    "date": _PLAIN["date"]._replace(
        lo=f"number - coalesce(half, {_ZERO})", hi=f"({_LAST}) + coalesce(half, {_ZERO})"
    ),
    "count": _PLAIN["count"]._replace(
        simple=f"{_COUNTED} AND (half IS NOT NULL OR NOT ({_ROUND}))",
        lo=f"CASE WHEN half IS NULL THEN number ELSE greatest(number - {_HALF}, {_ZERO}) END",
        hi=f"CASE WHEN half IS NULL THEN number ELSE number + {_HALF} END",
    ),
    "money": Lane(
        _FIGURE_OF_MONEY,
        f"TRY_CAST(written AS {NUMBER})",
        f"CASE WHEN {_TOLERATED} THEN {_ANY_MONEY} ELSE {_CENTS} END",
        f"greatest(number - {_MONEY_ROOM}, {_ZERO})",
        f"number + {_MONEY_ROOM}",
        _CODE,
    ),
    "quantity": Lane(
        _BARE,
        f"TRY_CAST(written AS {NUMBER})",
        f"half IS NOT NULL AND regexp_full_match(written, '-?{_FIGURE}')",
        f"number - {_HALF}",
        f"number + {_HALF}",
        "named_axis",
    ),
    "text": _TEXT,
}
"""The ways of types of which some attribute sets a tolerance."""
