"""The interval that an amount leaves, by its digits and hedge, as expressions of the engine.

The rules, by their numbers, are those of `schema.values.figure`, which is the oracle. All
arithmetic is on decimals, by multiplication alone, so that nothing is rounded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claim_tables.number_sql import NUMBER, ZERO, exact
from schema.values.currencies import BY_PLACES
from support.sql import listed

if TYPE_CHECKING:
    from support.query import Query

_STEP = "0.000000001"
_LEAST, _MOST = -6, 18
_TENS = " ".join(f"WHEN {n} THEN CAST('1e{n}' AS {NUMBER})" for n in range(_LEAST, _MOST + 1))


def round_figures(rows: Query) -> Query:
    """Add `number` and the interval's ends, `low` and `high`, to rows of `split_figures`.

    `exact`: no figure of the row counts as rounded.

    `number` is null where the digits are too many; then the ends mean nothing. `minor` is the
    number of decimals that the currency has; null: no known currency.
    """
    return _with_ends(_with_sides(_with_room(_with_stated_room(_with_number(rows)))))


def _with_number(rows: Query) -> Query:
    """Add `number`, `zeros` (at the end of a whole number), `decimals` and `minor`."""
    counted = rows.then(
        "with_digit_counts",
        f"""
        SELECT *, split_part(digits, '.', 1) AS whole_digits,
               length(split_part(digits, '.', 2)) AS decimals
        FROM {rows.name}
        """,
    )
    minor = " ".join(
        f"WHEN code IN ({listed(codes.split())}) THEN {n}" for n, codes in BY_PLACES.items()
    )
    return counted.then(
        "with_number",
        f"""
        SELECT *,
          CASE WHEN digits <> '' AND length(whole_digits) + power <= {_MOST}
               THEN CAST(CAST(digits AS {NUMBER})
                         * CAST(CASE power {_TENS} END AS DECIMAL(20, 0))
                         AS {NUMBER}) END AS number,
          CASE WHEN decimals > 0 OR rtrim(whole_digits, '0') = '' THEN 0
               ELSE length(whole_digits) - length(rtrim(whole_digits, '0')) END AS zeros,
          CASE WHEN type = 'money' THEN CASE {minor} END END AS minor
        FROM {counted.name}
        """,
    )


def _with_stated_room(rows: Query) -> Query:
    """Add the room around the number: `stated_room` by its digits, `own_room` by its tolerance.

    `tolerant`: the attribute's tolerance holds for this value.
    """
    return rows.then(
        "with_stated_room",
        f"""
        SELECT *,
          half IS NOT NULL AND (half_in IS NULL OR half_in = axis) AS tolerant,
          CASE WHEN half_is_share THEN CAST(number * half AS {NUMBER}) ELSE half END AS own_room,
          least(CAST(CASE zeros - decimals + power {_TENS} END * 0.5 AS {NUMBER}),
                CAST(number * CASE WHEN zeros > 0 THEN 0.05 ELSE 0.1 END AS {NUMBER}))
            AS stated_room
        FROM {rows.name}
        """,
    )


def _with_room(rows: Query) -> Query:
    """Add `room` for a bare number and `wide_room` for a hedged one: rules 1 to 4 and 6."""
    return rows.then(
        "with_room",
        f"""
        SELECT *,
          CASE WHEN tolerant THEN own_room
               WHEN exact OR (power = 0 AND zeros < 3) THEN {ZERO} ELSE stated_room END AS room,
          CASE WHEN tolerant THEN {exact("2 * greatest(own_room, stated_room)")}
               WHEN type = 'count'
               THEN greatest({exact("2 * stated_room")}, {exact(f"1 + {_STEP}")})
               ELSE {exact("2 * stated_room")} END AS wide_room
        FROM {rows.name}
        """,
    )


def _with_sides(rows: Query) -> Query:
    """Add the room `below` and `above` the number, by its hedge, and the step `beyond` it."""
    return rows.then(
        "with_sides",
        f"""
        SELECT *,
          CASE hedge WHEN '' THEN room WHEN 'about' THEN wide_room WHEN 'nearly' THEN wide_room
                     ELSE {ZERO} END AS below,
          CASE hedge WHEN '' THEN room WHEN 'about' THEN wide_room WHEN 'just over' THEN wide_room
                     ELSE {ZERO} END AS above,
          CAST(CASE WHEN type = 'count' THEN 1 WHEN tolerant THEN 0 ELSE {_STEP} END AS {NUMBER})
            AS beyond
        FROM {rows.name}
        """,
    )


def _with_ends(rows: Query) -> Query:
    """Add `low` and `high`: rule 5."""
    one = "CASE WHEN type = 'count' THEN 1 ELSE 0 END"
    floor = "CASE WHEN type <> 'quantity' THEN 0 END"
    open_end = f"CASE WHEN NOT tolerant AND above > 0 THEN {exact(_STEP)} ELSE {ZERO} END"
    return rows.then(
        "with_ends",
        f"""
        SELECT *,
          CASE WHEN hedge IN ('at least', 'more than')
               THEN {exact(f"number + CASE hedge WHEN 'more than' THEN {one} ELSE 0 END")}
               WHEN hedge IN ('at most', 'less than') THEN {exact(floor)}
               WHEN type = 'count' AND NOT tolerant
               THEN {exact("greatest(ceil(number - below), 0)")}
               WHEN type = 'quantity' THEN {exact("number - below")}
               ELSE {exact(f"greatest(number - below, {ZERO})")} END AS low,
          CASE WHEN hedge IN ('at least', 'more than') THEN NULL
               WHEN hedge IN ('at most', 'less than')
               THEN {exact("number - CASE hedge WHEN 'less than' THEN beyond ELSE 0 END")}
               WHEN type = 'count' AND NOT tolerant
               THEN {exact(f"floor(number + above - {open_end})")}
               ELSE {exact(f"number + above - {open_end}")} END AS high
        FROM {rows.name}
        """,
    )
