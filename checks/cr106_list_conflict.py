"""A list that is said to be complete lacks an item that another source lists.

Why it matters
--------------
"The freeze hit the agency and its head" and "the freeze hit its head" cannot
both be complete. A closed list names these items and no others; an open one
("including ...") leaves room for more. So only what a closed list leaves out
counts: an open list denies nothing by its silence. A broader item covers a
narrower one.

Fires
-----
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: prize, name: City prize}]
attributes: [{id: winners, type: list}]
claims:
  - source: morning
    subject: prize
    attribute: winners
    value: [Ada, Ben]
    quote: Ada and Ben won
  - source: evening
    subject: prize
    attribute: winners
    value: [Ada]
    quote: Ada won
```

Stays silent
------------
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: prize, name: City prize}]
attributes: [{id: winners, type: list}]
claims:
  - source: morning
    subject: prize
    attribute: winners
    value: [Ada, Ben]
    quote: Ada and Ben won
  - source: evening
    subject: prize
    attribute: winners
    value: {including: [Ada]}
    quote: winners included Ada
```

When to accept it
-----------------
If one source shortens its list without saying so, it is better to enter that
list as open.
"""

from checks.definition import Check
from checks.rules.conflicts import groups_reported
from checks.rules.lists import LIST_STEPS, NEEDED_OF_LISTS, OF_LISTS
from checks.rules.unasserted import UNASSERTED_CONFLICTS
from checks.rules.value_conflicts import (
    UNASSERTED_CONTRADICTIONS,
    ConflictOfModality,
    conflicts_of_all,
)
from claim_tables.kept_slots import KeptSlots
from schema.finding import Severity
from schema.values import LISTS
from store.cited_readings import GroupKey
from support.sql import listed

_NEEDED = f"""
SELECT count(*) FROM (
  SELECT 1 FROM unasserted WHERE type IN ({listed(LISTS)})
  GROUP BY subject, attribute, axis, moment, modality
  HAVING count(*) > 1 AND bool_or(closed) LIMIT 1
)
"""
_UNASSERTED = UNASSERTED_CONTRADICTIONS.format(kinds=f"c.type IN ({listed(LISTS)})")
_QUERY = f"""
SELECT subject, attribute, axis, moment, subject_name, attribute_label, type,
       '' AS modality, TRUE AS firm, NULL AS claims
FROM list_conflicts WHERE contradictory
UNION ALL
{_UNASSERTED}
ORDER BY subject, attribute, axis, moment, modality
"""

CHECK = Check(
    code="CR106",
    name="list-conflict",
    severity=Severity.CONTRADICTION,
    doc=__doc__,
    prepare=(*LIST_STEPS, UNASSERTED_CONFLICTS),
    query=_QUERY,
    row=ConflictOfModality,
    findings_from=conflicts_of_all(OF_LISTS),
    finding_key=(*GroupKey._fields, "modality"),
    looks_at=("comparable claims",),
    needs=f"SELECT ({NEEDED_OF_LISTS}) + ({_NEEDED})",
    without="no two claims about one list, of which one is complete",
    marks=("contested",),
    pictured=True,
    conflict_groups=groups_reported(_QUERY, "modality = ''"),
    one_finding_a_group=True,
    beyond_groups=_UNASSERTED,
    touches="slot",
    merge="by subject",
    keeps=(KeptSlots.LIST, KeptSlots.UNASSERTED),
)
