"""A newer source states as done what an older one plans, foresees or threatens.

Why it matters
--------------
"The bridge is to open in June" was right when it was written. An article that
copies it after the bridge has opened in July is out of date. This is no
contradiction: the newer source counts, and the finding says what was planned,
when, and what came of it.

A source is older only if it appeared entirely before the other. It makes no
difference who says either. Only plans, conditions, predictions and threats are
superseded, never demands or denials. A date is
superseded by every date that is not before the older source. An amount or a
count is superseded by whatever came of it, unless the attribute changes;
everything else only by a value that agrees with it. A `scheduled` date that is
still ahead is superseded only if it moved. Free text is never compared.

Fires
-----
```yaml
sources:
  - {id: morning, published: 2018-05-01}
  - {id: evening, published: 2019-08-02}
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: opened, type: date}]
claims:
  - source: morning
    subject: bridge
    attribute: opened
    value: 2019-06
    quote: is to open in June 2019
    modality: planned
  - source: evening
    subject: bridge
    attribute: opened
    value: 2019-07
    quote: opened last month
```

Stays silent
------------
```yaml
sources:
  - {id: morning, published: 2018-05-01}
  - {id: evening, published: 2019-08-02}
subjects: [{id: bridge, name: Harbour bridge}]
vocabularies: [{id: owners, terms: [city, state]}]
attributes: [{id: owner, type: term, vocabulary: owners}]
claims:
  - source: morning
    subject: bridge
    attribute: owner
    value: state
    quote: may be sold to the state
    modality: predicted
  - source: evening
    subject: bridge
    attribute: owner
    value: city
    quote: the city's bridge
```

When to accept it
-----------------
When your article presents the older source as history, too: "in 2018 the
bridge was to open in June". If the newer source is about something else, it is
better to give each its own subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Check
from checks.rules.attributed import Mentions, head
from checks.rules.lists import lacking_pairs, value_in_words
from checks.rules.side_values import each_with_its_sources, say_different_things
from checks.rules.sides import cite
from claim_tables.kept_slots import KeptSlots
from schema.finding import Finding, Severity
from schema.values import AMOUNTS, COMPARED, TIMES, VALUE_TYPES
from store.cited_readings import plain_readings
from store.comparable import intervals_meet
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.definition import Context
    from schema.finding import Citation, Side
    from store.cited_readings import CitedReading

_PLANS = {
    "planned": "planned",
    "conditional": "on a condition",
    "predicted": "predicted",
    "threatened": "threatened",
}
"""By modality, in the order of the sides: how it is said after a value."""
_TWO = 2
_LACKING_PAIRS = lacking_pairs(
    "pairs p",
    "p.plan, p.fact",
    having=("p.fact", "p.fact_number"),
    wanted=("p.plan", "p.plan_number"),
)
# Pairs are made only in slots where some plan is older than some fact. `kind` says what a fact
# must be to supersede a plan: a date that is not too early, any figure, or else the same.
_PAIRS = f"""
WITH plans_and_facts AS (
  SELECT r.claim, r.number, r.subject, r.attribute, r.axis, r.lo, r.hi, a.type, a.changes,
         a.scheduled, c.modality = 'asserted' AS done, c.published_lo, c.published_hi,
         c.as_of IS NULL AS timeless, c.as_of_lo
  FROM readings r
  JOIN spoken c ON c.claim = r.claim
  JOIN attributes a ON a.id = r.attribute AND a.type IN ({listed(COMPARED)})
  WHERE r.means IS NULL AND (c.modality = 'asserted' OR c.modality IN ({listed(_PLANS)}))
),
slots_with_older_plans AS (
  SELECT subject, attribute, axis FROM plans_and_facts GROUP BY subject, attribute, axis
  HAVING min(published_hi) FILTER (WHERE NOT done) < max(published_lo) FILTER (WHERE done)
),
-- a plan with a newer fact that is about the same time, whoever says either
pairs AS (
  SELECT s.subject, s.attribute, s.axis, p.claim AS plan, p.number AS plan_number,
         f.claim AS fact, f.number AS fact_number,
         CASE WHEN p.type IN ({listed(TIMES)}) THEN 'date'
              WHEN p.type IN ({listed(AMOUNTS)}) AND NOT p.changes THEN 'figure'
              ELSE 'other' END AS kind,
         p.scheduled,
         {intervals_meet("p", "f")} AS meets,
         coalesce(f.hi >= p.published_lo, TRUE) AS later,
         coalesce(floor(f.hi) <= f.published_hi, FALSE) AS past
  FROM slots_with_older_plans s
  JOIN plans_and_facts p ON p.subject = s.subject AND p.attribute = s.attribute
                        AND p.axis = s.axis AND NOT p.done
  JOIN plans_and_facts f ON f.subject = s.subject AND f.attribute = s.attribute
                        AND f.axis = s.axis AND f.done
  WHERE p.published_hi < f.published_lo
    AND (f.timeless OR f.as_of_lo > p.published_hi)
    AND coalesce(p.as_of_lo <= coalesce(f.as_of_lo, f.published_lo), TRUE)
)
"""
_SUPERSEDED = f"""
{_PAIRS},
-- a pair of lists of which the fact lacks an item of the plan
lacking_pairs AS ({_LACKING_PAIRS}),
superseded_plans AS (
  SELECT p.subject, p.attribute, p.axis, p.plan, p.fact
  FROM pairs p
  ANTI JOIN lacking_pairs l ON l.plan = p.plan AND l.fact = p.fact
  WHERE CASE p.kind WHEN 'date' THEN p.later AND (NOT p.scheduled OR p.past OR NOT p.meets)
                    WHEN 'figure' THEN TRUE
                    ELSE p.meets END
)
SELECT p.subject, p.attribute, p.axis, n.name AS subject_name, a.label AS attribute_label, a.type,
       a.scheduled, list(DISTINCT p.plan) AS plans, list(DISTINCT p.fact) AS facts
FROM superseded_plans p
JOIN subjects n ON n.id = p.subject
JOIN attributes a ON a.id = p.attribute
GROUP BY p.subject, p.attribute, p.axis, n.name, a.label, a.type, a.scheduled
ORDER BY p.subject, p.attribute, p.axis
"""


class _Superseded(NamedTuple):
    """A slot with plans of older sources and facts of newer ones, by their claims."""

    subject: str
    attribute: str
    axis: str
    subject_name: str
    attribute_label: str
    type: str
    scheduled: bool
    plans: list[int]
    facts: list[int]


def _findings(
    check: Check[_Superseded], context: Context, rows: list[_Superseded]
) -> Iterator[Finding]:
    claims = (claim for row in rows for claim in row.plans + row.facts)
    readings = plain_readings(context.readings, claims)
    for row in rows:
        plans = [readings[claim] for claim in sorted(row.plans)]
        facts = [readings[claim] for claim in sorted(row.facts)]
        done = cite(f"{value_in_words(facts)}, {_as_fact(row)}", facts)
        sides = (*_planned(plans), done)
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject=row.subject,
            attribute=row.attribute,
            scope=VALUE_TYPES[row.type].scope(row.axis),
            message=_message(row, plans, facts),
            sides=sides,
        )


def _planned(plans: list[CitedReading]) -> Iterator[Side]:
    """Give a side for each modality."""
    for modality, how in _PLANS.items():
        members = [plan for plan in plans if plan.modality == modality]
        if members:
            yield cite(f"{value_in_words(members)}, {how}", members)


def _as_fact(row: _Superseded) -> str:
    """Say how the newer sources put it; a date set in advance may be ahead of them as well."""
    return "given" if row.scheduled and row.type in TIMES else "stated as fact"


def _message(row: _Superseded, plans: list[CitedReading], facts: list[CitedReading]) -> str:
    """Say what was planned where, and then what became of it, the oldest sources first."""
    done, mentions, words = value_in_words(facts), Mentions(_TWO), ""
    planned: list[str] = []
    for modality, how in _PLANS.items():
        members = [plan for plan in plans if plan.modality == modality]
        if members:
            words = value_in_words(members)
            cited = _oldest_first(members)
            comma = "," if all(citation.speaker for citation in cited) else ""
            planned.append(f"{words}, {how}{comma}{mentions.stated(cited)}")
    how = _as_fact(row)
    since = f"since {how}" if len(planned) == 1 and words == done else f"then {done}, {how}"
    said = f"{since}{mentions.stated(_oldest_first(facts))}"
    if say_different_things(facts):
        said = f"then {each_with_its_sources(facts, mentions)}, {how}"
    between = ", " if len(planned) == 1 else "; "
    return head(row.subject_name, row.attribute_label) + between.join([*planned, said])


def _oldest_first(readings: list[CitedReading]) -> list[Citation]:
    cited = [reading.citation for reading in readings]
    return sorted(cited, key=lambda citation: (citation.published or "", citation.source))


CHECK = Check(
    code="CR205",
    name="superseded",
    severity=Severity.NOTE,
    doc=__doc__,
    query=_SUPERSEDED,
    row=_Superseded,
    findings_from=_findings,
    finding_key=("subject", "attribute", "axis"),
    looks_at=("comparable claims",),
    about=f"SELECT count(*) FROM claims WHERE modality IN ({listed(_PLANS)})",
    needs=f"{_PAIRS} SELECT count(*) FROM pairs",
    without="no plan, condition, prediction or threat of an older source about what a newer one "
    "states",
    touches="slot",
    merge="by subject",
    keeps=(KeptSlots.UNASSERTED,),
    marks=(),
    pictured=True,
)
