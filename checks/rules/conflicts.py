"""Values that cannot all be true: one query and one wording for all types with intervals.

A group is the asserted, unambiguous claims with equal subject, attribute, axis and moment. It is
in conflict when its intervals have no point in common, which one pass over the claims finds. For
values with gaps ("2017 or 2019") that is not enough: such a group is in conflict when no point is
in as many possible parts as there are claims, which is counted along the ends of the parts.

Whose claims are in conflict decides what it is. Claims of the sources themselves, or of one and the
same speaker, or one of either, contradict; claims that differ only from speaker to speaker are a
dispute between them. So a dispute is a group in conflict in which the sources' own claims can be
true together with those of any one speaker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from checks.definition import Check, Step
from checks.rules.attributed import opposed
from checks.rules.changes import UNDATED, UNDATED_STEP, WITHOUT_ITS_DAYS
from checks.rules.denials import with_denial
from checks.rules.lists import all_sides
from checks.rules.name_questions import NAME_QUESTIONS, find_name_questions
from checks.rules.split_definitions import find_splits
from schema.finding import Finding
from schema.values import SINGLE, VALUE_TYPES
from schema.values.date import worded
from store.cited_readings import GroupKey
from store.comparable import COMPARABLE, no_common_point, same_group
from support.grammar import counted
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from checks.definition import Context
    from schema.finding import Side

IN_CONFLICT = "claims_in_conflict"
"""The table of the claims of all groups in conflict: far fewer than all."""

_CLAIMS_BESIDE_GAPS = f"""
WITH groups_with_gaps AS (
  SELECT DISTINCT subject, attribute, axis, moment FROM stated
  WHERE parted AND type IN ({listed(SINGLE)})
)
SELECT v.subject, v.attribute, v.axis, v.moment, v.speaker, v.claim, v.number, v.lo, v.hi
FROM stated v JOIN groups_with_gaps g ON {same_group("v", "g")}
WHERE v.type IN ({listed(SINGLE)})
"""
_SEVERAL_BESIDE_GAPS = """
SELECT 1 FROM claims_beside_gaps GROUP BY subject, attribute, axis, moment
HAVING count(*) > 1 LIMIT 1
"""
_GAPPED_CONFLICTS = f"""
-- claims to compare with one another: all of a group (everyone), or one speaker's and the sources'
WITH claim_sets AS (
  SELECT DISTINCT subject, attribute, axis, moment, NULL AS speaker, TRUE AS everyone
  FROM claims_beside_gaps
  UNION ALL
  SELECT DISTINCT subject, attribute, axis, moment, speaker, FALSE AS everyone
  FROM claims_beside_gaps
),
possible_parts AS (
  SELECT s.subject, s.attribute, s.axis, s.moment, s.speaker, s.everyone, v.claim,
         coalesce(p.lo, v.lo, CAST(-1e28 AS DECIMAL(38, 9))) AS lo,
         coalesce(p.hi, v.hi, CAST(1e28 AS DECIMAL(38, 9))) AS hi
  FROM claim_sets s
  JOIN claims_beside_gaps v ON {same_group("s", "v")}
                          AND (s.everyone OR v.speaker IS NULL OR v.speaker = s.speaker)
  LEFT JOIN parts p ON p.claim = v.claim AND p.number = v.number
),
ends_of_parts AS (
  SELECT subject, attribute, axis, moment, speaker, everyone, claim,
         lo AS edge, 0 AS closing, 1 AS step FROM possible_parts
  UNION ALL
  SELECT subject, attribute, axis, moment, speaker, everyone, claim,
         hi AS edge, 1 AS closing, -1 AS step FROM possible_parts
),
-- an end, with the number of parts that are open there
open_parts AS (
  SELECT subject, attribute, axis, moment, speaker, everyone, claim,
         sum(step) OVER (PARTITION BY subject, attribute, axis, moment, speaker, everyone
                         ORDER BY edge, closing
                         ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS parts_open
  FROM ends_of_parts
)
SELECT subject, attribute, axis, moment, speaker, everyone FROM open_parts
GROUP BY subject, attribute, axis, moment, speaker, everyone
HAVING max(parts_open) < count(DISTINCT claim)
"""
_GAPPED_COLUMNS = {
    **dict.fromkeys((*COMPARABLE, "speaker"), "VARCHAR"),
    "everyone": "BOOLEAN",
}
_CLAIMS_IN_CONFLICT = f"""
WITH groups_without_common_point AS (
  SELECT subject, attribute, axis, moment FROM stated WHERE type IN ({listed(SINGLE)})
  GROUP BY subject, attribute, axis, moment HAVING {no_common_point()}
),
groups_in_conflict AS (
  SELECT * FROM groups_without_common_point
  UNION
  SELECT subject, attribute, axis, moment FROM gapped_conflicts WHERE everyone
)
SELECT c.claim, c.number, c.source, c.speaker, c.subject, c.attribute, c.axis, c.moment, c.value,
       c.lo, c.hi, c.parted
FROM stated c
JOIN groups_in_conflict g ON {same_group("g", "c")}
"""
_CONFLICTS = f"""
-- a group, with the interval that the sources' own claims leave: a contradiction where lo > hi
WITH of_sources AS (
  SELECT subject, attribute, axis, moment,
         max(lo) FILTER (speaker IS NULL) AS lo, min(hi) FILTER (speaker IS NULL) AS hi
  FROM claims_in_conflict GROUP BY subject, attribute, axis, moment
),
of_speakers AS (
  SELECT subject, attribute, axis, moment, speaker, max(lo) AS lo, min(hi) AS hi
  FROM claims_in_conflict WHERE speaker IS NOT NULL
  GROUP BY subject, attribute, axis, moment, speaker
),
-- a group with speakers: how far the claims of one of them are from fitting the sources' own
of_speaker_and_sources AS (
  SELECT s.subject, s.attribute, s.axis, s.moment,
         max(greatest(s.lo, o.lo) - least(s.hi, o.hi)) AS gap,
         bool_or(greatest(s.lo, o.lo) > least(s.hi, o.hi)) AS contradictory
  FROM of_speakers s JOIN of_sources o ON {same_group("o", "s")}
  GROUP BY s.subject, s.attribute, s.axis, s.moment
),
with_gaps AS (
  SELECT DISTINCT subject, attribute, axis, moment FROM gapped_conflicts WHERE NOT everyone
),
groups_in_conflict AS (
  SELECT o.subject, o.attribute, o.axis, o.moment, greatest(o.lo - o.hi, s.gap) AS gap,
         coalesce(o.lo > o.hi, FALSE) OR coalesce(s.contradictory, FALSE) OR w.subject IS NOT NULL
           AS contradictory
  FROM of_sources o
  LEFT JOIN of_speaker_and_sources s ON {same_group("s", "o")}
  LEFT JOIN with_gaps w ON {same_group("w", "o")}
)
SELECT g.subject, g.attribute, g.axis, g.moment, coalesce(a.vocabulary_kind, 'tree') AS kind,
       g.gap, g.contradictory,
       s.name AS subject_name, a.label AS attribute_label, a.type
FROM groups_in_conflict g
JOIN subjects s ON s.id = g.subject JOIN attributes a ON a.id = g.attribute
"""
_CONTRADICTIONS = f"""
SELECT c.* FROM conflicts c ANTI JOIN explained e ON {same_group("e", "c")}
WHERE c.contradictory
"""


def _make_gapped_conflicts(context: Context) -> None:
    """Make the table of groups in conflict among those with gaps, empty where none has two claims.

    The query for it takes as long to plan for one claim as for many.
    """
    store = context.store
    store.make("claims_beside_gaps", _CLAIMS_BESIDE_GAPS)
    if store.query(_SEVERAL_BESIDE_GAPS).rows:
        store.make("gapped_conflicts", _GAPPED_CONFLICTS)
    else:
        store.make_from_rows("gapped_conflicts", _GAPPED_COLUMNS, [])


def _make_conflicts(context: Context) -> None:
    """Make the table of conflicts, without those in which only days are missing (CR210)."""
    store = context.store
    lacking = ""
    if store.query(f"FROM {UNDATED} LIMIT 1").rows:
        lacking = f"ANTI JOIN ({WITHOUT_ITS_DAYS}) d ON {same_group('d', 'g')}"
    store.make("conflicts", f"{_CONFLICTS} {lacking}")


CONFLICT_STEPS = (
    Step("gapped_conflicts", by=_make_gapped_conflicts),
    Step(IN_CONFLICT, _CLAIMS_IN_CONFLICT),
    UNDATED_STEP,
    Step("conflicts", by=_make_conflicts),
    Step(NAME_QUESTIONS, by=find_name_questions),
    Step("explained", by=find_splits),
    Step("contradictions", _CONTRADICTIONS),
)
"""What makes the table `conflicts` of groups in conflict, and before it that of their claims.

`gapped_conflicts` has groups of claims with gaps in them: those in which all claims (`everyone`)
have no point in common, or the claims of one speaker together with the sources' own.
`NAME_QUESTIONS` has those of names that may be one, which do not contradict. `explained` has the
groups in conflict that two definitions under one name account for. `contradictions` are the groups
in conflict in which claims contradict, but for those explained.
"""


class Conflict(NamedTuple):
    """A group in conflict."""

    subject: str
    attribute: str
    axis: str
    moment: str
    subject_name: str
    attribute_label: str
    type: str

    @property
    def key(self) -> GroupKey:
        """The group."""
        return GroupKey(self.subject, self.attribute, self.axis, self.moment)


class GroupInConflict(Protocol):
    """A row that names a group in conflict."""

    @property
    def subject(self) -> str: ...
    @property
    def attribute(self) -> str: ...
    @property
    def axis(self) -> str: ...
    @property
    def moment(self) -> str: ...
    @property
    def subject_name(self) -> str: ...
    @property
    def attribute_label(self) -> str: ...
    @property
    def type(self) -> str: ...


def groups_reported(query: str, where: str = "TRUE") -> str:
    """Give the query for the groups in the rows of another that are reported."""
    return f"SELECT DISTINCT subject, attribute, axis, moment FROM ({query}) WHERE {where}"


def conflicts_among(
    claims: str,
) -> Callable[[Check[Conflict], Context, list[Conflict]], Iterator[Finding]]:
    """Give what makes findings of conflicts; `claims` is the relation that has their claims."""

    def findings_from(
        check: Check[Conflict], context: Context, rows: list[Conflict]
    ) -> Iterator[Finding]:
        groups = context.readings.of_groups((row.key for row in rows), claims)
        for row in rows:
            group = groups[row.key]
            yield conflict(check, row, all_sides(group.readings), group.uncited)

    return findings_from


def conflict(
    check: Check[Any],
    row: GroupInConflict,
    sides: tuple[Side, ...],
    uncited: int = 0,
    modality: str = "",
) -> Finding:
    """Give the finding of one group in conflict, with its sides; of one `modality`, if it has."""
    about = (row.subject_name, row.attribute_label, *_moment(row, sides))
    more = f" (and {counted(uncited, 'more claim')})" if uncited else ""
    return Finding(
        code=check.code,
        name=check.name,
        severity=check.severity,
        subject=row.subject,
        attribute=row.attribute,
        scope=_scope(row, modality),
        message=f"{opposed(about, sides)}{more}",
        sides=tuple(map(with_denial, sides)),
        uncited=uncited,
    )


def _moment(row: GroupInConflict, sides: Iterable[Side]) -> Iterator[str]:
    """Give the date of which the claims speak where the attribute changes."""
    as_of = {citation.as_of or citation.published for side in sides for citation in side.citations}
    when = next(iter(as_of)) if row.moment and len(as_of) == 1 else None
    if when:
        yield f"as of {worded(when)}"


def _scope(row: GroupInConflict, modality: str) -> str:
    """Separate groups of one slot.

    By the unit that is stated, changing values by their moment, and by modality.
    """
    parts = (VALUE_TYPES[row.type].scope(row.axis), row.moment, modality)
    return " ".join(part for part in parts if part)
