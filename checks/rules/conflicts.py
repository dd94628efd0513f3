"""Values that cannot all be true: one query and one wording for all types with intervals.

A group is the asserted, unambiguous claims with equal subject, attribute, axis and moment. It is
consistent when its intervals have a point in common: `max(lo) <= min(hi)`, one pass over the
claims. Values with gaps ("2017 or 2019") are swept instead: their group is consistent when some
point lies in as many possible parts as there are claims.

Whose claims are in conflict decides what it is. Claims of the sources themselves, or of one and the
same speaker, or one of either, contradict; claims that differ only from speaker to speaker are a
dispute between them. So a dispute is a bad group in which the sources' own claims can be true
together with those of any one speaker.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, get_args

from checks.definition import Step, some
from checks.rules.lists import all_sides
from checks.rules.split_definitions import find_splits
from schema.finding import Finding
from schema.records import ValueTypeName, VocabularyKind
from schema.values import SINGLE, VALUE_TYPES
from schema.values.date import worded
from store.cited_readings import GroupKey
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from checks.definition import Check, Context
    from schema.finding import Side

CLASHING = "clashing"
"""The table of the claims of all bad groups: far fewer than all."""

_SWEPT = f"""
WITH chosen AS (
  SELECT * FROM stated WHERE type IN ({listed(SINGLE)})
),
gapped AS (SELECT DISTINCT subject, attribute, axis, moment FROM chosen WHERE parted),
heard AS (
  SELECT subject, attribute, axis, moment, NULL AS speaker, TRUE AS everyone FROM gapped
  UNION ALL
  SELECT DISTINCT c.subject, c.attribute, c.axis, c.moment, c.speaker, FALSE AS everyone
  FROM chosen c
  JOIN gapped g ON g.subject = c.subject AND g.attribute = c.attribute
               AND g.axis = c.axis AND g.moment = c.moment
),
pieces AS (
  SELECT h.subject, h.attribute, h.axis, h.moment, h.speaker, h.everyone, c.claim,
         coalesce(p.lo, c.lo, CAST(-1e28 AS DECIMAL(38, 9))) AS lo,
         coalesce(p.hi, c.hi, CAST(1e28 AS DECIMAL(38, 9))) AS hi
  FROM heard h
  JOIN chosen c ON c.subject = h.subject AND c.attribute = h.attribute
               AND c.axis = h.axis AND c.moment = h.moment
               AND (h.everyone OR c.speaker IS NULL OR c.speaker = h.speaker)
  LEFT JOIN parts p ON p.claim = c.claim AND p.number = c.number
),
ends AS (
  SELECT subject, attribute, axis, moment, speaker, everyone, claim,
         lo AS edge, 0 AS closing, 1 AS step FROM pieces
  UNION ALL
  SELECT subject, attribute, axis, moment, speaker, everyone, claim,
         hi AS edge, 1 AS closing, -1 AS step FROM pieces
),
depths AS (
  SELECT subject, attribute, axis, moment, speaker, everyone, claim,
         sum(step) OVER (PARTITION BY subject, attribute, axis, moment, speaker, everyone
                         ORDER BY edge, closing
                         ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS depth
  FROM ends
)
SELECT subject, attribute, axis, moment, speaker, everyone FROM depths
GROUP BY subject, attribute, axis, moment, speaker, everyone
HAVING max(depth) < count(DISTINCT claim)
"""  # noqa: S608 - our own
_CLASHING = f"""
WITH overlapping AS (
  SELECT subject, attribute, axis, moment FROM stated WHERE type IN ({listed(SINGLE)})
  GROUP BY subject, attribute, axis, moment HAVING max(lo) > min(hi)
),
bad AS (
  SELECT * FROM overlapping
  UNION
  SELECT subject, attribute, axis, moment FROM swept WHERE everyone
)
SELECT c.claim, c.number, c.source, c.speaker, c.subject, c.attribute, c.axis, c.moment, c.value,
       c.lo, c.hi, c.parted
FROM stated c
JOIN bad b ON b.subject = c.subject AND b.attribute = c.attribute
          AND b.axis = c.axis AND b.moment = c.moment
"""  # noqa: S608 - our own
_CONFLICTS = """
WITH voices AS (
  SELECT c.subject, c.attribute, c.axis, c.moment, c.speaker, max(c.lo) AS lo, min(c.hi) AS hi
  FROM clashing c
  GROUP BY c.subject, c.attribute, c.axis, c.moment, c.speaker
),
judged AS (
  SELECT v.subject, v.attribute, v.axis, v.moment,
         max(greatest(v.lo, own.lo) - least(v.hi, own.hi)) AS gap,
         bool_or(w.subject IS NOT NULL OR greatest(v.lo, own.lo) > least(v.hi, own.hi))
           AS contradictory
  FROM voices v
  LEFT JOIN voices own ON own.speaker IS NULL AND own.subject = v.subject
        AND own.attribute = v.attribute AND own.axis = v.axis AND own.moment = v.moment
  LEFT JOIN swept w ON NOT w.everyone AND w.subject = v.subject
        AND w.attribute = v.attribute AND w.axis = v.axis AND w.moment = v.moment
        AND w.speaker IS NOT DISTINCT FROM v.speaker
  GROUP BY v.subject, v.attribute, v.axis, v.moment
)
SELECT j.subject, j.attribute, j.axis, j.moment, coalesce(a.vocabulary_kind, 'tree') AS kind,
       j.gap, coalesce(j.contradictory, FALSE) AS contradictory,
       s.name AS subject_name, a.label AS attribute_label, a.type
FROM judged j JOIN subjects s ON s.id = j.subject JOIN attributes a ON a.id = j.attribute
"""
JUDGED = (
    Step("swept", _SWEPT),
    Step(CLASHING, _CLASHING),
    Step("conflicts", _CONFLICTS),
    Step("explained", made=find_splits),
)
"""What makes the table `conflicts` of bad groups, and before it `clashing` with their claims; only
groups of claims with gaps in them are swept. `explained` has the bad groups that two definitions
under one name account for."""

CONFLICTS = """
SELECT c.subject, c.attribute, c.axis, c.moment, c.subject_name, c.attribute_label, c.type, c.kind,
       c.gap
FROM conflicts c
LEFT JOIN explained e ON e.subject = c.subject AND e.attribute = c.attribute AND e.axis = c.axis
                     AND e.moment = c.moment
WHERE c.contradictory AND e.subject IS NULL
ORDER BY c.subject, c.attribute, c.axis, c.moment
"""
"""All bad groups in which claims contradict, but for those that are explained.

Each check reports those of its own types.
"""
_MORE = " (and {:,} more claims)"


class Conflict(NamedTuple):
    """A bad group. `kind` is that of its vocabulary, `gap` how far its values are from meeting."""

    subject: str
    attribute: str
    axis: str
    moment: str
    subject_name: str
    attribute_label: str
    type: str
    kind: str
    gap: Decimal | None

    @property
    def key(self) -> GroupKey:
        """The group."""
        return GroupKey(self.subject, self.attribute, self.axis, self.moment)


class BadGroup(Protocol):
    """A row that names a bad group."""

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


class Kinds(NamedTuple):
    """Which conflicts a check reports.

    Those of some value `types`. `vocabularies` are kinds of vocabulary and count for terms and
    names only. On a ladder, `neighbours` asks for sides one step from each other (True), further
    from each other (False), or both (None).
    """

    types: tuple[ValueTypeName, ...]
    vocabularies: tuple[VocabularyKind, ...]
    neighbours: bool | None

    @property
    def needs(self) -> str:
        """SQL that says whether such values are stated."""
        return some(*self.types, kinds=self.vocabularies)

    @property
    def where(self) -> str:
        """SQL for the rows of `CONFLICTS` that are reported."""
        steps = {None: "", True: " AND (kind <> 'ladder' OR gap = 1)"}
        steps[False] = " AND (kind <> 'ladder' OR gap IS DISTINCT FROM 1)"
        types, kinds = listed(self.types), listed(self.vocabularies)
        return f"type IN ({types}) AND kind IN ({kinds}){steps[self.neighbours]}"

    def has(self, conflict: Conflict) -> bool:
        """Whether a conflict is reported."""
        on_ladder = conflict.kind == "ladder" and self.neighbours is not None
        steps = not on_ladder or (conflict.gap == 1) is self.neighbours
        return conflict.type in self.types and conflict.kind in self.vocabularies and steps


def comparing(
    *types: ValueTypeName,
    vocabularies: tuple[VocabularyKind, ...] = get_args(VocabularyKind),
    neighbours: bool | None = None,
) -> Kinds:
    """Give the conflicts of some value types, as `Kinds` says."""
    return Kinds(types, vocabularies, neighbours)


def groups_reported(query: str, where: str = "TRUE") -> str:
    """Give the query for the groups in the rows of another that are reported."""
    return f"SELECT DISTINCT subject, attribute, axis, moment FROM ({query}) WHERE {where}"  # noqa: S608 - our own


def conflicts_of(
    kinds: Kinds, among: str = CLASHING
) -> Callable[[Check[Conflict], Context, list[Conflict]], Iterator[Finding]]:
    """Give what makes findings of bad groups of some kinds; `among` holds their claims."""

    def findings_from(
        check: Check[Conflict], context: Context, rows: list[Conflict]
    ) -> Iterator[Finding]:
        wanted = [row for row in rows if kinds.has(row)]
        groups = context.readings.of_groups((row.key for row in wanted), among)
        for row in wanted:
            group = groups[row.key]
            yield conflict(check, row, all_sides(group.readings, context.store), group.uncited)

    return findings_from


def conflict(
    check: Check[Any], row: BadGroup, sides: tuple[Side, ...], uncited: int = 0
) -> Finding:
    """Give the finding of one bad group, with its sides against each other."""
    against = " against ".join(side.says for side in sides if not side.neutral)
    return Finding(
        code=check.code,
        name=check.name,
        severity=check.severity,
        subject=row.subject,
        attribute=row.attribute,
        scope=_scope(row),
        message=f"{_about(row, sides)}: {against}" + (_MORE.format(uncited) if uncited else ""),
        sides=sides,
        uncited=uncited,
    )


def _about(row: BadGroup, sides: Iterable[Side]) -> str:
    """Name the slot, and the date of which its claims speak where the attribute changes."""
    slot = f"{row.subject_name}, {row.attribute_label}"
    as_of = {citation.as_of or citation.published for side in sides for citation in side.citations}
    when = next(iter(as_of)) if row.moment and len(as_of) == 1 else None
    return f"{slot} as of {worded(when)}" if when else slot


def _scope(row: BadGroup) -> str:
    """Separate groups of one slot: by the unit that is stated, changing values by their moment."""
    parts = (VALUE_TYPES[row.type].scope(row.axis), row.moment)
    return " ".join(part for part in parts if part)
