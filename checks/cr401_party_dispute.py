"""Parties contradict or deny each other, and the sources report both.

Why it matters
--------------
If the articles agree on who said what and the speakers disagree, no article is
wrong. It is worth knowing all the same: such a value must never be printed in
the article's own voice. It is a dispute as well if one party, or the article
itself, says what another denies (`modality: denied`), and if parties plan or
demand different things.

Where figures or dates differ, it is a tension: the speakers may only report
them, and one of them wrongly. The attribute can say whose positions count as
such (`parties`). Then figures of all others contradict one another, and a
dispute between these parties is a note.

Fires
-----
```yaml
sources: [{id: morning}]
subjects: [{id: rally}]
attributes: [{id: people, type: count, parties: [organisers, police]}]
claims:
  - source: morning
    subject: rally
    attribute: people
    value: 12 thousand
    speaker: organisers
    quote: 12,000
  - source: morning
    subject: rally
    attribute: people
    value: about 3000
    speaker: police
    quote: 3,000
```

Stays silent
------------
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: rally}]
attributes: [{id: people, type: count}]
claims:
  - source: morning
    subject: rally
    attribute: people
    value: 3000
    speaker: police
    quote: 3,000
  - source: evening
    subject: rally
    attribute: people
    value: about 3000
    speaker: police
    quote: 3,000
```

When to accept it
-----------------
When the dispute is the story.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Among, Check
from checks.rules.conflicts import (
    CONFLICT_STEPS,
    IN_CONFLICT,
    conflict,
    groups_reported,
)
from checks.rules.denials import DENIALS, DENIED_AND_STATED, denial_sides
from checks.rules.lists import LIST_STEPS, OF_LISTS, all_sides
from checks.rules.name_questions import LIST_QUESTIONS, NAME_QUESTIONS
from checks.rules.unasserted import UNASSERTED_CONFLICTS
from checks.rules.value_conflicts import conflict_of_modality
from claim_tables.kept_slots import KeptSlots
from schema.finding import Severity
from schema.values import LISTS, MEASURED, SINGLE
from store.cited_readings import GroupKey
from store.comparable import same_group
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checks.definition import Context
    from schema.finding import Finding, Side
    from store.cited_readings import CitedReading

_DISPUTED = f"(FROM {IN_CONFLICT} UNION ALL BY NAME {OF_LISTS})"
"""The relation of the claims that differ."""
_UNASSERTED = """
SELECT subject, attribute, axis, moment, subject_name, attribute_label, type, modality,
       claims AS asserted, NULL AS denied
FROM unasserted_conflicts WHERE NOT contradictory
"""
_DISPUTES = f"""
SELECT subject, attribute, axis, moment, subject_name, attribute_label, type, '' AS modality,
       NULL AS asserted, NULL AS denied
FROM conflicts c
ANTI JOIN {NAME_QUESTIONS} q ON {same_group("q", "c")}
WHERE NOT contradictory
UNION ALL
SELECT subject, attribute, axis, moment, subject_name, attribute_label, type, '', NULL, NULL
FROM list_conflicts c
ANTI JOIN {LIST_QUESTIONS} q ON {same_group("q", "c")}
WHERE NOT contradictory
UNION ALL
SELECT subject, attribute, axis, moment, subject_name, attribute_label, type, '',
       flatten(list(asserted)), flatten(list(denied))
FROM denials WHERE NOT contradictory
GROUP BY subject, attribute, axis, moment, subject_name, attribute_label, type
UNION ALL
{_UNASSERTED}
"""
_QUERY = f"""
SELECT d.*, a.parties IS NULL AND d.type IN ({listed(MEASURED)}) AND d.modality <> 'demanded'
         AS may_be_reported
FROM ({_DISPUTES}) d JOIN attributes a ON a.id = d.attribute
ORDER BY d.subject, d.attribute, d.axis, d.moment, d.modality
"""
_VOICE = "regexp_replace(lower(strip_accents(speaker)), '^the ', '')"
"""A speaker, nearly as `stated` compares them; those of tables are as written."""
_WITH_VOICES = """
(speaker IS NOT NULL OR attribute IN (SELECT attribute FROM claims WHERE modality = 'denied'))
"""
_SEVERAL_VOICES = f"""
SELECT 1 FROM {{claims}} WHERE type IN ({listed(SINGLE)})
GROUP BY subject, attribute, axis, moment HAVING count(DISTINCT {_VOICE}) > 1
UNION ALL
SELECT 1 FROM stated WHERE speaker IS NOT NULL AND type IN ({listed(LISTS)})
GROUP BY subject, attribute, axis, moment HAVING count(DISTINCT speaker) > 1 AND bool_or(closed)
UNION ALL
{DENIED_AND_STATED} WHERE d.speaker IS DISTINCT FROM s.speaker
LIMIT 1
"""
_SEVERAL_PLAN = """
SELECT 1 FROM unasserted WHERE modality IN ('planned', 'demanded')
GROUP BY subject, attribute, axis, moment, modality HAVING count(DISTINCT speaker) > 1 LIMIT 1
"""


class _Disputed(NamedTuple):
    """A group whose speakers differ; or the claims of one that are denied, and the denials.

    Claims that are not asserted have a `modality`, and are `asserted` here. `may_be_reported`:
    whether the speakers may only report the figures or dates that differ.
    """

    subject: str
    attribute: str
    axis: str
    moment: str
    subject_name: str
    attribute_label: str
    type: str
    modality: str
    asserted: list[int] | None
    denied: list[int] | None
    may_be_reported: bool

    @property
    def key(self) -> GroupKey:
        return GroupKey(self.subject, self.attribute, self.axis, self.moment)

    @property
    def claims(self) -> list[int] | None:
        return self.asserted


@dataclass
class _Dispute:
    """What is disputed in one group: `differing` claims, and those that meet a denial."""

    row: _Disputed
    differing: tuple[CitedReading, ...] = ()
    asserted: list[int] = field(default_factory=list[int])
    denied: list[int] = field(default_factory=list[int])

    @property
    def severity(self) -> Severity:
        """How bad it is: what one says and another denies is their own word."""
        return _severity(self.row) if self.differing else Severity.NOTE

    def sides(self, context: Context) -> tuple[Side, ...]:
        if not self.denied:
            return all_sides(self.differing)
        claims = [reading.claim for reading in self.differing] or self.asserted
        return denial_sides(context, claims, self.denied)


def _findings(
    check: Check[_Disputed], context: Context, rows: list[_Disputed]
) -> Iterator[Finding]:
    for dispute in _disputes(context, (row for row in rows if not row.modality)):
        found = conflict(check, dispute.row, dispute.sides(context))
        yield found.model_copy(update={"severity": dispute.severity})
    for row in rows:
        if row.modality:
            yield conflict_of_modality(check, context, row, _severity(row))


def _severity(row: _Disputed) -> Severity:
    return Severity.TENSION if row.may_be_reported else Severity.NOTE


def _disputes(context: Context, disputed: Iterable[_Disputed]) -> Iterable[_Dispute]:
    """Put together what differs and what is denied: one dispute for each group of claims."""
    rows = tuple(disputed)
    found: dict[GroupKey, _Dispute] = {}
    differing = (row.key for row in rows if row.denied is None)
    groups = context.readings.of_groups(differing, _DISPUTED)
    for row in rows:
        dispute = found.setdefault(row.key, _Dispute(row))
        if row.denied is None:
            dispute.differing = groups[row.key].readings
        else:
            dispute.asserted, dispute.denied = row.asserted or [], row.denied
    return found.values()


CHECK = Check(
    code="CR401",
    name="party-dispute",
    severity=Severity.NOTE,
    doc=__doc__,
    prepare=(*CONFLICT_STEPS, *LIST_STEPS, DENIALS, UNASSERTED_CONFLICTS),
    query=_QUERY,
    row=_Disputed,
    findings_from=_findings,
    finding_key=(*GroupKey._fields, "modality"),
    looks_at=("comparable claims",),
    needs=Among(_WITH_VOICES, _SEVERAL_VOICES, _SEVERAL_PLAN),
    without="no claims of two speakers about one thing, and no denials of what others say",
    marks=("disputed",),
    conflict_groups=groups_reported(_QUERY, "asserted IS NULL"),
    touches="slot",
    merge="by subject",
    keeps=(KeptSlots.CONFLICTING, KeptSlots.GAPPED, KeptSlots.LIST, KeptSlots.UNASSERTED),
)
