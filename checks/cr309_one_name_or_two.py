"""Sources give names that may be one name, or two.

Why it matters
--------------
"Shoei Kisen" and "Shoei Kisen Kaisha" are probably one owner, and may be two
companies of one group. A program cannot know; whoever prints the fact must. So
this is a question and no contradiction. It is asked where one name contains
the other, or where they differ only in initials, order, "&" and "and", legal
forms (Ltd, GmbH), articles, hyphens, an abbreviation, what the bearer is ("the
Turkish president Erdogan"), or the spelling of umlauts and of names out of
other scripts. The same goes for the items of lists. Names that differ
otherwise contradict each other (CR105, CR106), by a single letter, too.

Fires
-----
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: ship}]
attributes: [{id: owner, type: name}]
claims:
  - source: morning
    subject: ship
    attribute: owner
    value: Shoei Kisen
    quote: its owner, Shoei Kisen
  - source: evening
    subject: ship
    attribute: owner
    value: Shoei Kisen Kaisha
    quote: owned by Shoei Kisen Kaisha
```

Stays silent
------------
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: ship}]
vocabularies:
  - id: companies
    terms: [{id: shoei, name: Shoei Kisen Kaisha, aliases: [Shoei Kisen]}]
attributes: [{id: owner, type: name, vocabulary: companies}]
claims:
  - source: morning
    subject: ship
    attribute: owner
    value: Shoei Kisen
    quote: its owner, Shoei Kisen
  - source: evening
    subject: ship
    attribute: owner
    value: Shoei Kisen Kaisha
    quote: owned by Shoei Kisen Kaisha
```

When to accept it
-----------------
If the names are one, it is better to list the second as an alias in a
vocabulary, or to record a decision. If they are two, record a decision for the
right one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.definition import Among, Check
from checks.rules.conflicts import CONFLICT_STEPS, IN_CONFLICT, Conflict, conflict, groups_reported
from checks.rules.lists import LIST_STEPS, OF_LISTS, all_sides
from checks.rules.name_questions import LIST_QUESTIONS, NAME_QUESTIONS
from claim_tables.kept_slots import KeptSlots
from schema.finding import Finding, Severity
from schema.values import LISTS, NAMES
from schema.values.terms import NAME_AXIS
from store.cited_readings import GroupKey
from store.comparable import same_group
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.definition import Context

_QUESTIONED = f"(FROM {IN_CONFLICT} UNION ALL BY NAME {OF_LISTS})"
"""The relation of the claims that give the names."""
_QUERY = f"""
SELECT c.subject, c.attribute, c.axis, c.moment, c.subject_name, c.attribute_label, c.type
FROM conflicts c JOIN {NAME_QUESTIONS} q ON {same_group("q", "c")}
UNION ALL
SELECT c.subject, c.attribute, c.axis, c.moment, c.subject_name, c.attribute_label, c.type
FROM list_conflicts c JOIN {LIST_QUESTIONS} q ON {same_group("q", "c")}
ORDER BY subject, attribute, axis, moment
"""
_SOME = f"SELECT (SELECT count(*) FROM {NAME_QUESTIONS}) + (SELECT count(*) FROM {LIST_QUESTIONS})"
_SEVERAL = f"""
SELECT 1 FROM {{claims}} WHERE type IN ({listed(NAMES)})
GROUP BY subject, attribute, axis, moment HAVING count(*) > 1
UNION ALL
SELECT 1 FROM stated WHERE type IN ({listed(LISTS)}) AND axis = '{NAME_AXIS}'
GROUP BY subject, attribute, axis, moment HAVING count(*) > 1 AND bool_or(closed)
LIMIT 1
"""


def _findings(check: Check[Conflict], context: Context, rows: list[Conflict]) -> Iterator[Finding]:
    groups = context.readings.of_groups((row.key for row in rows), _QUESTIONED)
    for row in rows:
        group = groups[row.key]
        found = conflict(check, row, all_sides(group.readings), group.uncited)
        ask = "are these the same names?" if row.type in LISTS else "is that one name?"
        yield found.model_copy(update={"message": f"{found.message}: {ask}"})


CHECK = Check(
    code="CR309",
    name="one-name-or-two",
    severity=Severity.AMBIGUITY,
    doc=__doc__,
    prepare=(*CONFLICT_STEPS, *LIST_STEPS),
    suspects=_SOME,
    query=_QUERY,
    row=Conflict,
    findings_from=_findings,
    finding_key=GroupKey._fields,
    looks_at=("comparable claims",),
    needs=Among(f"type IN ({listed((*NAMES, *LISTS))})", _SEVERAL),
    without="no two claims about one name, and none about one list of names",
    marks=("contested",),
    pictured=True,
    conflict_groups=groups_reported(_QUERY),
    one_finding_a_group=True,
    touches="slot",
    formerly=("CR105", "CR106"),
    merge="by subject",
    keeps=(KeptSlots.CONFLICTING, KeptSlots.GAPPED, KeptSlots.LIST),
)
