"""Split an amount into hedge, digits, scale word and unit, as expressions of the engine.

`about 2.5 million USD` becomes the hedge `about`, the digits `2.5`, the power of ten 6 and the axis
`USD`. The rules are those of `schema.values`, which are the oracle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema.values.hedges import HEDGES
from schema.values.numerals import SCALES
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Collection

    from support.query import Query

AMOUNTS = ("money", "quantity", "count")
_FIGURE = r"[0-9]{1,15}(?:\.[0-9]{1,6})?"
_GROUPED = r"[0-9]{1,15}(?:\.[0-9]{1,6})?|[0-9]{1,3}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,6})?"
_HEDGES = {
    name: [phrase for phrase in phrases if phrase.replace(" ", "").isalpha()]
    for name, phrases in HEDGES.items()
}
"""Hedges that are plain words; signs and abbreviations are left to Python."""
_WORDS = "|".join(sorted((word for words in _HEDGES.values() for word in words), key=len)[::-1])
_ANY_FIGURE = rf"'(?i)^(?:({_WORDS}) )?({_GROUPED})(?: ?({'|'.join(SCALES)}))?$'"
_IS_AMOUNT = f"type IN ({listed(AMOUNTS)})"


def split_figures(rows: Query, types: Collection[str]) -> Query:
    """Add `axis`, `hedge`, `digits`, `scale` and `power` to rows with `value`, `type`, `by_rule`.

    `digits` are empty, and `hedge` and `power` may be null, where the value is no amount that the
    engine can parse.
    """
    return _with_hedge(_with_match(_with_figure(_with_code(rows, types))))


def _with_code(rows: Query, types: Collection[str]) -> Query:
    """Add `code`: of money the three letters before or after the amount; else null."""
    after = r"regexp_full_match(value, '.*[0-9A-Za-z)] [A-Z]{3}')"
    before = r"regexp_full_match(value, '[A-Z]{3} .*')"
    code = (
        f"CASE WHEN type <> 'money' THEN NULL WHEN {before} THEN left(value, 3) "
        f"WHEN {after} THEN right(value, 3) END"
        if "money" in types
        else "NULL"
    )
    return rows.then("with_code", f"SELECT *, {code} AS code FROM {rows.name}")


def _with_figure(rows: Query) -> Query:
    """Add `figure`, the amount without its unit, and `axis`, the unit."""
    return rows.then(
        "with_figure",
        f"""
        SELECT *,
          CASE type WHEN 'count' THEN value
                    WHEN 'money' THEN CASE WHEN code IS NULL THEN ''
                                           WHEN starts_with(value, code) THEN substr(value, 5)
                                           ELSE left(value, length(value) - 4) END
                    WHEN 'quantity'
                    THEN CASE WHEN ends_with(value, ' ' || named_axis)
                              THEN left(value, length(value) - length(named_axis) - 1)
                              ELSE value END END AS figure,
          CASE type WHEN 'money' THEN code ELSE named_axis END AS axis
        FROM {rows.name}
        """,
    )


def _with_match(rows: Query) -> Query:
    """Add `digits_only`, and where it is false `figure_match`: `hedge`, `digits` and `scale`.

    All three are empty where the figure is none. The cheaper pattern is tried first.
    """
    digits = rows.then(
        "with_digits_only",
        f"""
        SELECT *, {_IS_AMOUNT} AND by_rule
                  AND coalesce(regexp_full_match(figure, '{_FIGURE}'), FALSE) AS digits_only
        FROM {rows.name}
        """,
    )
    return digits.then(
        "with_figure_match",
        f"""
        SELECT *,
          CASE WHEN {_IS_AMOUNT} AND by_rule AND NOT digits_only
                    AND regexp_full_match(figure, {_ANY_FIGURE})
               THEN regexp_extract(figure, {_ANY_FIGURE}, ['hedge', 'digits', 'scale'])
               ELSE {{'hedge': '', 'digits': '', 'scale': ''}} END AS figure_match
        FROM {digits.name}
        """,
    )


def _with_hedge(rows: Query) -> Query:
    """Add `digits` without commas, the `hedge` by its name, `scale` and its `power` of ten."""
    words = rows.then(
        "with_words",
        f"""
        SELECT *, lower(figure_match.hedge) AS hedge_word,
               lower(figure_match.scale) AS scale
        FROM {rows.name}
        """,
    )
    hedges = " ".join(
        f"WHEN hedge_word IN ({listed(words)}) THEN '{name}'" for name, words in _HEDGES.items()
    )
    powers = " ".join(f"WHEN '{word}' THEN {power}" for word, power in SCALES.items())
    return words.then(
        "with_hedge",
        f"""
        SELECT * EXCLUDE (digits_only, figure_match, hedge_word),
          CASE WHEN digits_only THEN figure
               ELSE replace(figure_match.digits, ',', '') END AS digits,
          CASE WHEN digits_only THEN '' WHEN hedge_word = '' THEN '' {hedges} END AS hedge,
          CASE WHEN digits_only THEN 0
               ELSE CASE scale WHEN '' THEN 0 {powers} END END AS power
        FROM {words.name}
        """,
    )
