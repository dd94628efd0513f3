"""Checks of values that cannot all be true: of asserted claims, and of those of another modality.

`conflicts` says which groups of asserted claims are in conflict, `unasserted` which of others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, get_args

from checks.definition import Among, Check
from checks.rules.conflicts import (
    CONFLICT_STEPS,
    IN_CONFLICT,
    Conflict,
    GroupInConflict,
    conflict,
    conflicts_among,
    groups_reported,
)
from checks.rules.lists import all_sides
from checks.rules.name_questions import may_all_be_one
from checks.rules.unasserted import SEVERAL_UNASSERTED, UNASSERTED_CONFLICTS
from claim_tables.kept_slots import KeptSlots
from schema.finding import Severity
from schema.records import ValueTypeName, VocabularyKind
from schema.values import NAMES
from store.cited_readings import MOST_CITED, GroupKey, plain_readings
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checks.definition import Context
    from schema.finding import Finding

_EVERY_KIND: tuple[VocabularyKind, ...] = get_args(VocabularyKind)
_CONTRADICTIONS = """
SELECT c.subject, c.attribute, c.axis, c.moment, c.subject_name, c.attribute_label, c.type,
       '' AS modality, TRUE AS firm, NULL AS claims
FROM contradictions c WHERE {kinds}
UNION ALL
{unasserted}
ORDER BY subject, attribute, axis, moment, modality
"""
UNASSERTED_CONTRADICTIONS = """
SELECT c.subject, c.attribute, c.axis, c.moment, c.subject_name, c.attribute_label, c.type,
       c.modality, c.firm, c.claims
FROM unasserted_conflicts c WHERE c.contradictory AND {kinds}
"""
"""SQL for those of one modality, in the columns of a `ConflictOfModality`."""


class ConflictOfModality(NamedTuple):
    """A group in conflict. Of asserted claims `modality` is empty.

    Of others it has the `claims` to cite, and says whether they contradict for certain (`firm`).
    """

    subject: str
    attribute: str
    axis: str
    moment: str
    subject_name: str
    attribute_label: str
    type: str
    modality: str
    firm: bool
    claims: list[int] | None

    @property
    def group(self) -> Conflict:
        """The group alone."""
        return Conflict(
            self.subject,
            self.attribute,
            self.axis,
            self.moment,
            self.subject_name,
            self.attribute_label,
            self.type,
        )


class OfOneModality(GroupInConflict, Protocol):
    """A row that names a group in conflict of one modality."""

    @property
    def modality(self) -> str: ...
    @property
    def claims(self) -> list[int] | None: ...


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
    def needs(self) -> Among:
        """What such a check needs: a group with two claims or more."""
        where = f"type IN ({listed(self.types)})"
        if self.vocabularies != _EVERY_KIND:
            kinds = f"coalesce(vocabulary_kind, 'tree') IN ({listed(self.vocabularies)})"
            where += f" AND attribute IN (SELECT id FROM attributes WHERE {kinds})"
        return Among(
            where,
            """
            SELECT 1 FROM {claims}
            GROUP BY subject, attribute, axis, moment HAVING count(*) > 1 LIMIT 1
            """,
            SEVERAL_UNASSERTED.format(where=where),
        )

    @property
    def _condition(self) -> str:
        steps = {None: "", True: " AND (c.kind <> 'ladder' OR c.gap = 1)"}
        steps[False] = " AND (c.kind <> 'ladder' OR c.gap IS DISTINCT FROM 1)"
        types, vocabularies = listed(self.types), listed(self.vocabularies)
        return f"c.type IN ({types}) AND c.kind IN ({vocabularies}){steps[self.neighbours]}"

    @property
    def unasserted(self) -> str:
        """SQL for the conflicts among claims that are not asserted."""
        return UNASSERTED_CONTRADICTIONS.format(kinds=self._condition)

    @property
    def query(self) -> str:
        """SQL for the conflicts of these kinds, out of the tables of `CONFLICT_STEPS`."""
        return _CONTRADICTIONS.format(kinds=self._condition, unasserted=self.unasserted)


def comparing(
    *types: ValueTypeName,
    vocabularies: tuple[VocabularyKind, ...] = _EVERY_KIND,
    neighbours: bool | None = None,
) -> Kinds:
    """Give the conflicts of some value types, as `Kinds` says."""
    return Kinds(types, vocabularies, neighbours)


def conflicts_of_all(
    claims: str,
) -> Callable[[Check[Any], Context, list[ConflictOfModality]], Iterator[Finding]]:
    """Give what makes findings of conflicts; the relation `claims` has the asserted claims."""
    asserted = conflicts_among(claims)

    def findings_from(
        check: Check[Any], context: Context, rows: list[ConflictOfModality]
    ) -> Iterator[Finding]:
        yield from asserted(check, context, [row.group for row in rows if not row.modality])
        for row in rows:
            if row.modality:
                severity = check.severity if row.firm else min(check.severity, Severity.TENSION)
                yield conflict_of_modality(check, context, row, severity)

    return findings_from


def conflict_check(
    *,
    code: str,
    name: str,
    severity: Severity,
    doc: str | None,
    kinds: Kinds,
    without: str,
) -> Check[ConflictOfModality]:
    """Give the check that reports the conflicts of some kinds.

    `without` says what there is none of where no two values of these kinds can be compared.
    """
    return Check(
        code=code,
        name=name,
        severity=severity,
        doc=doc,
        prepare=(*CONFLICT_STEPS, UNASSERTED_CONFLICTS),
        query=kinds.query,
        row=ConflictOfModality,
        findings_from=conflicts_of_all(IN_CONFLICT),
        finding_key=(*GroupKey._fields, "modality"),
        looks_at=("comparable claims",),
        needs=kinds.needs,
        without=without,
        marks=("contested",),
        pictured=True,
        conflict_groups=groups_reported(kinds.query, "modality = ''"),
        one_finding_a_group=True,
        beyond_groups=kinds.unasserted,
        touches="slot",
        merge="by subject",
        keeps=(KeptSlots.CONFLICTING, KeptSlots.GAPPED, KeptSlots.UNASSERTED),
    )


def conflict_of_modality(
    check: Check[Any], context: Context, row: OfOneModality, severity: Severity
) -> Finding:
    """Give the finding of one group of claims that are all planned, all demanded, and so on."""
    claims = row.claims or []
    readings = plain_readings(context.readings, claims[:MOST_CITED]).values()
    sides = all_sides(readings)
    found = conflict(check, row, sides, max(0, len(claims) - MOST_CITED), row.modality)
    if row.type in NAMES and may_all_be_one(context.store, row.attribute, readings):
        severity = min(severity, Severity.AMBIGUITY)
    return found.model_copy(update={"severity": severity})
