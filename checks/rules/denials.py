"""Denied claims compared with asserted ones: who says what another voice, or the same one, denies.

A date, term or name is denied where all that it leaves possible lies inside the denied value: who
denies a threat denies every kind of it, but not the other way round. A list is denied where one of
its items is, an amount or a count where the figures could be the same. Free text is not compared,
and neither are ambiguous claims; an attribute that changes is compared as of the same date only.

Whose claims are in conflict decides what it is, as with values that differ. The same speaker on
both sides, or the sources' own voice on both, contradicts. All else is a dispute: between speakers,
or between one of them and the sources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.definition import Step
from checks.rules.lists import all_sides
from checks.rules.names import named
from schema.values import AMOUNTS, COMPARED, LISTS
from store.cited_readings import plain_readings
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checks.definition import Context
    from schema.finding import Side

_DENIALS = f"""
WITH denied AS (
  SELECT r.subject, r.attribute, r.axis, t.type, c.speaker, r.value, r.lo, r.hi,
         CASE WHEN t.changes THEN c.said ELSE '' END AS moment,
         list(r.claim ORDER BY r.claim) AS claims, min(r.claim) AS claim
  FROM readings r
  JOIN spoken c ON c.claim = r.claim AND c.modality = 'denied'
  JOIN attributes t ON t.id = r.attribute AND t.type IN ({listed(COMPARED)})
  WHERE r.means IS NULL
  GROUP BY ALL
),
contested AS (SELECT DISTINCT subject, attribute, axis, moment FROM denied),
asserted AS (
  SELECT s.subject, s.attribute, s.axis, s.moment, s.speaker, s.value, s.lo, s.hi,
         list(s.claim ORDER BY s.claim) AS claims, min(s.claim) AS claim
  FROM stated s
  JOIN contested c ON c.subject = s.subject AND c.attribute = s.attribute
                  AND c.axis = s.axis AND c.moment = s.moment
  GROUP BY s.subject, s.attribute, s.axis, s.moment, s.speaker, s.value, s.lo, s.hi
),
places AS (
  SELECT claim, lo, hi FROM parts UNION ALL SELECT claim, lo, hi FROM items
),
inside AS (
  SELECT a.claim, d.claim AS denial, any_value(d.type) AS type, p.lo, p.hi,
         bool_or(CASE WHEN d.type IN ({listed(AMOUNTS)})
                      THEN coalesce(coalesce(p.lo, a.lo) <= coalesce(q.hi, d.hi), TRUE)
                       AND coalesce(coalesce(q.lo, d.lo) <= coalesce(p.hi, a.hi), TRUE)
                      ELSE coalesce(coalesce(q.lo, d.lo) <= coalesce(p.lo, a.lo),
                                    coalesce(q.lo, d.lo) IS NULL)
                       AND coalesce(coalesce(p.hi, a.hi) <= coalesce(q.hi, d.hi),
                                    coalesce(q.hi, d.hi) IS NULL)
                      END) AS fits
  FROM denied d
  JOIN asserted a ON a.subject = d.subject AND a.attribute = d.attribute
                 AND a.axis = d.axis AND a.moment = d.moment
  LEFT JOIN places p ON p.claim = a.claim
  LEFT JOIN places q ON q.claim = d.claim
  GROUP BY a.claim, d.claim, p.lo, p.hi
),
clashing AS (
  SELECT claim, denial FROM inside GROUP BY claim, denial
  HAVING CASE WHEN any_value(type) IN ({listed((*AMOUNTS, *LISTS))}) THEN bool_or(fits)
              ELSE bool_and(fits) END
),
refuted AS (
  SELECT d.subject, d.attribute, d.axis, d.moment, d.type, a.claims AS asserted,
         d.claims AS denied, a.speaker IS NOT DISTINCT FROM d.speaker AS contradictory
  FROM clashing c
  JOIN denied d ON d.claim = c.denial
  JOIN asserted a ON a.claim = c.claim
)
SELECT t.*, s.name AS subject_name, b.label AS attribute_label
FROM refuted t JOIN subjects s ON s.id = t.subject JOIN attributes b ON b.id = t.attribute
"""  # noqa: S608 - our own
DENIALS = Step("denials", _DENIALS)
"""The table of denials: a row is claims of one voice and value that claims of one voice deny."""


def denial_sides(
    context: Context, asserted: Iterable[int], denied: Iterable[int]
) -> tuple[Side, ...]:
    """Give a side for each value that is asserted, and for each that is denied, with their voices.

    "the police: 4" and "the mayor denies: 4"; the sources' own voice goes by their ids.
    """
    return (
        *(_voiced(side, "", "") for side in _sides(context, asserted)),
        *(_voiced(side, " denies", " deny") for side in _sides(context, denied)),
    )


def _sides(context: Context, claims: Iterable[int]) -> tuple[Side, ...]:
    return all_sides(plain_readings(context.readings, claims).values(), context.store)


def _voiced(side: Side, one: str, several: str) -> Side:
    if side.neutral:
        return side
    voices = list(dict.fromkeys(c.speaker or c.source for c in side.citations))
    verb = one if len(voices) == 1 else several
    return side.model_copy(update={"says": f"{named(voices)}{verb}: {side.says}"})
