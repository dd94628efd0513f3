"""Parties contradict or deny each other, and the sources report both.

Why it matters
--------------
When the articles agree on who said what and the speakers disagree, no article
is wrong. It is worth knowing all the same: such a value must never be printed
in the article's own voice. What one party, or the article itself, says and
another denies (`modality: denied`) is a dispute as well.

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
from typing import TYPE_CHECKING, Any

from checks.definition import Check, Step
from checks.rules.conflicts import JUDGED, clash
from checks.rules.denials import DENIALS, denial_sides
from checks.rules.lists import LACKING, all_sides
from checks.rules.sides import KEY, groups_of
from schema.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.rules.sides import Witness
    from schema.finding import Finding, Side
    from store.store import Store


@dataclass
class _Dispute:
    """What is disputed about one slot: `differing` claims, and those that meet a denial."""

    row: dict[str, Any]
    differing: list[Witness] = field(default_factory=list["Witness"])
    asserted: list[int] = field(default_factory=list[int])
    denied: list[int] = field(default_factory=list[int])

    def sides(self, store: Store) -> tuple[Side, ...]:
        if not self.denied:
            return all_sides(self.differing, store)
        claims = [w.claim for w in self.differing] or self.asserted
        return denial_sides(store, claims, self.denied)


def _tell(check: Check, store: Store, rows: list[dict[str, Any]]) -> Iterator[Finding]:
    for dispute in _disputes(store, rows).values():
        yield clash(check, dispute.row, dispute.sides(store))


def _disputes(store: Store, rows: list[dict[str, Any]]) -> dict[tuple[str, ...], _Dispute]:
    """Put together what differs and what is denied: one dispute for each group of claims."""
    found: dict[tuple[str, ...], _Dispute] = {}
    grouped = groups_of(store, [row for row in rows if row["denied"] is None])
    for row in rows:
        key = tuple(row[name] for name in KEY)
        dispute = found.setdefault(key, _Dispute(row))
        if row["denied"] is None:
            dispute.differing = grouped[key]
        else:
            dispute.asserted, dispute.denied = row["asserted"], row["denied"]
    return found


CHECK = Check(
    code="CR401",
    name="party-dispute",
    severity=Severity.NOTE,
    doc=__doc__,
    prepare=(*JUDGED, Step("list_conflicts", LACKING), Step("denials", DENIALS)),
    query="""
    SELECT subject, attribute, axis, moment, subject_name, attribute_label, type,
           NULL AS asserted, NULL AS denied
    FROM conflicts WHERE NOT contradictory
    UNION ALL
    SELECT subject, attribute, axis, moment, subject_name, attribute_label, type, NULL, NULL
    FROM list_conflicts WHERE NOT contradictory
    UNION ALL
    SELECT subject, attribute, axis, moment, subject_name, attribute_label, type,
           flatten(list(asserted)), flatten(list(denied))
    FROM denials WHERE NOT contradictory
    GROUP BY subject, attribute, axis, moment, subject_name, attribute_label, type
    ORDER BY subject, attribute, axis, moment
    """,
    tell=_tell,
    each=KEY,
    needs="""
    SELECT count(*) FROM claims
    WHERE speaker IS NOT NULL AND (modality = 'asserted' OR modality = 'denied')
    """,
    without="no claims with a speaker",
    marks=("disputed",),
)
