"""Parse the common forms of values that are not plain, in the engine.

The rules are those of `schema.values`, which are the oracle: for every value either both give the
same interval, or `parsed` is false and Python parses it. Parsed here are a day with a time, and
amounts and counts in digits, grouped or not, with up to six decimals, a scale word and a hedge;
money with its code before or after it, quantities in the unit of their attribute. What is plainer
still is parsed by `claim_tables.parse_plain_sql`, and does not come here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claim_tables.figure_sql import AMOUNTS, split_figures
from claim_tables.number_sql import NUMBER, ZERO, exact
from claim_tables.rounding_sql import round_figures
from schema.values.numerals import SCALES
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from support.query import Query

_LETTERS = [word for word in SCALES if len(word) < 3]  # noqa: PLR2004 - of a quantity, a unit
_AMOUNT_IS_PARSED = f"""
coalesce(by_rule AND number IS NOT NULL AND hedge IS NOT NULL
         AND (type <> 'count' OR number = floor(number))
         AND (type <> 'money' OR minor IS NOT NULL)
         AND (type <> 'quantity' OR scale NOT IN ({listed(_LETTERS)}))
         AND (type = 'quantity' OR hedge <> 'less than' OR high >= 0), FALSE)
"""


def parse_hedged(rows: Query, types: Collection[str], columns: Collection[str]) -> Query:
    """Give `rows` with their interval, `axis`, `lo` and `hi`, where `parsed` is true.

    Elsewhere both ends are null. `rows` have a `value`, the columns of `ATTRIBUTES` for its
    attribute, and `exact`: no figure counts as rounded. Only `columns` of theirs are given. `types`
    occur; for others nothing is computed.
    """
    if set(types) & set(AMOUNTS):
        rows = round_figures(split_figures(rows, types))
    if "date" in types:
        rows = _with_day(rows)
    return _relied_on(_with_interval(rows, types, columns))


def _with_day(rows: Query) -> Query:
    """Add `day`, the point of a minute, of dates with a time without a zone; others are left."""
    time = (
        r"regexp_full_match(value, '[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}"
        r"[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,9})?)?')"
    )
    whole = "TRY_CAST(left(value, 10) AS DATE) - DATE '1970-01-01'"
    minute = (
        "(TRY_CAST(substr(value, 12, 2) AS BIGINT) * 60 + TRY_CAST(substr(value, 15, 2) AS BIGINT))"
    )
    # the middle of the minute, as in `schema.values.clock`
    part = f"(((2 * {minute} + 1) * 1000000000 + 1440) // 2880)"
    day = exact(f"{exact(whole)} + {exact(part)} * CAST(0.000000001 AS DECIMAL(10, 9))")
    return rows.then(
        "with_day",
        f"SELECT *, CASE WHEN type = 'date' AND {time} THEN {day} END AS day FROM {rows.name}",
    )


def _with_interval(rows: Query, types: Collection[str], columns: Collection[str]) -> Query:
    """Give the columns wanted, the `axis`, one pair of ends for all types, and `parsed`."""
    amounts = [name for name in AMOUNTS if name in types]
    lows, highs = dict.fromkeys(amounts, "low"), dict.fromkeys(amounts, "high")
    parsed = dict.fromkeys(amounts, _AMOUNT_IS_PARSED)
    if "date" in types:
        tolerance = f"coalesce(half, {ZERO})"
        lows["date"] = f"{exact('day')} - {tolerance}"
        highs["date"] = f"{exact('day')} + {tolerance}"
        parsed["date"] = "by_rule AND day IS NOT NULL"
    return rows.then(
        "with_interval",
        f"""
        SELECT {", ".join(columns)}, {"axis" if amounts else "named_axis AS axis"},
               CAST({_by_type(lows, "NULL")} AS {NUMBER}) AS lo,
               CAST({_by_type(highs, "NULL")} AS {NUMBER}) AS hi,
               coalesce({_by_type(parsed, "FALSE")}, FALSE) AS parsed
        FROM {rows.name}
        """,
    )


def _by_type(expressions: Mapping[str, str], default: str) -> str:
    cases = " ".join(f"WHEN '{name}' THEN {sql}" for name, sql in expressions.items())
    return f"CASE type {cases} END" if cases else default


def _relied_on(rows: Query) -> Query:
    """Leave both ends out where the value is not parsed."""
    return rows.then(
        "hedged_intervals",
        f"""
        SELECT * REPLACE (CASE WHEN parsed THEN lo END AS lo, CASE WHEN parsed THEN hi END AS hi)
        FROM {rows.name}
        """,
    )
