"""Parties contradict or deny each other, and the sources report both.

Why it matters
--------------
If the articles agree on who said what and the speakers disagree, no article is
wrong. It is worth knowing all the same: such a value must never be printed in
the article's own voice. It is a dispute as well if one party, or the article
itself, says what another denies (`modality: denied`).

Fires
-----
```yaml
sources: [{id: morning}]
subjects: [{id: rally}]
attributes: [{id: people, type: count}]
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
from checks.rules.conflicts import CONFLICT_STEPS, IN_CONFLICT, conflict, groups_reported
from checks.rules.denials import DENIALS, DENIED_AND_STATED, denial_sides
from checks.rules.lists import LIST_STEPS, OF_LISTS, all_sides
from checks.rules.name_questions import LIST_QUESTIONS, NAME_QUESTIONS
from claim_tables.kept_slots import KeptSlots
from schema.finding import Severity
from schema.values import LISTS, SINGLE
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
_QUERY = f"""
SELECT subject, attribute, axis, moment, subject_name, attribute_label, type,
       NULL AS asserted, NULL AS denied
FROM conflicts c
ANTI JOIN {NAME_QUESTIONS} q ON {same_group("q", "c")}
WHERE NOT contradictory
UNION ALL
SELECT subject, attribute, axis, moment, subject_name, attribute_label, type, NULL, NULL
FROM list_conflicts c
ANTI JOIN {LIST_QUESTIONS} q ON {same_group("q", "c")}
WHERE NOT contradictory
UNION ALL
SELECT subject, attribute, axis, moment, subject_name, attribute_label, type,
       flatten(list(asserted)), flatten(list(denied))
FROM denials WHERE NOT contradictory
GROUP BY subject, attribute, axis, moment, subject_name, attribute_label, type
ORDER BY subject, attribute, axis, moment
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


class _Disputed(NamedTuple):
    """A group whose speakers differ; or the claims of one that are denied, and the denials."""

    subject: str
    attribute: str
    axis: str
    moment: str
    subject_name: str
    attribute_label: str
    type: str
    asserted: list[int] | None
    denied: list[int] | None

    @property
    def key(self) -> GroupKey:
        return GroupKey(self.subject, self.attribute, self.axis, self.moment)


@dataclass
class _Dispute:
    """What is disputed in one group: `differing` claims, and those that meet a denial."""

    row: _Disputed
    differing: tuple[CitedReading, ...] = ()
    asserted: list[int] = field(default_factory=list[int])
    denied: list[int] = field(default_factory=list[int])

    def sides(self, context: Context) -> tuple[Side, ...]:
        if not self.denied:
            return all_sides(self.differing)
        claims = [reading.claim for reading in self.differing] or self.asserted
        return denial_sides(context, claims, self.denied)


def _findings(
    check: Check[_Disputed], context: Context, rows: list[_Disputed]
) -> Iterator[Finding]:
    for dispute in _disputes(context, rows):
        yield conflict(check, dispute.row, dispute.sides(context))


def _disputes(context: Context, rows: list[_Disputed]) -> Iterable[_Dispute]:
    """Put together what differs and what is denied: one dispute for each group of claims."""
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
    prepare=(*CONFLICT_STEPS, *LIST_STEPS, DENIALS),
    query=_QUERY,
    row=_Disputed,
    findings_from=_findings,
    finding_key=GroupKey._fields,
    looks_at=("comparable claims",),
    needs=Among(_WITH_VOICES, _SEVERAL_VOICES),
    without="no claims of two speakers about one thing, and no denials of what others say",
    marks=("disputed",),
    conflict_groups=groups_reported(_QUERY, "denied IS NULL"),
    touches="slot",
    merge="by subject",
    keeps=(KeptSlots.CONFLICTING, KeptSlots.GAPPED, KeptSlots.LIST, KeptSlots.UNASSERTED),
)
