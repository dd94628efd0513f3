"""Parse the plainest values in the engine, at the least cost for each of millions of rows.

Plain are days, months and years, counts that are exact, money with its cents, and figures of
attributes that set a tolerance: what leaves one point, or a fixed interval around it. All else is
collected, each value once, and parsed by `claim_tables.parse_hedged_sql` or in Python. All give
what the value types themselves give.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claim_tables.number_sql import NO_NUMBER, NUMBER, ZERO
from claim_tables.temp_tables import CURRENCIES
from schema.values.clock import DAY_END
from schema.values.currencies import BY_PLACES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from support.query import Query

PLAIN_TYPES = ("date", "money", "quantity", "count", "text")
"""Types by number, as `type_number` has them: comparing numbers costs less than comparing words."""
_DATE, _MONEY, _COUNT = (PLAIN_TYPES.index(name) for name in ("date", "money", "count"))
_FIGURE = r"[0-9]{1,15}(?:\.[0-9]{1,6})?"
_EPOCH = "DATE '1970-01-01'"
_LARGEST = 999_999_999_999_999


class TypeExpressions(NamedTuple):
    """How values of one type are parsed, as SQL.

    The text that is cast, the number in it, whether the value is plain, the ends of its interval,
    and its axis.
    """

    written: str
    number: str
    plain: str
    lo: str
    hi: str
    axis: str


def currencies() -> list[tuple[str, int]]:
    """Give the rows of the table `CURRENCIES`."""
    return [(f" {code}", n) for n, codes in BY_PLACES.items() for code in codes.split()]


def parse_plain(
    rows: Query,
    types: Collection[str],
    tolerant: Collection[str],
    columns: Collection[str],
    *,
    to_the_minute: bool = False,
) -> Query:
    """Give `rows` with their interval, `axis`, `lo` and `hi`, where `parsed` is true.

    Elsewhere these three mean nothing. `rows` have a `value`, the columns of `ATTRIBUTES` for its
    attribute, and `exact`: no figure counts as rounded. Only `columns` of theirs are given. `types`
    occur, and of the `tolerant` ones some attribute sets a tolerance. `to_the_minute`:
    days are compared with times of day.
    """
    expressions = {
        PLAIN_TYPES.index(name): (_TOLERANT if name in tolerant else _PLAIN)[name]
        for name in PLAIN_TYPES
        if name in types
    }
    if to_the_minute and "date" in types:
        dates = expressions[_DATE]
        hi = f"({dates.hi}) + CAST({DAY_END} AS {NUMBER})"
        expressions[_DATE] = dates._replace(hi=hi, axis="named_axis")
    if not expressions:
        return rows.then("plain_values", f"SELECT {', '.join(columns)}, {_NONE} FROM {rows.name}")
    if "money" in types:
        rows = _with_decimals(rows)
    by_type = {
        field: _case({n: getattr(one, field) for n, one in expressions.items()})
        for field in TypeExpressions._fields
    }
    rows = _with_written(rows, by_type)
    return _plain_values(_with_number(_with_casts(rows), by_type), by_type, columns)


def _case(by_number: Mapping[int, str]) -> str:
    """Choose an expression by `type_number`; without END, so that a default may follow."""
    return "CASE type_number " + " ".join(f"WHEN {n} THEN {sql}" for n, sql in by_number.items())


def _with_decimals(rows: Query) -> Query:
    """Add `decimals`: how many the currency has that a value ends with; null: no currency."""
    # a join looks a code up; IN would compare every value with each of them
    return rows.then(
        "with_decimals",
        f"""
        SELECT r.*, c.decimals FROM {rows.name} r
        LEFT JOIN {CURRENCIES.name} c
               ON c.ending = CASE WHEN r.type_number = {_MONEY} THEN right(r.value, 4) END
        """,
    )


def _with_written(rows: Query, by_type: Mapping[str, str]) -> Query:
    """Add `written`: the part of a value that is cast to a day or an amount."""
    return rows.then(
        "with_written", f"SELECT *, {by_type['written']} END AS written FROM {rows.name}"
    )


def _with_casts(rows: Query) -> Query:
    """Add `day`, `whole_number` and `amount`, each for its own type and null elsewhere."""
    return rows.then(
        "with_casts",
        f"""
        SELECT *,
               CASE WHEN type_number = {_DATE} THEN TRY_CAST(written AS DATE) END AS day,
               CASE WHEN type_number = {_COUNT} THEN TRY_CAST(value AS BIGINT) END AS whole_number,
               CASE WHEN type_number = {_MONEY}
                    THEN TRY_CAST(written AS DECIMAL(17, 2)) END AS amount
        FROM {rows.name}
        """,
    )


def _with_number(rows: Query, by_type: Mapping[str, str]) -> Query:
    """Add `number`: the point that the value names, on its axis."""
    return rows.then("with_number", f"SELECT *, {by_type['number']} END AS number FROM {rows.name}")


def _plain_values(rows: Query, by_type: Mapping[str, str], columns: Collection[str]) -> Query:
    """Give the columns wanted, and `axis`, `lo`, `hi`, `parsed`."""
    return rows.then(
        "plain_values",
        f"""
        SELECT {", ".join(columns)}, {by_type["axis"]} END AS axis,
               {by_type["lo"]} END AS lo, {by_type["hi"]} END AS hi,
               by_rule AND coalesce({by_type["plain"]} ELSE FALSE END, FALSE) AS parsed
        FROM {rows.name}
        """,
    )


_NONE = f"CAST(NULL AS VARCHAR) AS axis, {NO_NUMBER} AS lo, {NO_NUMBER} AS hi, FALSE AS parsed"
_HALF = f"CASE WHEN half_is_share THEN CAST(abs(number) * half AS {NUMBER}) ELSE half END"
_FIRST_DAY = """
CASE length(value) WHEN 10 THEN value WHEN 7 THEN value || '-01' WHEN 4 THEN value || '-01-01' END
"""
_DAY = f"CAST(day - {_EPOCH} AS {NUMBER})"
_LAST_DAY = f"""
CASE length(value)
     WHEN 7 THEN CAST(last_day(day) - {_EPOCH} AS {NUMBER})
     WHEN 4 THEN CAST(TRY_CAST(value || '-12-31' AS DATE) - {_EPOCH} AS {NUMBER}) ELSE number END
"""
# what is written out again as it was read was read for what it is
_IS_DAY = "CAST(day AS VARCHAR) = written AND written >= '1'"
_IS_COUNT = f"CAST(whole_number AS VARCHAR) = value AND whole_number BETWEEN 0 AND {_LARGEST}"
_ROUND = "NOT exact AND whole_number > 0 AND whole_number % 1000 = 0"
_CODE = "right(value, 3)"
_FIGURE_OF_MONEY = "left(value, length(value) - 4)"
_HAS_CENTS = "amount >= 0 AND CAST(amount AS VARCHAR) = written AND decimals = 2"
_TOLERATED = f"half IS NOT NULL AND (half_in IS NULL OR half_in = {_CODE})"
_IS_MONEY = f"decimals IS NOT NULL AND regexp_full_match(value, '{_FIGURE} [A-Z]{{3}}')"
_FIGURE_OF_QUANTITY = """
CASE WHEN ends_with(value, ' ' || named_axis)
     THEN left(value, length(value) - length(named_axis) - 1) ELSE value END
"""
_HALF_OF_MONEY = f"CASE WHEN {_TOLERATED} THEN {_HALF} ELSE {ZERO} END"
_NEVER = TypeExpressions("NULL", NO_NUMBER, "FALSE", NO_NUMBER, NO_NUMBER, "named_axis")
_TEXT = _NEVER._replace(plain="value <> '' AND trim(value) = value", axis="'text'")
_PLAIN = {
    "date": TypeExpressions(_FIRST_DAY, _DAY, _IS_DAY, "number", _LAST_DAY, "'day'"),
    "count": TypeExpressions(
        "NULL",
        f"CAST(whole_number AS {NUMBER})",
        f"{_IS_COUNT} AND NOT ({_ROUND})",
        "number",
        "number",
        "'count'",
    ),
    "money": TypeExpressions(
        _FIGURE_OF_MONEY, f"CAST(amount AS {NUMBER})", _HAS_CENTS, "number", "number", _CODE
    ),
    "quantity": _NEVER,  # the interval of a measured figure depends on how it is written
    "text": _TEXT,
}
"""Of types of which no attribute sets a tolerance."""
_TOLERANT = {
    "date": _PLAIN["date"]._replace(
        lo=f"number - coalesce(half, {ZERO})", hi=f"({_LAST_DAY}) + coalesce(half, {ZERO})"
    ),
    "count": _PLAIN["count"]._replace(
        plain=f"{_IS_COUNT} AND (half IS NOT NULL OR NOT ({_ROUND}))",
        lo=f"CASE WHEN half IS NULL THEN number ELSE greatest(number - {_HALF}, {ZERO}) END",
        hi=f"CASE WHEN half IS NULL THEN number ELSE number + {_HALF} END",
    ),
    "money": TypeExpressions(
        _FIGURE_OF_MONEY,
        f"TRY_CAST(written AS {NUMBER})",
        f"CASE WHEN {_TOLERATED} THEN {_IS_MONEY} ELSE {_HAS_CENTS} END",
        f"greatest(number - {_HALF_OF_MONEY}, {ZERO})",
        f"number + {_HALF_OF_MONEY}",
        _CODE,
    ),
    "quantity": TypeExpressions(
        _FIGURE_OF_QUANTITY,
        f"TRY_CAST(written AS {NUMBER})",
        f"half IS NOT NULL AND regexp_full_match(written, '-?{_FIGURE}')",
        f"number - {_HALF}",
        f"number + {_HALF}",
        "named_axis",
    ),
    "text": _TEXT,
}
"""Of types of which some attribute sets a tolerance."""
