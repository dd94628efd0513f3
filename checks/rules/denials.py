"""Denied claims compared with asserted ones: who says what another speaker, or the same, denies.

A date, term or name is denied where all that it leaves possible lies inside the denied value: who
denies a threat denies every kind of it, but not the other way round. A list is denied where one of
its items is, an amount or a count where the figures could be the same. Free text is not compared,
and neither are ambiguous claims; an attribute that changes is compared as of the same date only.

Whose claims are in conflict decides what it is, as with values that differ. The same speaker on
both sides, or the sources themselves on both, contradicts. All else is a dispute: between speakers,
or between one of them and the sources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.definition import Step
from checks.rules.attributed import speakers
from checks.rules.lists import all_sides
from schema.values import AMOUNTS, COMPARED, LISTS
from store.cited_readings import plain_readings
from store.comparable import intervals_meet, moment, party, same_group
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checks.definition import Context
    from schema.finding import Side

_DENIED = f"""
SELECT r.claim, r.subject, r.attribute, r.axis, t.type, {party("t.parties")} AS speaker,
       r.value, r.lo, r.hi,
       {moment("t.changes", "c.said")} AS moment
FROM readings r
JOIN spoken c ON c.claim = r.claim AND c.modality = 'denied'
JOIN attributes t ON t.id = r.attribute AND t.type IN ({listed(COMPARED)})
WHERE r.means IS NULL
"""
"""The claims that deny a value."""
DENIED_AND_STATED = f"SELECT 1 FROM ({_DENIED}) d JOIN stated s ON {same_group('d', 's')}"
"""SQL with a row for each denial `d` and each claim `s` that it can be compared with."""
_DENIALS = f"""
WITH denied_claims AS ({_DENIED}),
-- the claims of one speaker that deny one value
denials_of_values AS (
  SELECT subject, attribute, axis, moment, type, speaker, value, lo, hi,
         list(claim ORDER BY claim) AS claims, min(claim) AS claim
  FROM denied_claims
  GROUP BY subject, attribute, axis, moment, type, speaker, value, lo, hi
),
-- the claims of one speaker that assert one value
assertions_of_values AS (
  SELECT s.subject, s.attribute, s.axis, s.moment, s.speaker, s.value, s.lo, s.hi,
         list(s.claim ORDER BY s.claim) AS claims, min(s.claim) AS claim
  FROM stated s
  SEMI JOIN denials_of_values d ON {same_group("d", "s")}
  GROUP BY s.subject, s.attribute, s.axis, s.moment, s.speaker, s.value, s.lo, s.hi
),
pieces AS (
  SELECT claim, lo, hi FROM parts UNION ALL SELECT claim, lo, hi FROM items
),
-- a part or item of a denied value, or all of it
denied_pieces AS (
  SELECT d.subject, d.attribute, d.axis, d.moment, d.type, d.claim,
         coalesce(p.lo, d.lo) AS lo, coalesce(p.hi, d.hi) AS hi
  FROM denials_of_values d LEFT JOIN pieces p ON p.claim = d.claim
),
asserted_pieces AS (
  SELECT a.subject, a.attribute, a.axis, a.moment, a.claim,
         coalesce(p.lo, a.lo) AS lo, coalesce(p.hi, a.hi) AS hi
  FROM assertions_of_values a LEFT JOIN pieces p ON p.claim = a.claim
),
-- a piece of an asserted value with a denial: whether the denied value has a piece that fits
compared_pieces AS (
  SELECT a.claim, d.claim AS denial, any_value(d.type) AS type,
         bool_or(CASE WHEN d.type IN ({listed(AMOUNTS)}) THEN {intervals_meet("a", "d")}
                      ELSE coalesce(d.lo <= a.lo, d.lo IS NULL)
                       AND coalesce(a.hi <= d.hi, d.hi IS NULL) END) AS fits
  FROM denied_pieces d
  JOIN asserted_pieces a ON {same_group("a", "d")}
  GROUP BY a.claim, d.claim, a.lo, a.hi
),
denied_assertions AS (
  SELECT claim, denial FROM compared_pieces GROUP BY claim, denial
  HAVING CASE WHEN any_value(type) IN ({listed((*AMOUNTS, *LISTS))}) THEN bool_or(fits)
              ELSE bool_and(fits) END
)
SELECT d.subject, d.attribute, d.axis, d.moment, d.type, a.claims AS asserted, d.claims AS denied,
       a.speaker IS NOT DISTINCT FROM d.speaker AS contradictory,
       s.name AS subject_name, t.label AS attribute_label
FROM denied_assertions x
JOIN denials_of_values d ON d.claim = x.denial
JOIN assertions_of_values a ON a.claim = x.claim
JOIN subjects s ON s.id = d.subject JOIN attributes t ON t.id = d.attribute
"""
DENIALS = Step("denials", _DENIALS)
"""The table of denials: claims of one speaker and value, with one speaker's claims that deny it."""


def denial_sides(
    context: Context, asserted: Iterable[int], denied: Iterable[int]
) -> tuple[Side, ...]:
    """Give a side for each value that is asserted, and for each that is denied."""
    return (*_sides(context, asserted), *_sides(context, denied))


def _sides(context: Context, claims: Iterable[int]) -> tuple[Side, ...]:
    return all_sides(plain_readings(context.readings, claims).values())


def with_denial(side: Side) -> Side:
    """Say of a side whose claims deny its value that they do, and through whom: "4, denied"."""
    if side.neutral or any(citation.modality != "denied" for citation in side.citations):
        return side
    heard = all(citation.speaker for citation in side.citations)
    who = f" by {speakers(side.citations)}" if heard else ""
    return side.model_copy(update={"says": f"{side.says}, denied{who}"})
