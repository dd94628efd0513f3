"""What is planned, foreseen, demanded or threatened, compared with its like.

A group is the unambiguous claims of one modality with equal subject, attribute, axis and moment,
and within it one speaker is compared at a time: a party has one demand, whoever reports it, and
two parties have two. Words that name no speaker are compared with those of everyone, unless they
fit what some named speaker says: then they are taken for that speaker's. But an unnamed prediction
is compared with unnamed ones alone, since every forecaster has one.

How bad it is depends on what may have come between. `firm` conflicts contradict:

- of demands and threats, any;
- of plans, those of one time; of plans of different times, the later may have replaced the other;
- of predictions, those that one named speaker makes at one time;
- of what is said on a condition, none: the condition is not recorded, and may be another one.

All others are a tension. Plans and demands that differ from one named speaker to the other are a
dispute. Values of an attribute that changes are compared as of the same date, as others are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.definition import Step
from checks.rules.lists import lacking_pairs
from schema.values import COMPARED, LISTS
from store.comparable import intervals_meet, moment, no_common_point, party, same_group
from support.sql import listed

if TYPE_CHECKING:
    from checks.definition import Context

COMPARED_WITH_LIKE = ("planned", "conditional", "predicted", "demanded", "threatened")
"""The modalities whose claims are compared with others of the same one."""
PLANS = ("planned", "conditional", "predicted", "threatened")
"""Those of what may come about: a newer source can state it as done."""
DISPUTED = ("planned", "demanded")
"""Those in which parties can be at odds."""
_SOME = f"SELECT 1 FROM claims WHERE modality IN ({listed(COMPARED_WITH_LIKE)}) LIMIT 1"
_UNASSERTED = f"""
SELECT r.claim, r.number, c.source, {party()} AS speaker, r.subject, r.attribute, r.axis,
       c.modality, {moment("a.changes", "c.said")} AS moment, a.type, r.value, r.lo, r.hi,
       r.parted, r.closed,
       CASE WHEN c.as_of IS NULL THEN c.published_lo ELSE c.as_of_lo END AS said_lo,
       CASE WHEN c.as_of IS NULL THEN c.published_hi ELSE c.as_of_hi END AS said_hi,
       c.quote, c.file, c.line
FROM readings r
JOIN spoken c ON c.claim = r.claim AND c.modality IN ({listed(COMPARED_WITH_LIKE)})
JOIN attributes a ON a.id = r.attribute AND a.type IN ({listed(COMPARED)})
WHERE r.means IS NULL
"""
_GROUP = "subject, attribute, axis, moment, modality"
_SAME_GROUP = f"{same_group('a', 'b')} AND a.modality = b.modality"
SEVERAL_UNASSERTED = f"""
SELECT 1 FROM unasserted WHERE {{where}} GROUP BY {_GROUP} HAVING count(*) > 1 LIMIT 1
"""
"""SQL for whether two claims of a modality can be compared, of those that meet a condition."""
_GROUPS = f"""
SELECT {_GROUP} FROM unasserted GROUP BY {_GROUP}
HAVING CASE WHEN any_value(type) IN ({listed(LISTS)}) THEN count(*) > 1 AND bool_or(closed)
            ELSE {no_common_point()} OR bool_or(parted) AND min(value) <> max(value) END
"""
_PAIRS = f"""
WITH groups_to_compare AS ({_GROUPS}),
-- what one speaker says at one time, however many sources report it
positions AS (
  SELECT a.subject, a.attribute, a.axis, a.moment, a.modality, a.type, a.speaker, a.lo, a.hi,
         coalesce(a.closed, FALSE) AS closed, a.said_lo, a.said_hi, min(a.claim) AS claim
  FROM unasserted a JOIN groups_to_compare b ON {_SAME_GROUP}
  GROUP BY a.subject, a.attribute, a.axis, a.moment, a.modality, a.type, a.speaker, a.value,
           a.lo, a.hi, a.closed, a.said_lo, a.said_hi
),
pairs AS (
  SELECT a.claim AS one, b.claim AS other, a.modality, a.type,
         a.speaker AS speaker, b.speaker AS other_speaker, a.closed, b.closed AS other_closed,
         coalesce(a.said_lo <= b.said_hi, TRUE) AND coalesce(b.said_lo <= a.said_hi, TRUE)
           AS same_time
  FROM positions a JOIN positions b ON {_SAME_GROUP} AND a.claim < b.claim
  WHERE a.modality <> 'predicted' OR a.speaker IS NOT DISTINCT FROM b.speaker
),
pieces AS (
  SELECT p.claim, coalesce(t.lo, p.lo) AS lo, coalesce(t.hi, p.hi) AS hi
  FROM positions p LEFT JOIN parts t ON t.claim = p.claim
),
pairs_that_meet AS (
  SELECT p.one, p.other FROM pairs p
  JOIN pieces a ON a.claim = p.one
  JOIN pieces b ON b.claim = p.other
  GROUP BY p.one, p.other HAVING bool_or({intervals_meet("a", "b")})
),
closed_pairs AS (
  SELECT one, other, 0 AS number, one AS having, other AS wanted FROM pairs WHERE closed
  UNION ALL SELECT one, other, 0, other, one FROM pairs WHERE other_closed
),
lacking_pairs AS ({
    lacking_pairs(
        "closed_pairs p",
        "p.one, p.other",
        having=("p.having", "p.number"),
        wanted=("p.wanted", "p.number"),
    )
}),
compared_pairs AS (
  SELECT p.one, p.other, p.modality, p.speaker, p.other_speaker,
         CASE WHEN p.speaker IS NULL THEN p.one WHEN p.other_speaker IS NULL THEN p.other END
           AS unnamed,
         p.speaker IS NULL AND p.other_speaker IS NULL AS nobody_named,
         p.speaker <> p.other_speaker AS of_two_parties,
         CASE p.modality
           WHEN 'planned' THEN p.same_time
           WHEN 'predicted' THEN p.same_time AND p.speaker IS NOT NULL
           ELSE p.modality IN ('demanded', 'threatened') END AS firm,
         CASE WHEN p.type IN ({listed(LISTS)}) THEN l.one IS NOT NULL ELSE m.one IS NULL END
           AS differs
  FROM pairs p
  LEFT JOIN pairs_that_meet m ON m.one = p.one AND m.other = p.other
  LEFT JOIN (SELECT DISTINCT one, other FROM lacking_pairs) l
         ON l.one = p.one AND l.other = p.other
),
-- words without a speaker that fit those of a named one
taken_for_named AS (
  SELECT DISTINCT unnamed AS claim FROM compared_pairs
  WHERE NOT differs AND unnamed IS NOT NULL AND NOT nobody_named
)
SELECT c.one, c.other, c.firm, coalesce(c.of_two_parties, FALSE) AS of_two_parties
FROM compared_pairs c
WHERE c.differs
  AND (c.speaker IS NOT NULL OR c.one NOT IN (FROM taken_for_named))
  AND (c.other_speaker IS NOT NULL OR c.other NOT IN (FROM taken_for_named))
  AND (c.of_two_parties IS NOT TRUE OR c.modality IN ({listed(DISPUTED)}))
"""
_CONFLICTS = f"""
-- a group with the pairs of it that differ
WITH differing_groups AS (
  SELECT u.subject, u.attribute, u.axis, u.moment, u.modality,
         bool_or(NOT d.of_two_parties) AS contradictory,
         bool_or(d.firm AND NOT d.of_two_parties) AS firm,
         max(greatest(u.lo, o.lo) - least(u.hi, o.hi)) FILTER (NOT d.of_two_parties) AS gap,
         list(u.speaker) FILTER (NOT d.of_two_parties)
           || list(o.speaker) FILTER (NOT d.of_two_parties) AS voices,
         coalesce(bool_or((u.speaker IS NULL OR o.speaker IS NULL) AND NOT d.of_two_parties), FALSE)
           AS some_unnamed
  FROM differing_statements d
  JOIN unasserted u ON u.claim = d.one
  JOIN unasserted o ON o.claim = d.other
  GROUP BY u.subject, u.attribute, u.axis, u.moment, u.modality
),
-- the claims of those who differ, with their place among those of the same value
members AS (
  SELECT a.*, b.contradictory, b.firm, b.gap,
         row_number() OVER (PARTITION BY a.subject, a.attribute, a.axis, a.moment, a.modality,
                                         a.value, a.speaker ORDER BY a.claim) AS nth
  FROM unasserted a JOIN differing_groups b ON {_SAME_GROUP}
  WHERE NOT b.contradictory OR list_contains(b.voices, a.speaker)
     OR a.speaker IS NULL AND b.some_unnamed
)
SELECT m.subject, m.attribute, m.axis, m.moment, m.modality,
       coalesce(any_value(t.vocabulary_kind), 'tree') AS kind, any_value(m.gap) AS gap,
       any_value(m.contradictory) AS contradictory, any_value(m.firm) AS firm,
       any_value(s.name) AS subject_name, any_value(t.label) AS attribute_label,
       any_value(m.type) AS type, list(m.claim ORDER BY m.nth, m.claim) AS claims
FROM members m
JOIN subjects s ON s.id = m.subject JOIN attributes t ON t.id = m.attribute
GROUP BY m.subject, m.attribute, m.axis, m.moment, m.modality
"""
_UNASSERTED_COLUMNS = {
    **dict.fromkeys(("claim", "number", "said_lo", "said_hi", "line"), "INTEGER"),
    **dict.fromkeys(("source", "speaker", "subject", "attribute", "axis", "modality"), "VARCHAR"),
    **dict.fromkeys(("moment", "type", "value", "quote", "file"), "VARCHAR"),
    **dict.fromkeys(("lo", "hi"), "DECIMAL(38, 9)"),
    **dict.fromkeys(("parted", "closed"), "BOOLEAN"),
}
_CONFLICT_COLUMNS = {
    **dict.fromkeys(("subject", "attribute", "axis", "moment", "modality", "kind"), "VARCHAR"),
    **dict.fromkeys(("subject_name", "attribute_label", "type"), "VARCHAR"),
    **dict.fromkeys(("contradictory", "firm"), "BOOLEAN"),
    "gap": "DECIMAL(38, 9)",
    "claims": "INTEGER[]",
}


def _make(context: Context) -> None:
    """Make the tables `unasserted`, of the claims, and `unasserted_conflicts`, of their groups."""
    store = context.store
    if not store.query(_SOME).rows:
        store.make_from_rows("unasserted", _UNASSERTED_COLUMNS, [])
        store.make_from_rows("unasserted_conflicts", _CONFLICT_COLUMNS, [])
        return
    store.make("unasserted", _UNASSERTED)
    if store.query(f"{_GROUPS} LIMIT 1").rows:
        store.make("differing_statements", _PAIRS)
        store.make("unasserted_conflicts", _CONFLICTS)
    else:
        store.make_from_rows("unasserted_conflicts", _CONFLICT_COLUMNS, [])


UNASSERTED_CONFLICTS = Step("unasserted_conflicts", by=_make)
"""The table of groups of one modality in conflict, and that of the claims compared (`unasserted`).

A group with the `claims` of those who differ. `contradictory`: one speaker, or words without one,
are on both sides; else it is a dispute of parties. `firm` is as above.
"""
