"""Where a value lies on its axis, as expressions of the engine: the common forms only.

The rules are those of `schema.values`, which are the oracle: for every value either both give the
same interval, or `simple` is false and Python reads it. Simple are a day with a time, and amounts
and counts in digits, grouped or not, with up to six decimals, a scale word and a hedge; money with
its code before or after it, quantities in the unit of their attribute. What is plainer still is
placed by `claim_tables.parse_plain_sql`, and does not come here.

All arithmetic is on decimals, by multiplication alone, so that nothing is rounded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema.values.currencies import BY_PLACES
from schema.values.figure import HEDGES
from schema.values.numerals import SCALES
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Collection

_AMOUNTS = ("money", "quantity", "count")
NUMBER = "DECIMAL(38, 9)"
_STEP = "0.000000001"
_FIGURE = r"[0-9]{1,15}(?:\.[0-9]{1,6})?"
_GROUPED = r"[0-9]{1,15}(?:\.[0-9]{1,6})?|[0-9]{1,3}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,6})?"
_HEDGES = {
    name: [word for word in words.split("|") if word.replace(" ", "").isalpha()]
    for name, words in HEDGES
}
"""Hedges that are plain words; signs and abbreviations are left to Python."""
_WORDS = "|".join(sorted((word for words in _HEDGES.values() for word in words), key=len)[::-1])
_ANY_FIGURE = rf"(?i)^(?:({_WORDS}) )?({_GROUPED})(?: ?({'|'.join(SCALES)}))?$"
_LETTERS = [word for word in SCALES if len(word) < 3]  # noqa: PLR2004 - of a quantity, a unit
_ZERO = f"CAST(0 AS {NUMBER})"
_LEAST, _MOST = -6, 18
_TENS = " ".join(f"WHEN {n} THEN CAST('1e{n}' AS {NUMBER})" for n in range(_LEAST, _MOST + 1))


def placed(rows: str, types: Collection[str], kept: Collection[str]) -> str:
    """Give a query for `rows` with `axis`, `lo`, `hi` and `simple` beside the columns `kept`.

    `rows` gives `value` (text), `type`, `named_axis`, `half` (half the tolerance, in the unit of
    the axis or as a share), `half_is_share`, `half_in` (the currency it is for, or null) and
    `by_rule` (whether Python lets the engine place values of this attribute). `types` are the types
    that occur; for others nothing is computed.
    """
    amounts = _ended(_sized(_figured(_cut(rows, types), types), types), types)
    return _combined(amounts, types, ", ".join(kept))


def _cut(rows: str, types: Collection[str]) -> str:
    """Part an amount from its unit."""
    if not set(types) & set(_AMOUNTS):
        return f"SELECT * FROM ({rows})"
    after = r"regexp_full_match(value, '.*[0-9A-Za-z)] [A-Z]{3}')"
    before = r"regexp_full_match(value, '[A-Z]{3} .*')"
    code = (
        f"CASE WHEN type <> 'money' THEN NULL WHEN {before} THEN left(value, 3) "
        f"WHEN {after} THEN right(value, 3) END"
        if "money" in types
        else "NULL"
    )
    return f"""
    SELECT *,
      CASE type WHEN 'count' THEN value
                WHEN 'money' THEN CASE WHEN code IS NULL THEN ''
                                       WHEN starts_with(value, code) THEN substr(value, 5)
                                       ELSE left(value, length(value) - 4) END
                WHEN 'quantity' THEN CASE WHEN ends_with(value, ' ' || named_axis)
                                          THEN left(value, length(value) - length(named_axis) - 1)
                                          ELSE value END END AS figure,
      CASE type WHEN 'money' THEN code ELSE named_axis END AS axis
    FROM (SELECT *, {code} AS code FROM ({rows}))
    """


def _figured(rows: str, types: Collection[str]) -> str:
    """Take a figure apart into hedge, digits and scale word."""
    if not set(types) & set(_AMOUNTS):
        return rows
    amount = f"type IN ({listed(_AMOUNTS)})"
    hedges = " ".join(
        f"WHEN {_one_of('said', words)} THEN '{name}'" for name, words in _HEDGES.items()
    )
    powers = " ".join(f"WHEN '{word}' THEN {power}" for word, power in SCALES.items())
    return f"""
    SELECT * EXCLUDE (plain, parts, said),
      CASE WHEN plain THEN figure ELSE replace(parts.digits, ',', '') END AS digits,
      CASE WHEN plain THEN '' WHEN said = '' THEN '' {hedges} END AS hedge,
      CASE WHEN plain THEN 0 ELSE CASE scale WHEN '' THEN 0 {powers} END END AS power
    FROM (
      SELECT *, lower(parts.said) AS said, lower(parts.scale) AS scale
      FROM (
        SELECT *, CASE WHEN {amount} AND by_rule AND NOT plain AND regexp_full_match(figure, $any$)
                       THEN regexp_extract(figure, $any$, ['said', 'digits', 'scale'])
                       ELSE {{'said': '', 'digits': '', 'scale': ''}} END AS parts
        FROM (
          SELECT *, {amount} AND by_rule
                    AND coalesce(regexp_full_match(figure, '{_FIGURE}'), FALSE) AS plain
          FROM ({rows})
        )
      )
    )
    """.replace("$any$", f"'{_ANY_FIGURE}'")


def _sized(rows: str, types: Collection[str]) -> str:
    """Give the number, and the room around it: rules 1 to 4 and 6 of `schema.values.figure`."""
    if not set(types) & set(_AMOUNTS):
        return rows
    places = " ".join(
        f"WHEN code IN ({listed(codes.split())}) THEN {places}"
        for places, codes in BY_PLACES.items()
    )
    counted = """
        CASE type WHEN 'count' THEN power = 0 AND decimals = 0 AND (number < 100 OR zeros = 0)
                  WHEN 'money' THEN power = 0 AND minor > 0 AND decimals >= minor
                  ELSE FALSE END
    """
    half = "half IS NOT NULL AND (half_in IS NULL OR half_in = axis)"
    return f"""
    SELECT * EXCLUDE (stated, tolerant, own_room),
      CASE WHEN tolerant THEN own_room
           WHEN {counted} THEN {_ZERO} ELSE stated END AS room,
      CASE WHEN tolerant THEN {_exact("2 * greatest(own_room, stated)")}
           WHEN type = 'count' THEN greatest({_exact("2 * stated")}, {_exact(f"1 + {_STEP}")})
           ELSE {_exact("2 * stated")} END AS wide,
      tolerant AS borders
    FROM (
      SELECT *, {half} AS tolerant,
        CASE WHEN half_is_share THEN CAST(number * half AS {NUMBER}) ELSE half END AS own_room,
        least(CAST(CASE zeros - decimals + power {_TENS} END * 0.5 AS {NUMBER}),
              CAST(number * CASE WHEN zeros > 0 THEN 0.05 ELSE 0.1 END AS {NUMBER})) AS stated
      FROM (
        SELECT *,
          CASE WHEN digits <> '' AND length(whole) + power <= {_MOST}
               THEN CAST(CAST(digits AS {NUMBER})
                         * CAST(CASE power {_TENS} END AS DECIMAL(20, 0))
                         AS {NUMBER}) END AS number,
          CASE WHEN decimals > 0 OR rtrim(whole, '0') = '' THEN 0
               ELSE length(whole) - length(rtrim(whole, '0')) END AS zeros,
          CASE WHEN type = 'money' THEN CASE {places} END END AS minor
        FROM (
          SELECT *, split_part(digits, '.', 1) AS whole,
                 length(split_part(digits, '.', 2)) AS decimals
          FROM ({rows})
        )
      )
    )
    """


def _ended(rows: str, types: Collection[str]) -> str:
    """Give both ends of an amount: rule 5."""
    if not set(types) & set(_AMOUNTS):
        return rows
    beyond = "CASE WHEN type = 'count' THEN 1 ELSE 0 END"
    floor = "CASE WHEN type <> 'quantity' THEN 0 END"
    strict = f"CASE WHEN NOT borders AND above > 0 THEN {_exact(_STEP)} ELSE {_ZERO} END"
    return f"""
    SELECT *,
      CASE WHEN hedge IN ('at least', 'more than')
           THEN {_exact(f"number + CASE hedge WHEN 'more than' THEN {beyond} ELSE 0 END")}
           WHEN hedge IN ('at most', 'less than') THEN {_exact(floor)}
           WHEN type = 'count' AND NOT borders THEN {_exact("greatest(ceil(number - below), 0)")}
           WHEN type = 'quantity' THEN {_exact("number - below")}
           ELSE {_exact(f"greatest(number - below, {_ZERO})")} END AS low,
      CASE WHEN hedge IN ('at least', 'more than') THEN NULL
           WHEN hedge IN ('at most', 'less than')
           THEN {_exact(f"number - CASE hedge WHEN 'less than' THEN {beyond} ELSE 0 END")}
           WHEN type = 'count' AND NOT borders
           THEN {_exact(f"floor(number + above - {strict})")}
           ELSE {_exact(f"number + above - {strict}")} END AS high
    FROM (
      SELECT *,
        CASE hedge WHEN '' THEN room WHEN 'about' THEN wide WHEN 'nearly' THEN wide
                   ELSE {_ZERO} END AS below,
        CASE hedge WHEN '' THEN room WHEN 'about' THEN wide WHEN 'just over' THEN wide
                   ELSE {_ZERO} END AS above
      FROM ({rows})
    )
    """


def _combined(rows: str, types: Collection[str], kept: str) -> str:
    """Give one pair of ends for all types, and whether they are to be relied on."""
    lows: list[str] = []
    highs: list[str] = []
    simples: list[str] = []
    if "date" in types:
        rows = _dated(rows)
        slack = f"coalesce(half, {_ZERO})"
        lows.append(f"WHEN 'date' THEN {_exact('day')} - {slack}")
        highs.append(f"WHEN 'date' THEN {_exact('day')} + {slack}")
        simples.append("WHEN 'date' THEN by_rule AND day IS NOT NULL")
    amounts = [name for name in _AMOUNTS if name in types]
    if amounts:
        for name in amounts:
            lows.append(f"WHEN '{name}' THEN low")
            highs.append(f"WHEN '{name}' THEN high")
        whole = "(type <> 'count' OR number = floor(number))"
        known = "(type <> 'money' OR minor IS NOT NULL)"
        unit = f"(type <> 'quantity' OR scale NOT IN ({listed(_LETTERS)}))"
        least = "(type = 'quantity' OR hedge <> 'less than' OR high >= 0)"
        read = "by_rule AND number IS NOT NULL AND hedge IS NOT NULL"
        told = f"{read} AND {whole} AND {known} AND {unit} AND {least}"
        simples += [f"WHEN '{name}' THEN coalesce({told}, FALSE)" for name in amounts]
    axis = "axis" if amounts else "named_axis AS axis"
    lo, hi, simple = (
        f"CASE type {' '.join(cases)} END" if cases else default
        for cases, default in ((lows, "NULL"), (highs, "NULL"), (simples, "FALSE"))
    )
    return f"""
    SELECT * REPLACE (CASE WHEN simple THEN lo END AS lo, CASE WHEN simple THEN hi END AS hi)
    FROM (
      SELECT {kept}, {axis},
             CAST({lo} AS {NUMBER}) AS lo, CAST({hi} AS {NUMBER}) AS hi,
             coalesce({simple}, FALSE) AS simple
      FROM ({rows})
    )
    """


def _dated(rows: str) -> str:
    """Read a day with a time of day, which is dropped; plainer dates are placed elsewhere."""
    time = (
        r"regexp_full_match(value, '[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}"
        r"[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,9})?)?Z?')"
    )
    day = "TRY_CAST(left(value, 10) AS DATE) - DATE '1970-01-01'"
    return f"SELECT *, CASE WHEN type = 'date' AND {time} THEN {day} END AS day FROM ({rows})"


def _exact(expression: str) -> str:
    """Keep nine decimals: of numbers of several kinds, the engine might keep none."""
    return f"CAST({expression} AS {NUMBER})"


def _one_of(column: str, words: Collection[str]) -> str:
    return f"{column} IN ({listed(words)})"
