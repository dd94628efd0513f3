"""The sources no longer say what they said when an editor decided.

Why it matters
--------------
A decision weighs what is known on its day. When an article is added or
corrected, the decision may still be right, but somebody has to look again.
Until then the fact sheet prints it as settled.

A decision may list its `grounds`, the values that the sources gave. These are
compared with the values of the asserted claims of today; of a decision with an
`as_of` about a value that changes, with those of that time. One more source
for a known value changes nothing.

Fires
-----
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: lanes, type: count}]
claims:
  - source: morning
    subject: bridge
    attribute: lanes
    value: 4
    quote: four lanes
  - source: evening
    subject: bridge
    attribute: lanes
    value: 4
    quote: four lanes
decisions:
  - subject: bridge
    attribute: lanes
    value: 4
    grounds: [4, 6]
    because: The plans show four.
    by: A. Reader
    on: 2024-06-02
```

Stays silent
------------
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: lanes, type: count}]
claims:
  - source: morning
    subject: bridge
    attribute: lanes
    value: 4
    quote: four lanes
  - source: evening
    subject: bridge
    attribute: lanes
    value: four
    quote: four lanes
decisions:
  - subject: bridge
    attribute: lanes
    value: 4
    grounds: [4]
    because: The plans show four.
    by: A. Reader
    on: 2024-06-02
```

When to accept it
-----------------
Never: look again, and write today's values into `grounds`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Check, Step
from checks.findings.of_decisions import about_decisions
from checks.rules.names import named
from claim_tables.kept_slots import KeptSlots
from schema.finding import Severity
from store.comparable import of_decided_time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checks.definition import Context
    from schema.finding import Finding


_CLAIMS = """
SELECT DISTINCT r.claim FROM decisions d
JOIN readings r ON r.subject = d.subject AND r.attribute = d.attribute
JOIN claims c ON c.id = r.claim AND c.modality = 'asserted'
WHERE array_length(d.grounds) > 0
"""
_VALUES = {
    "claim": "INTEGER",
    "subject": "VARCHAR",
    "attribute": "VARCHAR",
    "canonical": "VARCHAR",
}


def _spell_values(context: Context) -> None:
    """Make the table of asserted values that are decided on, in the fixed spelling of grounds.

    The store of a large table has values as they are written.
    """
    claims = (claim for (claim,) in context.store.query(_CLAIMS).rows)
    found = context.readings.of_claims(claims).values()
    rows = [(r.claim, r.subject, r.attribute, r.canonical) for of_claim in found for r in of_claim]
    context.store.make_from_rows("decided_values", _VALUES, rows)


class _ChangedGrounds(NamedTuple):
    """A decision, what its sources say that it did not know, and what they no longer say."""

    subject: str
    attribute: str
    as_of: str
    value: str
    claims: list[int]
    fresh: list[str]
    gone: list[str]


def _say(row: _ChangedGrounds, words: Callable[[str], str]) -> str:
    both = ((row.fresh, "new"), (row.gone, "no longer stated"))
    changes = (
        f"{named([words(value) for value in values])} {'is' if len(values) == 1 else 'are'} {how}"
        for values, how in both
        if values
    )
    return ", and ".join(changes)


def _findings(
    check: Check[_ChangedGrounds], context: Context, rows: list[_ChangedGrounds]
) -> Iterator[Finding]:
    return about_decisions(check, context, rows, _say)


CHECK = Check(
    code="CR602",
    name="decision-on-changed-grounds",
    severity=Severity.TENSION,
    doc=__doc__,
    query=f"""
    WITH values_of_today AS (
      SELECT d.subject, d.attribute, d.as_of, any_value(d.value) AS value,
             any_value(d.grounds) AS grounds,
             list(DISTINCT r.canonical ORDER BY r.canonical) FILTER (r.claim IS NOT NULL) AS said,
             list(r.claim ORDER BY r.claim) FILTER (r.claim IS NOT NULL) AS claims
      FROM decisions d
      JOIN attributes a ON a.id = d.attribute
      LEFT JOIN (FROM decided_values v JOIN spoken c USING (claim)) r
             ON r.subject = d.subject AND r.attribute = d.attribute
            AND {of_decided_time("d", "a.changes", "r.said")}
      WHERE array_length(d.grounds) > 0
      GROUP BY d.subject, d.attribute, d.as_of
    ),
    compared_grounds AS (
      SELECT subject, attribute, as_of, value, coalesce(claims, []) AS claims,
             list_filter(coalesce(said, []), lambda v: NOT list_contains(grounds, v)) AS fresh,
             list_filter(list_sort(list_distinct(grounds)),
                         lambda v: NOT list_contains(coalesce(said, []), v)) AS gone
      FROM values_of_today
    )
    SELECT * FROM compared_grounds WHERE array_length(fresh) + array_length(gone) > 0
    ORDER BY subject, attribute, as_of
    """,
    prepare=(Step("decided_values", by=_spell_values),),
    about="SELECT count(*) FROM decisions WHERE array_length(grounds) > 0",
    row=_ChangedGrounds,
    findings_from=_findings,
    looks_at=("decisions",),
    needs="SELECT count(*) FROM decisions WHERE array_length(grounds) > 0",
    without="no decisions with grounds",
    touches="slot",
    merge="together",
    keeps=(KeptSlots.DECIDED,),
    doubts_decisions=True,
    marks=(),
)
