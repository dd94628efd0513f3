"""Ambiguous claims compared with what other claims say: which of their readings these support.

A reading agrees when some asserted, unambiguous claim about its own subject and attribute leaves
a point that it leaves too, and that claim decides something; it is contradicted when there are such
claims and none does; it is untested when there are none. An attribute that changes is compared as
of the same date only, and free text never, nor what is planned, predicted, demanded, threatened,
denied or on a condition.

A claim that is too vague to decide supports no reading ("in May", where the question is the 7th or
the 8th). A claim is too vague if it agrees with all readings while another tells them apart, or if
it also agrees with a claim that contradicts the reading.

A claim that has no reading left is contradictory when some claim against each reading is a source's
own or of the same speaker; other speakers may well disagree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.definition import Step
from checks.rules.lists import lacking_pairs
from schema.values import COMPARED
from store.comparable import COMPARABLE, intervals_meet, moment, party, same_group, same_voice
from support.sql import listed

if TYPE_CHECKING:
    from checks.definition import Context

_GROUP = ", ".join(COMPARABLE)
_OF_STATED = ", ".join(f"s.{column}" for column in COMPARABLE)
_READING_AND_OTHERS = ("claim", "number", "alike", "opposing")
_READING_AND_OTHER = ("claim", "number", *COMPARABLE, "other_claim", "alike", "comparable")


def _agreement(pairs: str, *columns: str) -> str:
    """Give the query for whether two values agree, from `pairs` of a part of each.

    A row for each pair of values, which these `columns` name. Besides these, `pairs` has the claim
    and the number of `one` and of `other`, whether either is a closed list, and whether the parts
    meet.
    """
    keys = ", ".join(columns)
    lacking = lacking_pairs(
        "closed_pairs p",
        ", ".join(f"p.{column}" for column in columns),
        having=("p.closed_claim", "p.closed_number"),
        wanted=("p.listing_claim", "p.listing_number"),
    )
    return f"""
    -- a pair of which one is a closed list, and the other has items that it may lack
    WITH closed_pairs AS (
      SELECT {keys}, one_claim AS closed_claim, one_number AS closed_number,
             other_claim AS listing_claim, other_number AS listing_number
      FROM {pairs} WHERE one_closed
      UNION ALL
      SELECT {keys}, other_claim, other_number, one_claim, one_number
      FROM {pairs} WHERE other_closed
    ),
    lacking_pairs AS (SELECT DISTINCT {keys}, TRUE AS lacks FROM ({lacking}))
    SELECT {keys}, bool_or(p.meets) AND NOT coalesce(bool_or(l.lacks), FALSE) AS agrees
    FROM {pairs} p LEFT JOIN lacking_pairs l USING ({keys})
    GROUP BY {keys}
    """


_WITH_OTHERS = f"""
WITH ambiguous_parts AS (
  SELECT r.claim, r.number, r.subject, r.attribute, r.axis, coalesce(r.closed, FALSE) AS closed,
         coalesce(p.lo, r.lo) AS lo, coalesce(p.hi, r.hi) AS hi,
         {party("t.parties")} AS speaker,
         {moment("t.changes", "c.said")} AS moment
  FROM readings r
  JOIN spoken c ON c.claim = r.claim AND c.modality = 'asserted'
  JOIN attributes t ON t.id = r.attribute AND t.type IN ({listed(COMPARED)})
  LEFT JOIN parts p ON p.claim = r.claim AND p.number = r.number
  WHERE r.means IS NOT NULL
),
stated_parts AS (
  SELECT s.claim, s.number, s.subject, s.attribute, s.axis, s.moment, s.speaker,
         coalesce(s.closed, FALSE) AS closed,
         coalesce(p.lo, s.lo) AS lo, coalesce(p.hi, s.hi) AS hi,
         min(s.claim) OVER (PARTITION BY {_OF_STATED}, s.value, s.lo, s.hi, s.closed) AS alike
  FROM stated s
  SEMI JOIN ambiguous_parts a ON {same_group("a", "s")}
  LEFT JOIN parts p ON p.claim = s.claim AND p.number = s.number
),
-- a part of a reading with a part of another claim
pairs_of_parts AS (
  SELECT a.claim, a.number, a.subject, a.attribute, a.axis, a.moment,
         a.claim AS one_claim, a.number AS one_number, a.closed AS one_closed,
         s.claim AS other_claim, s.number AS other_number, s.closed AS other_closed, s.alike,
         {same_voice("a", "s")} AS comparable,
         {intervals_meet("a", "s")} AS meets
  FROM ambiguous_parts a
  JOIN stated_parts s ON {same_group("s", "a")}
),
agreement AS ({_agreement("pairs_of_parts", *_READING_AND_OTHER)})
SELECT claim, number, {_GROUP}, other_claim AS other, alike, comparable, agrees,
       -- whether the other claim agrees with all readings of its group, and with none of them
       bool_and(agrees) OVER readings_of_group AS with_all,
       NOT bool_or(agrees) OVER readings_of_group AS with_none
FROM agreement
WINDOW readings_of_group AS (PARTITION BY claim, {_GROUP}, other_claim)
"""
# A row is a reading with another claim; `alike` is the first claim that has the value of the other.
_SUPPORTED_AND_CONTRADICTED = """
SELECT 1 FROM readings_with_others GROUP BY claim, number
HAVING bool_or(agrees) AND bool_or(NOT agrees AND comparable) LIMIT 1
"""
_OUTWEIGHED = f"""
WITH supporting AS (
  SELECT DISTINCT claim, number, alike FROM readings_with_others WHERE agrees
),
contradicting AS (
  SELECT DISTINCT claim, number, alike AS opposing FROM readings_with_others
  WHERE NOT agrees AND comparable
),
stated_parts AS (
  SELECT s.claim, s.number, coalesce(s.closed, FALSE) AS closed,
         coalesce(p.lo, s.lo) AS lo, coalesce(p.hi, s.hi) AS hi
  FROM stated s LEFT JOIN parts p ON p.claim = s.claim AND p.number = s.number
),
pairs_of_others AS (
  SELECT s.claim, s.number, s.alike, c.opposing,
         a.claim AS one_claim, a.number AS one_number, a.closed AS one_closed,
         b.claim AS other_claim, b.number AS other_number, b.closed AS other_closed,
         {intervals_meet("a", "b")} AS meets
  FROM supporting s
  JOIN contradicting c ON c.claim = s.claim AND c.number = s.number
  JOIN stated_parts a ON a.claim = s.alike
  JOIN stated_parts b ON b.claim = c.opposing
),
agreement AS ({_agreement("pairs_of_others", *_READING_AND_OTHERS)})
SELECT DISTINCT claim, number, alike FROM agreement WHERE agrees
"""
_OUTWEIGHED_COLUMNS: dict[str, str] = dict.fromkeys(("claim", "number", "alike"), "INTEGER")
_COMPARED = f"""
WITH ambiguous_readings AS (SELECT claim, number FROM readings WHERE means IS NOT NULL),
readings_told_apart AS (
  SELECT *, bool_or(NOT with_all AND NOT with_none) OVER (PARTITION BY claim, {_GROUP}) AS settled
  FROM readings_with_others
),
supports AS (
  SELECT r.claim, r.number, r.other, r.comparable, r.agrees,
         r.agrees AND o.claim IS NULL AND NOT (r.with_all AND r.settled) AS decides
  FROM readings_told_apart r
  LEFT JOIN outweighed o ON o.claim = r.claim AND o.number = r.number AND o.alike = r.alike
)
SELECT a.claim, a.number,
       list(s.other ORDER BY s.other) FILTER (WHERE s.decides) AS agreeing,
       list(s.other ORDER BY s.other) FILTER (WHERE NOT s.agrees) AS opposing,
       coalesce(bool_or(NOT s.agrees AND s.comparable), FALSE) AS contradicted
FROM ambiguous_readings a
LEFT JOIN supports s ON s.claim = a.claim AND s.number = a.number
GROUP BY a.claim, a.number
"""


def _compare(context: Context) -> None:
    """Make the table of what decides on readings, and before it those that it is made of.

    `outweighed` has what supports a reading and agrees with what contradicts it, too. It is empty
    where no reading has both: the query for it takes as long to plan for one claim as for many.
    """
    store = context.store
    store.make("readings_with_others", _WITH_OTHERS)
    if store.query(_SUPPORTED_AND_CONTRADICTED).rows:
        store.make("outweighed", _OUTWEIGHED)
    else:
        store.make_from_rows("outweighed", _OUTWEIGHED_COLUMNS, [])
    store.make("compared_readings", _COMPARED)


COMPARED_READINGS = Step("compared_readings", by=_compare)
"""The table of the readings of ambiguous claims, with the claims for and against each."""
READINGS = """
WITH compared_claims AS (
  SELECT claim, bool_and(coalesce(array_length(agreeing), 0) < 1 AND contradicted) AS impossible
  FROM compared_readings GROUP BY claim
)
SELECT r.claim, r.number, coalesce(r.agreeing, []) AS agreeing, coalesce(r.opposing, []) AS opposing
FROM compared_readings r
JOIN compared_claims c ON c.claim = r.claim
WHERE c.impossible = $impossible
ORDER BY r.claim, r.number
"""
AMBIGUOUS = "SELECT count(*) FROM readings WHERE means IS NOT NULL"
COMPARED_WITH_OTHERS = """
SELECT count(*) FROM compared_readings
WHERE array_length(agreeing) > 0 OR array_length(opposing) > 0
"""
"""SQL that counts the readings of ambiguous claims for or against which another claim speaks."""
